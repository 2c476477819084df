import { Readable } from 'node:stream'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { picture } from '../../test/sample-files.ts'
import { reducedPicture } from './reduced-picture.ts'

const reduced = async (bytes: Buffer) => sharp(await reducedPicture(Readable.from([bytes]))).metadata()

test('a large picture becomes no larger than a page can show; a small one stays as it is', async () => {
  expect(await reduced(await picture('jpeg', 3100, 1000))).toMatchObject({ format: 'jpeg', width: 2480, height: 800 })
  expect(await reduced(await picture('png', 60, 40))).toMatchObject({ format: 'jpeg', width: 60, height: 40 })
})

test('a picture stands upright as it was taken, and tells nothing of place and camera', async () => {
  const lying = await sharp(await picture('jpeg', 300, 100))
    .withMetadata({ orientation: 6, exif: { IFD0: { Make: 'Kamera' } } })
    .jpeg()
    .toBuffer()
  const { width, height, exif } = await reduced(lying)
  expect([width, height, exif]).toEqual([100, 300, undefined])
})

test('what cannot be seen through is white behind', async () => {
  const clear = await sharp({ create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer()
  const { channels } = await sharp(await reducedPicture(Readable.from([clear]))).stats()
  expect(channels.map(({ min }) => min)).toEqual([255, 255, 255])
})
