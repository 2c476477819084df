import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { badPdfs, officeFiles, onePage, picture, zipOf } from '../../../test/sample-files.ts'
import { type Allowed, inspectFile } from './inspect.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'inspection-'))
})
afterAll(() => rm(directory, { recursive: true }))

const anything: Allowed = { accept: ['pdf', 'image'], maxMegabytes: 20 }

async function inspect(name: string, bytes: Buffer | string, allowed: Partial<Allowed> = {}, isTooLarge = false) {
  const path = join(directory, 'incoming')
  await writeFile(path, bytes)
  const found = await inspectFile({ path, name, size: Buffer.byteLength(bytes), isTooLarge }, { ...anything, ...allowed })
  return 'file' in found ? found.file : found.refusal
}

describe('a file is taken', () => {
  test.each([
    ['lageplan.pdf', () => onePage(), 'application/pdf'],
    ['Lageplan.PDF', () => onePage(), 'application/pdf'],
    ['foto.jpg', () => picture(), 'image/jpeg'],
    ['foto.JPEG', () => picture(), 'image/jpeg'],
    ['bild.png', () => picture('png'), 'image/png'],
    ['bild.webp', () => picture('webp'), 'image/webp'],
  ] as const)('as what it is: %s', async (name, bytes, mediaType) => {
    expect(await inspect(name, await bytes())).toEqual({ name, mediaType })
  })

  test('with dots behind its ending, which are left away', async () => {
    expect(await inspect('bild.png. ..', await picture('png'))).toEqual({ name: 'bild.png', mediaType: 'image/png' })
  })

  test('without an ending, and gets the one of what it is', async () => {
    expect(await inspect('scan', onePage())).toEqual({ name: 'scan.pdf', mediaType: 'application/pdf' })
    expect(await inspect('Ansicht Nr.5', await picture())).toEqual({ name: 'Ansicht Nr.5.jpg', mediaType: 'image/jpeg' })
  })
})

test('a PDF that only speaks of archives is taken', async () => {
  const drawing = `PK\x05\x06${'\0'.repeat(8)}\x09\0\0\0\x09\0\0\0\0\0`
  expect(await inspect('lageplan.pdf', onePage({ drawing }))).toEqual({ name: 'lageplan.pdf', mediaType: 'application/pdf' })
})

