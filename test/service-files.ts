/** The services of the project, for tests: `services/` as its files are. */
import { exampleTowns } from '../src/catalogue/example-proof.ts'
import { type Example, examplesIn, isOfRealStatute } from '../src/forms/example.ts'
import { fileProblemInWords, loadFolder, type Service } from '../src/forms/service.ts'
import { readFolder } from '../src/network/folder.ts'
import type { Region } from '../src/network/store.ts'
import { projectRoot } from '../src/platform/project-root.ts'

/** Reads every service of `services/` with its blocks and examples. Throws in words when one cannot be read. */
export async function shippedServices(): Promise<readonly Service[]> {
  const { services, problems } = loadFolder(await readFolder(`${projectRoot}/services`))
  if (problems.length > 0) throw new Error(problems.map(fileProblemInWords).join('\n'))
  return services
}

/**
 * The examples of a service that are taken through the whole portal: those of the statute as it is. One that holds in each
 * town is taken through one of them, and the next through the next: every town comes up, and the tests do not grow with them.
 */
export function walkedExamples(service: Service, region: Region): readonly Example[] {
  const towns = exampleTowns(region, service)
  return service.examples
    .filter(isOfRealStatute)
    .flatMap((example, index) => examplesIn([example], towns.slice(index % towns.length, (index % towns.length) + 1)))
}

/** One shipped service, by its id. */
export async function shippedService(id: string): Promise<Service> {
  const service = (await shippedServices()).find(({ definition }) => definition.id === id)
  if (!service) throw new Error(`there is no service ${id}`)
  return service
}
