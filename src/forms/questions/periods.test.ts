/** Times, periods and repetitions as they are typed. */
import { describe, expect, test } from 'vitest'
import { readField, showField, writeField } from './kinds.ts'
import { ask, fieldsFrom, read, setting } from './test-fields.ts'

describe('a time', () => {
  test.each([
    ['14 Uhr', '14:00'],
    ['14.30', '14:30'],
    ['1430', '14:30'],
    ['9:05', '09:05'],
    ['  ', null],
  ])('%j', (typed, stored) => expect(read({ type: 'time' }, typed)).toBe(stored))
  test('that is none is asked for again', () => {
    expect(read({ type: 'time' }, 'mittags')).toEqual([':notATime'])
    expect(read({ type: 'time' }, '25:00')).toEqual([':notATime'])
  })
  test('keeps within its limits, which are told as people say them', () => {
    const opening = { type: 'time', earliest: '08:00', latest: '18:00' }
    expect(read(opening, '8 Uhr')).toBe('08:00')
    expect(read(opening, '7:59')).toEqual([':timeTooEarly'])
    expect(read(opening, '18:01')).toEqual([':timeTooLate'])
    expect(readField(ask(opening), fieldsFrom({ '': '7' }), setting).problems[0]?.params).toEqual({ earliest: '8:00 Uhr' })
  })
})

const days = (from: string, to: string): Record<string, string> => ({ ...ofDay('from', from), ...ofDay('to', to) })
const ofDay = (end: string, day: string): Record<string, string> => {
  const [date = '', month = '', year = ''] = day.split('.')
  return { [`${end}.day`]: date, [`${end}.month`]: month, [`${end}.year`]: year }
}

describe('a period', () => {
  const period = { type: 'period' }
  const withTimes = { type: 'period', times: true }

  test('is its first and its last day', () => {
    expect(read(period, days('3.7.2026', '5.7.2026'))).toEqual({ from: '2026-07-03', to: '2026-07-05' })
    expect(read(period, days('3.7.2026', '3.7.2026'))).toEqual({ from: '2026-07-03', to: '2026-07-03' })
    expect(read(period, {})).toBeNull()
  })
  test('that ends before it begins says so at its end', () => {
    expect(read(period, days('3.7.2026', '2.7.2026'))).toEqual(['to.day:endBeforeBegin'])
  })
  test('of which only one day was given asks for the other', () => {
    expect(read(period, days('3.7.2026', ''))).toEqual(['to.day:endMissing'])
    expect(read(period, days('', '3.7.2026'))).toEqual(['from.day:beginMissing'])
  })
  test('tells at each day what is wrong with it', () => {
    expect(read(period, days('31.2.2026', '1.x.2026'))).toEqual(['from.day:noSuchDate', 'to.month:notADate'])
    expect(read(period, days('3.7.2026', '5.7.'))).toEqual(['to.year:incompleteDate'])
  })
  test('keeps within its limits', () => {
    const limits = { earliest: '2026-12-01', latest: '2026-12-31' }
    expect(read(period, days('30.11.2026', '2.12.2026'), limits)).toEqual(['from.day:tooEarly'])
    expect(read(period, days('30.12.2026', '1.1.2027'), limits)).toEqual(['to.day:tooLate'])
    expect(read(period, days('1.12.2026', '31.12.2026'), limits)).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  })
  test('that is too long is told how long it is, both days counted in', () => {
    const short = { type: 'period', maxDays: 3 }
    expect(read(short, days('3.7.2026', '5.7.2026'))).toMatchObject({ to: '2026-07-05' })
    expect(readField(ask(short), fieldsFrom(days('3.7.2026', '6.7.2026')), setting).problems).toEqual([
      { part: 'to.day', code: 'periodTooLong', params: { max: 3, days: 4 } },
    ])
  })
  test('with times needs both of them', () => {
    expect(read(withTimes, { ...days('3.7.2026', '5.7.2026'), fromTime: '10', toTime: '22 Uhr' })).toEqual({
      from: '2026-07-03',
      to: '2026-07-05',
      fromTime: '10:00',
      toTime: '22:00',
    })
    expect(read(withTimes, days('3.7.2026', '5.7.2026'))).toEqual(['fromTime:timeMissing', 'toTime:timeMissing'])
    expect(read(withTimes, { ...days('3.7.2026', ''), fromTime: 'früh', toTime: '22' })).toEqual(['to.day:endMissing', 'fromTime:notATime'])
    expect(read(withTimes, { fromTime: '10' })).toEqual(['from.day:beginMissing', 'to.day:endMissing', 'toTime:timeMissing'])
  })
  test('of one day cannot end before it begins, but may last until midnight; of several it may go over night', () => {
    const times = (fromTime: string, toTime: string) => ({ fromTime, toTime })
    expect(read(withTimes, { ...days('3.7.2026', '3.7.2026'), ...times('18', '2') })).toEqual(['toTime:timesBackwards'])
    expect(read(withTimes, { ...days('3.7.2026', '3.7.2026'), ...times('18', '18') })).toEqual(['toTime:timesBackwards'])
    expect(read(withTimes, { ...days('3.7.2026', '3.7.2026'), ...times('18', '24') })).toMatchObject({ toTime: '24:00' })
    expect(read(withTimes, { ...days('3.7.2026', '4.7.2026'), ...times('18', '2') })).toMatchObject({ toTime: '02:00' })
  })
  test('whose times are no longer asked is kept without them, and asked for them when they are', () => {
    const stored = { from: '2026-07-03', to: '2026-07-05', fromTime: '10:00', toTime: '22:00' }
    expect(read(period, writeField(ask(period), stored) ?? {})).toEqual({ from: '2026-07-03', to: '2026-07-05' })
    const { fromTime: _, toTime: __, ...without } = stored
    expect(read(withTimes, writeField(ask(withTimes), without) ?? {})).toEqual(['fromTime:timeMissing', 'toTime:timeMissing'])
  })
  test('is told as people speak of it', () => {
    expect(showField(ask(period), { from: '2026-07-03', to: '2026-07-05' }, setting)).toEqual(['vom 3. bis 5. Juli 2026'])
  })
})

