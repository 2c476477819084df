/** The service that is looked at while it is written, as its files are at this moment. */
import { exampleTown, exampleTowns } from '../../catalogue/example-proof.ts'
import { formContext } from '../../catalogue/form-context.ts'
import type { CompiledService } from '../../forms/compiled.ts'
import type { FormContext } from '../../forms/context.ts'
import { type Example, examplesIn } from '../../forms/example.ts'
import { fileBookOf } from '../../forms/files.ts'
import { pageOverview, type PageOverview } from '../../forms/page-overview.ts'
import type { Answers } from '../../forms/question.ts'
import type { Service } from '../../forms/service.ts'
import type { Region } from '../../network/store.ts'

/**
 * A service with the facts that its examples are shown with. `town`: whose look and statute; null for that of each example.
 * `untranslated`: what is wrong with its texts in other languages, each with file and line; the German pages are shown all the same.
 */
export type Previewed = {
  readonly service: Service
  readonly region: Region
  readonly town: string | null
  readonly untranslated: readonly string[]
}

/** What the files hold at this moment, or lines that say what is wrong with them. */
export type ReadPreview = () => Promise<
  { readonly ok: true; readonly previewed: Previewed } | { readonly ok: false; readonly problems: readonly string[] }
>

/** In whose look an example is shown: the town that was asked for, else its own, else any. */
export const townOf = ({ region, town }: Previewed, example: Example | undefined): string =>
  [town, example?.authority].find((id) => id !== null && id !== undefined && region.authorityOf(id)) ??
  region.authorities.find(({ kind }) => kind !== 'district')?.id ??
  region.authorities[0]!.id

/** The examples, each once: one of `each` town as it is in the town that was asked for, else in the first that offers the service. */
export function shownExamples({ service, region, town }: Previewed): readonly Example[] {
  const asked = town === null ? undefined : region.authorityOf(town)
  const towns = asked ? [exampleTown(asked)] : exampleTowns(region, service).slice(0, 1)
  return examplesIn(service.examples, towns)
}

/** What the form knows when an example is shown: its town, its day, and the files that its answers name. */
export const contextOf = (previewed: Previewed, example: Example, answers: Answers): FormContext =>
  formContext(previewed.region, townOf(previewed, example), previewed.service.definition.bylaw, example.on, fileBookOf(answers))

/** All pages with what leads there and which examples come by. */
export const pagesOf = (previewed: Previewed, service: CompiledService = previewed.service.compiled): readonly PageOverview[] =>
  pageOverview(service, shownExamples(previewed), (example) => contextOf(previewed, example, example.answers as Answers))
