/**
 * An id keeps its meaning from version to version. Drafts, overlays, statistics and what people look up later name answers
 * by it: where a question of the same id asks for something of another kind, old answers would be read as new ones. Only
 * what is certain counts; a label may be worded anew at any time.
 */
import type { DefinitionProblem } from './compiled.ts'
import type { Definition } from './definition.ts'
import { isRepeated, type Question } from './question.ts'

/** What an id stands for, in words, and where in the definition. */
type Meaning = { readonly words: string; readonly path: DefinitionProblem['path'] }

/** Every id of the one namespace of pages, questions and values. */
function meaningsOf({ pages, values }: Definition): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  const note = (question: Question, path: (string | number)[], row: string): void => {
    meanings.set(question.id, { words: `${kindOf(question)}${row}`, path: [...path, 'id'] })
    if (isRepeated(question))
      question.ask.forEach((inner, index) => note(inner, [...path, 'ask', index], ` in the rows of "${question.id}"`))
  }
  pages.forEach((page, index) => {
    meanings.set(page.id, { words: 'a page', path: ['pages', index, 'id'] })
    page.ask.forEach((question, place) => note(question, ['pages', index, 'ask', place], ''))
  })
  values.forEach(({ id }, index) => meanings.set(id, { words: 'a named value', path: ['values', index, 'id'] }))
  return meanings
}

/** Of what kind an answer is. Rows may be shown as a group or a table, and a text on one line or on many: the answer is the same. */
function kindOf(question: Question): string {
  if (isRepeated(question)) return 'a question answered in rows'
  return `a question of type ${question.type === 'longText' ? 'text' : question.type}`
}

/**
 * Ids of `current` that stood for something of another kind in `released`, each with what to do. A page, question or value
 * that is gone frees nothing: only ids that are in both are looked at.
 */
export function changedMeanings(released: Definition, current: Definition): readonly DefinitionProblem[] {
  const before = meaningsOf(released)
  return [...meaningsOf(current)].flatMap(([id, { words, path }]) => {
    const was = before.get(id)
    return was === undefined || was.words === words
      ? []
      : [{ path, message: `"${id}" is ${words}, but in the released version it is ${was.words}; give what is new an id of its own` }]
  })
}