describe('a repetition', () => {
  const repetition = { type: 'repetition' }

  test('is how often, on which days of the week, in which months', () => {
    expect(read(repetition, { every: 'week', weekdays: ['so', 'sa', 'sa'], fromMonth: '4', toMonth: '10' })).toEqual({
      every: 'week',
      weekdays: ['sa', 'so'],
      fromMonth: 4,
      toMonth: 10,
    })
    expect(read(repetition, { every: 'day' })).toEqual({ every: 'day', weekdays: [] })
    expect(read(repetition, { every: 'day', fromMonth: '11', toMonth: '2' })).toMatchObject({ fromMonth: 11, toMonth: 2 })
    expect(read(repetition, { every: '', fromMonth: '', toMonth: '' })).toBeNull()
  })
  test.each([
    [{ every: 'week' }, ['weekdays:weekdayMissing']],
    [{ every: 'twoWeeks' }, ['weekdays:weekdayMissing']],
    [{ every: 'month' }, ['weekdays:weekdayMissing']],
    [{ weekdays: ['sa'] }, ['every:rhythmMissing']],
    [{ every: 'week', weekdays: ['sa'], fromMonth: '4' }, ['toMonth:monthMissing']],
    [{ every: 'week', weekdays: ['sa'], toMonth: '4' }, ['fromMonth:monthMissing']],
    [{ every: 'day', weekdays: ['sa'] }, ['weekdays:weekdaysOfEveryDay']],
    [
      { every: 'year', weekdays: ['sa', 'samstag'], fromMonth: '0', toMonth: '13' },
      ['every:notAnOption', 'weekdays:notAnOption', 'fromMonth:notAnOption', 'toMonth:notAnOption'],
    ],
  ] as const)('%j is asked for what is missing or wrong', (posted, problems) => {
    expect(read(repetition, posted)).toEqual(problems)
  })
  test('every day takes all seven days of the week for what they say', () => {
    expect(read(repetition, { every: 'day', weekdays: ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'] })).toEqual({ every: 'day', weekdays: [] })
  })
  test('is told as people speak of it', () => {
    const stored = { every: 'week', weekdays: ['sa'], fromMonth: 4, toMonth: 10 }
    expect(showField(ask(repetition), stored, setting)).toEqual(['jeden Samstag, April bis Oktober'])
    expect(writeField(ask(repetition), { ...stored, fromMonth: 13 })).toBeNull()
  })
})
