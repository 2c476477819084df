/**
 * Files that came in from outside, in a folder that nothing serves. A file is written by stream under a temporary name,
 * inspected there, and only then kept under a random one; what was cut off or refused leaves nothing behind.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { ensureWritableDirectory } from './writable-directory.ts'

/** A file that has come in and waits to be kept or thrown away. */
export type StagedFile = {
  /** Where its bytes lie on this machine, to be inspected. */
  readonly path: string
  /** Bytes on the disk. */
  readonly size: number
  /** SHA-256 of them, in hex. */
  readonly digest: string
  /** More came than was allowed; what lies there is not the whole, and cannot be kept. */
  readonly isTooLarge: boolean
  /** Keeps it for good and returns its id. Once only. */
  readonly keep: () => Promise<string>
  /** Throws it away; does nothing once it was kept. */
  readonly discard: () => Promise<void>
}

/** Where files are kept. A folder today; a bucket of objects could be another. */
export type FileStore = {
  /**
   * Takes bytes as they come, a piece at a time. Beyond `mostBytes` nothing more is written, and the rest is read and
   * forgotten. Throws what the source throws, and then nothing is left.
   */
  readonly stage: (bytes: AsyncIterable<Uint8Array>, mostBytes: number) => Promise<StagedFile>
  /** The bytes of a kept file, from the beginning. Throws when it is not there: whoever asks knows it from a row. */
  readonly read: (id: string) => Promise<Readable>
  /** Deletes a kept file for good; one that is gone already is no fault. */
  readonly remove: (id: string) => Promise<void>
  /** Ids of all files that were kept before a moment. */
  readonly keptBefore: (moment: Date) => AsyncIterable<string>
  /** Throws away what was staged before a moment and never kept: the process ended meanwhile. Returns how many. */
  readonly clearAbandoned: (moment: Date) => Promise<number>
  /** Whether there is room for more: 512 MB must stay free, for the database may share the disk. */
  readonly hasRoom: () => Promise<boolean>
}

const BYTES_TO_STAY_FREE = 512 * 2 ** 20
const fileId = z.uuid()

/** Opens the folder, and makes it where it is missing. Throws an OperatorError when it cannot be written. */
export async function openFileStore(directory: string): Promise<FileStore> {
  await ensureWritableDirectory(directory, 'set FILES_DIR to a folder that can be written (docs/configuration.md)')
  const staging = join(directory, 'incoming')
  await mkdir(staging, { recursive: true, mode: 0o700 })

  /** 256 folders, so that none grows too long to be listed. Anything but an id of ours never becomes a path. */
  const pathOf = (id: string): string => join(directory, fileId.parse(id).slice(0, 2), id)

  return {
    async stage(bytes, mostBytes) {
      const path = join(staging, randomUUID())
      const discard = (): Promise<void> => rm(path, { force: true })
      try {
        return { path, ...(await writeDown(path, bytes, mostBytes)), keep: () => keep(path), discard }
      } catch (error) {
        await discard()
        throw error
      }
    },
    async read(id) {
      const handle = await open(pathOf(id), 'r')
      return handle.createReadStream()
    },
    async remove(id) {
      await rm(pathOf(id), { force: true })
    },
    async *keptBefore(moment) {
      for (const folder of await readdir(directory)) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue
        for (const id of await readdir(join(directory, folder)))
          if (fileId.safeParse(id).success && (await isOlder(join(directory, folder, id), moment))) yield id
      }
    },
    async clearAbandoned(moment) {
      const abandoned: string[] = []
      for (const name of await readdir(staging)) if (await isOlder(join(staging, name), moment)) abandoned.push(join(staging, name))
      for (const path of abandoned) await rm(path, { force: true })
      return abandoned.length
    },
    async hasRoom() {
      const { bavail, bsize } = await statfs(directory)
      return bavail * bsize >= BYTES_TO_STAY_FREE
    },
  }

  async function keep(staged: string): Promise<string> {
    const id = randomUUID()
    const path = pathOf(id)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(staged, path)
    // The bytes were written through before; now the name is as well, or a power cut could take it back.
    const folder = await open(dirname(path), 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
    return id
  }
}

async function writeDown(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Pick<StagedFile, 'size' | 'digest' | 'isTooLarge'>> {
  const hash = createHash('sha256')
  const written = { size: 0, isTooLarge: false }
  async function* allowed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      written.isTooLarge ||= written.size + chunk.length > mostBytes
      if (written.isTooLarge) continue
      written.size += chunk.length
      hash.update(chunk)
      yield chunk
    }
  }
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(allowed())
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { ...written, digest: hash.digest('hex') }
}

/** A file that vanished while it was looked at is nobody's business any more. */
async function isOlder(path: string, moment: Date): Promise<boolean> {
  const status = await stat(path).catch(() => null)
  return status !== null && status.mtime < moment
}
