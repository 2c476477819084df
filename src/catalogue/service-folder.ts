/** The folder of services, as files: all of it, or what belongs to some services by name. */
import { BLOCKS_FOLDER } from '../forms/block.ts'
import { readFolder } from '../network/folder.ts'
import { didYouMean } from '../platform/closest.ts'
import { OperatorError } from '../platform/operator-error.ts'

/**
 * The files below a folder of services by their path inside it, as `loadFolder` takes them. With `names` only those of
 * these services, and the blocks that any may use. Throws an OperatorError where a name is not that of a service there.
 */
export async function readServiceFiles(folder: string, names: readonly string[] = []): Promise<Map<string, string>> {
  // In one order, whatever the disk's: reports name services as people sort them.
  const files = new Map([...(await readFolder(folder))].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  if (names.length === 0) return files
  const known = new Set([...files.keys()].map(folderOf).filter((name) => name !== BLOCKS_FOLDER))
  for (const name of names) {
    if (!known.has(name)) throw new OperatorError(`There is no service "${name}" in ${folder}${didYouMean(name, known)}`)
  }
  return new Map([...files].filter(([path]) => names.includes(folderOf(path)) || folderOf(path) === BLOCKS_FOLDER))
}

const folderOf = (path: string): string => path.split('/')[0] ?? ''
