/** Types of FEEL expressions. Each value may also be null: an answer not given, a statute's value not known. */
import type { Option } from '../question.ts'

/**
 * Numbers come in four kinds, so that cents stay whole: `integer` and `number`; `money`, whole cents; and `amount`, cents
 * that may have fractions and must be rounded before anyone owes them. `time` is `HH:MM`, `dayOfYear` is `MM-DD`. `any` is
 * not checked.
 */
export type FeelType =
  | { readonly kind: 'any' | 'null' | 'boolean' | 'date' | 'time' | 'dayOfYear' | 'integer' | 'number' | 'money' | 'amount' }
  /** `options` is there when only these codes are possible: a comparison with another is a mistake. */
  | { readonly kind: 'string'; readonly options?: readonly Option[] }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType> }

export type Kind = FeelType['kind']

export const any: FeelType = { kind: 'any' }
export const nothing: FeelType = { kind: 'null' }
export const boolean: FeelType = { kind: 'boolean' }
export const text: FeelType = { kind: 'string' }
export const date: FeelType = { kind: 'date' }
export const time: FeelType = { kind: 'time' }
export const dayOfYear: FeelType = { kind: 'dayOfYear' }
export const integer: FeelType = { kind: 'integer' }
export const number: FeelType = { kind: 'number' }
export const money: FeelType = { kind: 'money' }
export const amount: FeelType = { kind: 'amount' }
export const listOf = (of: FeelType): FeelType => ({ kind: 'list', of })
export const contextOf = (entries: Record<string, FeelType>): FeelType => ({ kind: 'context', entries: new Map(Object.entries(entries)) })

export const isNumeric = (type: FeelType): boolean =>
  type.kind === 'integer' || type.kind === 'number' || type.kind === 'money' || type.kind === 'amount'
const isUnknown = (type: FeelType): boolean => type.kind === 'any' || type.kind === 'null'

/** Whether values of both can be compared at all. */
export function areComparable(a: FeelType, b: FeelType): boolean {
  if (isUnknown(a) || isUnknown(b)) return true
  if (isNumeric(a)) return isNumeric(b)
  if (a.kind === 'list') return b.kind === 'list' && areComparable(a.of, b.of)
  return a.kind === b.kind
}

/** Whether a value of this type may stand where one of these kinds is wanted. */
export const fits = (type: FeelType, kinds: readonly Kind[]): boolean =>
  isUnknown(type) || kinds.includes(type.kind) || kinds.includes('any')

/** Whether a value of one type can be the value of another: an answer to begin with, of an answer. Codes are checked when it is read. */
export function isAssignable(from: FeelType, to: FeelType): boolean {
  if (isUnknown(from) || isUnknown(to)) return true
  if (from.kind === 'list') return to.kind === 'list' && isAssignable(from.of, to.of)
  if (from.kind === 'context') {
    if (to.kind !== 'context') return false
    return [...from.entries].every(([name, type]) => {
      const wanted = to.entries.get(name)
      return wanted !== undefined && isAssignable(type, wanted)
    })
  }
  if (to.kind === 'integer' || to.kind === 'number') return from.kind === 'integer' || from.kind === 'number'
  // A plain number among amounts is one of cents, as in `max(betrag, 100)`.
  return from.kind === to.kind || (to.kind === 'money' && from.kind === 'integer')
}

/** The type of "one or the other", as in `if … then a else b`. */
export function either(a: FeelType, b: FeelType): FeelType {
  if (a.kind === 'null') return b
  if (b.kind === 'null') return a
  if (isNumeric(a) && isNumeric(b)) {
    if (a.kind === b.kind) return a
    if (a.kind === 'amount' || b.kind === 'amount') return amount
    return a.kind === 'money' || b.kind === 'money' ? any : number
  }
  if (a.kind === 'string' && b.kind === 'string') return a.options === b.options ? a : text
  if (a.kind === 'list' && b.kind === 'list') return listOf(either(a.of, b.of))
  return a.kind === b.kind && a.kind !== 'context' ? a : any
}

const words: Record<Kind, string> = {
  any: 'anything',
  null: 'null',
  boolean: 'yes or no',
  string: 'a text',
  date: 'a date',
  time: 'a time of day',
  dayOfYear: 'a day of the year',
  integer: 'a number',
  number: 'a number',
  money: 'an amount of money',
  amount: 'an amount of money with fractions of a cent',
  list: 'a list',
  context: 'a thing with parts',
}

/** The type in words, for messages to authors of services. */
export const inWords = (type: FeelType): string => words[type.kind]
