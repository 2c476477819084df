/**
 * Merging a town's overlay with a version of the master: base, ours and theirs. The base stands in the overlay, so this
 * depends on nothing else: no history, no other town, no order.
 */
import { canonicalJson } from '../platform/digest.ts'
import type { Definition } from './definition.ts'
import { applyOverlay, mustBeAnswered, type Overlay } from './overlay.ts'
import { type Change, changesOf, overlayOf } from './overlay-changes.ts'
import { type Question, withRows } from './question.ts'
import { type Texts, textsOf } from './texts.ts'

/** Why a change needs a person. */
export type ConflictReason =
  /** The master says something else than it did. */
  | 'changed'
  /** What the change is about is no longer there. */
  | 'gone'
  /** The question that is left out must be answered now. */
  | 'mustBeAnswered'
  /** The question that is left out is all that its page asks. */
  | 'onlyQuestion'
  /** The id of the added question is that of something else in the master. */
  | 'taken'
  /** The service would be wrong with it: an expression needs what is left out, a condition looks ahead. */
  | 'doesNotFit'

/** A change that cannot be carried over. `theirs`: what the master says now; null where there is nothing. */
export type Conflict = {
  readonly change: Change
  readonly why: ConflictReason
  readonly theirs: string | number | null
  /** For `doesNotFit`: what is wrong, in sentences of the form language. */
  readonly problems: readonly string[]
}

/**
 * What a merge came to. Each change of the overlay is in exactly one of the three; `merged` holds those that are carried
 * over, and those in conflict as they were.
 */
export type Merge = {
  readonly merged: Overlay
  readonly carried: readonly Change[]
  /** The master now says what the town says; nothing is left of the change. */
  readonly settled: readonly SettledChange[]
  readonly conflicts: readonly Conflict[]
}

/** What a town leaves out is never settled: whether the master stopped asking it, or never did, a person says. */
export type SettledChange = Exclude<Change, { readonly kind: 'omit' }>

type Verdict = 'carried' | 'settled' | Conflict

/** Merges an overlay with the master as it is now. Merging the result again changes nothing. */
export function mergeOverlay(overlay: Overlay, master: Definition): Merge {
  const changes = changesOf(overlay)
  if (changes.length === 0) return { merged: overlay, carried: [], settled: [], conflicts: [] }
  const texts = textsOf(master)
  const verdicts = new Map(changes.map((change) => [change, verdictOf(change, overlay, master, texts)] as const))
  const fitting = [...verdicts].flatMap(([change, verdict]) => (verdict === 'carried' ? [change] : []))
  for (const [change, problems] of misfits(fitting, master))
    verdicts.set(change, { change, why: 'doesNotFit', theirs: theirsOf(change, master, texts), problems })
  const all = [...verdicts]
  return {
    merged: overlayOf(all.flatMap(([change, verdict]) => (verdict === 'settled' ? [] : [change]))),
    carried: all.flatMap(([change, verdict]) => (verdict === 'carried' ? [change] : [])),
    settled: all.flatMap(([change, verdict]) => (verdict === 'settled' && change.kind !== 'omit' ? [change] : [])),
    conflicts: all.flatMap(([, verdict]) => (typeof verdict === 'string' ? [] : [verdict])),
  }
}

function verdictOf(change: Change, overlay: Overlay, master: Definition, texts: Texts): Verdict {
  const theirs = theirsOf(change, master, texts)
  const conflict = (why: ConflictReason): Conflict => ({ change, why, theirs, problems: [] })
  if (change.kind === 'ask') {
    if (theirs !== null) return isAskedAlready(change.added.question, master) ? 'settled' : conflict('taken')
    return pageWith(change.added.after, master) ? 'carried' : conflict('gone')
  }
  if (change.kind === 'omit') {
    const page = pageWith(change.question, master)
    const asked = page?.ask.find(({ id }) => id === change.question)
    // Whether it was taken out or never was there cannot be told from here: a person looks.
    if (!page || !asked) return conflict('gone')
    if (theirs !== change.base) return conflict('changed')
    if (mustBeAnswered(asked)) return conflict('mustBeAnswered')
    const isLeftOut = (id: string): boolean => overlay.omit.some((one) => one.question === id)
    const isJoined = overlay.ask.some(
      (added) => pageWith(added.after, master) === page && theirsOf({ kind: 'ask', added }, master, texts) === null,
    )
    return isJoined || !page.ask.every(({ id }) => isLeftOut(id)) ? 'carried' : conflict('onlyQuestion')
  }
  if (theirs === change.ours) return 'settled'
  if (theirs === change.base) return 'carried'
  return conflict(theirs === null ? 'gone' : 'changed')
}

/** What the master says where the change stands: the text, the label of the question, or what else has the id. */
function theirsOf(change: Change, master: Definition, texts: Texts): string | number | null {
  if (change.kind === 'dueWithinDays') return master.dueWithinDays
  if (change.kind === 'bylaw') return master.bylaw ?? null
  if (change.kind === 'text') return Object.hasOwn(texts, change.path) ? (texts[change.path] ?? null) : null
  if (change.kind === 'omit') {
    const asked = pageWith(change.question, master)?.ask.find(({ id }) => id === change.question)
    return asked ? labelOf(asked) : null
  }
  const names = namesOf(master)
  const taken = withRows(change.added.question).find(({ id }) => names.has(id))
  return taken ? (names.get(taken.id) ?? null) : null
}

/** What a question is called; information without a heading by what it tells. */
export const labelOf = (asked: Question): string => asked.label ?? ('text' in asked ? asked.text : asked.id)

const pageWith = (question: string, { pages }: Definition) => pages.find(({ ask }) => ask.some(({ id }) => id === question))

/** Everything that shares the namespace of questions, with what people know it by. */
const namesOf = ({ pages, values }: Definition): ReadonlyMap<string, string> =>
  new Map([
    ...values.map(({ id, is }) => [id, is] as const),
    ...pages.map(({ id, title }) => [id, title] as const),
    ...pages.flatMap(({ ask }) => ask.flatMap(withRows).map((asked) => [asked.id, labelOf(asked)] as const)),
  ])

const isAskedAlready = (added: Question, master: Definition): boolean => {
  const asked = pageWith(added.id, master)?.ask.find(({ id }) => id === added.id)
  return asked !== undefined && canonicalJson(asked) === canonicalJson(added)
}

/**
 * Those of the changes with which the service would be wrong, with what is wrong. Changes may need each other (a text
 * that names an added answer), so they are taken one by one for as long as another one fits; questions come first.
 */
function misfits(changes: readonly Change[], master: Definition): ReadonlyMap<Change, readonly string[]> {
  const wrong = new Map<Change, readonly string[]>()
  if (changes.length === 0 || applyOverlay(master, overlayOf(changes)).ok) return wrong
  const accepted = new Set<Change>()
  let open = changes.toSorted((a, b) => Number(b.kind === 'ask') - Number(a.kind === 'ask'))
  for (let before = Infinity; open.length < before;) {
    before = open.length
    open = open.filter((change) => {
      const applied = applyOverlay(master, overlayOf(changes.filter((one) => one === change || accepted.has(one))))
      if (applied.ok) accepted.add(change)
      else wrong.set(change, applied.problems)
      return !applied.ok
    })
  }
  for (const change of accepted) wrong.delete(change)
  return wrong
}
