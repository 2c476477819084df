/**
 * One way to write German words for finding them: what is indexed and what is typed go through the same functions, so
 * that `Müll`, `Muell` and `MÜLL`, `Straße` and `Strasse` are the same.
 */

const LONGEST_QUERY = 200

/** Small letters; ä, ö, ü, ß spelled out; all other marks removed (`Café` is `cafe`). */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')

/** The folded words of a text: runs of letters and digits. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{Letter}\p{Number}]+/gu) ?? []

/**
 * What a stranger typed, made harmless: well-formed Unicode without NUL and other control characters, blanks collapsed,
 * at most 200 characters, of which no word is cut off by half a character.
 */
export const tidyQuery = (text: string): string =>
  Array.from(
    text
      .slice(0, LONGEST_QUERY * 2)
      .toWellFormed()
      .replace(/[\p{Control}\u{FFFD}]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
  )
    .slice(0, LONGEST_QUERY)
    .join('')

/**
 * How many letters differ (Damerau-Levenshtein, adjacent swaps count one): a name with a slip of the finger is still
 * that name. Gives up and returns `limit + 1` when the lengths alone differ by more than the limit.
 */
export function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const width = b.length + 1
  const table = new Array<number>((a.length + 1) * width)
  const at = (row: number, column: number): number => table[row * width + column] ?? Infinity
  for (let row = 0; row <= a.length; row++) {
    for (let column = 0; column <= b.length; column++) {
      if (row === 0 || column === 0) {
        table[row * width + column] = row + column
        continue
      }
      const same = a[row - 1] === b[column - 1]
      let least = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) least = Math.min(least, at(row - 2, column - 2) + 1)
      table[row * width + column] = least
    }
  }
  return at(a.length, b.length)
}
