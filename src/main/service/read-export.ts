import { readFile, stat } from 'node:fs/promises'
import { LARGEST_SERVICE_FILE, readServiceFile, type ServiceContent } from '../../catalogue/service-file/service-file.ts'
import { fileProblemInWords } from '../../forms/service.ts'
import { OperatorError } from '../../platform/operator-error.ts'

/** Reads an exported service from the disk. Throws an OperatorError with file, line and what is wrong. */
export async function readExport(file: string): Promise<ServiceContent> {
  // Asked before it is read: what is too large does not have to fit into the memory first.
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size > LARGEST_SERVICE_FILE) throw new OperatorError(`${file}:1: is larger than ${LARGEST_SERVICE_FILE} bytes, which no export is`)
  const json = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new OperatorError(`${file} cannot be read: ${(error as Error).message}`, { cause: error })
  })
  const read = readServiceFile(file, json)
  if (!read.ok) throw new OperatorError(read.problems.map(fileProblemInWords).join('\n'))
  return read.service
}
