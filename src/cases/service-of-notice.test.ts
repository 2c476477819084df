import { describe, expect, test } from 'vitest'
import { channelFor, lastDayToFetch, servedBy, serviceOf, type ServiceState, waitsForPosting, wasNotFetched } from './service-of-notice.ts'

describe('a tax notice counts as served', () => {
  const { servedByPost, electronically } = serviceOf('taxAssessment')!

  test.each([
    ['on the fourth day', '2026-11-23', '2026-11-27'],
    ['on Monday when the fourth day is a Saturday', '2026-11-24', '2026-11-30'],
    ['on Monday when the fourth day is a Sunday', '2026-11-25', '2026-11-30'],
    ['after Christmas', '2026-12-21', '2026-12-28'],
    ['after Easter', '2026-03-30', '2026-04-07'],
    ['after Corpus Christi, a holiday of North Rhine-Westphalia', '2026-05-31', '2026-06-05'],
    ['in the new year', '2026-12-28', '2027-01-04'],
  ])('%s', (_when, sentOn, servedOn) => {
    expect(servedByPost(sentOn)).toBe(servedOn)
    expect(electronically).toMatchObject({ by: 'notification' })
    expect(electronically.servedOn(sentOn)).toBe(servedOn)
  })
})

describe('the notice of a permit counts as served', () => {
  const { servedByPost, electronically } = serviceOf('permit')!

  test.each([
    ['on the fourth day', '2026-11-23', '2026-11-27'],
    ['on a Saturday as well', '2026-11-24', '2026-11-28'],
    ['on a Sunday as well', '2026-11-25', '2026-11-29'],
    ['on Christmas as well', '2026-12-21', '2026-12-25'],
  ])('by post %s', (_when, postedOn, servedOn) => {
    expect(servedByPost(postedOn)).toBe(servedOn)
  })

  test('on the day after it was fetched', () => {
    expect(electronically.by).toBe('retrieval')
    expect(electronically.servedOn('2026-11-27')).toBe('2026-11-28')
  })
})

describe('the notice of a permit that waits to be fetched', () => {
  const waiting: ServiceState = { procedure: 'permit', channel: 'electronic', sentOn: '2026-11-23', deemedServedOn: null }

  test.each([
    ['ten days', '2026-11-23', '2026-12-03'],
    ['until Monday when the tenth day is a Saturday', '2026-11-25', '2026-12-07'],
  ])('lies ready for %s, then it goes by post', (_how, sentOn, lastDay) => {
    const notice = { ...waiting, sentOn }
    expect(lastDayToFetch(notice)).toBe(lastDay)
    expect([wasNotFetched(notice, lastDay), waitsForPosting(notice, lastDay)]).toEqual([false, false])
    expect([wasNotFetched(notice, '2026-12-08'), waitsForPosting(notice, '2026-12-08')]).toEqual([true, true])
  })

  test.each<[string, Partial<ServiceState>]>([
    ['was fetched', { deemedServedOn: '2026-11-24' }],
    ['has not been told of', { sentOn: null }],
    ['went by post', { channel: 'post', deemedServedOn: '2026-11-27' }],
    ['is served by its notification', { procedure: 'taxAssessment', deemedServedOn: '2026-11-27' }],
  ])('is no notice that %s', (_how, changed) => {
    expect(lastDayToFetch({ ...waiting, ...changed })).toBeNull()
    expect(waitsForPosting({ ...waiting, ...changed }, '2027-01-01')).toBe(false)
  })

  test('nor is a letter, which waits to be posted from the first day', () => {
    expect(waitsForPosting({ ...waiting, channel: 'post', sentOn: null }, '2026-11-23')).toBe(true)
  })
})

describe('the answer to a registration', () => {
  test('is served by no way, and waits only to be posted', () => {
    expect([servedBy('registration', 'post'), servedBy('registration', 'electronic')]).toEqual(['informedByPost', 'informedOnline'])
    const sent: ServiceState = { procedure: 'registration', channel: 'electronic', sentOn: '2026-11-23', deemedServedOn: null }
    expect([lastDayToFetch(sent), waitsForPosting(sent, '2027-11-23')]).toEqual([null, false])
    expect(waitsForPosting({ ...sent, channel: 'post', sentOn: null }, '2026-11-23')).toBe(true)
  })
})

describe('the channel of a notice', () => {
  const consent = { wording: 'Ja, elektronisch.', givenAt: '2026-11-23T09:00:00Z' }
  test('is electronic with consent and an address to tell', () => {
    expect(channelFor({ email: 'zoe@example.org', electronicConsent: consent })).toBe('electronic')
  })
  test('is the post without consent', () => {
    expect(channelFor({ email: 'zoe@example.org', electronicConsent: null })).toBe('post')
  })
  test('is the post without an address to tell', () => {
    expect(channelFor({ email: null, electronicConsent: consent })).toBe('post')
  })
})
