/**
 * Calendar days as `YYYY-MM-DD` strings, the way answers store them. They compare as text, which is what makes
 * conditions over dates cheap; reckoning goes through the day number of the proleptic Gregorian calendar.
 */

export type Language = 'de' | 'en'

const monthNames = {
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const

/** The name of a month, January being 1. */
export const monthName = (month: number, language: Language): string => monthNames[language][month - 1] ?? ''

const pad = (value: number, length: number): string => String(value).padStart(length, '0')

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days of a month, January being 1. */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0))

/** The day as text, or null when the calendar does not have it (31 February). Years have four digits. */
export function dayFrom(year: number, month: number, day: number): string | null {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day)
  if (!whole || year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${pad(month, 2)}-${pad(day, 2)}`
}

export const yearOf = (day: string): number => Number(day.slice(0, 4))
export const monthOf = (day: string): number => Number(day.slice(5, 7))
export const dayOfMonth = (day: string): number => Number(day.slice(8, 10))

/** Whether a text is a day of the calendar, written as `YYYY-MM-DD`. */
export const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && dayFrom(yearOf(text), monthOf(text), dayOfMonth(text)) !== null

const toNumber = (day: string): number => Date.UTC(yearOf(day), monthOf(day) - 1, dayOfMonth(day)) / 86_400_000

/** Null when the result lies outside of the years 1000 to 9999. */
export function plusDays(day: string, days: number): string | null {
  const date = new Date((toNumber(day) + days) * 86_400_000)
  return Number.isNaN(date.getTime()) ? null : dayFrom(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** A day that the month does not have becomes its last: 31 January plus one month is 28 February (§ 188 Abs. 3 BGB). */
export function plusMonths(day: string, months: number): string | null {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  return dayFrom(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)))
}

/** Days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => toNumber(to) - toNumber(from)

/** Full months from one day to another, as an age is counted. Negative when the second is earlier. */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return -monthsBetween(to, from) || 0
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)
  const isLastDay = dayOfMonth(to) === daysInMonth(yearOf(to), monthOf(to))
  return dayOfMonth(to) < dayOfMonth(from) && !isLastDay ? months - 1 : months
}

/** `2026-03-05` as `5. März 2026` or `5 March 2026`. */
export function dayInWords(day: string, language: Language): string {
  const name = monthNames[language][monthOf(day) - 1] ?? ''
  return language === 'de' ? `${dayOfMonth(day)}. ${name} ${yearOf(day)}` : `${dayOfMonth(day)} ${name} ${yearOf(day)}`
}

/** `02-15`, a day of every year, as `15. Februar` or `15 February`. */
export function dayOfYearInWords(monthAndDay: string, language: Language): string {
  const name = monthNames[language][Number(monthAndDay.slice(0, 2)) - 1] ?? ''
  const day = Number(monthAndDay.slice(3, 5))
  return language === 'de' ? `${day}. ${name}` : `${day} ${name}`
}
