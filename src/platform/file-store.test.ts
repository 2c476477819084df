import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from './digest.ts'
import { type FileStore, openFileStore } from './file-store.ts'
import { OperatorError } from './operator-error.ts'

let directory = ''
let store: FileStore
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'file-store-'))
  store = await openFileStore(directory)
})
afterEach(() => rm(directory, { recursive: true }))

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

const filesBelow = async (): Promise<string[]> =>
  (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name)

async function contentOf(id: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await store.read(id)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const keep = async (...texts: string[]): Promise<string> => (await store.stage(pieces(...texts), 1000)).keep()

describe('a file', () => {
  test('is kept as it came, under a random name that says nothing, for its owner only', async () => {
    const staged = await store.stage(pieces('Lage', 'plan'), 1000)
    expect(staged).toMatchObject({ size: 8, digest: sha256('Lageplan'), isTooLarge: false })
    expect(await readFile(staged.path, 'utf8')).toBe('Lageplan')
    const id = await staged.keep()
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
    expect(await contentOf(id)).toBe('Lageplan')
    expect(await filesBelow()).toEqual([id])
    expect((await stat(join(directory, id.slice(0, 2), id))).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(staged.path))).mode & 0o777).toBe(0o700)
  })

  test('that came twice is kept twice, each under a name of its own', async () => {
    expect(await keep('gleich')).not.toBe(await keep('gleich'))
  })

  test('that was cut off on the way leaves nothing behind', async () => {
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('halb')
      throw new Error('the connection was cut')
    }
    await expect(store.stage(cut(), 1000)).rejects.toThrow('the connection was cut')
    expect(await filesBelow()).toEqual([])
  })

  test('that was thrown away leaves nothing behind', async () => {
    await (await store.stage(pieces('nicht angenommen'), 1000)).discard()
    expect(await filesBelow()).toEqual([])
  })

  test('that is longer than allowed is not written beyond that, and the rest is read to its end', async () => {
    let read = 0
    async function* long(): AsyncGenerator<Uint8Array> {
      for (; read < 50; read += 1) yield Buffer.alloc(100)
    }
    const staged = await store.stage(long(), 250)
    expect(staged).toMatchObject({ size: 200, isTooLarge: true })
    expect((await stat(staged.path)).size).toBe(200)
    expect(read).toBe(50)
  })

  test('of exactly the size that is allowed is whole', async () => {
    expect(await store.stage(pieces('12345', '67890'), 10)).toMatchObject({ size: 10, isTooLarge: false })
  })

  test('that was deleted is gone, and deleting it again does no harm', async () => {
    const id = await keep('weg')
    await store.remove(id)
    await store.remove(id)
    await expect(store.read(id)).rejects.toThrow('ENOENT')
    expect(await filesBelow()).toEqual([])
  })

  test('is asked for by its id; a path never leads anywhere', async () => {
    const outside = join(directory, '..', 'outside.txt')
    for (const path of ['../outside.txt', '..', '', '/etc/passwd', 'incoming/x', `${outside}\0`]) {
      await expect(store.read(path)).rejects.toThrow(/Invalid UUID/)
      await expect(store.remove(path)).rejects.toThrow(/Invalid UUID/)
    }
  })
})

describe('what nobody needs any more', () => {
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000)
  const older = new Date(yesterday.getTime() - 1000)

  test('is found by its age: files that were kept', async () => {
    const [old, recent] = [await keep('alt'), await keep('neu')]
    await utimes(join(directory, old.slice(0, 2), old), older, older)
    await writeFile(join(directory, old.slice(0, 2), 'notes.txt'), 'not ours')
    const found: string[] = []
    for await (const id of store.keptBefore(yesterday)) found.push(id)
    expect(found).toEqual([old])
    expect(await contentOf(recent)).toBe('neu')
  })

  test('is cleared by its age: files that came in and were neither kept nor thrown away', async () => {
    const [abandoned, running] = [await store.stage(pieces('alt'), 10), await store.stage(pieces('neu'), 10)]
    await utimes(abandoned.path, older, older)
    expect(await store.clearAbandoned(yesterday)).toBe(1)
    expect(await filesBelow()).toHaveLength(1)
    await running.keep()
  })
})

test('a folder that is missing is made, and there is room in it', async () => {
  const made = await openFileStore(join(directory, 'new', 'files'))
  expect(await made.hasRoom()).toBe(true)
})

test('a folder that cannot be written is told in one sentence that names the variable', async () => {
  const file = join(directory, 'a-file')
  await writeFile(file, '')
  const problem = await openFileStore(file).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(OperatorError)
  expect((problem as Error).message).toBe(
    `The folder ${file} is not a folder; set FILES_DIR to a folder that can be written (docs/configuration.md).`,
  )
})
