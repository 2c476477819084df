import { describe, expect, test } from 'vitest'
import { channelFor, deemedServedOn } from './service-of-notice.ts'

describe('a notice counts as served', () => {
  test.each([
    ['on the fourth day', '2026-11-23', '2026-11-27'],
    ['on Monday when the fourth day is a Saturday', '2026-11-24', '2026-11-30'],
    ['on Monday when the fourth day is a Sunday', '2026-11-25', '2026-11-30'],
    ['after Christmas', '2026-12-21', '2026-12-28'],
    ['after Easter', '2026-03-30', '2026-04-07'],
    ['after Corpus Christi, a holiday of North Rhine-Westphalia', '2026-05-31', '2026-06-05'],
    ['in the new year', '2026-12-28', '2027-01-04'],
  ])('%s', (_when, sentOn, servedOn) => {
    expect(deemedServedOn(sentOn)).toBe(servedOn)
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
