/**
 * Reads the names in a PDF's objects without asking how the file wants to be read: every "1 0 obj" that stands anywhere
 * in it, used or not, and everything in compressed object streams. What acts must be named (ISO 32000-2, 7.3.5, 12.6.4);
 * so a name that is not there cannot act. Texts, comments and the data of other streams do not count.
 */
import { constants, inflateSync } from 'node:zlib'
import type { ActivePart } from './refusal.ts'

/** What a PDF turned out to be by its names; `unreadable`: it compresses its objects in a way that no program of today does. */
export type NamesFound = { readonly active: ActivePart | null; readonly isEncrypted: boolean; readonly isUnreadable: boolean }

const actions: Readonly<Record<string, ActivePart>> = {
  JavaScript: 'script',
  JS: 'script',
  Launch: 'launch',
  EmbeddedFile: 'attachment',
  EmbeddedFiles: 'attachment',
  Collection: 'attachment',
  RichMedia: 'media',
  XFA: 'form',
}

/** An object stream holds some hundred small objects; one of this size is made to fill somebody's memory. */
const MOST_BYTES_OF_STREAM = 32 * 2 ** 20
const MOST_BYTES_OF_ALL_STREAMS = 256 * 2 ** 20

/** Reads all names of a PDF. Takes time in proportion to its size; call it where it blocks nobody. */
export function namesIn(pdf: Buffer): NamesFound {
  const found = { active: null as ActivePart | null, isEncrypted: false, isUnreadable: false }
  let inflated = 0
  const note = (names: ReadonlySet<string>): void => {
    for (const name of names) found.active ??= Object.hasOwn(actions, name) ? (actions[name] ?? null) : null
    found.isEncrypted ||= names.has('Encrypt')
  }
  for (const start of objectStarts(pdf)) {
    const { names, streamAt } = readObject(pdf, start)
    note(names)
    if (streamAt === null || !names.has('ObjStm') || found.isUnreadable) continue
    const content = objectStream(pdf, streamAt, names)
    inflated += content?.length ?? 0
    if (content === null || inflated > MOST_BYTES_OF_ALL_STREAMS) found.isUnreadable = true
    else note(readObject(content, 0, false).names)
  }
  return found
}

/** The places behind every "1 0 obj", and every trailer: wherever a reader could be led to begin. */
function* objectStarts(pdf: Buffer): Generator<number> {
  for (let at = pdf.indexOf('obj'); at !== -1; at = pdf.indexOf('obj', at + 3)) {
    if (/\d[\s\0]+\d+[\s\0]*$/.test(pdf.toString('latin1', Math.max(0, at - 32), at))) yield at + 3
  }
  for (let at = pdf.indexOf('trailer'); at !== -1; at = pdf.indexOf('trailer', at + 7)) yield at + 7
}

/** What an object stream holds: the places of its objects in numbers, then the objects. Null when it is packed otherwise than usual. */
function objectStream(pdf: Buffer, start: number, names: ReadonlySet<string>): Buffer | null {
  const isPlain = !names.has('Filter') && !names.has('F')
  const isDeflated = names.has('FlateDecode') && !names.has('Predictor')
  try {
    const content = isPlain
      ? pdf.subarray(start, endOf(pdf, start))
      : isDeflated
        ? // The stream's end is found by its content, because its stated length may lie.
          inflateSync(pdf.subarray(start), { maxOutputLength: MOST_BYTES_OF_STREAM, finishFlush: constants.Z_SYNC_FLUSH })
        : null
    return content !== null && /^[\s\0]*(\d|$)/.test(content.toString('latin1', 0, 64)) ? content : null
  } catch {
    return null
  }
}

function endOf(pdf: Buffer, start: number): number {
  const end = pdf.indexOf('endstream', start)
  return end === -1 ? pdf.length : end
}

const [SPACE, HASH, PERCENT, OPEN, CLOSE, SLASH, LESS, GREATER, BACKSLASH] = [...' #%()/<>\\'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]
const [CR, LF] = [13, 10]
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
/** White space of PDF: NUL, tab, line feed, form feed, carriage return, blank. */
const isRegular = (byte: number): boolean =>
  byte > SPACE ? !delimiters.has(byte) : byte !== 0 && byte !== 9 && byte !== LF && byte !== 12 && byte !== CR && byte !== SPACE

/** The names of one object, up to its end or its stream; with `isSingle: false` of everything that follows. */
function readObject(pdf: Buffer, start: number, isSingle = true): { names: ReadonlySet<string>; streamAt: number | null } {
  const names = new Set<string>()
  let at = start
  while (at < pdf.length) {
    const byte = pdf[at]!
    if (byte === PERCENT) at = afterLine(pdf, at)
    else if (byte === OPEN) at = afterText(pdf, at)
    else if (byte === LESS) at = pdf[at + 1] === LESS ? at + 2 : afterHexText(pdf, at)
    else if (byte === SLASH) {
      const end = afterWord(pdf, at + 1)
      names.add(nameFrom(pdf.toString('latin1', at + 1, end)))
      at = end
    } else if (isRegular(byte)) {
      const end = afterWord(pdf, at)
      const word = isSingle && end - at <= 9 ? pdf.toString('latin1', at, end) : ''
      if (word === 'stream') return { names, streamAt: afterEndOfLine(pdf, end) }
      if (word === 'endobj' || word === 'startxref' || word === 'xref') return { names, streamAt: null }
      at = end
    } else at += 1
  }
  return { names, streamAt: null }
}

function afterWord(pdf: Buffer, start: number): number {
  let at = start
  while (at < pdf.length && isRegular(pdf[at]!)) at += 1
  return at
}

function afterLine(pdf: Buffer, start: number): number {
  let at = start
  while (at < pdf.length && pdf[at] !== CR && pdf[at] !== LF) at += 1
  return at
}

/** Of a line that ends with "stream" only these two ends of line are allowed (7.3.8.1). */
const afterEndOfLine = (pdf: Buffer, at: number): number => at + (pdf[at] === CR ? (pdf[at + 1] === LF ? 2 : 1) : pdf[at] === LF ? 1 : 0)

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
