import { expect, test } from 'vitest'
import { fold, slipsBetween, tidyQuery, wordsOf } from './folding.ts'

test.each([
  ['Müll', 'muell'],
  ['Muell', 'muell'],
  ['MÜLL', 'muell'],
  ['Straße', 'strasse'],
  ['Mu\u0308ll', 'muell'],
  ['Café', 'cafe'],
  ['Žižek', 'zizek'],
])('%s is folded to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('words are runs of letters and digits', () => {
  expect(wordsOf('i-Kfz: Zulassung (§ 11 LHundG)')).toEqual(['i', 'kfz', 'zulassung', '11', 'lhundg'])
})

test('a query is cut, and holds no control characters and no half characters', () => {
  expect(Array.from(tidyQuery('🐕'.repeat(10_000))).length).toBe(200)
  expect(tidyQuery('a\u0000b\uD800c')).toBe('a b c')
  expect(tidyQuery('  Hund \n anmelden ')).toBe('Hund anmelden')
})

test.each([
  ['gladbeck', 'gladbeck', 0],
  ['gladbek', 'gladbeck', 1],
  ['gelsenkrichen', 'gelsenkirchen', 1],
  ['marl', 'merl', 1],
  ['marl', 'recklinghausen', 3],
])('between %s and %s there are %i slips', (a, b, slips) => {
  expect(slipsBetween(a, b, 2)).toBe(slips)
})
