import { describe, expect, test } from 'vitest'
import { isSameText, searchOver } from './matching.ts'

const entries = [
  'Sperrmüll',
  'Müllabfuhr',
  'Straßenbauer',
  'Österreich',
  'Niger',
  'Nigeria',
  'Nordkorea',
  'Côte d’Ivoire',
  'Boots- und Schiffbauer',
].map((label) => ({ label, also: label === 'Côte d’Ivoire' ? 'Elfenbeinküste' : '' }))
const search = searchOver(entries)
const found = (typed: string): string[] => search(typed).map(({ label }) => label)

describe('what is typed finds', () => {
  test.each([
    ['Müll', ['Müllabfuhr', 'Sperrmüll']],
    ['Muell', ['Müllabfuhr', 'Sperrmüll']],
    ['mull', ['Müllabfuhr', 'Sperrmüll']],
    ['MÜLL', ['Müllabfuhr', 'Sperrmüll']],
    ['mu\u0308ll', ['Müllabfuhr', 'Sperrmüll']],
    ['strasse', ['Straßenbauer']],
    ['Straße', ['Straßenbauer']],
    ['oesterreich', ['Österreich']],
    ['osterreich', ['Österreich']],
    ['reich', ['Österreich']],
    ['niger', ['Niger', 'Nigeria']],
    ['korea nord', ['Nordkorea']],
    ["cote d'ivoire", ['Côte d’Ivoire']],
    ['elfenbeinkueste', ['Côte d’Ivoire']],
    ['schiff', ['Boots- und Schiffbauer']],
    ['Atlantis', []],
  ])('%s', (typed, labels) => expect(found(typed)).toEqual(labels))
  test('everything, as long as nothing is typed', () => expect(found(' ')).toHaveLength(entries.length))
})

test('the same text is the same in any case and spelling, and no other is', () => {
  expect(isSameText('österreich', 'Oesterreich')).toBe(true)
  expect(isSameText('Straßenbauer', 'strassenbauer ')).toBe(true)
  expect(isSameText('Niger', 'Nigeria')).toBe(false)
})
