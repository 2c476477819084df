/** The services of the project, for tests: `services/` as its files are. */
import { exampleTowns } from '../src/catalogue/example-proof.ts'
import { formContext } from '../src/catalogue/form-context.ts'
import { assess } from '../src/forms/assessment.ts'
import { type Example, examplesIn, isOfRealStatute } from '../src/forms/example.ts'
import { contextOf } from '../src/forms/examples.ts'
import { journey } from '../src/forms/journey.ts'
import type { Answers } from '../src/forms/question.ts'
import { shownPage } from '../src/forms/read-page.ts'
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
 * The examples of a service that are taken through the whole portal: those that show something that none before them
 * showed, a page with other questions, a problem, a line of the assessment, a town. What all of them come to is proven
 * without a portal. One that holds in each town is taken through one of them, and the next through the next.
 */
export function walkedExamples(service: Service, region: Region): readonly Example[] {
  const towns = exampleTowns(region, service)
  const shown = new Set<string>()
  return service.examples
    .filter(isOfRealStatute)
    .flatMap((example, index) => examplesIn([example], towns.slice(index % towns.length, (index % towns.length) + 1)))
    .filter((example) => {
      const before = shown.size
      for (const one of shownBy(service, region, example)) shown.add(one)
      return shown.size > before
    })
}

function shownBy({ compiled, definition }: Service, region: Region, example: Example): readonly string[] {
  const context = contextOf(example, (authority, on) => formContext(region, authority, definition.bylaw, on))
  const answers = example.answers as Answers
  const { pages, counted, problems } = journey(compiled, answers, context)
  const asked = ({ id }: { readonly id: string }): string =>
    shownPage(compiled, { id }, answers, context)
      .ask.map((question) => question.id)
      .join(' ')
  return [
    `town ${example.authority}`,
    ...pages.map((page) => `page ${page.id}: ${asked(page)}`),
    ...problems.map(({ question, code }) => `problem ${question}: ${code}`),
    ...(problems.length > 0 ? [] : assess(compiled, counted, context).map(({ id, amount }) => `line ${id}: ${amount !== null}`)),
  ]
}

/** One shipped service, by its id. */
export async function shippedService(id: string): Promise<Service> {
  const service = (await shippedServices()).find(({ definition }) => definition.id === id)
  if (!service) throw new Error(`there is no service ${id}`)
  return service
}
