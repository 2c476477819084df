import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFrom, dayInWords, dayOfYearInWords, daysBetween, isDay, monthsBetween, plusDays, plusMonths } from './days.ts'

test('the calendar has no 31 February, and a 29th only in leap years', () => {
  expect(dayFrom(2026, 2, 31)).toBeNull()
  expect(dayFrom(2026, 2, 29)).toBeNull()
  expect(dayFrom(2024, 2, 29)).toBe('2024-02-29')
  expect(dayFrom(1900, 2, 29)).toBeNull()
  expect(isDay('2026-13-01')).toBe(false)
  expect(isDay('2026-1-1')).toBe(false)
})

test('a month later keeps within the month (§ 188 Abs. 3 BGB)', () => {
  expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(plusMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(plusMonths('2026-01-15', -1)).toBe('2025-12-15')
})

test('an age is counted in full months', () => {
  expect(monthsBetween('2026-08-24', '2026-11-23')).toBe(2)
  expect(monthsBetween('2026-08-23', '2026-11-23')).toBe(3)
  expect(monthsBetween('2026-11-23', '2026-08-24')).toBe(-2)
})

test('days are named in both languages', () => {
  expect(dayInWords('2026-03-05', 'de')).toBe('5. März 2026')
  expect(dayInWords('2026-03-05', 'en')).toBe('5 March 2026')
  expect(dayOfYearInWords('02-15', 'de')).toBe('15. Februar')
})

test('going there and back leads to the same day', () => {
  const days = fc.integer({ min: -200_000, max: 200_000 })
  fc.assert(
    fc.property(days, (count) => {
      const there = plusDays('2026-11-23', count)
      expect(there).not.toBeNull()
      expect(daysBetween('2026-11-23', there ?? '')).toBe(count)
      expect(plusDays(there ?? '', -count)).toBe('2026-11-23')
    }),
  )
})
