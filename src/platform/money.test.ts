import { expect, test } from 'vitest'
import { centsFromEuro, formatMoney } from './money.ts'

test('an amount is shown as people write it', () => {
  expect(formatMoney(1290)).toBe('12,90\u00a0€')
  expect(formatMoney(1290, 'en')).toBe('€12.90')
})

test('less than nothing has a minus, not a hyphen', () => {
  expect(formatMoney(-74_280)).toBe('\u2212742,80\u00a0€')
  expect(formatMoney(-74_280, 'en')).toBe('\u2212€742.80')
})

test('euro become whole cents, with two decimals at most', () => {
  expect(centsFromEuro(12.9)).toBe(1290)
  expect(() => centsFromEuro(0.001)).toThrow(RangeError)
})
