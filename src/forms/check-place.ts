/** Where the sentence of a check stands: `flaeche`, `anschrift.place`, and in rows at the field of each. */
import type { CheckPlace } from './compiled.ts'
import type { Definition } from './definition.ts'
import { type Question, type RepeatedQuestion, isRepeated } from './question.ts'

/** The place that `at` names, and the questions whose rows it is in. One that is unknown is in none. */
export function checkPlaceOf(definition: Definition, at: string): { readonly at: CheckPlace; readonly rows: readonly RepeatedQuestion[] } {
  const [question = '', ...part] = at.split('.')
  const rows = rowsAround(
    definition.pages.flatMap(({ ask }) => ask),
    question,
  )
  return { at: { question, part: part.join('.'), groups: (rows ?? []).map(({ id }) => id) }, rows: rows ?? [] }
}

function rowsAround(questions: readonly Question[], id: string): readonly RepeatedQuestion[] | null {
  for (const question of questions) {
    if (question.id === id) return []
    const inner = isRepeated(question) ? rowsAround(question.ask, id) : null
    if (inner && isRepeated(question)) return [question, ...inner]
  }
  return null
}

/** The field of a named part: itself, or the first of its own (`zeitraum.to` is `to.day`). Undefined where there is none. */
export const partWithin = (parts: readonly string[], part: string): string | undefined =>
  parts.includes(part) ? part : parts.find((each) => each.startsWith(`${part}.`))
