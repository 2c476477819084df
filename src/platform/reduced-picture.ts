import type { Readable } from 'node:stream'
import sharp from 'sharp'

/** A page of A4 at 300 dots per inch: nothing that is printed can show more. */
const [WIDTH, HEIGHT] = [2480, 3508]

/**
 * A picture for reading and printing: upright as it was taken, no larger than a page can show, as JPEG on white, without
 * what else the file told (place, time, camera). Throws when it cannot be decoded.
 */
export const reducedPicture = (picture: Readable): Promise<Buffer> =>
  picture
    .pipe(sharp({ failOn: 'error' }))
    .autoOrient()
    .resize(WIDTH, HEIGHT, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 85 })
    .toBuffer()
