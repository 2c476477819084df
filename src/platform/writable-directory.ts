import { constants, existsSync } from 'node:fs'
import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OperatorError } from './operator-error.ts'

const reasons: Record<string, string> = {
  EROFS: 'lies on a disk that is read-only',
  ENOSPC: 'lies on a disk that is full',
  EDQUOT: 'lies on a disk whose quota is used up',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is not a folder',
}

/**
 * Makes sure that a folder exists and can be written, before anything relies on it. Throws an OperatorError when it
 * cannot: the sentence ends with `remedy`, what to do then.
 */
export async function ensureWritableDirectory(directory: string, remedy: string): Promise<void> {
  const probe = join(directory, `.writable-${process.pid}`)
  try {
    // Node says of a read-only disk that there is no such folder, so the nearest one that exists is asked first.
    await access(nearestExisting(directory), constants.W_OK)
    await mkdir(directory, { recursive: true })
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
    if (reason === undefined) throw error
    throw new OperatorError(`The folder ${directory} ${reason}; ${remedy}.`)
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path))
}
