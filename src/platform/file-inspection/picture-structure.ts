/**
 * Where a picture ends by its own structure, so that what follows it is seen: a file can be a picture for one program and
 * an archive or a page for another.
 */
import type { ByteReader } from './byte-reader.ts'

/** Puts the reader behind the picture that begins where it stands; false when it is none, or not whole. */
export type SkipPicture = (reader: ByteReader) => Promise<boolean>

const MARKER = 0xff
const [start, end, scan] = [0xd8, 0xd9, 0xda]
/** Of JPEG's markers (ITU-T T.81, table B.1) these stand alone: restarts, TEM, and the beginning. */
const standsAlone = (code: number): boolean => code === 0x01 || (code >= 0xd0 && code <= start)
/** Within the data of a scan: a stuffed byte, or a restart. */
const isWithinScan = (code: number): boolean => code === 0x00 || (code >= 0xd0 && code <= 0xd7)

/** JPEG: segments with their lengths, and scans up to the next marker, until the marker of the end. */
export const skipJpeg: SkipPicture = async (reader) => {
  const head = await reader.take(2)
  if (head?.readUInt16BE() !== MARKER * 256 + start) return false
  let isInScan = false
  while (await reader.seek(MARKER)) {
    reader.position += 1
    const code = (await reader.take(1))?.[0]
    if (code === MARKER) reader.position -= 1
    if (code === undefined || code === MARKER || (isInScan && isWithinScan(code)) || standsAlone(code)) continue
    if (code === end) return true
    const length = (await reader.take(2))?.readUInt16BE()
    if (length === undefined || length < 2) return false
    reader.position += length - 2
    isInScan = code === scan
  }
  return false
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** PNG: chunks with their lengths, until the one that is called the end. */
export const skipPng: SkipPicture = async (reader) => {
  if ((await reader.take(8))?.equals(pngHead) !== true) return false
  for (;;) {
    const chunk = await reader.take(8)
    if (chunk === null) return false
    // The check sum follows the content.
    reader.position += chunk.readUInt32BE() + 4
    if (chunk.toString('latin1', 4) === 'IEND') return reader.position <= reader.size
  }
}

/** WebP: one RIFF container that says how long it is. */
export const skipWebP: SkipPicture = async (reader) => {
  const begin = reader.position
  const head = await reader.take(12)
  if (head?.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8) !== 'WEBP') return false
  const length = head.readUInt32LE(4)
  reader.position = begin + 8 + length + (length % 2)
  return reader.position <= reader.size
}

/**
 * What telephones put behind a photograph, as far as it can be followed to its end: further pictures (the brightness map of
 * Ultra HDR, CIPA DC-007), the seconds of film of a motion photo, Samsung's trailer with its directory, padding. Without
 * this, hardly a photograph that was taken today could be accepted; anything else behind a picture is foreign.
 */
export async function skipWhatPhonesAppend(reader: ByteReader): Promise<boolean> {
  const trailer = await beginOfSamsungTrailer(reader)
  const limit = trailer ?? reader.size
  while (reader.position < limit) {
    const begin = reader.position
    const head = await reader.take(Math.min(8, limit - begin))
    reader.position = begin
    if (head === null) return false
    const isKnown =
      head[0] === 0
        ? (await skipPadding(reader, limit)) || (await skipFilm(reader, limit))
        : head[0] === MARKER && head[1] === start && (await skipJpeg(reader))
    if (!isKnown || reader.position > limit) return false
  }
  return true
}

const MOST_PADDING = 64 * 1024

async function skipPadding(reader: ByteReader, limit: number): Promise<boolean> {
  const begin = reader.position
  const padding = limit - begin <= MOST_PADDING ? await reader.take(limit - begin) : null
  if (padding?.every((byte) => byte === 0)) return true
  reader.position = begin
  return false
}

/** A film in the boxes of ISO/IEC 14496-12, from `ftyp` up to the limit. */
async function skipFilm(reader: ByteReader, limit: number): Promise<boolean> {
  for (let isFirst = true; reader.position < limit; isFirst = false) {
    const box = await reader.take(8)
    const length = box?.readUInt32BE() ?? 0
    const type = box?.toString('latin1', 4) ?? ''
    if (length < 8 || (isFirst ? type !== 'ftyp' : !/^[a-z0-9 ]{4}$/i.test(type))) return false
    reader.position += length - 8
  }
  return true
}

/** Samsung's trailer: blocks, then a directory that says how far before it each begins, its length, and "SEFT" at the very end. */
async function beginOfSamsungTrailer(reader: ByteReader): Promise<number | null> {
  const { position, size } = reader
  try {
    reader.position = Math.max(position, size - 8)
    const foot = await reader.take(8)
    if (foot?.toString('latin1', 4) !== 'SEFT') return null
    const directory = size - 8 - foot.readUInt32LE()
    reader.position = Math.max(position, directory)
    const head = await reader.take(12)
    const count = head?.readUInt32LE(8) ?? 0
    const entries = head?.toString('latin1', 0, 4) === 'SEFH' && count > 0 && count < 1000 ? await reader.take(count * 12) : null
    if (entries === null || reader.position !== size - 8) return null
    const furthest = Math.max(...Array.from({ length: count }, (_, index) => entries.readUInt32LE(index * 12 + 4)))
    return directory - furthest >= position ? directory - furthest : null
  } finally {
    reader.position = position
  }
}
