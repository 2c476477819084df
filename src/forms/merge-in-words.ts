/** A merge as it is told to people of a town hall: what a town changes, what is settled, and each conflict with both sides. */
import { closest } from '../platform/closest.ts'
import type { Language } from './days.ts'
import type { Definition } from './definition.ts'
import { differingParts } from './differing-parts.ts'
import { type Conflict, type ConflictReason, labelOf, type SettledChange } from './merge-overlay.ts'
import type { Change } from './overlay-changes.ts'
import { placeInWords } from './place-in-words.ts'
import { textsOf } from './texts.ts'

/** Who is spoken of: the town by its short name, and the master that its changes meet. */
export type MergeSubject = { readonly town: string; readonly master: Definition }

type Sides = {
  readonly town: string
  readonly base: string
  readonly ours: string
  readonly theirs: string
  /** The question that an added one follows. */
  readonly after: string
  readonly problems: string
}

type Vocabulary = {
  /** What a change is about, and both sides of it. */
  readonly subject: Readonly<Record<Exclude<Change['kind'], 'text'>, (sides: Sides) => string>>
  readonly change: Readonly<Record<Change['kind'], (sides: Sides) => string>>
  readonly settled: Readonly<Record<SettledChange['kind'], (sides: Sides) => string>>
  readonly conflict: Readonly<Record<ConflictReason, (sides: Sides, kind: Change['kind']) => string>>
  readonly days: (count: number) => string
  readonly nothing: string
  readonly quote: (text: string) => string
  /** The name that was probably meant. */
  readonly meant: (name: string) => string
}

const german: Vocabulary = {
  days: (count) => `${count} Tage`,
  nothing: 'keine',
  quote: (text) => `„${text}“`,
  meant: (name) => `Gemeint ist vielleicht „${name}“.`,
  subject: {
    dueWithinDays: () => 'Frist für die Entscheidung',
    bylaw: () => 'Satzung',
    omit: ({ town, base }) => `Frage ${base}, die ${town} weglässt`,
    ask: ({ town, ours }) => `Frage ${ours}, die ${town} zusätzlich stellt`,
  },
  change: {
    dueWithinDays: ({ town, base, ours }) => `${town} nimmt sich ${ours}; der gemeinsame Dienst ${base}.`,
    bylaw: ({ town, base, ours }) => `${town} rechnet nach ${ours}; der gemeinsame Dienst nach ${base}.`,
    text: ({ town, base, ours }) => `${town} sagt ${ours}; der gemeinsame Dienst ${base}.`,
    omit: () => 'Der gemeinsame Dienst stellt sie, eine Antwort ist freiwillig.',
    ask: ({ after }) => `Sie steht nach ${after}.`,
  },
  settled: {
    dueWithinDays: ({ ours }) => `Der gemeinsame Dienst nimmt sich jetzt selbst ${ours}.`,
    bylaw: ({ ours }) => `Der gemeinsame Dienst rechnet jetzt selbst nach ${ours}.`,
    text: ({ ours }) => `Der gemeinsame Dienst sagt jetzt selbst ${ours}.`,
    ask: () => 'Der gemeinsame Dienst stellt sie jetzt selbst.',
  },
  conflict: {
    changed: ({ town, base, ours, theirs }, kind) =>
      kind === 'omit'
        ? `Der gemeinsame Dienst fragt jetzt ${theirs} (bisher ${base}). Soll ${town} auch das weglassen?`
        : `Der gemeinsame Dienst sagt jetzt ${theirs} (bisher ${base}); ${town} sagt ${ours}.`,
    gone: ({ town, base, ours, after }, kind) =>
      kind === 'ask'
        ? `Die Frage ${after}, nach der sie stehen soll, gibt es im gemeinsamen Dienst nicht.`
        : kind === 'omit'
          ? 'Diese Frage gibt es im gemeinsamen Dienst nicht. Stellt er sie nicht mehr, nehmen Sie den Eintrag heraus (master).'
          : `Das gibt es im gemeinsamen Dienst nicht (bisher ${base}); ${town} sagt ${ours}.`,
    mustBeAnswered: () => 'Der gemeinsame Dienst braucht jetzt eine Antwort; nur freiwillige Fragen können wegbleiben.',
    onlyQuestion: () => 'Danach stünde auf ihrer Seite keine Frage mehr.',
    taken: ({ theirs }) => `Ihre Kennung gehört im gemeinsamen Dienst jetzt zu ${theirs}.`,
    doesNotFit: ({ problems, ours, base, theirs }, kind) =>
      `Damit wäre der gemeinsame Dienst fehlerhaft: ${problems}.${kind === 'text' ? ` Er sagt ${theirs} (bisher ${base}), die Stadt ${ours}.` : ''}`,
  },
}

