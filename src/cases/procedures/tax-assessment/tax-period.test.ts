import { describe, expect, test } from 'vitest'
import { describeMonths, monthsFrom, shareOfYear } from './tax-period.ts'

describe('the months of a tax', () => {
  test.each([
    ['2026-02', '2026-12', 11],
    ['2026-12', '2026-12', 1],
    ['2025-12', '2026-01', 2],
    ['2026-12', '2026-01', -10],
  ])('from %s to %s are %d', (first, last, months) => {
    expect(monthsFrom(first, last)).toBe(months)
  })

  test.each([
    [15_600, 12, 15_600],
    [15_600, 11, 14_300],
    [10_000, 1, 833],
    [10_000, 5, 4_166],
    [18_006, 1, 1_500],
    [0, 7, 0],
  ])('%d cents a year for %d months are %d cents, fractions left out', (annual, months, amount) => {
    expect(shareOfYear(annual, months)).toBe(amount)
  })

  test('are named in German', () => {
    expect([describeMonths('2026-02', '2026-12'), describeMonths('2026-03', '2026-03')]).toEqual(['Februar bis Dezember 2026', 'März 2026'])
  })
})
