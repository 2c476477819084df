/**
 * Text that the letters' fonts can show. A notice must not fail on an emoji in a name, so what cannot be printed is
 * replaced visibly in the PDF. The data keep what was typed.
 */
import { openSync, type Font } from 'fontkit'
import { join } from 'node:path'

/** Stands for a character that cannot be printed. */
export const REPLACEMENT = '\u25A1'

/** Turns any text into one that can be printed. */
export type MakePrintable = (text: string) => string

// Reordering controls could make a letter show something else than was typed; they are shown as what they are: foreign.
const reordering = /[\u202A-\u202E\u2066-\u2069]/u
const unseen = /^[\p{Default_Ignorable_Code_Point}]$/u

/**
 * Reads which characters every one of the fonts can show (`files`: paths of TTF files). The unit is what a reader sees
 * as one character: a family emoji of seven code points becomes one box, and a letter keeps its accents or loses all.
 */
export function printableIn(files: readonly string[]): MakePrintable {
  const fonts = files.map((file) => openSync(file) as Font)
  const isShown = (codePoint: number): boolean => fonts.every((font) => font.hasGlyphForCodePoint(codePoint))
  const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' })
  const known = new Map<string, string>()

  const replace = (grapheme: string): string => {
    if (grapheme === '\n' || grapheme === '\r\n') return '\n'
    if (grapheme === '\t') return ' '
    // Composed first: many accented letters exist only as one glyph.
    const composed = grapheme.normalize('NFC')
    if (reordering.test(composed) || !composed.isWellFormed()) return REPLACEMENT
    const seen = [...composed].filter((character) => !unseen.test(character))
    const canBeShown = seen.every((character) => !/\p{Cc}/u.test(character) && isShown(character.codePointAt(0)!))
    return canBeShown ? seen.join('') : REPLACEMENT
  }

  return (text) => {
    let printable = ''
    for (const { segment } of graphemes.segment(text)) {
      let shown = known.get(segment)
      if (shown === undefined) {
        shown = replace(segment)
        // Everyday characters only: what strangers type must not grow the memory without end.
        if (known.size < 2000) known.set(segment, shown)
      }
      printable += shown
    }
    return printable
  }
}

/** The faces that the letters use, within a folder of the DejaVu fonts. */
export const letterFonts = (directory: string): string[] =>
  ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((file) => join(directory, file))
