/** What changed between two versions of a service, as data: in the order in which somebody reads about it. */
import type { Check, Definition } from '../definition.ts'
import type { Option } from '../question.ts'
import type { Texts } from '../texts.ts'
import type { Change, Thing } from './change.ts'
import { before, movedIds } from './order.ts'
import { labelOf, questionChanges, questionsOf, removedQuestions, same } from './questions.ts'

/** What is compared: a definition with its texts in other languages. */
export type Comparable = { readonly definition: Definition; readonly texts: Readonly<Record<string, Texts>> }

/** Keys of a definition whose parts are told of one by one. */
const partByPart = new Set(['pages', 'checks', 'values', 'assessment', 'lists', 'blocks', 'desk'])

/** Every difference from the older to the newer; none when both hold the same. */
export function diff(older: Comparable, newer: Comparable): readonly Change[] {
  const [was, is] = [older.definition, newer.definition]
  const changes: Change[] = [
    ...setChanges(without(was, partByPart), without(is, partByPart), { kind: 'service' }),
    ...pageChanges(was, is),
    ...removedQuestions(was, is),
    ...ruleChanges(was, is),
    ...namedChanges(was.values, is.values, ({ id, is: expression }) => ({ kind: 'value', id, is: expression })),
    ...namedChanges(was.assessment, is.assessment, ({ id, label }) => ({ kind: 'line', id, label })),
    ...listChanges(was.lists, is.lists),
    ...deskChanges(was, is),
    ...blockChanges(was.blocks, is.blocks),
    ...textChanges(older.texts, newer.texts),
  ]
  // The order of rules, say: a version of its own, though nobody will notice.
  return changes.length === 0 && !same([was, older.texts], [is, newer.texts]) ? [{ change: 'writing' }] : changes
}

type Keys = Readonly<Record<string, unknown>>

const without = (value: object, keys: ReadonlySet<string>): Keys =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)))

