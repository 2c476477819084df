/** Looks into a picture: whether its structure ends where the file ends, and whether it can be decoded whole. */
import { open } from 'node:fs/promises'
import { ByteReader } from './byte-reader.ts'
import { inProcess, type Limits } from './in-process.ts'
import type { PictureReport } from './picture-program.ts'
import { skipJpeg, type SkipPicture, skipPng, skipWebP, skipWhatPhonesAppend } from './picture-structure.ts'
import type { FileRefusal } from './refusal.ts'

/**
 * A picture takes 320 MB at the very most once it is decoded (picture-size.ts), and the library some 100 MB beside. The
 * scans of a JPEG can be repeated without end, which takes time.
 */
export const pictureLimits: Limits = { milliseconds: 10_000, bytes: 640 * 2 ** 20 }

const structures: Readonly<Record<string, SkipPicture>> = { 'image/jpeg': skipJpeg, 'image/png': skipPng, 'image/webp': skipWebP }

/** What is wrong with a picture of this media type (JPEG, PNG or WebP); null when nothing is. */
export async function problemOfPicture(
  path: string,
  size: number,
  mediaType: string,
  limits: Limits = pictureLimits,
  signal?: AbortSignal,
): Promise<FileRefusal | null> {
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
  const report = (await inProcess<PictureReport>('picture-program', [path], limits, signal)) ?? 'broken'
  if (report === 'fine') return null
  return report === 'broken' ? { code: 'fileBroken' } : { code: 'fileTooManyPixels', max: report.max }
}
