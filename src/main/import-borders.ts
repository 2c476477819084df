/** `./portal import borders FILE [--source TEXT]`: where municipalities lie, from a file of a survey authority. */
import { readFile, stat } from 'node:fs/promises'
import { readBorderFile } from '../network/border-file.ts'
import type { ImportReport } from '../network/import.ts'
import { importBorders } from '../network/import-borders.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'

/** The borders of all municipalities of Germany at a scale of 1:250,000 are smaller. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024
const MOST_PROBLEMS_TOLD = 20

/**
 * Makes the stored borders what the file says; again changes nothing. Throws an OperatorError that names file, feature and
 * what is wrong, and then nothing was taken.
 */
export async function importBordersFile(
  owner: Database,
  file: string,
  region: Region,
  source: string | undefined,
): Promise<{ readonly report: ImportReport; readonly elsewhere: number; readonly districts: number }> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new OperatorError(`${file} cannot be read; name a file that exists.`)
  if (found.size > LARGEST_FILE_BYTES)
    throw new OperatorError(
      `${file}: has ${Math.ceil(found.size / 1024 / 1024)} MB, but at most ${LARGEST_FILE_BYTES / 1024 / 1024} MB are read; leave out what lies elsewhere.`,
    )
  const read = readBorderFile(await readFile(file, 'utf8'), region.authorities, source)
  if (!read.ok) {
    const told = read.problems.slice(0, MOST_PROBLEMS_TOLD).map((problem) => `${file}: ${problem}`)
    const more = read.problems.length - told.length
    throw new OperatorError(['The borders were not taken:', ...told, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'))
  }
  const { borders, elsewhere, districts } = read.file
  const report = await transact(owner, { authority: null, actor: { kind: 'system' } }, (tx) => importBorders(tx, borders))
  return { report, elsewhere, districts }
}
