/**
 * How hard a German text is to read: LIX (läsbarhetsindex) of C. H. Björnsson, Läsbarhet, Stockholm 1968: words per
 * sentence, plus the percentage of words of more than six letters. It needs no syllables, which German compounds make hard
 * to count, and so two programs come to the same number. A long official term weighs heavily in a short text; therefore
 * texts of fewer than ten words, such as labels and options, get no index of their own.
 */
import type { Definition } from './definition.ts'
import { textsOf } from './texts.ts'

/** Fewer words say nothing about a text: one long word more or less would move its index by ten and more. */
export const FEWEST_WORDS = 10

/** Björnsson's scale in three steps: below 40 as children's books and simple prose, up to 50 as newspapers, above as specialist texts. */
const SIMPLE_BELOW = 40
const HARD_FROM = 50

export const readabilities = ['easy', 'medium', 'hard'] as const
export type Readability = (typeof readabilities)[number]

/** The index of one text of a service, by its path. */
export type PlainLanguageIndex = { readonly path: string; readonly words: number; readonly index: number }

/** All texts of a service read as one, and those that are long enough by themselves, the hardest first. */
export type PlainLanguage = { readonly whole: Omit<PlainLanguageIndex, 'path'> | null; readonly texts: readonly PlainLanguageIndex[] }

/** In which of three steps an index lies. */
export const readabilityOf = (index: number): Readability => (index < SIMPLE_BELOW ? 'easy' : index < HARD_FROM ? 'medium' : 'hard')

const LONG_WORD = 7

// The point of an abbreviation or of an ordinal number ends no sentence.
const abbreviated = /\b(?:Abs|Nr|Art|Std|Str|usw|bzw|ca|ggf|inkl|max|min|z|B|d|h|e|V|u|a|o|Ä|\d+)\.(?=\s|$)/gu

/** The index of a text, rounded to whole numbers; null when it has too few words. What is filled in (`{town}`) counts as one short word. */
export function lixOf(text: string): { readonly words: number; readonly index: number } | null {
  const plain = text.replaceAll(/\{[^}]*\}/g, 'Wort').replaceAll(abbreviated, (found) => found.slice(0, -1))
  const words = plain.match(/[\p{L}\p{N}]+(?:[-’'/][\p{L}\p{N}]+)*/gu) ?? []
  if (words.length < FEWEST_WORDS) return null
  // Björnsson: full stop, question mark, exclamation mark, and a colon before a capital letter end a sentence; so does a line.
  const sentences = plain.split(/[.?!]+(?=["“”)\s]|$)|:(?=\s+\p{Lu})|\n+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
  const long = words.filter((word) => word.replaceAll(/[^\p{L}]/gu, '').length >= LONG_WORD).length
  return { words: words.length, index: Math.round(words.length / sentences + (100 * long) / words.length) }
}

/** Measures every German text of a service that is long enough, and all of these as one. */
export function plainLanguageOf(definition: Definition): PlainLanguage {
  const measured = Object.entries(textsOf(definition)).flatMap(([path, text]) => {
    const lix = lixOf(text)
    return lix ? [{ path, text, ...lix }] : []
  })
  return {
    whole: lixOf(measured.map(({ text }) => text).join('\n')),
    texts: measured
      .map(({ path, words, index }) => ({ path, words, index }))
      .toSorted((a, b) => b.index - a.index || (a.path < b.path ? -1 : 1)),
  }
}
