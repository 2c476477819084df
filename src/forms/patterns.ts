/**
 * Which patterns a service file may hold. A regular expression is tried by going back and forth in the text; an unlucky
 * one takes longer than the universe for forty characters, and whoever types them stops the portal for everybody. So only
 * those are taken whose work is small for every text, which all that describe numbers and signs are.
 */

/** Parts of a pattern that may be of any length; each multiplies the work by the length of the text. */
const MOST_PARTS_OF_ANY_LENGTH = 3
/** Parts that may be there or not; each doubles the work. */
const MOST_VARYING_PARTS = 12
const LONGEST_PATTERN = 200
/** From this many on, a part counts as one of any length. */
const LONG = 10

/** A pattern's parts: escapes, classes, groups' beginnings and ends, alternatives, quantifiers, other characters. */
const part = /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?[^:)]?:?)?|[)|]|[*+?]\??|\{(\d+)(,?)(\d*)\}\??|[^]/gu

type Quantifier = { readonly varies: boolean; readonly isLong: boolean; readonly repeats: boolean }

function quantifierOf(token: RegExpExecArray): Quantifier | null {
  const [text, least, comma, most] = token
  if (/^[*+]/.test(text)) return { varies: true, isLong: true, repeats: true }
  if (text.startsWith('?')) return { varies: true, isLong: false, repeats: false }
  if (least === undefined) return null
  const highest = most ? Number(most) : comma ? Infinity : Number(least)
  const varies = highest !== Number(least)
  return { varies, isLong: varies && highest > LONG, repeats: highest > 1 }
}

/** What is wrong with a pattern, as the end of a sentence, or null when it may be used. */
export function patternProblem(source: string): string | null {
  try {
    if (!(new RegExp(source, 'u') instanceof RegExp)) return 'is not a regular expression'
  } catch {
    return 'is not a regular expression'
  }
  if (source.length > LONGEST_PATTERN) return `is too long; at most ${LONGEST_PATTERN} characters`

  // For each open group: does something in it vary?
  const open: boolean[] = [false]
  let closed = false
  let [varying, long] = [0, 0]
  for (const token of source.matchAll(part)) {
    const [text] = token
    if (/^\\[1-9k]/.test(text)) return 'refers back to what it found; say it without \\1'
    if (text.startsWith('(')) {
      if (text !== '(' && text !== '(?:') return 'looks around or names a group; use plain groups only'
      open.push(false)
      closed = false
      continue
    }
    const quantifier = quantifierOf(token)
    if (quantifier) {
      if (closed && quantifier.repeats) return 'repeats a group in which something varies, which can take for ever; write the group out'
      varying += quantifier.varies ? 1 : 0
      long += quantifier.isLong ? 1 : 0
      if (quantifier.varies) open[open.length - 1] = true
    } else if (text === '|') open[open.length - 1] = true
    if (text === ')') {
      closed = open.pop() ?? false
      if (closed) open[open.length - 1] = true
    } else closed = false
  }
  if (long > MOST_PARTS_OF_ANY_LENGTH) return `has ${long} parts of any length; at most ${MOST_PARTS_OF_ANY_LENGTH}`
  if (varying > MOST_VARYING_PARTS) return `has ${varying} parts that vary; at most ${MOST_VARYING_PARTS}`
  return null
}
