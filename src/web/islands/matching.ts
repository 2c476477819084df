/**
 * Finding an entry of a list by what somebody types: any part of a word, small or capital letters, `Müll` as `Muell` or
 * `Mull`, `ß` as `ss`, words in any order.
 */

/** What is searched: the words shown, and others that the same thing is known by. */
export type Searchable = { readonly label: string; readonly also: string }

/** An entry with its folded words, folded once. */
type Folded<Entry> = { readonly entry: Entry; readonly labels: readonly string[]; readonly all: readonly string[] }

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }
const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The two ways in which people type an umlaut on a keyboard that has none: `ae`, and `a`. */
const foldings: readonly ((text: string) => string)[] = [
  (text) =>
    plain(
      text
        .normalize('NFC')
        .toLowerCase()
        .replaceAll(/[äöü]/g, (letter) => umlauts[letter] ?? letter),
    ),
  (text) => plain(text.toLowerCase()),
]

/** Whether two texts are the same but for case, umlauts and signs. */
export const isSameText = (a: string, b: string): boolean => foldings.some((fold) => fold(a) === fold(b))

/** A search over entries. Hits that begin with what was typed come first, then words that do, then parts of words, then other names. */
export function searchOver<Entry extends Searchable>(entries: readonly Entry[]): (typed: string) => readonly Entry[] {
  const folded: readonly Folded<Entry>[] = entries.map((entry) => ({
    entry,
    labels: foldings.map((fold) => fold(entry.label)),
    all: foldings.map((fold) => fold(`${entry.label} ${entry.also}`)),
  }))
  return (typed) => {
    const wanted = foldings.map((fold) => fold(typed))
    return folded
      .flatMap((each) => {
        const ranks = wanted.flatMap((text, way) => rankOf(each.labels[way] ?? '', each.all[way] ?? '', text) ?? [])
        return ranks.length === 0 ? [] : [{ entry: each.entry, rank: Math.min(...ranks) }]
      })
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ entry }) => entry)
  }
}

/** How well a text fits, 0 being best; null when a word of it is not found. */
function rankOf(label: string, all: string, wanted: string): number | null {
  if (!wanted.split(' ').every((word) => all.includes(word))) return null
  if (label.startsWith(wanted)) return 0
  if (label.includes(` ${wanted}`)) return 1
  return label.includes(wanted) ? 2 : 3
}
