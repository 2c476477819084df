/** Runs the examples of a service. A version whose examples fail cannot be released. */
import type { Json } from '../platform/digest.ts'
import { centsFromEuro, formatMoney } from '../platform/money.ts'
import { assess, type AssessedLine } from './assessment.ts'
import type { CompiledService } from './compiled.ts'
import type { BylawOnDay, FormContext } from './context.ts'
import type { Answers } from './question.ts'
import { type Example, isOfRealStatute } from './example.ts'
import { fileBookOf } from './files.ts'
import { journey } from './journey.ts'

/** An example that does not come out as its author expects, in words. */
export type ExampleFailure = { readonly example: string; readonly message: string }

/** Runs each example in the context of its authority and day; none failing gives an empty list. Those of `each` town must be spread out. */
export const runExamples = (
  service: CompiledService,
  examples: readonly Example[],
  contextFor: (authority: string, on: string) => FormContext,
): readonly ExampleFailure[] => examples.flatMap((example) => failuresOf(service, example, contextOf(example, contextFor)))

/** What an example is run in. It names its files, because nobody uploads them, and may make up values of the statute. */
export function contextOf(example: Example, contextFor: (authority: string, on: string) => FormContext): FormContext {
  const context = contextFor(example.authority, example.on)
  const bylaw = isOfRealStatute(example) ? context.bylaw : (day: string) => assumed(context.bylaw(day), example.assume)
  return { ...context, bylaw, files: fileBookOf(example.answers) }
}

function assumed(statute: BylawOnDay | null, values: Example['assume']): BylawOnDay {
  const changed = structuredClone(statute?.values ?? {}) as Record<string, Json>
  for (const [name, value] of Object.entries(values)) {
    const steps = name.split('.')
    const last = steps.pop() ?? name
    const holder = steps.reduce((within, step) => (within[step] ??= {}) as Record<string, Json>, changed)
    holder[last] = value
  }
  return { values: changed, basis: statute?.basis ?? {} }
}

/** What does not come out as the example expects. `assessed`: the lines for its answers, where they were assessed before. */
export const failuresOf = (
  service: CompiledService,
  example: Example,
  context: FormContext,
  assessed?: readonly AssessedLine[],
): readonly ExampleFailure[] =>
  messagesOf(service, example, context, assessed).map((message) => ({ example: `${example.name} (${example.authority})`, message }))

function messagesOf(service: CompiledService, example: Example, context: FormContext, assessed?: readonly AssessedLine[]): string[] {
  const { bylawValues } = service.definition
  const unread = Object.keys(example.assume).filter((name) => !Object.hasOwn(bylawValues, name))
  if (unread.length > 0) return [`assumes what the service does not read of the statute: ${unread.join(', ')}`]
  const unknown = Object.keys(example.answers).filter((id) => service.questions.get(id)?.is !== null)
  if (unknown.length > 0) return [`answers unknown questions: ${unknown.join(', ')}`]
  // The journey checks every stored answer for shape and content, whatever the file holds.
  const way = journey(service, example.answers as Answers, context)
  const failures: string[] = []
  const pages = way.pages.map((page) => page.id).join(', ')
  if (example.pages && pages !== example.pages.join(', ')) failures.push(`pages: expected ${example.pages.join(', ')}; seen ${pages}`)
  const found = way.problems.map((problem) => `${problem.question}: ${problem.code}`)
  const expected = Object.entries(example.problems ?? {}).flatMap(([question, codes]) =>
    [codes].flat().map((code) => `${question}: ${code}`),
  )
  const missing = expected.filter((problem) => !found.includes(problem))
  const surplus = found.filter((problem) => !expected.includes(problem))
  if (missing.length > 0) failures.push(`expected problems that are not there: ${missing.join('; ')}`)
  if (surplus.length > 0) failures.push(`problems that are not expected: ${[...new Set(surplus)].join('; ')}`)
  return [
    ...failures,
    ...computedFailures(example, way.counted),
    ...amountFailures(example, () => assessed ?? assess(service, way.counted, context)),
  ]
}

const computedFailures = ({ computed }: Example, counted: Answers): string[] =>
  Object.entries(computed).flatMap(([id, expected]) => {
    const given = Object.hasOwn(counted, id) ? counted[id] : undefined
    const inWords = given === undefined ? 'nothing' : JSON.stringify(given)
    return inWords === JSON.stringify(expected) ? [] : [`${id}: expected ${JSON.stringify(expected)}, given ${inWords}`]
  })

function amountFailures(example: Example, assessed: () => readonly AssessedLine[]): string[] {
  if (Object.keys(example.assessment).length === 0) return []
  const lines = new Map(assessed().map((line) => [line.id, line]))
  const inWords = (amount: number | null | undefined): string =>
    amount === undefined ? 'no such line' : amount === null ? 'unknown' : formatMoney(amount)
  return Object.entries(example.assessment).flatMap(([id, wanted]) => {
    const given = lines.get(id)?.amount
    const expected = wanted === 'absent' ? undefined : wanted === 'unknown' ? null : centsFromEuro(wanted)
    return given === expected ? [] : [`${id}: expected ${inWords(expected)}, given ${inWords(given)}`]
  })
}
