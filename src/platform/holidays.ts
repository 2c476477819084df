/**
 * Days on which nothing is served and no period ends. A period whose last day is a Saturday, a Sunday or a public
 * holiday ends with the next working day (§ 108 Abs. 3 AO, § 193 BGB).
 */
import { Temporal } from 'temporal-polyfill'

/** Easter Sunday of a year of the Gregorian calendar (the method of Meeus, Jones and Butcher). */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const monthAndDay = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(monthAndDay / 31), day: (monthAndDay % 31) + 1 })
}

const fixed: Readonly<Record<string, string>> = {
  '01-01': 'Neujahr',
  '05-01': 'Tag der Arbeit',
  '10-03': 'Tag der Deutschen Einheit',
  '11-01': 'Allerheiligen',
  '12-25': 'Erster Weihnachtstag',
  '12-26': 'Zweiter Weihnachtstag',
}

const afterEaster: Readonly<Record<number, string>> = {
  [-2]: 'Karfreitag',
  1: 'Ostermontag',
  39: 'Christi Himmelfahrt',
  50: 'Pfingstmontag',
  60: 'Fronleichnam',
}

/**
 * The public holiday of North Rhine-Westphalia that falls on a day (`YYYY-MM-DD`), by its German name, or null.
 * Source: § 2 Feiertagsgesetz NW. Easter Sunday and Whit Sunday are Sundays and need no name here.
 */
export const publicHolidayOn = (day: string): string | null => holidaysOf(Temporal.PlainDate.from(day).year).get(day) ?? null

// Lead times count day by day, for every page of a form: each year is reckoned once.
const years = new Map<number, ReadonlyMap<string, string>>()

/** More years are not remembered: applicants may name any. */
const MOST_YEARS = 100

function holidaysOf(year: number): ReadonlyMap<string, string> {
  let holidays = years.get(year)
  if (!holidays) {
    const easter = easterSunday(year)
    holidays = new Map([
      ...Object.entries(fixed).map(([day, name]) => [Temporal.PlainDate.from({ ...monthAndDay(day), year }).toString(), name] as const),
      ...Object.entries(afterEaster).map(([days, name]) => [easter.add({ days: Number(days) }).toString(), name] as const),
    ])
    if (years.size >= MOST_YEARS) years.clear()
    years.set(year, holidays)
  }
  return holidays
}

const monthAndDay = (day: string): { month: number; day: number } => ({ month: Number(day.slice(0, 2)), day: Number(day.slice(3)) })

/** Whether offices work on this day (`YYYY-MM-DD`): no Saturday, no Sunday, no public holiday of North Rhine-Westphalia. */
export function isWorkingDay(day: string): boolean {
  // Lead times ask this of every day within two years, so the day is not made a date of the calendar first.
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day)
}

/** The day itself if it is a working day, otherwise the next one (§ 108 Abs. 3 AO). */
export function workingDayFrom(day: string): string {
  let date = Temporal.PlainDate.from(day)
  while (!isWorkingDay(date.toString())) date = date.add({ days: 1 })
  return date.toString()
}

/** A day (`YYYY-MM-DD`) some calendar days later; negative goes back. */
export const plusDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
