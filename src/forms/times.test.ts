import { describe, expect, test } from 'vitest'
import { isTime, minutesOf, timeFrom, timeInWords } from './times.ts'

describe('a time as people type it', () => {
  test.each([
    ['14:30', '14:30'],
    ['14.30', '14:30'],
    ['14,30', '14:30'],
    ['14.30 Uhr', '14:30'],
    ['14 Uhr 30', '14:30'],
    ['14h30', '14:30'],
    ['14 Uhr', '14:00'],
    ['14uhr', '14:00'],
    ['14', '14:00'],
    ['1430', '14:30'],
    ['930', '09:30'],
    ['9:05', '09:05'],
    ['09:05', '09:05'],
    ['0:00', '00:00'],
    ['24 Uhr', '24:00'],
    ['2:30 pm', '14:30'],
    ['12 a.m.', '00:00'],
    ['12pm', '12:00'],
  ])('%s', (typed, time) => expect(timeFrom(typed)).toBe(time))
  test.each(['', 'Uhr', 'halb drei', '25:00', '24:01', '14:60', '14:3', '14:300', '-1', '1:2:3', '13 pm', '0 am', '143000', '٣'])(
    '%j is none',
    (typed) => expect(timeFrom(typed)).toBeNull(),
  )
})

test('a time is stored with two digits each; the end of the day may be 24:00', () => {
  expect(['09:05', '23:59', '24:00'].every(isTime)).toBe(true)
  expect(['9:05', '24:30', '23:5', 'x', 905, null].some(isTime)).toBe(false)
  expect(minutesOf('09:05')).toBe(545)
})

test('a time is told as people say it', () => {
  expect(timeInWords('09:05', 'de')).toBe('9:05 Uhr')
  expect(timeInWords('09:05', 'en')).toBe('09:05')
})
