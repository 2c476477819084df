/** How large a picture becomes when it is decoded. */
import type { Metadata } from 'sharp'

/** A page of A3 at 600 dots per inch has 70 million. */
const MOST_MILLIONS_OF_PIXELS = 80
/** 80 million of them with colours and transparency, of one byte each. */
const MOST_BYTES = 320 * 1000 ** 2

/** Which share of the metadata counts. */
type Size = Pick<Metadata, 'width' | 'height' | 'channels' | 'depth' | 'isProgressive'>

/** Bytes that a decoder holds for a pixel; interlaced and progressive pictures are held whole beside what comes out. */
const bytesOfPixel = ({ channels, depth, isProgressive }: Size): number =>
  channels * (depth === 'uchar' || depth === 'char' ? 1 : depth === 'ushort' || depth === 'short' ? 2 : 8) * (isProgressive ? 2 : 1)

/** How many millions of pixels a picture like this may have, when it has more; null when it is no larger than allowed. */
export function mostPixelsExceeded(size: Size): number | null {
  const most = Math.min(MOST_MILLIONS_OF_PIXELS, Math.floor(MOST_BYTES / bytesOfPixel(size) / 1e6))
  return size.width * size.height > most * 1e6 ? most : null
}
