/** One service of the configured folder, as it lies there. */
import { readServiceFiles } from '../../catalogue/service-folder.ts'
import { fileProblemInWords, loadFolder, type Service } from '../../forms/service.ts'
import { OperatorError } from '../../platform/operator-error.ts'

/** Loads the service of this name. Throws an OperatorError that says what is wrong with it, with file and line. */
export async function loadNamed(folder: string, name: string): Promise<Service> {
  const { services, problems } = loadFolder(await readServiceFiles(folder, [name]))
  const [service] = services
  if (!service || problems.length > 0) throw new OperatorError(problems.map(fileProblemInWords).join('\n'))
  return service
}
