/** The functions that expressions may call: the useful ones of FEEL (DMN 1.5, 10.3.4), and those that deadlines and ages need. */
import { dayFrom, dayOfMonth, daysBetween, isDay, monthOf, monthsBetween, plusDays, plusMonths, yearOf } from '../days.ts'
import { isTime } from '../times.ts'
import { type Frame, isEqual, type Value } from './frame.ts'
import {
  amount,
  any,
  boolean,
  date,
  either,
  type FeelType,
  fits,
  integer,
  type Kind,
  listOf,
  money,
  nothing,
  number,
  text,
  time,
} from './types.ts'

/** What an argument may be: of which kinds; and, of a thing with parts, which of them it must have. */
export type Parameter = readonly Kind[] | { readonly kinds: readonly Kind[]; readonly parts: readonly string[] }

/**
 * A function of FEEL. `apply` gets no nulls unless `takesNull`; with one among its arguments the result is null. One that
 * must know more than its arguments has `applyIn`, which gets the frame first.
 */
export type FeelFunction = {
  readonly parameters: readonly Parameter[]
  /** How many of the parameters may be left out. */
  readonly optional?: number
  /** The last parameter may be repeated. */
  readonly repeats?: boolean
  readonly takesNull?: boolean
  readonly type: (given: readonly FeelType[]) => FeelType
} & ({ readonly apply: (...given: Value[]) => Value } | { readonly applyIn: (frame: Frame, ...given: Value[]) => Value })

const numeric = ['integer', 'number', 'money', 'amount'] as const
const ordered = [...numeric, 'string', 'date', 'time'] as const

/** `min(1, 2)` and `min([1, 2])` are the same; an unknown value among them makes the result unknown. */
const spread = (given: readonly Value[]): readonly Value[] => (given.length === 1 && Array.isArray(given[0]) ? given[0] : given)
const typeOfSpread = (given: readonly FeelType[]): FeelType =>
  given.map((type) => (type.kind === 'list' ? type.of : type)).reduce((a, b) => either(a, b), nothing)

function extreme(isBetter: (a: number | string, b: number | string) => boolean): (...given: Value[]) => Value {
  return (...given) => {
    let best: Value = null
    for (const value of spread(given)) {
      if (typeof value !== 'number' && typeof value !== 'string') return null
      if (best === null || isBetter(value, best)) best = value
    }
    return best
  }
}

const sum = (...given: Value[]): Value => {
  const values = spread(given)
  if (values.length === 0 || !values.every((value) => typeof value === 'number')) return null
  return values.reduce<number>((total, value) => total + value, 0)
}

/** Rounding drops the fractions of a cent; of other numbers it makes whole ones. */
const rounded = ([type]: readonly FeelType[]): FeelType =>
  type?.kind === 'money' || type?.kind === 'amount' ? money : type?.kind === 'any' ? any : integer

const rounding = (apply: (value: number) => number): FeelFunction => ({
  parameters: [numeric],
  type: rounded,
  apply: (value) => apply(Number(value)),
})

/** Away from zero at the half, as in commerce; guards against 1.005 being stored a little smaller. */
const roundHalfUp = (value: number): number => Math.sign(value) * Math.round(Math.abs(value) + 1e-9)

const onDay = (type: FeelType, apply: (day: string) => Value): FeelFunction => ({
  parameters: [['date']],
  type: () => type,
  apply: (day) => (isDay(day) ? apply(day) : null),
})
const onDays = (type: FeelType, apply: (from: string, to: string) => Value): FeelFunction => ({
  parameters: [['date'], ['date']],
  type: () => type,
  apply: (from, to) => (isDay(from) && isDay(to) ? apply(from, to) : null),
})
const move = (apply: (day: string, by: number) => string | null): FeelFunction => ({
  parameters: [['date'], ['integer', 'number']],
  type: () => date,
  apply: (day, by) => (isDay(day) && Number.isInteger(by) ? apply(day, Number(by)) : null),
})

const flat = (value: Value): readonly Value[] => (Array.isArray(value) ? value.flatMap(flat) : [value])
const typeWithin = (type: FeelType): FeelType => (type.kind === 'list' ? typeWithin(type.of) : type)

const predicate = (parameters: FeelFunction['parameters'], holds: (...given: Value[]) => boolean): FeelFunction => ({
  parameters,
  type: () => boolean,
  apply: holds,
})

