/** A statute on a day: its values for that day, and what each rests on. */
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

/** A statute as a notice names it; null where the statute itself was never found, so that nothing made up is cited. */
export const citedAs = ({ title, citation, isFound }: Bylaw): string | null =>
  isFound ? [title, citation].filter((part) => part !== undefined).join(' ') : null

type Period = Bylaw['values'][string]['periods'][number]

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

/**
 * The values that hold on a day (`YYYY-MM-DD`). A value without a period for that day is absent, so that an expression
 * reads null and the portal says "ask the town". A period without a known beginning holds for every day before its end.
 */
export function bylawOn(bylaw: Bylaw, day: string): BylawOnDay {
  let values: Tree = {}
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
    values = withValue(values, key.split('.'), unit === 'euro' ? inCents(period.value) : period.value)
  }
  return { values, basis }
}
