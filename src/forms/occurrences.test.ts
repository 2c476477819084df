import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, monthOf, plusDays } from './days.ts'
import { countOccurrences, countWorkingDaysBetween, isInSeason, monthsTouched, monthsTouchedWithin, occurrenceSpan } from './occurrences.ts'
import { type RepetitionAnswer, rhythms, weekdays } from './question.ts'

// 2026-07-01 is a Wednesday.
const july = { from: '2026-07-01', to: '2026-07-31' }

describe('the days of a period on which something takes place', () => {
  test.each<[string, { from: string; to: string }, RepetitionAnswer, number]>([
    ['every day', july, { every: 'day', weekdays: [] }, 31],
    ['every Saturday', july, { every: 'week', weekdays: ['sa'] }, 4],
    ['Wednesdays and Fridays', july, { every: 'week', weekdays: ['mi', 'fr'] }, 10],
    ['on one day that is another weekday', { from: '2026-07-01', to: '2026-07-01' }, { every: 'week', weekdays: ['sa'] }, 0],
    ['every second Saturday, from the first week on', july, { every: 'twoWeeks', weekdays: ['sa'] }, 2],
    // The week of the begin has its Monday before it, so that the first one comes a fortnight later.
    ['every second Monday', july, { every: 'twoWeeks', weekdays: ['mo'] }, 2],
    ['every first Saturday', july, { every: 'month', weekdays: ['sa'] }, 1],
    ['every first Saturday when it is over', { from: '2026-07-05', to: '2026-07-31' }, { every: 'month', weekdays: ['sa'] }, 0],
    ['every first Saturday of a year', { from: '2026-01-01', to: '2026-12-31' }, { every: 'month', weekdays: ['sa'] }, 12],
    [
      'every Saturday from April to October',
      { from: '2026-01-01', to: '2026-12-31' },
      { every: 'week', weekdays: ['sa'], fromMonth: 4, toMonth: 10 },
      31,
    ],
    [
      'every day from November to February, over the turn of the year',
      { from: '2026-10-15', to: '2027-03-15' },
      { every: 'day', weekdays: [], fromMonth: 11, toMonth: 2 },
      120,
    ],
    ['outside of its season', july, { every: 'day', weekdays: [], fromMonth: 11, toMonth: 2 }, 0],
  ])('%s', (_, period, repetition, count) => expect(countOccurrences(period, repetition)).toBe(count))

  test('are those that one finds by going through them day by day', () => {
    const mondayOf = (day: string): number => Math.floor(daysBetween('1970-01-05', day) / 7)
    const takesPlace = (day: string, from: string, { every, weekdays: chosen, fromMonth = 1, toMonth = 12 }: RepetitionAnswer): boolean => {
      if (!isInSeason(monthOf(day), fromMonth, toMonth)) return false
      if (every === 'day') return true
      const weekday = weekdays[((daysBetween('1970-01-05', day) % 7) + 7) % 7]
      if (weekday === undefined || !chosen.includes(weekday)) return false
      if (every === 'twoWeeks') return (mondayOf(day) - mondayOf(from)) % 2 === 0
      return every === 'week' || Number(day.slice(8)) <= 7
    }
    const month = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 30_000 }),
        fc.integer({ min: 0, max: 800 }),
        fc.constantFrom(...rhythms),
        fc.subarray([...weekdays]),
        fc.option(fc.tuple(month, month), { nil: undefined }),
        (begin, length, every, chosen, season) => {
          const from = plusDays('1970-01-01', begin)!
          const days = Array.from({ length: length + 1 }, (_, index) => plusDays(from, index)!)
          const repetition = { every, weekdays: chosen, ...(season ? { fromMonth: season[0], toMonth: season[1] } : {}) }
          expect(countOccurrences({ from, to: days.at(-1)! }, repetition)).toBe(
            days.filter((day) => takesPlace(day, from, repetition)).length,
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  test('are not counted for more than a hundred years', () => {
    expect(countOccurrences({ from: '2026-01-01', to: '9999-12-31' }, { every: 'day', weekdays: [] })).toBeNull()
    expect(countOccurrences({ from: '2026-01-01', to: '2125-12-31' }, { every: 'day', weekdays: [] })).toBe(36_524)
  })
})

describe('calendar months begun', () => {
  test.each([
    ['2026-01-31', '2026-02-01', 2],
    ['2026-07-01', '2026-07-01', 1],
    ['2026-11-15', '2027-02-15', 4],
    ['2026-02-01', '2026-01-31', 0],
  ])('%s to %s', (from, to, months) => expect(monthsTouched(from, to)).toBe(months))

  test.each([
    ['2026-03-15', '2026-11-02', 4, 10, 7],
    ['2026-10-31', '2026-11-01', 4, 10, 1],
    ['2026-01-01', '2028-12-31', 4, 10, 21],
    ['2026-10-15', '2027-03-15', 11, 2, 4],
    ['2026-05-01', '2026-05-31', 11, 2, 0],
    ['2026-02-01', '2026-01-31', 1, 12, 0],
    ['1000-01-01', '9999-12-31', 5, 5, 9000],
  ])('%s to %s, of the months %i to %i', (from, to, first, last, months) => expect(monthsTouchedWithin(from, to, first, last)).toBe(months))
})

describe('working days between two days', () => {
  const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  test.each([
    // A Monday, and the Monday after: Tuesday to Friday.
    ['2026-11-23', '2026-11-30', 4],
    ['2026-11-23', '2026-11-24', 0],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-24', '2026-11-23', 0],
    ['2026-11-27', '2026-11-30', 0],
  ])('%s and %s', (from, to, count) => expect(countWorkingDaysBetween(from, to, isWeekday)).toBe(count))

  test('are asked for no longer than any lead time lasts, so that a far day costs nothing', () => {
    let asked = 0
    const count = countWorkingDaysBetween('2026-11-23', '9999-12-31', (day) => {
      asked++
      return isWeekday(day)
    })
    expect(asked).toBe(750)
    expect(count).toBeGreaterThan(500)
  })
})

describe('the first and the last day on which something takes place', () => {
  test.each<[RepetitionAnswer, ReturnType<typeof occurrenceSpan>]>([
    [
      { every: 'week', weekdays: ['sa'] },
      { first: '2026-07-04', last: '2026-07-25', count: 4 },
    ],
    [
      { every: 'day', weekdays: [] },
      { first: '2026-07-01', last: '2026-07-31', count: 31 },
    ],
    [
      { every: 'month', weekdays: ['fr'] },
      { first: '2026-07-03', last: '2026-07-03', count: 1 },
    ],
    [
      { every: 'twoWeeks', weekdays: ['mo'] },
      { first: '2026-07-13', last: '2026-07-27', count: 2 },
    ],
    [{ every: 'day', weekdays: [], fromMonth: 11, toMonth: 2 }, null],
  ])('%j', (repetition, span) => expect(occurrenceSpan(july, repetition)).toEqual(span))
})
