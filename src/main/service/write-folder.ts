/** Writes a folder of files whole or not at all. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes `files` (by their paths with `/`) as the folder `target`: first beside it under a name that nobody reads, then in
 * its place. What lay there goes only when all was written, and comes back when the exchange fails.
 */
export async function writeFolder(target: string, files: ReadonlyMap<string, string>): Promise<void> {
  const mark = randomBytes(4).toString('hex')
  // Names that begin with a dot are no services: a running portal may read the folder meanwhile.
  const unfinished = join(dirname(target), `.${basename(target)}.${mark}`)
  const former = join(dirname(target), `.${basename(target)}.former.${mark}`)
  try {
    for (const [path, content] of files) {
      const file = join(unfinished, ...path.split('/'))
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
    }
    const isThere = existsSync(target)
    if (isThere) await rename(target, former)
    try {
      await rename(unfinished, target)
    } catch (fault) {
      if (isThere) await rename(former, target)
      throw fault
    }
  } finally {
    await rm(unfinished, { recursive: true, force: true })
    await rm(former, { recursive: true, force: true })
  }
}
