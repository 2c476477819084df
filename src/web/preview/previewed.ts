/** The service that is looked at while it is written, as its files are at this moment and as a town would offer it. */
import { exampleProof, exampleTown, exampleTowns } from '../../catalogue/example-proof.ts'
import { formContext } from '../../catalogue/form-context.ts'
import { compileService } from '../../forms/compile-service.ts'
import type { FormContext } from '../../forms/context.ts'
import { type Example, examplesIn } from '../../forms/example.ts'
import { exampleUnder } from '../../forms/example-under.ts'
import { contextOf as contextOfExample, runExamples } from '../../forms/examples.ts'
import { fileBookOf } from '../../forms/files.ts'
import { applyOverlay, englishOf, noChanges, type Overlay } from '../../forms/overlay.ts'
import { pageOverview, type PageOverview } from '../../forms/page-overview.ts'
import type { Answers } from '../../forms/question.ts'
import type { Service } from '../../forms/service.ts'
import type { Region } from '../../network/store.ts'

/** Whose service is shown: the town that was asked for, with those of its changes that fit and lines that tell of the others. */
export type AskedTown = { readonly id: string; readonly changes: Overlay; readonly conflicts: readonly string[] }

/** `examples`: as they are shown, each in one town. */
export type Previewed = {
  /** With the changes of the town that was asked for. */
  readonly service: Service
  readonly region: Region
  /** In whose look: the town that was asked for, else the first that adopts the service. */
  readonly town: string
  readonly asked: AskedTown | null
  readonly examples: readonly Example[]
  /** No example is of the town that was asked for: those of others lend their answers, and what they expect does not count. */
  readonly isBorrowed: boolean
  /** What is wrong with texts in other languages, each with file and line; the German pages are shown all the same. */
  readonly untranslated: readonly string[]
}

/** What the files hold at this moment, or lines that say what is wrong with them. */
export type ReadPreview = () => Promise<
  { readonly ok: true; readonly previewed: Previewed } | { readonly ok: false; readonly problems: readonly string[] }
>

/** A service as it is shown: the master in the look of the first town that adopts it, or as the town that was asked for has it. */
export function previewIn(master: Service, region: Region, asked: AskedTown | null, untranslated: readonly string[] = []): Previewed {
  const town = asked?.id ?? exampleTowns(region, master)[0]?.id ?? region.authorities[0]!.id
  const shown = region.authorities.filter(({ id }) => id === town).map(exampleTown)
  const all = examplesIn(master.examples, shown)
  if (!asked) return { service: master, region, town, asked, examples: all, isBorrowed: false, untranslated }
  const own = all.filter(({ authority }) => authority === town)
  const isBorrowed = own.length === 0 && all.length > 0
  const examples = isBorrowed ? all.map((example) => ({ ...example, authority: town })) : own
  const { service, changes } = changed(master, asked.changes)
  return { service, region, town, asked, examples: examples.map((example) => exampleUnder(example, changes)), isBorrowed, untranslated }
}

function changed(master: Service, changes: Overlay): { readonly service: Service; readonly changes: Overlay } {
  const applied = applyOverlay(master.definition, changes)
  if (!applied.ok) return { service: master, changes: noChanges }
  const { definition } = applied
  const texts = { ...master.texts, en: { ...master.texts['en'], ...englishOf(changes) } }
  return { service: { ...master, definition, compiled: compileService(definition), texts }, changes }
}

/** Whose look and statute an example is shown with: its own; where there is no such town, that of the whole preview. */
export const townOf = ({ region, town }: Previewed, { authority }: Example): string => (region.authorityOf(authority) ? authority : town)

/** What the form knows when an example is shown: its town, its day, what it assumes, and the files that the answers name. */
export const contextOf = (previewed: Previewed, example: Example, answers: Answers): FormContext => ({
  ...contextOfExample(example, (_authority, on) =>
    formContext(previewed.region, townOf(previewed, example), previewed.service.definition.bylaw, on),
  ),
  files: fileBookOf(answers),
})

/** All pages with what leads there and which examples come by, by their places. */
export const pagesOf = (previewed: Previewed): readonly PageOverview[] =>
  pageOverview(previewed.service.compiled, previewed.examples, (example) => contextOf(previewed, example, example.answers as Answers))

/** Examples that do not come out as expected, in sentences: of the master those in each town that adopts it. */
export function failuresOf(previewed: Previewed): readonly string[] {
  const { service, region, asked, examples, isBorrowed } = previewed
  if (isBorrowed) return []
  const failures = asked
    ? runExamples(service.compiled, examples, (authority, on) => formContext(region, authority, service.definition.bylaw, on))
    : exampleProof(service, region).failures
  return failures.map(({ example, message }) => `${example}: ${message}`)
}
