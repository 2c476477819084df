import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { badPdfs, onePage, pdfOf, withPackedObject, zipOf } from '../../../test/sample-files.ts'
import { type PdfLimits, problemOfPdf } from './pdf.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pdf-inspection-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function problemOf(pdf: Buffer, limits?: PdfLimits) {
  const path = join(directory, 'a.pdf')
  await writeFile(path, pdf)
  return problemOfPdf(path, pdf.length, limits)
}

describe('a PDF', () => {
  test('that only shows something is taken', async () => {
    expect(await problemOf(onePage())).toBeNull()
  })

  test.each([
    ['with JavaScript when it is opened', badPdfs.script, { code: 'fileActive', part: 'script' }],
    ['whose JavaScript hides its letters', badPdfs.hiddenScript, { code: 'fileActive', part: 'script' }],
    ['that starts a program', badPdfs.launch, { code: 'fileActive', part: 'launch' }],
    ['with a file inside', badPdfs.attachment, { code: 'fileActive', part: 'attachment' }],
    ['that is a form of Adobe (XFA)', badPdfs.form, { code: 'fileActive', part: 'form' }],
    ['with a film', badPdfs.media, { code: 'fileActive', part: 'media' }],
    ['with a password', badPdfs.encrypted, { code: 'fileEncrypted' }],
    ['without pages', badPdfs.withoutPages, { code: 'fileBroken' }],
    ['whose catalog is missing', pdfOf(['<< /Type /Font >>']), { code: 'fileBroken' }],
    [
      'with JavaScript in a field',
      onePage({ page: '/Annots [<< /Subtype /Widget /AA << /K << /S /JavaScript /JS (x) >> >> >>]' }),
      { code: 'fileActive', part: 'script' },
    ],
  ])('%s is refused with its reason', async (_, pdf, problem) => {
    expect(await problemOf(pdf)).toEqual(problem)
  })

  test('is read in its compressed objects as well', async () => {
    expect(await problemOf(withPackedObject('<< /S /JavaScript /JS (x) >>'))).toEqual({ code: 'fileActive', part: 'script' })
    expect(await problemOf(withPackedObject('<< /Type /Font >>'))).toBeNull()
  })

  test('that packs its objects so that they cannot be looked into is refused', async () => {
    const twice = (text: Buffer): Buffer => deflateSync(deflateSync(text))
    const hidden = '<< /S /Launch /F (cmd.exe) >>'
    for (const packed of [
      withPackedObject(hidden, { filter: '[/FlateDecode /FlateDecode]', pack: twice }),
      withPackedObject(hidden, { filter: '/ASCIIHexDecode', pack: (text) => Buffer.from(text.toString('hex')) }),
      withPackedObject(hidden, { pack: () => Buffer.from('not deflated') }),
    ])
      expect(await problemOf(packed)).toEqual({ code: 'fileBroken' })
  })

  test('may speak of JavaScript in its texts, comments and drawings', async () => {
    const spoken = onePage({
      catalog: '/Lang (de /JS \\) /JavaScript) % /Launch\n/PageLabels << /Nums [0 << /P <2f4a53> >>] >>',
      drawing: '(/JavaScript) Tj /JS /Launch',
    })
    expect(await problemOf(spoken)).toBeNull()
  })

  test('is read where somebody could be led to, even within the data of a stream', async () => {
    expect(await problemOf(onePage({ drawing: '9 0 obj << /S /JavaScript /JS (x) >> endobj' }))).toEqual({
      code: 'fileActive',
      part: 'script',
    })
  })
})

describe('what is more than a PDF', () => {
  const pdf = onePage()
  test.each([
    ['something before its head', Buffer.concat([Buffer.from('GIF89a'), pdf])],
    ['an archive behind its end', Buffer.concat([pdf, zipOf({ 'a.txt': 'a' })])],
    ['a page behind its end', Buffer.concat([pdf, Buffer.from('<script>alert(1)</script>')])],
    ['too much white space behind its end', Buffer.concat([pdf, Buffer.alloc(5000, 32)])],
    ['a great deal behind its end', Buffer.concat([pdf, Buffer.alloc(600_000, 'x')])],
  ])('(%s) is refused', async (_, mixed) => {
    expect(await problemOf(mixed)).toEqual({ code: 'fileMixed' })
  })

  test('(a little white space) is taken', async () => {
    expect(await problemOf(Buffer.concat([pdf, Buffer.from('\r\n\0\0 \n')]))).toBeNull()
  })
})

describe('a PDF that was made to do harm', () => {
  test('that was cut off is broken', async () => {
    const pdf = onePage()
    expect(await problemOf(pdf.subarray(0, pdf.length - 40))).toEqual({ code: 'fileBroken' })
  })

  test('that grows without end when it is unpacked is refused', async () => {
    const bomb = (text: Buffer): Buffer => deflateSync(Buffer.concat([text, Buffer.alloc(100 * 2 ** 20, 32)]))
    expect(await problemOf(withPackedObject('<< /Type /Font >>', { pack: bomb }))).toEqual({ code: 'fileBroken' })
  })

  test('that takes too long is given up, and the next one is looked into', async () => {
    const slow = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('1 0 obj (\n'.repeat(200_000)), Buffer.from('%%EOF')])
    expect(await problemOf(slow, { milliseconds: 1000, bytes: 2 ** 30 })).toEqual({ code: 'fileBroken' })
    expect(await problemOf(onePage())).toBeNull()
  })

  test('that takes too much memory is given up', async () => {
    const pages = Array.from({ length: 3 }, (_, index) => `<< /Type /Page /Parent 2 0 R /Index ${index} >>`)
    const large = onePage({ more: [...pages, `(${'x'.repeat(30 * 2 ** 20)})`] })
    expect(await problemOf(large, { milliseconds: 60_000, bytes: 2 ** 20 })).toEqual({ code: 'fileBroken' })
  })
})
