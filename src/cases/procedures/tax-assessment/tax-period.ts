/** The months that a tax is assessed for, and what they cost. */
import type { Money } from '../../../platform/money.ts'

/** A month as `YYYY-MM`. */
export type Month = string

/** How many months lie from the first to the last, both counted. Not positive when the last lies before the first. */
export function monthsFrom(first: Month, last: Month): number {
  const count = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  return count(last) - count(first) + 1
}

/**
 * The share of a year's tax (cents) for some months. Fractions of a cent are left out, as in the preview that the form
 * showed: a notice must not ask for more.
 */
export const shareOfYear = (annual: Money, months: number): Money => Math.floor((annual * months) / 12)

const names = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember']
const nameOf = (month: Month): string => names[Number(month.slice(5, 7)) - 1] ?? month

/** The months of one year in German words: `Februar bis Dezember 2026`, or `Dezember 2026`. */
export const describeMonths = (first: Month, last: Month): string =>
  first === last ? `${nameOf(first)} ${first.slice(0, 4)}` : `${nameOf(first)} bis ${nameOf(last)} ${last.slice(0, 4)}`
