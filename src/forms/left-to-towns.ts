/** What of a service differs from town to town: through the statute, through what sets a town apart, or behind such a condition. */
import type { CoveragePoint, Outcome } from './coverage-points.ts'
import type { Definition } from './definition.ts'
import { type Question, rowOf, withRows } from './question.ts'
import { reads } from './reads.ts'

/**
 * Whether it lies with a town that an outcome cannot be seen there: the point reads the statute or the authority, or an
 * answer that is asked for only in some towns, or stands behind what does.
 */
export function ofTowns(definition: Definition): (point: CoveragePoint, outcome: Outcome) => boolean {
  const gates = gatesOf(definition)
  const rows = new Map(
    definition.pages.flatMap(({ ask }) => ask.map((question) => [question.id, rowOf(question).flatMap(withRows)] as const)),
  )
  const known = new Map<string, boolean>()
  const isOfTown = (source: string): boolean => {
    const before = known.get(source)
    if (before !== undefined) return before
    const { answers, statute, authority } = reads(definition, source)
    const words = wordsIn(definition.values, source)
    const inRows = [...answers].flatMap((id) => rows.get(id) ?? []).filter(({ id }) => words.has(id))
    const behind = [...answers, ...inRows.map(({ id }) => id)].flatMap((id) => gates.questions.get(id) ?? [])
    // Conditions look back, so this comes to an end.
    const found = authority || statute.size > 0 || behind.some(isOfTown)
    known.set(source, found)
    return found
  }
  const gatesAt = ({ of, id }: CoveragePoint, outcome: Outcome): readonly (string | undefined)[] => {
    if (of === 'page') return gates.pages.get(id) ?? []
    if (of === 'line') {
      const line = definition.assessment.find((one) => one.id === id)
      return [line?.when, line?.on, line?.span?.from, line?.span?.to, ...(outcome === 'known' ? [line?.amount, line?.span?.perYear] : [])]
    }
    // A rule stands at a question or at a part of it: `anschrift.place`.
    return of === 'permit' || of === 'proviso' ? [] : (gates.questions.get(id.split('.')[0] ?? '') ?? [])
  }
  return (point, outcome) => {
    const sources = [...(point.kind === 'line' ? [] : [point.source]), ...gatesAt(point, outcome)]
    return sources.some((source) => typeof source === 'string' && isOfTown(source))
  }
}

/** The conditions that must hold before a page is seen or a question asked: its own, and those around it. */
function gatesOf({ pages }: Definition): {
  readonly pages: ReadonlyMap<string, readonly string[]>
  readonly questions: ReadonlyMap<string, readonly string[]>
} {
  const questions = new Map<string, readonly string[]>()
  const enter = (question: Question, around: readonly string[]): void => {
    const gates = question.when === undefined ? around : [...around, question.when]
    questions.set(question.id, gates)
    for (const inner of rowOf(question)) enter(inner, gates)
  }
  const byPage = new Map(pages.map(({ id, when }) => [id, when === undefined ? [] : [when]] as const))
  for (const { id, ask } of pages) for (const question of ask) enter(question, byPage.get(id) ?? [])
  return { pages: byPage, questions }
}

/** The words of an expression and of the named values that it uses: what it asks of rows (`ort.zone`) is among them. */
function wordsIn(values: Definition['values'], source: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [word] of source.matchAll(/[a-z]\w*/gi)) {
    if (found.has(word)) continue
    found.add(word)
    for (const { is } of values.filter(({ id }) => id === word)) wordsIn(values, is, found)
  }
  return found
}
