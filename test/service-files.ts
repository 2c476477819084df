/** The services of the project, for tests: `services/` as its files are. */
import { fileProblemInWords, loadFolder, type Service } from '../src/forms/service.ts'
import { readFolder } from '../src/network/folder.ts'
import { projectRoot } from '../src/platform/project-root.ts'

/** Reads every service of `services/` with its blocks and examples. Throws in words when one cannot be read. */
export async function shippedServices(): Promise<readonly Service[]> {
  const { services, problems } = loadFolder(await readFolder(`${projectRoot}/services`))
  if (problems.length > 0) throw new Error(problems.map(fileProblemInWords).join('\n'))
  return services
}

/** One shipped service, by its id. */
export async function shippedService(id: string): Promise<Service> {
  const service = (await shippedServices()).find(({ definition }) => definition.id === id)
  if (!service) throw new Error(`there is no service ${id}`)
  return service
}
