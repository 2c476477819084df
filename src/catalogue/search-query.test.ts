import { expect, test } from 'vitest'
import { readQuery } from './search-query.ts'
import { shippedCatalogue } from './test-catalogue.ts'

const { region } = await shippedCatalogue()
const read = (text: string) => {
  const { words, places } = readQuery(text, region.authorities)
  return { words: words.map((word) => word.folded), places }
}

test.each<[string, string[], string[]]>([
  ['anmelden hund gladbeck', ['anmelden', 'hund'], ['gladbeck']],
  ['hund 45964', ['hund'], ['gladbeck']],
  ['Haltern am See Hund', ['hund'], ['haltern-am-see']],
  ['hund haltern', ['hund'], ['haltern-am-see']],
  ['castrop rauxel sperrmüll', ['sperrmuell'], ['castrop-rauxel']],
  ['Kreis Recklinghausen', [], ['kreis-recklinghausen']],
  ['Recklinghausen', [], ['recklinghausen']],
  ['oer-erkenschwick', [], ['oer-erkenschwick']],
  ['gelsenkrichen perso', ['perso'], ['gelsenkirchen']],
  ['Hund Buer', ['hund'], ['gelsenkirchen']],
  ['marl', [], ['marl']],
  ['merl', ['merl'], []],
  ['Hund Hund HUND', ['hund'], []],
])('"%s" asks for %j in %j', (text, words, places) => {
  expect(read(text)).toEqual({ words, places })
})

test('a postal code outside of the region is named, and is no word', () => {
  expect(readQuery('hund 10115', region.authorities)).toMatchObject({ places: [], foreignPostalCode: '10115' })
})

test('of a very long query the first words count', () => {
  expect(read(Array.from({ length: 50 }, (_, index) => `wort${index}`).join(' ')).words).toHaveLength(8)
})
