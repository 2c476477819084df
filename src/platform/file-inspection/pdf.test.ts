import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { badPdfs, onePage, pdfOf, withPackedObject, zipOf } from '../../../test/sample-files.ts'
import type { Limits } from './in-process.ts'
import { namesIn } from './pdf-names.ts'
import { problemOfPdf } from './pdf.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pdf-inspection-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function problemOf(pdf: Buffer, limits?: Limits) {
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

describe('a PDF that acts in a way that is hard to see', () => {
  const blanks = ' '.repeat(40)
  const launch = '<< /S /Launch /F (cmd.exe) >>'
  const link = (action: string): string => `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${action} >>]`
  /** One page, and its fifth object as it is written here, head and all. */
  const withFifth = (fifth: string, catalog = '/OpenAction 5 0 R', page = ''): Buffer =>
    Buffer.from(
      onePage({ catalog, page, more: ['FIFTH'] })
        .toString('latin1')
        .replace('5 0 obj\nFIFTH', () => fifth),
      'latin1',
    )

  test.each([
    ['far behind its number', `5 0${blanks}obj\n${launch}`],
    ['behind a comment', `5 0 %x\nobj\n${launch}`],
    ['behind a short comment', `5 0 %\robj\n${launch}`],
    ['under a number with a sign', `5 +0 obj\n${launch}`],
    ['behind a word of the end that is a value', '5 0 obj\n<< /X endobj /S /Launch /F (cmd.exe) >>'],
    ['behind a word of a stream that is a value', '5 0 obj\n<< /A stream\n/S /Launch /F (cmd.exe) >>'],
    ['behind a bracket that closes nothing', '5 0 obj\n<< /X [ >> ] endobj /S /Launch /F (cmd.exe) >>'],
    ['behind a text with odd brackets', '5 0 obj\n<< /T (\\( unbal \\\\) /S /Launch /F (cmd.exe) >>'],
    ['behind a text that never ends', `6 0 obj (\nendobj\n5 0 obj\n${launch}`],
  ])('is found %s', async (_, fifth) => {
    expect(await problemOf(withFifth(fifth))).toEqual({ code: 'fileActive', part: 'launch' })
  })

  test.each([
    ['JavaScript of a link', withFifth(`5 0${blanks}obj\n<< /S /JavaScript /JS (x) >>`, '', link('5 0 R')), 'script'],
    [
      'JavaScript after a jump',
      withFifth(`5 0${blanks}obj\n<< /S /JavaScript /JS (x) >>`, '/OpenAction << /S /GoTo /Next 5 0 R >>'),
      'script',
    ],
    ['a command of a page', withFifth(`5 0${blanks}obj\n${launch}`, '', '/AA << /O 5 0 R >>'), 'launch'],
    ['an associated file', withFifth('5 0 obj\n<< /Type /Filespec /F (evil.exe) /EF << /F 6 0 R >> >>', '/AF [5 0 R]'), 'attachment'],
    ['another document', onePage({ catalog: '/OpenAction << /S /GoToR /F (\\\\\\\\10.0.0.1\\\\x.pdf) /D [0 /Fit] >>' }), 'address'],
    ['a form to send', onePage({ catalog: '/OpenAction << /S /SubmitForm /F (https://evil.example/) >>' }), 'address'],
    ['data to read', onePage({ catalog: '/OpenAction << /S /ImportData /F (x.fdf) >>' }), 'address'],
    ['an address when it is opened', onePage({ catalog: '/OpenAction << /S /URI /URI (https://evil.example/) >>' }), 'address'],
    ['an address elsewhere', withFifth('5 0 obj\n<< /S /URI /URI (https://evil.example/) >>'), 'address'],
    ['an address under a number that hides', withFifth('5 0 %x\nobj\n<< /S /URI /URI (https://evil.example/) >>'), 'address'],
    [
      'an address after a jump',
      onePage({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [<< /S /URI /URI (x) >>] >>' }),
      'address',
    ],
    [
      'an address in a list',
      onePage({ page: '/AA 5 0 R', more: ['<< /O 6 0 R >>', '<< /S /URI /URI (https://evil.example/) >>'] }),
      'address',
    ],
    ['a sound', onePage({ page: link('<< /S /Sound /Sound 5 0 R >>') }), 'media'],
    ['a film', onePage({ page: link('<< /S /Movie >>') }), 'media'],
    ['a rendition', onePage({ page: link('<< /S /Rendition >>') }), 'media'],
  ])('is refused: %s', async (_, pdf, part) => {
    expect(await problemOf(pdf)).toEqual({ code: 'fileActive', part })
  })

  test.each([
    [
      'links to press, and begins on a page',
      onePage({ catalog: '/OpenAction [3 0 R /Fit]', page: link('5 0 R'), more: ['<< /S /URI /URI (https://example.de/) >>'] }),
    ],
    ['a link in place', onePage({ page: link('<< /S /URI /URI (https://example.de/Launch) >>') })],
    ['a jump when it is opened', onePage({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' })],
    ['a command of the reader when it is opened', onePage({ catalog: '/OpenAction << /S /Named /N /FirstPage >>' })],
    [
      'headings that lead one to the next',
      onePage({ more: ['<< /Title (a) /Next 6 0 R /A << /S /URI /URI (x) >> >>', '<< /Title (b) /A << /S /URI /URI (x) >> >>'] }),
    ],
  ])('but may have %s', async (_, pdf) => {
    expect(await problemOf(pdf)).toBeNull()
  })

  test('is found in an object stream that does not call itself one, and where objects lie within texts of it', async () => {
    const packed = (head: string, body: string): Buffer => {
      const data = deflateSync(Buffer.from(head + body)).toString('latin1')
      const stream = `<< /N 1 /First ${head.length} /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`
      return onePage({ catalog: '/OpenAction 9 0 R', more: [stream] })
    }
    expect(await problemOf(packed('9 0 ', launch))).toEqual({ code: 'fileActive', part: 'launch' })
    expect(await problemOf(packed('8 0 9 6 ', `(aaaa ${launch} )`))).toEqual({ code: 'fileActive', part: 'launch' })
  })

  test('by an object stream that two readers unpack in two ways is refused', async () => {
    const data = deflateSync(Buffer.from('9 0 null')).toString('latin1')
    const stream = (entries: string, gap = '\n'): Buffer =>
      onePage({ more: [`<< /N 1 /First 4 /Length ${data.length} ${entries} >>\nstream${gap}${data}\nendstream`] })
    expect(await problemOf(stream('/Filter /FlateDecode'))).toBeNull()
    for (const pdf of [
      stream('/Filter /ASCIIHexDecode /X /FlateDecode'),
      stream('/Filter /FlateDecode /DecodeParms 8 0 R'),
      stream('/Filter /FlateDecode', ' x\n'),
      stream('/Filter /FlateDecode /First 5'),
    ])
      expect(await problemOf(pdf)).toEqual({ code: 'fileBroken' })
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

  test.each([
    ['heads of objects within each other', onePage({ more: ['1 0 obj '.repeat(60_000)] })],
    ['texts that never end', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('1 0 obj (\n'.repeat(200_000)), Buffer.from('%%EOF')])],
  ])('that repeats itself is not read again and again (%s)', async (_, pdf) => {
    const found = namesIn(pdf)
    expect(found.isUnreadable).toBe(true)
    expect(await problemOf(pdf)).toEqual({ code: 'fileBroken' })
  })

  test('of more pages than anybody reads is refused, and told how many there may be', async () => {
    const pages = (count: number): Buffer =>
      pdfOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Kids [${'3 0 R '.repeat(count)}] /Count ${count} >>`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
      ])
    expect(await problemOf(pages(60_000))).toEqual({ code: 'fileTooManyPages', max: 1000 })
    expect(await problemOf(pages(1000))).toBeNull()
  })

  test('that takes too long is given up, and the next one is looked into', async () => {
    expect(await problemOf(onePage(), { milliseconds: 1, bytes: 2 ** 30 })).toEqual({ code: 'fileBroken' })
    expect(await problemOf(onePage())).toBeNull()
  })

  test('is given up when nobody waits for the answer any more', async () => {
    const path = join(directory, 'left.pdf')
    await writeFile(path, onePage())
    const leaving = new AbortController()
    const looked = problemOfPdf(path, onePage().length, undefined, leaving.signal)
    leaving.abort()
    expect(await looked).toEqual({ code: 'fileBroken' })
    expect(await problemOfPdf(path, onePage().length, undefined, AbortSignal.timeout(1))).toEqual({ code: 'fileBroken' })
  })

  test('that takes too much memory is given up', async () => {
    const pages = Array.from({ length: 3 }, (_, index) => `<< /Type /Page /Parent 2 0 R /Index ${index} >>`)
    const large = onePage({ more: [...pages, `(${'x'.repeat(30 * 2 ** 20)})`] })
    expect(await problemOf(large, { milliseconds: 60_000, bytes: 2 ** 20 })).toEqual({ code: 'fileBroken' })
  })
})
