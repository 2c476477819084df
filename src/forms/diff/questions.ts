/** Differences between the questions of two definitions. */
import { canonicalJson } from '../../platform/digest.ts'
import type { Definition } from '../definition.ts'
import { isRepeated, isTold, type Option, type Question } from '../question.ts'
import type { Change, ChangedQuestion } from './change.ts'
import { before, movedIds } from './order.ts'

/** A question where it is asked. `siblings`: the ids asked beside it, in order. */
type Asked = { readonly question: Question; readonly thing: ChangedQuestion; readonly pageId: string; readonly siblings: readonly string[] }

/** Keys that are told of in another way, or not at all. */
const toldElsewhere = new Set(['id', 'ask', 'options'])

export const labelOf = (question: Question): string => question.label ?? ('text' in question ? question.text : undefined) ?? question.id

/** Every question of a definition by its id, those of rows as well, in the order asked. */
export function questionsOf({ pages }: Definition): ReadonlyMap<string, Asked> {
  const all = new Map<string, Asked>()
  const note = (questions: readonly Question[], pageId: string, page: string, rowsOf: string | null): void => {
    const siblings = questions.map(({ id }) => id)
    for (const question of questions) {
      const thing: ChangedQuestion = {
        kind: 'question',
        id: question.id,
        label: labelOf(question),
        type: question.type,
        isRequired: !isTold(question) && !question.optional,
        when: question.when ?? null,
        page,
        rowsOf,
      }
      all.set(question.id, { question, thing, pageId, siblings })
      if (isRepeated(question)) note(question.ask, pageId, page, thing.label)
    }
  }
  for (const { id, title, ask } of pages) note(ask, id, title, null)
  return all
}

/** What is new, moved or set otherwise among the questions of one page of the newer definition, in its order. */
export function questionChanges(pageId: string, older: Definition, newer: Definition): readonly Change[] {
  const [was, is] = [questionsOf(older), questionsOf(newer)]
  return [...is.values()].filter((asked) => asked.pageId === pageId).flatMap((asked) => changesOf(asked, was, is))
}

/** Questions that are no longer asked. Rows of a group that is gone are gone with it. */
export function removedQuestions(older: Definition, newer: Definition): readonly Change[] {
  const [was, is] = [questionsOf(older), questionsOf(newer)]
  const pages = new Set(newer.pages.map(({ id }) => id))
  const gone = [...was.values()].filter(({ question, pageId }) => !is.has(question.id) && pages.has(pageId))
  const goneRows = new Set(gone.flatMap(({ question }) => (isRepeated(question) ? question.ask.map(({ id }) => id) : [])))
  return gone.filter(({ question }) => !goneRows.has(question.id)).map(({ thing }) => ({ change: 'removed', thing }))
}

function changesOf(asked: Asked, was: ReadonlyMap<string, Asked>, is: ReadonlyMap<string, Asked>): readonly Change[] {
  const { question, thing, siblings } = asked
  const former = was.get(question.id)
  if (!former) return asked.thing.rowsOf !== null && isNewGroup(asked, was, is) ? [] : [{ change: 'added', thing }]
  const previous = before(siblings, question.id)
  const after = previous === null ? null : (is.get(previous)?.thing.label ?? previous)
  const movedPage = former.pageId !== asked.pageId
  const moved = movedPage || movedIds(former.siblings, siblings).has(question.id)
  return [
    ...(moved ? [{ change: 'moved', thing, after, from: movedPage ? former.thing.page : null } as const] : []),
    ...keyChanges(former.question, question, thing),
    ...optionChanges(optionsIn(former.question), optionsIn(question), thing.label),
  ]
}

/** Whether the rows that it stands in are themselves new: then the group says it all. */
const isNewGroup = ({ question }: Asked, was: ReadonlyMap<string, Asked>, is: ReadonlyMap<string, Asked>): boolean =>
  [...is.values()].some(
    (around) => isRepeated(around.question) && around.question.ask.some(({ id }) => id === question.id) && !was.has(around.question.id),
  )

/** Everything else that stands at a question: what both say otherwise, or only one. */
function keyChanges(former: Question, question: Question, thing: ChangedQuestion): readonly Change[] {
  const [was, is] = [former as Readonly<Record<string, unknown>>, question as Readonly<Record<string, unknown>>]
  const keys = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((key) => !toldElsewhere.has(key))
  // Of another kind, only what both kinds have can be compared.
  const compared = former.type === question.type ? keys : ['type', 'label', 'hint', 'optional', 'when']
  return compared.flatMap((key): Change[] => {
    const [from, to] = [was[key] ?? null, is[key] ?? null]
    return same(from, to) ? [] : [{ change: 'set', thing, key, from, to }]
  })
}

/** Whether two values of a definition are the same content. */
export const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null)

const optionsIn = (question: Question): readonly Option[] =>
  (question.type === 'choice' || question.type === 'choices' ? question.options : undefined) ?? []

function optionChanges(former: readonly Option[], options: readonly Option[], of: string): readonly Change[] {
  const was = new Map(former.map((option) => [option.code, option]))
  const codes = options.map(({ code }) => code)
  const moved = movedIds([...was.keys()], codes)
  const labels = new Map(options.map(({ code, label }) => [code, label]))
  return [
    ...options.flatMap(({ code, label }): Change[] => {
      const thing = { kind: 'option', code, label, of } as const
      const previous = before(codes, code)
      if (!was.has(code)) return [{ change: 'added', thing }]
      return [
        ...(moved.has(code)
          ? [{ change: 'moved', thing, after: previous === null ? null : labels.get(previous)!, from: null } as const]
          : []),
        ...(was.get(code)!.label === label ? [] : [{ change: 'set', thing, key: 'label', from: was.get(code)!.label, to: label } as const]),
      ]
    }),
    ...former.flatMap(({ code, label }): Change[] =>
      codes.includes(code) ? [] : [{ change: 'removed', thing: { kind: 'option', code, label, of } }],
    ),
  ]
}