describe('a file is refused', () => {
  test('when its name is a path or none at all', async () => {
    for (const name of ['../../etc/cron.d/x.pdf', 'C:\\lageplan.pdf', '..', '.pdf', 'a\0.pdf'])
      expect(await inspect(name, onePage())).toEqual({ code: 'fileNameUnusable' })
  })

  test('when it is empty, or larger than allowed', async () => {
    expect(await inspect('lageplan.pdf', '')).toEqual({ code: 'fileEmpty' })
    expect(await inspect('lageplan.pdf', onePage(), { maxMegabytes: 5 }, true)).toEqual({ code: 'fileTooLarge', max: 5 })
  })

  test.each([
    ['a picture called PDF', 'lageplan.pdf', () => picture(), 'pdf'],
    ['a PDF called picture', 'foto.jpg', () => onePage(), 'jpg'],
    ['a PNG called JPEG', 'foto.jpg', () => picture('png'), 'jpg'],
    ['a page called PDF', 'lageplan.pdf', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'pdf'],
    ['a program called PDF', 'lageplan.pdf', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'pdf'],
    ['a PDF called program', 'lageplan.exe', () => onePage(), 'exe'],
  ] as const)('when its ending says something else than its content: %s', async (_, name, bytes, ending) => {
    expect(await inspect(name, await bytes())).toEqual({ code: 'fileTypeMismatch', ending })
  })

  test('when this kind is not accepted, and is told which are', async () => {
    expect(await inspect('film.gif', 'GIF89a...........')).toEqual({ code: 'fileTypeNotAccepted', accepted: 'PDF, JPEG, PNG, WebP' })
    expect(await inspect('notiz.txt', 'Guten Tag')).toEqual({ code: 'fileTypeNotAccepted', accepted: 'PDF, JPEG, PNG, WebP' })
    expect(await inspect('foto.jpg', await picture(), { accept: ['pdf'] })).toEqual({ code: 'fileTypeNotAccepted', accepted: 'PDF' })
    expect(await inspect('plan.pdf', onePage(), { accept: ['image'] })).toEqual({
      code: 'fileTypeNotAccepted',
      accepted: 'JPEG, PNG, WebP',
    })
  })

  test.each([
    ['an archive', 'fotos.zip', zipOf({ 'a.jpg': 'a' }), 'fileArchive'],
    ['an archive called PDF', 'fotos.pdf', zipOf({ 'a.jpg': 'a' }), 'fileArchive'],
    ['a document of Word', 'antrag.docx', officeFiles.docx, 'fileOffice'],
    ['a document of OpenOffice', 'antrag.odt', officeFiles.odt, 'fileOffice'],
    ['an old document of Word', 'antrag.doc', officeFiles.doc, 'fileOffice'],
    ['a text in RTF', 'antrag.rtf', Buffer.from(String.raw`{\rtf1 Guten Tag}`), 'fileOffice'],
    ['a document with macros', 'antrag.docm', officeFiles.docm, 'fileMacros'],
    ['macros under a harmless ending', 'antrag.docx', officeFiles.docm, 'fileMacros'],
    ['an old document with macros', 'antrag.doc', officeFiles.docWithMacros, 'fileMacros'],
    ['a large archive', 'fotos.zip', zipOf({ 'a.jpg': 'a'.repeat(600_000), 'b.jpg': 'b' }), 'fileArchive'],
    [
      'macros at the end of a large document',
      'antrag.docx',
      zipOf({ 'a.xml': 'a'.repeat(600_000), 'word/vbaProject.bin': 'b' }),
      'fileMacros',
    ],
  ] as const)('for its own reason when it is %s', async (_, name, bytes, code) => {
    expect(await inspect(name, bytes)).toEqual({ code })
  })

  test('when a PDF does more than show something', async () => {
    expect(await inspect('formular.pdf', badPdfs.script)).toEqual({ code: 'fileActive', part: 'script' })
    expect(await inspect('formular.pdf', badPdfs.encrypted)).toEqual({ code: 'fileEncrypted' })
  })

  test('when it is two things at once', async () => {
    const [pdf, jpeg, archive] = [onePage(), await picture(), zipOf({ 'a.exe': 'MZ' })]
    const comment = Buffer.from(archive)
    // The archive stands in a stream; its comment is the rest of the document.
    const within = onePage({ drawing: 'HERE' })
    const rest = within.subarray(within.indexOf('HERE') + 4)
    comment.writeUInt16LE(rest.length, comment.length - 2)
    const mixed = [
      ['lageplan.pdf', Buffer.concat([pdf, archive])],
      ['lageplan.pdf', Buffer.concat([Buffer.from('GIF89'), pdf])],
      ['lageplan.pdf', Buffer.concat([within.subarray(0, within.indexOf('HERE')), comment, rest])],
      // Readers find the archive before whatever trails it.
      ['lageplan.pdf', onePage({ drawing: archive.toString('latin1') })],
      ['lageplan.pdf', onePage({ drawing: archive.toString('latin1'), more: ['x'.repeat(200_000)] })],
      ['foto.jpg', Buffer.concat([jpeg, archive])],
      ['foto.jpg', Buffer.concat([jpeg, pdf])],
    ] as const
    for (const [name, bytes] of mixed) expect(await inspect(name, bytes)).toEqual({ code: 'fileMixed' })
    const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 10]), Buffer.from('%PDF-1.7')])
    expect(await inspect('foto.jpg', Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]))).toEqual({ code: 'fileMixed' })
  })
})
