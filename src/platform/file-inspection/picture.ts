/** Looks into a picture: whether its structure ends where the file ends, and whether it can be decoded whole. */
import { open } from 'node:fs/promises'
import sharp from 'sharp'
import { ByteReader } from './byte-reader.ts'
import { inTurn } from '../in-turn.ts'
import { skipJpeg, type SkipPicture, skipPng, skipWebP, skipWhatPhonesAppend } from './picture-structure.ts'
import type { FileRefusal } from './refusal.ts'

/** A page of A3 at 600 dots per inch has 70 million. Decoded, 80 million take some 320 MB at the very most. */
const MILLIONS_OF_PIXELS = 80

const structures: Readonly<Record<string, SkipPicture>> = { 'image/jpeg': skipJpeg, 'image/png': skipPng, 'image/webp': skipWebP }

// One after the other, because an interlaced picture is held in memory whole.
const alone = inTurn(1)
sharp.cache(false)

/** What is wrong with a picture of this media type (JPEG, PNG or WebP); null when nothing is. */
export async function problemOfPicture(path: string, size: number, mediaType: string): Promise<FileRefusal | null> {
  const handle = await open(path, 'r')
  try {
    const reader = new ByteReader(handle, size)
    const isWhole = await structures[mediaType]?.(reader)
    if (!isWhole) return { code: 'fileBroken' }
    const isAlone = reader.position === size || (mediaType === 'image/jpeg' && (await skipWhatPhonesAppend(reader)))
    if (!isAlone) return { code: 'fileMixed' }
  } finally {
    await handle.close()
  }
  return alone(() => problemOfPixels(path))
}

/** Decodes every line and keeps none: reduced to one pixel, a picture of any size passes through in pieces. */
async function problemOfPixels(path: string): Promise<FileRefusal | null> {
  try {
    const picture = sharp(path, { sequentialRead: true, failOn: 'error', limitInputPixels: false })
    const { width, height } = await picture.metadata()
    if (width * height > MILLIONS_OF_PIXELS * 1e6) return { code: 'fileTooManyPixels', max: MILLIONS_OF_PIXELS }
    await picture.resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer()
    return null
  } catch {
    return { code: 'fileBroken' }
  }
}
