import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inProcess } from './file-inspection/in-process.ts'
import type { PictureReport } from './file-inspection/picture-program.ts'
import { pictureLimits } from './file-inspection/picture.ts'

/**
 * A picture for reading and printing: upright as it was taken, no larger than a page can show, as JPEG on white, without
 * what else the file told (place, time, camera). Decoded where pictures are inspected, within the same limits, because
 * those of today may be narrower than when it came in. Throws when it cannot be decoded.
 */
export async function reducedPicture(picture: Readable): Promise<Buffer> {
  const directory = await mkdtemp(join(tmpdir(), 'reduced-picture-'))
  try {
    const [whole, reduced] = [join(directory, 'whole'), join(directory, 'reduced.jpg')]
    await pipeline(picture, createWriteStream(whole, { mode: 0o600 }))
    const report = await inProcess<PictureReport>('picture-program', [whole, reduced], pictureLimits)
    if (report !== 'fine') throw new Error('a picture could not be decoded')
    return await readFile(reduced)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
