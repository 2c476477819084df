import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { OperatorError } from '../platform/operator-error.ts'

/**
 * The files below a folder, by their path inside it with `/`, as `readNetwork` takes them. Files and folders beginning with
 * a dot are an editor's, or not yet whole: left out. Throws where the folder cannot be read, and an OperatorError with
 * file and line where a file is not UTF-8: of another program, or cut within a letter.
 */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const inside = relative(folder, path).split(sep)
    if (!entry.isFile() || inside.some((name) => name.startsWith('.'))) continue
    files.set(inside.join('/'), textOf(await readFile(path), path))
  }
  return files
}

/** The text of a file. Throws an OperatorError that names the line where it stops being UTF-8. */
function textOf(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What cannot be read becomes U+FFFD; a file that holds that character itself is told of an earlier line at worst.
    const line = new TextDecoder().decode(bytes).split('\uFFFD')[0]!.split('\n').length
    throw new OperatorError(`${path}:${line}: holds bytes that are no UTF-8; save it as UTF-8, and see whether its end is missing`)
  }
}
