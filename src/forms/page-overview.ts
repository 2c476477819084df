/** All pages of a service at one glance: in their order, what leads there, and which examples come by. */
import type { CompiledService } from './compiled.ts'
import { conditionInWords } from './condition-in-words.ts'
import type { FormContext } from './context.ts'
import { fileBookOf } from './files.ts'
import type { Example } from './example.ts'
import { journey } from './journey.ts'
import type { Answers } from './question.ts'

/** One page. `when`: its condition as written, null where everybody sees it; `inWords`, where it is simple. `examples`: by their places. */
export type PageOverview = {
  readonly id: string
  readonly title: string
  readonly when: string | null
  readonly inWords: string | null
  readonly examples: readonly number[]
}

/** The pages, with the examples that come by each with their own answers. `contextFor`: that of an example. */
export function pageOverview(
  service: CompiledService,
  examples: readonly Example[],
  contextFor: (example: Example) => FormContext,
): readonly PageOverview[] {
  const seen = examples.map((example) => {
    const context = { ...contextFor(example), files: fileBookOf(example.answers) }
    return new Set(journey(service, example.answers as Answers, context).pages.map(({ id }) => id))
  })
  return service.definition.pages.map(({ id, title, when }) => ({
    id,
    title,
    when: when ?? null,
    inWords: when === undefined ? null : conditionInWords(service, when),
    examples: seen.flatMap((pages, index) => (pages.has(id) ? [index] : [])),
  }))
}