const english: Vocabulary = {
  days: (count) => `${count} days`,
  nothing: 'none',
  quote: (text) => `“${text}”`,
  meant: (name) => `Perhaps “${name}” is meant.`,
  subject: {
    dueWithinDays: () => 'Time to decide',
    bylaw: () => 'Statute',
    omit: ({ town, base }) => `Question ${base}, which ${town} leaves out`,
    ask: ({ town, ours }) => `Question ${ours}, which ${town} asks in addition`,
  },
  change: {
    dueWithinDays: ({ town, base, ours }) => `${town} takes ${ours}; the joint service ${base}.`,
    bylaw: ({ town, base, ours }) => `${town} reckons by ${ours}; the joint service by ${base}.`,
    text: ({ town, base, ours }) => `${town} says ${ours}; the joint service ${base}.`,
    omit: () => 'The joint service asks it, and an answer is optional.',
    ask: ({ after }) => `It stands after ${after}.`,
  },
  settled: {
    dueWithinDays: ({ ours }) => `The joint service now takes ${ours} itself.`,
    bylaw: ({ ours }) => `The joint service now reckons by ${ours} itself.`,
    text: ({ ours }) => `The joint service now says ${ours} itself.`,
    ask: () => 'The joint service now asks it itself.',
  },
  conflict: {
    changed: ({ town, base, ours, theirs }, kind) =>
      kind === 'omit'
        ? `The joint service now asks ${theirs} (before: ${base}). Shall ${town} leave that out as well?`
        : `The joint service now says ${theirs} (before: ${base}); ${town} says ${ours}.`,
    gone: ({ town, base, ours, after }, kind) =>
      kind === 'ask'
        ? `The question ${after}, after which it is to stand, is not in the joint service.`
        : kind === 'omit'
          ? 'This question is not in the joint service. If it no longer asks it, take the entry out (master).'
          : `This is not in the joint service (before: ${base}); ${town} says ${ours}.`,
    mustBeAnswered: () => 'The joint service now needs an answer; only optional questions can be left out.',
    onlyQuestion: () => 'Its page would then ask nothing.',
    taken: ({ theirs }) => `In the joint service its id now belongs to ${theirs}.`,
    doesNotFit: ({ problems, ours, base, theirs }, kind) =>
      `The joint service would be wrong with it: ${problems}.${kind === 'text' ? ` It says ${theirs} (before: ${base}), the town ${ours}.` : ''}`,
  },
}

const vocabularies: Readonly<Record<Language, Vocabulary>> = { de: german, en: english }

function sidesOf(change: Change, { town, master }: MergeSubject, vocabulary: Vocabulary, conflict?: Conflict): Sides {
  const said = (value: string | number | null): string =>
    value === null ? vocabulary.nothing : typeof value === 'number' ? vocabulary.days(value) : vocabulary.quote(value)
  const labels = new Map(master.pages.flatMap(({ ask }) => ask.map((asked) => [asked.id, labelOf(asked)] as const)))
  const after = change.kind === 'ask' ? change.added.after : ''
  const sides = [
    change.kind === 'ask' ? null : change.base,
    change.kind === 'ask' ? labelOf(change.added.question) : change.kind === 'omit' ? change.base : change.ours,
    ...(conflict ? [conflict.theirs] : []),
  ]
  const texts = sides.filter((side) => typeof side === 'string')
  const short = new Map(differingParts(texts).map((text, index) => [texts[index], text] as const))
  const [base, ours, theirs = null] = sides.map((side) => said(typeof side === 'string' ? (short.get(side) ?? side) : side))
  return {
    town,
    base: base ?? '',
    ours: ours ?? '',
    theirs: theirs ?? vocabulary.nothing,
    after: vocabulary.quote(labels.get(after) ?? after),
    problems: (conflict?.problems ?? []).join('; '),
  }
}

function subjectOf(change: Change, subject: MergeSubject, language: Language, sides: Sides): string {
  return change.kind === 'text' ? placeInWords(subject.master, change.path, language) : vocabularies[language].subject[change.kind](sides)
}

/** What a town changes, with both sides: `Seite „Ihr Hund“, Überschrift: Gladbeck sagt „Z“; der gemeinsame Dienst „Y“.` */
export function changeInWords(change: Change, subject: MergeSubject, language: Language): string {
  const sides = sidesOf(change, subject, vocabularies[language])
  return `${subjectOf(change, subject, language, sides)}: ${vocabularies[language].change[change.kind](sides)}`
}

/** That nothing is left of a change, because the master says the same by now. */
export function settledInWords(change: SettledChange, subject: MergeSubject, language: Language): string {
  const sides = sidesOf(change, subject, vocabularies[language])
  return `${subjectOf(change, subject, language, sides)}: ${vocabularies[language].settled[change.kind](sides)}`
}

/** A conflict, with what the master said, what it says now, and what the town says. */
export function conflictInWords(conflict: Conflict, subject: MergeSubject, language: Language): string {
  const { change, why } = conflict
  const sides = sidesOf(change, subject, vocabularies[language], conflict)
  const sentence = vocabularies[language].conflict[why](sides, change.kind)
  return `${subjectOf(change, subject, language, sides)}: ${sentence}${why === 'gone' ? meant(change, subject.master, vocabularies[language]) : ''}`
}

/** The name that was probably meant, where a change speaks of what is not there. */
function meant(change: Change, master: Definition, vocabulary: Vocabulary): string {
  const questions = master.pages.flatMap(({ ask }) => ask.map(({ id }) => id))
  const candidate =
    change.kind === 'text'
      ? meantPath(change.path, master)
      : change.kind === 'ask'
        ? closest(change.added.after, questions)
        : change.kind === 'omit'
          ? closest(change.question, questions)
          : null
  return candidate === null ? '' : ` ${vocabulary.meant(candidate)}`
}

/** The path that differs in nothing but a slip in its id: a long path is near to many others. */
function meantPath(path: string, master: Definition): string | null {
  const [kind = '', id = '', ...rest] = path.split('.')
  const place = (name: string): string => [kind, name, ...rest].join('.')
  const known = new Set(Object.keys(textsOf(master)))
  const names = [...known].map((other) => other.split('.')[1] ?? '').filter((name) => known.has(place(name)))
  const name = closest(id, names)
  return name === null ? null : place(name)
}
