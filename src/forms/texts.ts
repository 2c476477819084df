/**
 * The texts of a definition by stable paths: `pages.hund.title`, `questions.rufname.label`,
 * `questions.herkunft.options.zucht`, `lists.hunderassen.mischling`, `checks.seit.1` (the first check shown at `seit`),
 * `assessment.jahr.label`, `desk.provisos.reinigung.text`. Other languages and overlays name texts by them.
 */
import { didYouMean } from '../platform/closest.ts'
import type { Definition } from './definition.ts'
import { isRepeated, type Option, type Question } from './question.ts'

/** Texts by path. */
export type Texts = Readonly<Record<string, string>>

/** What a text begins with that `./portal service texts` has put there in German, for somebody to translate. */
export const UNTRANSLATED = '?? '

type Slot = { readonly path: string; readonly text: string; readonly put: (text: string) => void }

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** Every text of a definition that people read. */
export const textsOf = (definition: Definition): Texts =>
  Object.fromEntries(slotsOf(structuredClone(definition)).map(({ path, text }) => [path, text]))

/** What desk and notices say is German whatever language was applied in; an overlay may word it, a translation need not. */
export const isGermanOnly = (path: string): boolean => path.startsWith('desk.')

/** Texts that another language lacks, and paths in it that the definition does not have. Both empty when it is complete. */
export function compareTexts(
  definition: Definition,
  texts: Texts,
): { readonly missing: readonly string[]; readonly unknown: readonly string[] } {
  const paths = new Set(Object.keys(textsOf(definition)))
  return {
    missing: [...paths].filter((path) => !Object.hasOwn(texts, path) && !isGermanOnly(path)),
    unknown: Object.keys(texts).filter((path) => !paths.has(path)),
  }
}

/** The definition with other texts in the places that are named; what is not named stays as it is. */
export function localise(definition: Definition, texts: Texts): Definition {
  const copy = structuredClone(definition)
  for (const slot of slotsOf(copy)) {
    const text = Object.hasOwn(texts, slot.path) ? texts[slot.path] : undefined
    if (text !== undefined) slot.put(text)
  }
  return copy
}

/** Says what is wrong with a path that a definition does not have. */
export const unknownText = (definition: Definition, path: string): string =>
  `names an unknown text "${path}"${didYouMean(path, Object.keys(textsOf(definition)))}`

/** Every text of one question, and of those in its rows, by the same paths. */
export function questionTexts(question: Question): Texts {
  const slots: Slot[] = []
  addQuestion(structuredClone(question), adderTo(slots), slots)
  return Object.fromEntries(slots.map(({ path, text }) => [path, text]))
}

const adderTo =
  (slots: Slot[]): Add =>
  (path, holder, keys) => {
    for (const key of keys) {
      const text = holder[key]
      if (typeof text === 'string')
        slots.push({
          path: `${path}${key}`,
          text,
          put: (other) => {
            ;(holder as Writable<Record<string, unknown>>)[key] = other
          },
        })
    }
  }

function slotsOf(definition: Definition): Slot[] {
  const slots: Slot[] = []
  const add = adderTo(slots)
  add('', definition, ['title', 'summary'])
  add('trust.', definition.trust, ['because'])
  add('before.', definition.before, ['afterwards'])
  definition.before.needed.forEach((text, index) =>
    slots.push({
      path: `before.needed.${index + 1}`,
      text,
      put: (other) => {
        definition.before.needed[index] = other
      },
    }),
  )
  if (definition.retention) add('retention.', definition.retention, ['because'])
  for (const page of definition.pages) {
    add(`pages.${page.id}.`, page, ['title', 'lead'])
    for (const question of page.ask) addQuestion(question, add, slots)
  }
  const counts = new Map<string, number>()
  for (const check of definition.checks) {
    const count = (counts.get(check.at) ?? 0) + 1
    counts.set(check.at, count)
    slots.push({
      path: `checks.${check.at}.${count}`,
      text: check.say,
      put: (other) => {
        check.say = other
      },
    })
  }
  for (const line of definition.assessment) add(`assessment.${line.id}.`, line, ['label', 'unknown', 'note'])
  for (const [name, options] of Object.entries(definition.lists)) slots.push(...optionSlots(`lists.${name}.`, options))
  if (definition.desk?.permit) add('desk.permit.', definition.desk.permit, ['title'])
  definition.desk?.permitBy?.forEach((permit, index) => add(`desk.permitBy.${index + 1}.`, permit, ['title']))
  if (definition.desk?.feeBasis) add('desk.feeBasis.', definition.desk.feeBasis, Object.keys(definition.desk.feeBasis))
  for (const part of definition.desk?.subject ?? []) if (typeof part !== 'string') add(`desk.subject.${part.question}.`, part, ['label'])
  for (const proviso of definition.desk?.provisos ?? []) add(`desk.provisos.${proviso.id}.`, proviso, ['label', 'text'])
  for (const hint of definition.desk?.hints ?? []) add(`desk.hints.${hint.id}.`, hint, ['label', 'text'])
  return slots
}

type Add = <Holder extends object>(path: string, holder: Holder, keys: readonly (keyof Holder & string)[]) => void

function addQuestion(question: Question, add: Add, slots: Slot[]): void {
  const path = `questions.${question.id}.`
  add(path, question, ['label'])
  if (question.type === 'information') return add(path, question, ['text'])
  add(path, question, ['hint'])
  if (question.type === 'number' || question.type === 'computed') add(path, question, ['unit'])
  if (question.type === 'computed') return
  if (question.say) add(`${path}say.`, question.say, Object.keys(question.say))
  if (question.type === 'declaration' || question.type === 'signature') add(path, question, ['text'])
  if ((question.type === 'choice' || question.type === 'choices') && question.options)
    slots.push(...optionSlots(`${path}options.`, question.options))
  if (isRepeated(question)) {
    add(path, question, ['item'])
    for (const inner of question.ask) addQuestion(inner, add, slots)
  }
}

/** An option's text has the option's code as its last step. */
const optionSlots = (path: string, options: readonly Option[]): Slot[] =>
  options.map((option) => ({
    path: path + option.code,
    text: option.label,
    put: (other) => {
      option.label = other
    },
  }))
