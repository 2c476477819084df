/** What of a service differs from town to town: through the statute, through what sets a town apart, or behind such a condition. */
import type { CoveragePoint, Outcome } from './coverage-points.ts'
import type { Definition } from './definition.ts'
import { type Question, rowOf, withRows } from './question.ts'
import { reads } from './reads.ts'

/** `isOfTown`: it may come out one way only in a town. `statute`: the values that it reads in the end, by dotted name. */
export type TownShare = { readonly isOfTown: boolean; readonly statute: ReadonlySet<string> }

/** How much of an outcome of a point a town decides. */
export function townShares(definition: Definition): (point: CoveragePoint, outcome: Outcome) => TownShare {
  const gates = gatesOf(definition)
  const asked = new Map(definition.pages.flatMap(({ ask }) => ask.map((question) => [question.id, question] as const)))
  const known = new Map<string, TownShare>()
  const shareOf = (source: string): TownShare => {
    const before = known.get(source)
    if (before) return before
    const { answers, statute, authority } = reads(definition, source)
    const words = wordsIn(definition.values, source)
    const inRows = [...answers].flatMap((id) => (asked.has(id) ? rowOf(asked.get(id)!).flatMap(withRows) : [])).filter(({ id }) => words.has(id))
    // An answer that is asked for only in some towns is theirs as well. Conditions look back, so this comes to an end.
    const behind = [...answers, ...inRows.map(({ id }) => id)].flatMap((id) => gates.questions.get(id) ?? [])
    const share = together([{ isOfTown: authority || statute.size > 0, statute }, ...behind.map(shareOf)])
    known.set(source, share)
    return share
  }
  const gatesAt = ({ of, id }: CoveragePoint): readonly string[] => {
    if (of === 'page') return gates.pages.get(id) ?? []
    if (of === 'line') return definition.assessment.filter((line) => line.id === id).flatMap(({ when }) => when ?? [])
    // A rule stands at a question or at a part of it: `anschrift.place`.
    return of === 'permit' || of === 'proviso' ? [] : (gates.questions.get(id.split('.')[0] ?? '') ?? [])
  }
  return (point, outcome) => {
    const own = point.source === null || (point.kind === 'line' && outcome === 'shown') ? [] : [point.source]
    return together([...own, ...gatesAt(point)].map(shareOf))
  }
}

const together = (shares: readonly TownShare[]): TownShare => ({
  isOfTown: shares.some(({ isOfTown }) => isOfTown),
  statute: new Set(shares.flatMap(({ statute }) => [...statute])),
})

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
