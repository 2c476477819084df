import { describe, expect, test } from 'vitest'
import { isWorkingDay, publicHolidayOn, workingDayFrom } from './holidays.ts'

describe('public holidays of North Rhine-Westphalia', () => {
  test.each([
    ['2025-04-18', 'Karfreitag'],
    ['2026-04-03', 'Karfreitag'],
    ['2026-04-06', 'Ostermontag'],
    ['2026-05-14', 'Christi Himmelfahrt'],
    ['2026-05-25', 'Pfingstmontag'],
    ['2026-06-04', 'Fronleichnam'],
    ['2027-05-27', 'Fronleichnam'],
    ['2026-10-03', 'Tag der Deutschen Einheit'],
    ['2026-11-01', 'Allerheiligen'],
    ['2026-12-26', 'Zweiter Weihnachtstag'],
    ['2038-04-26', 'Ostermontag'],
    ['2038-04-25', null],
    ['2026-10-31', null],
    ['2026-01-06', null],
  ])('%s is %s', (day, name) => {
    expect(publicHolidayOn(day)).toBe(name)
  })

  test('a Saturday and a Sunday are no working days, a plain Monday is', () => {
    expect([isWorkingDay('2026-11-21'), isWorkingDay('2026-11-22'), isWorkingDay('2026-11-23')]).toEqual([false, false, true])
  })

  test('Christmas pushes a day to the next working day, across the weekend', () => {
    expect(workingDayFrom('2026-12-25')).toBe('2026-12-28')
    expect(workingDayFrom('2027-01-01')).toBe('2027-01-04')
    expect(workingDayFrom('2026-11-24')).toBe('2026-11-24')
  })
})