/** Keys that two things say otherwise. */
const setChanges = (was: Keys, is: Keys, thing: Thing, prefix = ''): readonly Change[] =>
  [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((key): Change[] => {
    const [from, to] = [was[key] ?? null, is[key] ?? null]
    return same(from, to) ? [] : [{ change: 'set', thing, key: prefix + key, from, to }]
  })

function pageChanges(older: Definition, newer: Definition): readonly Change[] {
  const was = new Map(older.pages.map((page) => [page.id, page]))
  const ids = newer.pages.map(({ id }) => id)
  const moved = movedIds([...was.keys()], ids)
  const titles = new Map(newer.pages.map(({ id, title }) => [id, title]))
  const changed = newer.pages.flatMap((page): Change[] => {
    const thing = { kind: 'page', id: page.id, title: page.title, when: page.when ?? null } as const
    const former = was.get(page.id)
    const previous = before(ids, page.id)
    const after = previous === null ? null : titles.get(previous)!
    return [
      ...(former ? [] : [{ change: 'added', thing } as const]),
      ...(moved.has(page.id) ? [{ change: 'moved', thing, after, from: null } as const] : []),
      ...(former ? setChanges(without(former, new Set(['id', 'ask'])), without(page, new Set(['id', 'ask'])), thing) : []),
      ...questionChanges(page.id, older, newer),
    ]
  })
  const gone = older.pages.filter(({ id }) => !ids.includes(id))
  return [
    ...changed,
    ...gone.map(({ id, title, when }): Change => ({ change: 'removed', thing: { kind: 'page', id, title, when: when ?? null } })),
  ]
}

/** Rules have no ids: the same ones are found by what they say, the rest by their turn at the same question. */
function ruleChanges(older: Definition, newer: Definition): readonly Change[] {
  const labels = new Map([...questionsOf(older), ...questionsOf(newer)].map(([id, { question }]) => [id, labelOf(question)]))
  const thingOf = ({ at, that, say }: Check): Thing => ({ kind: 'rule', at: labels.get(at.split('.')[0] ?? at) ?? at, that, say })
  const isIn = (checks: readonly Check[]) => (check: Check) => checks.some((other) => same(check, other))
  const left = older.checks.filter((check) => !isIn(newer.checks)(check))
  return [
    ...newer.checks
      .filter((check) => !isIn(older.checks)(check))
      .flatMap((check): readonly Change[] => {
        const found = left.findIndex(({ at, that, say }) => at === check.at && (that === check.that || say === check.say))
        const index = found === -1 ? left.findIndex(({ at }) => at === check.at) : found
        const [former] = index === -1 ? [] : left.splice(index, 1)
        return former ? setChanges(former, check, thingOf(check)) : [{ change: 'added', thing: thingOf(check) }]
      }),
    ...left.map((check): Change => ({ change: 'removed', thing: thingOf(check) })),
  ]
}

/** Things with an id of their own, in a list. */
function namedChanges<Named extends { readonly id: string }>(
  older: readonly Named[],
  newer: readonly Named[],
  thingOf: (named: Named) => Thing,
): readonly Change[] {
  const was = new Map(older.map((named) => [named.id, named]))
  const ids = newer.map(({ id }) => id)
  const moved = movedIds([...was.keys()], ids)
  return [
    ...newer.flatMap((named): readonly Change[] => {
      const former = was.get(named.id)
      const thing = thingOf(named)
      if (!former) return [{ change: 'added', thing }]
      const previous = newer[ids.indexOf(named.id) - 1]
      const after = previous === undefined ? null : nameOf(thingOf(previous))
      return [...(moved.has(named.id) ? [{ change: 'moved', thing, after, from: null } as const] : []), ...setChanges(former, named, thing)]
    }),
    ...older.filter(({ id }) => !ids.includes(id)).map((named): Change => ({ change: 'removed', thing: thingOf(named) })),
  ]
}

/** The words by which people know something that has an id. */
const nameOf = (thing: Thing): string => ('label' in thing ? thing.label : 'id' in thing ? thing.id : '')

function listChanges(older: Definition['lists'], newer: Definition['lists']): readonly Change[] {
  const names = [...new Set([...Object.keys(newer), ...Object.keys(older)])]
  return names.flatMap((name): Change[] => {
    const [was, is]: (readonly Option[])[] = [older[name] ?? [], newer[name] ?? []]
    if (same(was, is)) return []
    const labels = new Map(was!.map(({ code, label }) => [code, label]))
    const codes = is!.map(({ code }) => code)
    return [
      {
        change: 'list',
        name,
        added: is!.filter(({ code }) => !labels.has(code)).map(({ label }) => label),
        removed: was!.filter(({ code }) => !codes.includes(code)).map(({ label }) => label),
        renamed: is!.flatMap(({ code, label }) => {
          const from = labels.get(code)
          return from === undefined || from === label ? [] : [{ from, to: label }]
        }),
        isReordered: movedIds([...labels.keys()], codes).size > 0,
      },
    ]
  })
}

function deskChanges(older: Definition, newer: Definition): readonly Change[] {
  const parts = new Set(['provisos'])
  return [
    ...setChanges(without(older.desk ?? {}, parts), without(newer.desk ?? {}, parts), { kind: 'service' }, 'desk.').filter(
      // An empty list is what is meant where nothing is said.
      (change) => change.change !== 'set' || !same(change.from ?? [], change.to ?? []),
    ),
    ...namedChanges(older.desk?.provisos ?? [], newer.desk?.provisos ?? [], ({ id, label }) => ({ kind: 'proviso', id, label })),
  ]
}

const blockChanges = (older: Definition['blocks'], newer: Definition['blocks']): readonly Change[] =>
  [...new Set([...Object.keys(newer), ...Object.keys(older)])].flatMap((name): Change[] =>
    same(older[name], newer[name]) ? [] : [{ change: 'block', name, from: older[name]?.version ?? null, to: newer[name]?.version ?? null }],
  )

function textChanges(older: Comparable['texts'], newer: Comparable['texts']): readonly Change[] {
  return [...new Set([...Object.keys(newer), ...Object.keys(older)])].flatMap((language): Change[] => {
    const [was, is] = [older[language] ?? {}, newer[language] ?? {}]
    const added = Object.keys(is).filter((path) => !Object.hasOwn(was, path)).length
    const removed = Object.keys(was).filter((path) => !Object.hasOwn(is, path)).length
    const changed = Object.keys(is).filter((path) => Object.hasOwn(was, path) && was[path] !== is[path]).length
    return added + removed + changed === 0 ? [] : [{ change: 'texts', language, added, removed, changed }]
  })
}
