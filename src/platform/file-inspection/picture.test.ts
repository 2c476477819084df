import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onePage, picture, zipOf } from '../../../test/sample-files.ts'
import { problemOfPicture } from './picture.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'picture-inspection-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function problemOf(bytes: Buffer, format: 'jpeg' | 'png' | 'webp' = 'jpeg') {
  const path = join(directory, 'picture')
  await writeFile(path, bytes)
  return problemOfPicture(path, bytes.length, `image/${format}`)
}

describe.each(['jpeg', 'png', 'webp'] as const)('a picture (%s)', (format) => {
  test('that is whole is taken', async () => {
    expect(await problemOf(await picture(format, 301, 200), format)).toBeNull()
  })

  test('that was cut off is broken', async () => {
    const bytes = await picture(format, 301, 200)
    for (const share of [0.01, 0.5, 0.99])
      expect(await problemOf(bytes.subarray(0, bytes.length * share), format)).toEqual({ code: 'fileBroken' })
  })

  test('with something behind its end is refused', async () => {
    const bytes = await picture(format)
    for (const behind of [zipOf({ a: 'a' }), onePage(), Buffer.from('<script>'), Buffer.from('x')])
      expect(await problemOf(Buffer.concat([bytes, behind]), format)).toEqual({ code: 'fileMixed' })
  })
})

test('a picture in several scans is followed to its end', async () => {
  const progressive = await sharp(await picture('jpeg', 301, 200))
    .jpeg({ progressive: true })
    .toBuffer()
  expect(await problemOf(progressive)).toBeNull()
  expect(await problemOf(Buffer.concat([progressive, Buffer.from('PK')]))).toEqual({ code: 'fileMixed' })
})

test('a picture whose data do not fit its structure is broken', async () => {
  const bytes = await picture('png', 301, 200)
  bytes[bytes.length >> 1]! ^= 0xff
  expect(await problemOf(bytes, 'png')).toEqual({ code: 'fileBroken' })
})

test('a small file of too many pixels is refused, and told how many there may be', async () => {
  const huge = await sharp({ create: { width: 9001, height: 9000, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  expect(huge.length).toBeLessThan(1_000_000)
  expect(await problemOf(huge, 'png')).toEqual({ code: 'fileTooManyPixels', max: 80 })
})

test('a picture that becomes large by its depth, or is held whole to be decoded, may have fewer pixels', async () => {
  const deep = pngHeadOf(8900, 8900, { depth: 16, colours: 6 })
  const interlaced = pngHeadOf(8900, 8900, { depth: 16, colours: 6, isInterlaced: true })
  expect(await problemOf(deep, 'png')).toEqual({ code: 'fileTooManyPixels', max: 40 })
  expect(await problemOf(interlaced, 'png')).toEqual({ code: 'fileTooManyPixels', max: 20 })
  const progressive = await sharp(await picture())
    .toColourspace('cmyk')
    .jpeg({ progressive: true })
    .toBuffer()
  // The frame of a progressive JPEG says its height and width behind its length and depth.
  const frame = progressive.indexOf(Buffer.from([0xff, 0xc2]))
  progressive.writeUInt16BE(7000, frame + 5)
  progressive.writeUInt16BE(6000, frame + 7)
  expect(await problemOf(progressive)).toEqual({ code: 'fileTooManyPixels', max: 40 })
})

test('a picture that takes too long or too much memory is given up, and the next one is looked into', async () => {
  const bytes = await picture()
  const path = join(directory, 'slow')
  await writeFile(path, bytes)
  for (const limits of [
    { milliseconds: 1, bytes: 2 ** 30 },
    { milliseconds: 60_000, bytes: 1 },
  ])
    expect(await problemOfPicture(path, bytes.length, 'image/jpeg', limits)).toEqual({ code: 'fileBroken' })
  expect(await problemOf(bytes)).toBeNull()
})

/** A PNG that says how large it is, and holds nothing of it. */
function pngHeadOf(
  width: number,
  height: number,
  { depth, colours, isInterlaced = false }: Record<'depth' | 'colours', number> & { isInterlaced?: boolean },
): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), content])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(content.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head[8] = depth
  head[9] = colours
  head[12] = isInterlaced ? 1 : 0
  const begin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([begin, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))])
}

describe('a photograph of a telephone', () => {
  const box = (type: string, content: string): Buffer => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + content.length)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, Buffer.from(content)])
  }
  const film = Buffer.concat([box('ftyp', 'mp42'), box('mdat', 'x'.repeat(500)), box('moov', 'y')])
  /** Samsung's trailer around these blocks. */
  const samsung = (...blocks: Buffer[]): Buffer => {
    const lengths = blocks.map(({ length }) => length)
    const entries = lengths.map((length, index) => {
      const entry = Buffer.alloc(12)
      entry.writeUInt16LE(0x0a01, 2)
      entry.writeUInt32LE(
        lengths.slice(index).reduce((sum, each) => sum + each),
        4,
      )
      entry.writeUInt32LE(length, 8)
      return entry
    })
    const head = Buffer.alloc(12)
    head.write('SEFH')
    head.writeUInt32LE(106, 4)
    head.writeUInt32LE(blocks.length, 8)
    const foot = Buffer.alloc(8)
    foot.writeUInt32LE(12 + 12 * blocks.length)
    foot.write('SEFT', 4)
    return Buffer.concat([...blocks, head, ...entries, foot])
  }

  test.each([
    ['with a map of its brightness behind it', async () => [await picture('jpeg', 20, 20)]],
    ['with the film of a motion photo behind it', async () => [film]],
    ['with both', async () => [await picture('jpeg', 20, 20), film]],
    ["with Samsung's notes behind it", async () => [samsung(Buffer.from('Image_UTC_Data1700000000'), Buffer.from('MCC_Data262'))]],
    ['with a map and notes', async () => [await picture('jpeg', 20, 20), samsung(Buffer.from('Image_UTC_Data'))]],
    ['padded to whole blocks', async () => [Buffer.alloc(512)]],
  ] as const)('%s is taken', async (_, behind) => {
    expect(await problemOf(Buffer.concat([await picture(), ...(await behind())]))).toBeNull()
  })

  test.each([
    ['a map that was cut off', async () => (await picture('jpeg', 200, 200)).subarray(0, 300)],
    ['a film with something behind it', async () => Buffer.concat([film, Buffer.from('PK\x03\x04 something else')])],
    ['something that only begins like a film', async () => Buffer.concat([box('free', 'x'), film])],
    ["something before Samsung's notes", async () => Buffer.concat([Buffer.from('something'), samsung(Buffer.from('Image_UTC_Data'))])],
    ['notes whose directory lies', async () => Buffer.from('xxxxSEFHxxxxxxxx\x10\0\0\0SEFT', 'latin1')],
    ['padding that is none', async () => Buffer.concat([Buffer.alloc(100), Buffer.from('x')])],
  ] as const)('with %s is refused', async (_, behind) => {
    expect(await problemOf(Buffer.concat([await picture(), await behind()]))).toEqual({ code: 'fileMixed' })
  })
})