export const functions: ReadonlyMap<string, FeelFunction> = new Map<string, FeelFunction>([
  ['not', { parameters: [['boolean']], type: () => boolean, apply: (value) => (typeof value === 'boolean' ? !value : null) }],
  ['min', { parameters: [[...ordered, 'list']], repeats: true, type: typeOfSpread, apply: extreme((a, b) => a < b) }],
  ['max', { parameters: [[...ordered, 'list']], repeats: true, type: typeOfSpread, apply: extreme((a, b) => a > b) }],
  ['sum', { parameters: [[...numeric, 'list']], repeats: true, type: typeOfSpread, apply: sum }],
  ['count', { parameters: [['list']], takesNull: true, type: () => integer, apply: (list) => (Array.isArray(list) ? list.length : 0) }],
  ['floor', rounding(Math.floor)],
  ['ceiling', rounding(Math.ceil)],
  ['round', rounding(roundHalfUp)],
  ['abs', { parameters: [numeric], type: ([type]) => type ?? number, apply: (value) => Math.abs(Number(value)) }],
  ['contains', predicate([['string'], ['string']], (whole, part) => String(whole).includes(String(part)))],
  ['starts with', predicate([['string'], ['string']], (whole, part) => String(whole).startsWith(String(part)))],
  ['ends with', predicate([['string'], ['string']], (whole, part) => String(whole).endsWith(String(part)))],
  ['string length', { parameters: [['string']], type: () => integer, apply: (value) => [...String(value)].length }],
  ['upper case', { parameters: [['string']], type: () => text, apply: (value) => String(value).toUpperCase() }],
  ['lower case', { parameters: [['string']], type: () => text, apply: (value) => String(value).toLowerCase() }],
  [
    'list contains',
    predicate([['list'], ['any']], (list, entry) => Array.isArray(list) && list.some((other: Value) => isEqual(other, entry))),
  ],
  ['string', { parameters: [['any']], type: () => text, apply: (value) => (typeof value === 'object' ? null : String(value)) }],
  [
    'string join',
    {
      parameters: [['list'], ['string']],
      type: () => text,
      apply: (list, between) =>
        Array.isArray(list) && list.every((entry) => typeof entry === 'string') ? list.join(String(between)) : null,
    },
  ],
  /** The first of its arguments that is known. */
  [
    'orElse',
    {
      parameters: [['any'], ['any']],
      repeats: true,
      takesNull: true,
      type: (given) => given.reduce(either, nothing),
      apply: (...given) => given.find((value) => value !== null) ?? null,
    },
  ],
  ['yearOf', onDay(integer, yearOf)],
  ['monthOf', onDay(integer, monthOf)],
  ['dayOf', onDay(integer, dayOfMonth)],
  ['firstOfMonth', onDay(date, (day) => `${day.slice(0, 8)}01`)],
  ['daysBetween', onDays(integer, daysBetween)],
  /** Full months, as an age is counted. */
  ['monthsBetween', onDays(integer, monthsBetween)],
  ['yearsBetween', onDays(integer, (from, to) => Math.trunc(monthsBetween(from, to) / 12))],
  ['plusDays', move(plusDays)],
  ['plusMonths', move(plusMonths)],
  [
    'date',
    {
      parameters: [
        ['integer', 'number', 'string'],
        ['integer', 'number'],
        ['integer', 'number'],
      ],
      optional: 2,
      type: () => date,
      apply: (first, month, day) => (typeof first === 'number' ? dayFrom(first, Number(month), Number(day)) : isDay(first) ? first : null),
    },
  ],
  /** Lists within lists as one: `sum(flatten(orte.tische.anzahl))`. */
  ['flatten', { parameters: [['list']], type: ([type]) => listOf(typeWithin(type ?? any)), apply: (list) => flat(list) }],
  ['time', { parameters: [['string']], type: () => time, apply: (value) => (isTime(value) ? value : null) }],
])

/** The type of `a op b` for numbers, or null when it makes no sense (an amount times an amount). */
export function arithmeticType(operator: string, a: FeelType, b: FeelType): FeelType | null {
  if (!fits(a, numeric) || !fits(b, numeric)) return null
  if (a.kind === 'null' || b.kind === 'null') return nothing
  if (a.kind === 'any' || b.kind === 'any') return any
  const isAmount = (type: FeelType): boolean => type.kind === 'money' || type.kind === 'amount'
  const isWhole = (type: FeelType): boolean => type.kind === 'integer' || type.kind === 'money'
  if (operator === '+' || operator === '-') {
    if (isAmount(a) !== isAmount(b)) return null
    const whole = isWhole(a) && isWhole(b)
    return isAmount(a) ? (whole ? money : amount) : whole ? integer : number
  }
  if (operator === '*') {
    if (isAmount(a) && isAmount(b)) return null
    const whole = isWhole(a) && isWhole(b)
    return isAmount(a) || isAmount(b) ? (whole ? money : amount) : whole ? integer : number
  }
  if (operator === '/') {
    if (isAmount(b)) return isAmount(a) ? number : null
    return isAmount(a) ? amount : number
  }
  return operator === '**' && !isAmount(a) && !isAmount(b) ? number : null
}
