/** A statute on a day: its values for that day, and what each rests on. */
import { centsFromEuro } from '../platform/money.ts'
import type { Json } from '../platform/digest.ts'
import { plusDays } from '../platform/holidays.ts'
import type { Bylaw } from './region.ts'

/** Where a value of a statute was read, and its paragraph where known. */
export type BylawBasis = {
  readonly paragraph?: string
  readonly source: string
  readonly url?: string
  readonly year?: number
  readonly verified: boolean
  /** The first day on which it is known to hold: where its beginning is not, 1 January of the year of its source. */
  readonly knownSince?: string
}

/** `values` nests by the dots of the names (`steuer.jeHundBei`), amounts in cents; `basis` is by the dotted name. */
export type BylawOnDay = {
  readonly values: { readonly [key: string]: Json }
  readonly basis: Readonly<Record<string, BylawBasis>>
}

/** A statute as a notice names it; null where the statute itself was never found, so that nothing made up is cited. */
export const citedAs = ({ title, citation, isFound }: Bylaw): string | null =>
  isFound ? [title, citation].filter((part) => part !== undefined).join(' ') : null

/** A value of a statute for a time. */
export type Period = Bylaw['values'][string]['periods'][number]

type Tree = { readonly [key: string]: Json }

const isTree = (value: Json | undefined): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

function withValue(tree: Tree, [step, ...rest]: readonly string[], value: Json): Tree {
  if (step === undefined) return tree
  const inside = tree[step]
  return { ...tree, [step]: rest.length === 0 ? value : withValue(isTree(inside) ? inside : {}, rest, value) }
}

const inCents = (value: Period['value']): Json => {
  const cents = (amount: unknown): Json => (typeof amount === 'number' ? centsFromEuro(amount) : null)
  return Array.isArray(value) ? value.map(cents) : cents(value)
}

/** The period of a value in which a day lies. */
export const periodOn = (periods: readonly Period[], day: string): Period | undefined =>
  periods.find(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))

/**
 * The values that hold on a day (`YYYY-MM-DD`). A value without a period for that day is absent, so that an expression
 * reads null and the portal says "ask the town". A period without a known beginning holds for every day before its end.
 */
export function bylawOn(bylaw: Bylaw, day: string): BylawOnDay {
  let values: Tree = {}
  const basis: Record<string, BylawBasis> = {}
  for (const [key, { unit, periods }] of Object.entries(bylaw.values)) {
    const period = periodOn(periods, day)
    if (period === undefined) continue
    const { paragraph, source } = period
    const knownSince = period.from ?? (source.year === undefined ? undefined : `${source.year}-01-01`)
    basis[key] = {
      source: source.text,
      verified: source.verified,
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(source.url === undefined ? {} : { url: source.url }),
      ...(source.year === undefined ? {} : { year: source.year }),
      ...(knownSince === undefined ? {} : { knownSince }),
    }
    values = withValue(values, key.split('.'), unit === 'euro' ? inCents(period.value) : period.value)
  }
  return { values, basis }
}

/** Where a value of a statute becomes another, by its dotted name. Two periods with the same value are no change. */
export function changesOf(bylaw: Bylaw): readonly { readonly day: string; readonly value: string }[] {
  const changes = Object.entries(bylaw.values).flatMap(([value, { periods }]) => {
    const days = new Set(periods.flatMap(({ from, to }) => [...(from === null ? [] : [from]), ...(to === null ? [] : [plusDays(to, 1)])]))
    return [...days]
      .filter((day) => JSON.stringify(periodOn(periods, day)?.value) !== JSON.stringify(periodOn(periods, plusDays(day, -1))?.value))
      .map((day) => ({ day, value }))
  })
  return changes.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
