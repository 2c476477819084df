/**
 * Decodes one picture, in a process of its own that may be ended at any moment. Started with its path, and with a path for
 * a reduced copy where one is wanted; sends its report to whoever started it.
 */
import sharp from 'sharp'
import { mostPixelsExceeded } from './picture-size.ts'

/** What the process reports: nothing wrong, not to be decoded, or too large; `max` in millions of pixels. */
export type PictureReport = 'fine' | 'broken' | { readonly max: number }

/** A page of A4 at 300 dots per inch: nothing that is printed can show more. */
const [WIDTH, HEIGHT] = [2480, 3508]

async function reportOn(path: string, reducedPath: string | undefined): Promise<PictureReport> {
  const picture = sharp(path, { sequentialRead: reducedPath === undefined, failOn: 'error', limitInputPixels: false })
  const max = mostPixelsExceeded(await picture.metadata())
  if (max !== null) return { max }
  // Reduced to one pixel, every line is decoded and none is kept.
  if (reducedPath === undefined) await picture.resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer()
  else
    await picture
      .autoOrient()
      .resize(WIDTH, HEIGHT, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 85 })
      .toFile(reducedPath)
  return 'fine'
}

sharp.cache(false)
sharp.concurrency(1)
process.on('disconnect', () => process.exit())
process.send?.(await reportOn(process.argv[2] ?? '', process.argv[3]).catch((): PictureReport => 'broken'))
