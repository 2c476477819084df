import { describe, expect, test } from 'vitest'
import { periodInWords, repetitionInWords } from './period-words.ts'
import type { PeriodAnswer, RepetitionAnswer } from './question.ts'

describe('a period is told as people speak of it', () => {
  test.each<[PeriodAnswer, string, string]>([
    [{ from: '2026-07-03', to: '2026-07-05' }, 'vom 3. bis 5. Juli 2026', 'from 3 to 5 July 2026'],
    [{ from: '2026-07-03', to: '2026-07-03' }, 'am 3. Juli 2026', 'on 3 July 2026'],
    [{ from: '2026-06-28', to: '2026-07-05' }, 'vom 28. Juni bis 5. Juli 2026', 'from 28 June to 5 July 2026'],
    [{ from: '2026-12-28', to: '2027-01-03' }, 'vom 28. Dezember 2026 bis 3. Januar 2027', 'from 28 December 2026 to 3 January 2027'],
    [
      { from: '2026-07-03', to: '2026-07-05', fromTime: '10:00', toTime: '22:00' },
      'vom 3. bis 5. Juli 2026, täglich 10:00 bis 22:00 Uhr',
      'from 3 to 5 July 2026, daily 10:00 to 22:00',
    ],
    [
      { from: '2026-07-03', to: '2026-07-03', fromTime: '07:00', toTime: '24:00' },
      'am 3. Juli 2026, 7:00 bis 24:00 Uhr',
      'on 3 July 2026, 07:00 to 24:00',
    ],
    [
      { from: '2026-07-03', to: '2026-07-04', fromTime: '18:00', toTime: '02:00' },
      'vom 3. bis 4. Juli 2026, über Nacht 18:00 bis 2:00 Uhr',
      'from 3 to 4 July 2026, overnight 18:00 to 02:00',
    ],
  ])('%j', (period, german, english) => {
    expect(periodInWords(period, 'de')).toBe(german)
    expect(periodInWords(period, 'en')).toBe(english)
  })
})

test('a period that a repetition thins out is not called daily', () => {
  const period = { from: '2026-07-03', to: '2026-07-31', fromTime: '10:00', toTime: '22:00' }
  expect(periodInWords(period, 'de', { isRepeated: true })).toBe('vom 3. bis 31. Juli 2026, 10:00 bis 22:00 Uhr')
})

describe('a repetition is told as people speak of it', () => {
  test.each<[RepetitionAnswer, string, string]>([
    [
      { every: 'week', weekdays: ['sa'], fromMonth: 4, toMonth: 10 },
      'jeden Samstag, April bis Oktober',
      'every Saturday, April to October',
    ],
    [{ every: 'day', weekdays: [] }, 'jeden Tag', 'every day'],
    [{ every: 'week', weekdays: ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'] }, 'jeden Tag', 'every day'],
    [{ every: 'week', weekdays: ['sa', 'so'] }, 'jeden Samstag und Sonntag', 'every Saturday and Sunday'],
    [{ every: 'week', weekdays: ['mo', 'mi', 'fr'] }, 'jeden Montag, Mittwoch und Freitag', 'every Monday, Wednesday and Friday'],
    [{ every: 'week', weekdays: ['mo', 'di', 'mi', 'do', 'fr'] }, 'montags bis freitags', 'every Monday to Friday'],
    [{ every: 'week', weekdays: ['mi', 'do', 'fr'] }, 'mittwochs bis freitags', 'every Wednesday to Friday'],
    [{ every: 'twoWeeks', weekdays: ['mo'] }, 'alle zwei Wochen am Montag', 'every two weeks on Monday'],
    [{ every: 'month', weekdays: ['fr'] }, 'jeden ersten Freitag im Monat', 'on the first Friday of each month'],
    [{ every: 'day', weekdays: [], fromMonth: 7, toMonth: 7 }, 'jeden Tag, nur im Juli', 'every day, only in July'],
    [{ every: 'day', weekdays: [], fromMonth: 11, toMonth: 2 }, 'jeden Tag, November bis Februar', 'every day, November to February'],
  ])('%j', (repetition, german, english) => {
    expect(repetitionInWords(repetition, 'de')).toBe(german)
    expect(repetitionInWords(repetition, 'en')).toBe(english)
  })
})
