/** A statute on a day: its values for that day, and what each rests on (design 4.3). */
import { centsFromEuro } from '../platform/money.ts'
import type { Json } from '../platform/digest.ts'
import type { Bylaw } from './region.ts'

/** Where a value of a statute was read, and its paragraph where known. */
export type BylawBasis = {
  readonly paragraph?: string
  readonly source: string
  readonly url?: string
  readonly year?: number
  readonly verified: boolean
}

/** `values` nests by the dots of the names (`steuer.jeHundBei`), amounts in cents; `basis` is by the dotted name. */
export type BylawOnDay = {
  readonly values: { readonly [key: string]: Json }
  readonly basis: Readonly<Record<string, BylawBasis>>
}

type Value = Bylaw['values'][string]

const inCents = (value: Value['periods'][number]['value']): Json => {
  const cents = (amount: unknown): Json => (typeof amount === 'number' ? centsFromEuro(amount) : null)
  return Array.isArray(value) ? value.map(cents) : cents(value)
}

/**
 * The values that hold on a day (`YYYY-MM-DD`). A value without a period for that day is absent, so that an expression
 * reads null and the portal says "ask the town". A period without a known beginning holds for every day before its end.
 */
export function bylawOn(bylaw: Bylaw, day: string): BylawOnDay {
  const values: { [key: string]: Json } = {}
  const basis: Record<string, BylawBasis> = {}
  for (const [key, { unit, periods }] of Object.entries(bylaw.values)) {
    const period = periods.find(({ from, to }) => (from === null || from <= day) && (to === null || day <= to))
    if (period === undefined) continue
    const { paragraph, source } = period
    basis[key] = {
      source: source.text,
      verified: source.verified,
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(source.url === undefined ? {} : { url: source.url }),
      ...(source.year === undefined ? {} : { year: source.year }),
    }
    const path = key.split('.')
    let target = values
    for (const step of path.slice(0, -1)) target = (target[step] ??= {}) as { [key: string]: Json }
    target[path.at(-1)!] = unit === 'euro' ? inCents(period.value) : period.value
  }
  return { values, basis }
}
