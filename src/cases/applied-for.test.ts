import { expect, test } from 'vitest'
import { deskCase } from '../../test/desk-case.ts'
import { permitService, petition } from '../../test/permits.ts'
import { party, registrationService } from '../../test/registrations.ts'
import type { Answers } from '../forms/question.ts'
import { appliedFor } from './applied-for.ts'

/** The permit service, asking for a period and on which of its days. */
const fair = {
  ...permitService,
  pages: permitService.pages.map((page) =>
    page.id === 'was'
      ? {
          ...page,
          ask: [
            ...page.ask,
            { id: 'zeitraum', type: 'period', label: 'Wann?', times: true, optional: true },
            { id: 'tage', type: 'repetition', label: 'An welchen Tagen?', optional: true },
          ] as unknown as typeof page.ask,
        }
      : page,
  ),
  desk: { ...permitService.desk!, period: ['zeitraum', 'ab'], repetition: 'tage' },
}
const july = { from: '2027-07-01', to: '2027-07-31', fromTime: '10:00', toTime: '18:00' }
const askedFor = (answers: Answers) => appliedFor(deskCase({ ...petition, ...answers }, fair))

test('what was applied for is told in the words of the answers', () => {
  expect(appliedFor(deskCase())).toEqual({
    subject: ['Eine Bank'],
    places: ['Marktplatz 3, 99999 Musterstadt', 'Am Park 1, 99999 Musterstadt'],
    period: 'ab dem 1. April 2027',
    from: '2027-04-01',
    to: null,
    days: [],
    times: [],
  })
})

test('a period that is repeated holds from its first to its last day, and says how many they are', () => {
  // 1 July 2027 is a Thursday.
  expect(askedFor({ zeitraum: july, tage: { every: 'week', weekdays: ['sa'] } })).toMatchObject({
    period: 'vom 1. bis 31. Juli 2027, 10:00 bis 18:00 Uhr',
    from: '2027-07-03',
    to: '2027-07-31',
    times: ['jeden Samstag', 'an 5 Tagen', 'von 10:00 bis 18:00 Uhr'],
  })
  expect(askedFor({ zeitraum: july })).toMatchObject({
    period: 'vom 1. bis 31. Juli 2027, täglich 10:00 bis 18:00 Uhr',
    from: '2027-07-01',
    times: ['von 10:00 bis 18:00 Uhr'],
  })
})

test('what takes place on one day begins and ends on it', () => {
  expect(appliedFor(deskCase(party, registrationService))).toMatchObject({
    subject: ['Hochzeit', 'Gäste: 80'],
    period: 'am 3. April 2027',
    from: '2027-04-03',
    to: '2027-04-03',
    days: [],
    times: [],
  })
})
