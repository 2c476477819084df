/** The words that a PDF is written in (ISO 32000-2, 7.2): where each begins and ends, as every reader must see it. */

/** One word. `open` and `close` are brackets of arrays `[` and dictionaries `<`; texts, and anything else, are `other`. */
export type PdfWord =
  | { readonly kind: 'name' | 'word'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly text: '[' | '<' }
  | { readonly kind: 'other'; readonly text: '' }

const [SPACE, HASH, PERCENT, OPEN, CLOSE, SLASH, LESS, GREATER, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY] = [
  0x20, 0x23, 0x25, 0x28, 0x29, 0x2f, 0x3c, 0x3e, 0x5c, 0x5b, 0x5d,
] as const
const [CR, LF] = [13, 10]
/** In bytes: longer than any name that matters here, all letters of it hidden. */
const LONGEST_NAME = 127 * 3
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))

/** White space of PDF: NUL, tab, line feed, form feed, carriage return, blank. */
const isSpace = (byte: number): boolean => byte === SPACE || byte === 0 || byte === 9 || byte === LF || byte === 12 || byte === CR
const isRegular = (byte: number): boolean => !isSpace(byte) && !delimiters.has(byte)

const other: PdfWord = { kind: 'other', text: '' }
const [openArray, closeArray, openDictionary, closeDictionary] = [
  { kind: 'open', text: '[' },
  { kind: 'close', text: '[' },
  { kind: 'open', text: '<' },
  { kind: 'close', text: '<' },
] as const

/** Reads words from a place on. `position` stands behind the last one that was read. */
export class PdfWords {
  position: number
  readonly #pdf: Buffer

  constructor(pdf: Buffer, start: number) {
    this.#pdf = pdf
    this.position = start
  }

  /** The next word; null at the end of the file. White space and comments are no words. */
  next(): PdfWord | null {
    const pdf = this.#pdf
    for (let at = this.position; at < pdf.length; at = this.position) {
      const byte = pdf[at] ?? 0
      if (byte === PERCENT) this.position = afterLine(pdf, at)
      else if (isSpace(byte)) this.position += 1
      else return this.#wordAt(at, byte)
    }
    return null
  }

  #wordAt(at: number, byte: number): PdfWord {
    const pdf = this.#pdf
    this.position = at + 1
    if (byte === SLASH) {
      this.position = afterWord(pdf, at + 1)
      return { kind: 'name', text: nameFrom(pdf.toString('latin1', at + 1, Math.min(this.position, at + 1 + LONGEST_NAME))) }
    }
    if (byte === OPEN_ARRAY) return openArray
    if (byte === CLOSE_ARRAY) return closeArray
    if (byte === LESS || byte === GREATER) {
      const isDouble = pdf[at + 1] === byte
      if (isDouble) this.position = at + 2
      else if (byte === LESS) this.position = afterHexText(pdf, at)
      return isDouble ? (byte === LESS ? openDictionary : closeDictionary) : other
    }
    if (byte === OPEN) this.position = afterText(pdf, at)
    if (!isRegular(byte)) return other
    this.position = afterWord(pdf, at)
    return { kind: 'word', text: pdf.toString('latin1', at, this.position) }
  }
}

function afterWord(pdf: Buffer, start: number): number {
  let at = start
  while (at < pdf.length && isRegular(pdf[at] ?? 0)) at += 1
  return at
}

function afterLine(pdf: Buffer, start: number): number {
  let at = start
  while (at < pdf.length && pdf[at] !== CR && pdf[at] !== LF) at += 1
  return at
}

/** Round brackets nest in a text, unless a backslash stands before them. */
function afterText(pdf: Buffer, start: number): number {
  let depth = 0
  for (let at = start; at < pdf.length; at += 1) {
    const byte = pdf[at]
    if (byte === BACKSLASH) at += 1
    else if (byte === OPEN) depth += 1
    else if (byte === CLOSE && --depth === 0) return at + 1
  }
  return pdf.length
}

function afterHexText(pdf: Buffer, start: number): number {
  const end = pdf.indexOf(GREATER, start)
  return end === -1 ? pdf.length : end + 1
}

/** A name may hide its letters: `/J#61vaScript`. */
const nameFrom = (written: string): string =>
  written.includes(String.fromCharCode(HASH))
    ? written.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : written
