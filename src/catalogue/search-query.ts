/** What a query asks for: the words to find, and the places named in it ("anmelden hund gladbeck", "hund 45964"). */
import type { Authority } from '../network/region.ts'
import { fold, slipsBetween, tidyQuery, wordsOf } from './folding.ts'

const MOST_WORDS = 8

/** One word as typed (small letters) for the stemmer, and folded for everything else. */
export type QueryWord = { readonly original: string; readonly folded: string }

export type SearchQuery = {
  readonly words: readonly QueryWord[]
  /** Authorities named by town, district or postal code, in the order they were named. */
  readonly places: readonly string[]
  /** A postal code that lies in no town of the region. */
  readonly foreignPostalCode: string | null
}

type PlaceName = { readonly words: readonly string[]; readonly authority: string }

// Names of quarters that are ordinary words: a search for them is no search for a place.
const ordinaryWords = new Set(['altstadt', 'innenstadt', 'mitte', 'nord', 'ost', 'stadtmitte', 'sued', 'west', 'zentrum'])
const SHORTEST_ALIAS = 6

/** Every name by which a town is known: its own, the parts of a double name, its quarters that no other town has. */
function placeNames(authorities: readonly Authority[]): PlaceName[] {
  const full = authorities.map(({ id, shortName }) => ({ words: wordsOf(shortName), authority: id }))
  const towns = authorities.filter((authority) => authority.kind !== 'district')
  const parts = full
    .filter(({ words, authority }) => words.length > 1 && towns.some((town) => town.id === authority))
    .flatMap(({ words, authority }) =>
      [words[0] ?? '', words.at(-1) ?? ''].filter((word) => word.length >= SHORTEST_ALIAS).map((word) => ({ words: [word], authority })),
    )
  const quarters = towns.flatMap((town) => town.districts.map((name) => ({ words: wordsOf(name), authority: town.id })))
  const known = new Set([...full, ...parts].map((name) => name.words.join(' ')))
  const isOwn = ({ words, authority }: PlaceName): boolean => {
    const name = words.join(' ')
    const isShared = quarters.some((other) => other.authority !== authority && other.words.join(' ') === name)
    return words.length > 0 && !known.has(name) && !ordinaryWords.has(name) && !isShared
  }
  return [...full, ...parts, ...quarters.filter(isOwn)].toSorted((a, b) => b.words.length - a.words.length)
}

/** Whether a typed word means a word of a name: one slip from six letters on, two from ten letters on. */
function means(typed: string, name: string): boolean {
  if (typed === name) return true
  if (name.length < SHORTEST_ALIAS) return false
  const allowed = name.length >= 10 ? 2 : 1
  return slipsBetween(typed, name, allowed) <= allowed
}

/** The original words beside their folded ones; folding keeps the number of words. */
function readWords(text: string): QueryWord[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? []
  )
    .map((original) => ({ original, folded: fold(original) }))
    .filter(({ folded }) => folded !== '')
}

/** Reads what a stranger typed. Harmless with anything: long, empty, hostile (see `tidyQuery`). */
export function readQuery(text: string, authorities: readonly Authority[]): SearchQuery {
  const names = placeNames(authorities)
  const places: string[] = []
  const words: QueryWord[] = []
  let foreignPostalCode: string | null = null
  const typed = readWords(tidyQuery(text))
  for (let index = 0; index < typed.length;) {
    const here = typed[index]
    if (!here) break
    if (/^\d{5}$/.test(here.folded)) {
      const town = authorities.find((authority) => authority.kind !== 'district' && authority.postalCodes.includes(here.folded))
      if (town) places.push(town.id)
      else foreignPostalCode = here.folded
      index += 1
      continue
    }
    const place =
      names.find((name) => name.words.every((word, offset) => typed[index + offset]?.folded === word)) ??
      names.find((name) => name.words.every((word, offset) => means(typed[index + offset]?.folded ?? '', word)))
    if (place) {
      places.push(place.authority)
      index += place.words.length
      continue
    }
    if (!words.some((word) => word.folded === here.folded)) words.push(here)
    index += 1
  }
  return { words: words.slice(0, MOST_WORDS), places: [...new Set(places)], foreignPostalCode }
}
