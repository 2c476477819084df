/** Objects that are packed together in a stream (ISO 32000-2, 7.5.7), unpacked only where every reader unpacks them alike. */
import { constants, inflateSync } from 'node:zlib'
import { type PdfObject, readObject } from './pdf-object.ts'
import { PdfWords } from './pdf-words.ts'

/** An object stream holds some hundred small objects; one of this size is made to fill somebody's memory. */
const MOST_BYTES_OF_STREAM = 32 * 2 ** 20
/** What changes how a stream is unpacked. */
const otherPackings = /^(?!FlateDecode$).*Decode$|^(AHx|A85|LZW|Fl|RL|CCF|DCT|Crypt|Predictor|DecodeParms|DP|FDecodeParms|FFilter)$/
const [CR, LF] = [13, 10]

/** Whether a stream can be taken for one that holds objects, whatever it says of itself. */
export const isObjectStream = ({ names }: PdfObject): boolean => names.has('ObjStm') || (names.has('N') && names.has('First'))

type Packed = { readonly bytes: number; readonly objects: readonly { readonly number: number; readonly object: PdfObject }[] }

/**
 * What an object stream holds: the numbers and places of its objects, then the objects. `streamAt`: behind the word
 * "stream". Null when it is packed otherwise than usual.
 */
export function packedObjects(pdf: Buffer, streamAt: number, stream: PdfObject): Packed | null {
  const content = contentOf(pdf, streamAt, stream)
  const first = onlyNumber(stream, 'First')
  if (content === null || first === null || first > content.length) return null
  const words = new PdfWords(content.subarray(0, first), 0)
  const places: number[] = []
  for (let word = words.next(); word; word = words.next()) {
    if (word.kind !== 'word' || !/^\d{1,10}$/.test(word.text)) return null
    places.push(Number(word.text))
  }
  if (places.length % 2 !== 0) return null
  const objects: { number: number; object: PdfObject }[] = []
  let read = 0
  for (let at = 0; at < places.length; at += 2) {
    const [number = 0, place = 0] = places.slice(at, at + 2)
    const object = readObject(content, first + place, true)
    read += Math.max(0, object.end - first - place)
    // Objects that lie within each other: nobody writes them so.
    if (read > content.length * 4 + 4096) return null
    objects.push({ number, object })
  }
  return { bytes: content.length, objects }
}

function contentOf(pdf: Buffer, streamAt: number, stream: PdfObject): Buffer | null {
  const { names } = stream
  // Behind "stream" exactly one end of line is allowed (7.3.8.1); readers disagree about anything else.
  const start = streamAt + (pdf[streamAt] === CR && pdf[streamAt + 1] === LF ? 2 : 1)
  if (pdf[start - 1] !== LF || [...names].some((name) => otherPackings.test(name)) || names.has('F')) return null
  try {
    if (names.has('FlateDecode'))
      // The stream's end is found by its content, because its stated length may lie.
      return inflateSync(pdf.subarray(start), { maxOutputLength: MOST_BYTES_OF_STREAM, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
  const length = onlyNumber(stream, 'Length')
  if (names.has('Filter') || length === null) return null
  const stated = start + length
  // Where its length is right, the word of the end follows; anything else is not looked into.
  return /^[\r\n]{0,2}endstream/.test(pdf.toString('latin1', stated, stated + 11)) ? pdf.subarray(start, stated) : null
}

/** The one whole number behind a name; null when there is none, or another as well. */
function onlyNumber({ numbers }: PdfObject, name: string): number | null {
  const [number = Number.NaN, ...more] = numbers.get(name) ?? []
  return Number.isSafeInteger(number) && more.length === 0 ? number : null
}
