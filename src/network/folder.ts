import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/**
 * The files below a folder, by their path inside it with `/`, as `readNetwork` takes them. Files beginning with a dot
 * are an editor's, not the network's. Throws where the folder cannot be read or a file is not UTF-8.
 */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const path = join(entry.parentPath, entry.name)
    const content = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    files.set(relative(folder, path).split(sep).join('/'), content)
  }
  return files
}
