/**
 * On how many days something takes place: a period, thinned out by a repetition. Everything is reckoned month by month
 * from day numbers, never day by day, so that a long period costs no more than a short one.
 */
import { dayFrom, daysBetween, daysInMonth, monthOf, plusDays, yearOf } from './days.ts'
import type { PeriodAnswer, RepetitionAnswer, Weekday } from './question.ts'
import { weekdays } from './question.ts'

/** Days are counted from this Monday. */
const MONDAY = '1970-01-05'

/** A hundred years. Nobody asks for more, and a made-up year 9999 shall not cost anything. */
const MOST_MONTHS = 1200

const numberOf = (day: string): number => daysBetween(MONDAY, day)

/** The calendar months that a span begins, the first and the last one included: 31 January to 1 February are two. */
export const monthsTouched = (from: string, to: string): number =>
  to < from ? 0 : (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1

/** Whether a month belongs to a season, which may go over the turn of the year (11 to 2). */
export const isInSeason = (month: number, firstMonth: number, lastMonth: number): boolean =>
  firstMonth <= lastMonth ? month >= firstMonth && month <= lastMonth : month >= firstMonth || month <= lastMonth

/** Of the calendar months that a span begins, those that belong to a season of every year. */
export function monthsTouchedWithin(from: string, to: string, firstMonth: number, lastMonth: number): number {
  const touched = monthsTouched(from, to)
  const inYear = (firstMonth <= lastMonth ? lastMonth : lastMonth + 12) - firstMonth + 1
  const rest = Array.from({ length: touched % 12 }, (_, index) => ((monthOf(from) - 1 + index) % 12) + 1)
  return Math.floor(touched / 12) * inYear + rest.filter((month) => isInSeason(month, firstMonth, lastMonth)).length
}

/**
 * The days of a period on which it takes place. Every second week counts from the week (Monday to Sunday) in which the
 * period begins; `month` is the first such weekday of each month. Null for a period of more than a hundred years.
 */
export function countOccurrences({ from, to }: Pick<PeriodAnswer, 'from' | 'to'>, repetition: RepetitionAnswer): number | null {
  const months = monthsTouched(from, to)
  if (months > MOST_MONTHS) return null
  const [begin, end] = [numberOf(from), numberOf(to)]
  let count = 0
  for (let index = 0; index < months; index++) {
    const place = monthOf(from) - 1 + index
    const [year, month] = [yearOf(from) + Math.floor(place / 12), (place % 12) + 1]
    if (!takesPlaceIn(repetition, month)) continue
    const first = dayFrom(year, month, 1)
    if (first === null) continue
    const firstNumber = numberOf(first)
    count += countWithin(repetition, {
      first: firstNumber,
      from: Math.max(begin, firstNumber),
      to: Math.min(end, firstNumber + daysInMonth(year, month) - 1),
      begin,
    })
  }
  return count
}

/**
 * The first and the last day on which it takes place, and on how many days it does. Null when it does on none, or for a
 * period of more than a hundred years.
 */
export function occurrenceSpan(
  period: Pick<PeriodAnswer, 'from' | 'to'>,
  repetition: RepetitionAnswer,
): { readonly first: string; readonly last: string; readonly count: number } | null {
  const { from } = period
  const count = countOccurrences(period, repetition)
  if (count === null || count === 0) return null
  // The count up to a day only grows with the day, so that the day on which it reaches a number is found by halving.
  const dayOfNumber = (wanted: number): string => {
    let [low, high] = [0, daysBetween(from, period.to)]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const to = plusDays(from, middle) ?? period.to
      if ((countOccurrences({ from, to }, repetition) ?? 0) >= wanted) high = middle
      else low = middle + 1
    }
    return plusDays(from, low) ?? period.to
  }
  return { first: dayOfNumber(1), last: dayOfNumber(count), count }
}

const takesPlaceIn = ({ fromMonth, toMonth }: RepetitionAnswer, month: number): boolean =>
  fromMonth === undefined || toMonth === undefined || isInSeason(month, fromMonth, toMonth)

/** Day numbers: the month's `first`, what of the month lies in the period, and the `begin` of the period. */
type Part = { readonly first: number; readonly from: number; readonly to: number; readonly begin: number }

function countWithin({ every, weekdays: chosen }: RepetitionAnswer, { first, from, to, begin }: Part): number {
  if (every === 'day') return to - from + 1
  const days = [...new Set(chosen)].map((weekday: Weekday) => weekdays.indexOf(weekday))
  const sum = (countOf: (weekday: number) => number): number => days.reduce((total, weekday) => total + countOf(weekday), 0)
  if (every === 'week') return sum((weekday) => countSteps(from, to, weekday, 7))
  if (every === 'twoWeeks') return sum((weekday) => countSteps(from, to, mondayOf(begin) + weekday, 14))
  // The first of a weekday lies within the first seven days of the month.
  return sum((weekday) => countSteps(from, Math.min(to, first + 6), weekday, 7))
}

const mondayOf = (day: number): number => Math.floor(day / 7) * 7

/** How many numbers from `from` to `to` are `origin` plus a multiple of `step`. */
const countSteps = (from: number, to: number, origin: number, step: number): number =>
  Math.max(0, Math.floor((to - origin) / step) - Math.ceil((from - origin) / step) + 1)

/** Longer than any lead time: counting goes no further, so that a day in the year 9999 costs nothing. */
const LONGEST_LEAD_DAYS = 750

/** Working days after `from` and before `to`, of those that lie within 750 days of `from`; 0 when `to` is not later. */
export function countWorkingDaysBetween(from: string, to: string, isWorkingDay: (day: string) => boolean): number {
  const days = Math.min(daysBetween(from, to) - 1, LONGEST_LEAD_DAYS)
  let count = 0
  for (let after = 1; after <= days; after++) {
    const day = plusDays(from, after)
    if (day !== null && isWorkingDay(day)) count++
  }
  return count
}
