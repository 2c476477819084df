/** Files that are uploaded, with the form and by a script: taken, refused with their reason, and everything else is kept. */
import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startVirusScanner } from '../../standins/virus-scanner.ts'
import type { Answers } from '../../src/forms/question.ts'
import { countMegabytes } from '../../src/platform/rate-limit-store.ts'
import { clamdScan } from '../../src/platform/virus-scan.ts'
import { MEGABYTES_IN_A_DAY } from '../../src/web/apply/posted-page.ts'
import { controlsIn } from '../../src/web/components/html-reading.ts'
import { badPdfs, infectedPdf, officeFiles, onePage, picture, zipOf } from '../sample-files.ts'
import type { Fields, FormFile, Visit, Visitor } from '../visitor.ts'
import { filled, messageOf, tokenOf } from './ways.ts'
import { answersWithoutFiles } from '../sample-answers.ts'
import { portalUnderTest } from './whole-portal.ts'

const portal = portalUnderTest()

let visitor: Visitor
let draft = ''
let page = ''
/** Everything of the sample service but its files, with which a draft is filled in up to their page. */
let answers: Answers

beforeAll(async () => {
  answers = await answersWithoutFiles()
})
beforeEach(async () => {
  ;({ visitor, draft } = await portal.draftOf('gelsenkirchen', 'musterdienst', answers))
  page = `${draft}/dateien`
})

const plan = (name = 'Lageplan.pdf', bytes = onePage()): FormFile => ({ field: 'plaene.upload', name, bytes })

/** Posts the page as it is shown, with files and whatever is changed. */
async function post(files: readonly FormFile[], changed: Fields = {}): Promise<Visit> {
  const shown = await visitor.get(page)
  return visitor.postFiles(page, { ...hidden(shown), ...changed }, files)
}

/** What a browser sends without being asked: the token and the ids of files that are kept. */
function hidden(shown: Visit): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const { name = '', type, value = '' } of controlsIn(shown.text)) {
    if (type !== 'hidden') continue
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}

/** Names of the files that a page lists as kept. */
const keptOn = ({ text }: Visit): string[] =>
  [...text.matchAll(/<a class="kern-link" href="[^"]*\/datei\/[^"]*"[^>]*>([^<]+)</g)].map(([, name = '']) => name)
const addressOf = ({ text }: Visit, name: string): string =>
  new URL(new RegExp(`href="([^"]*/datei/[^"]+)"[^>]*>${name}`).exec(text)?.[1] ?? '', portal.base).href
const stored = async (): Promise<number> =>
  (await readdir(portal.deps.config.FILES_DIR, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length

describe('with the form', () => {
  test('files are sent along, listed with their size, reviewed and frozen with what was sent', async () => {
    const posted = await post([plan(), plan('Ansicht Süd.jpg', await picture())])
    expect([posted.status, posted.location]).toEqual([303, `${draft}/hinweise`])
    const again = await visitor.get(page)
    expect(keptOn(again)).toEqual(['Lageplan.pdf', 'Ansicht Süd.jpg'])
    expect(messageOf(again)).toContain('1 KB')
    const review = await visitor.get(`${draft}/pruefen`)
    expect(messageOf(review)).toMatch(/Pläne und Fotos Lageplan\.pdf \(1 KB\) Ansicht Süd\.jpg \(\d+ KB\)/)
    const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
    expect(receipt.address).toBe(`${draft}/beleg`)
    const copy = await visitor.get(`${draft}/kopie.pdf`)
    expect(copy.status).toBe(200)
  })

  test('nothing that was chosen is nothing that was sent', async () => {
    const answer = await post([plan('', Buffer.alloc(0))])
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain('Bitte beantworten Sie: „Pläne und Fotos“')
  })

  test.each([
    ['a name with a path', '../../lageplan.pdf', () => onePage(), 'Den Dateinamen „../../lageplan.pdf“ können wir nicht verwenden'],
    ['a name with a path of Windows', 'C:\\\\Pläne\\\\plan.pdf', () => onePage(), 'können wir nicht verwenden'],
    ['0 bytes', 'leer.pdf', () => Buffer.alloc(0), '„leer.pdf“ ist leer'],
    [
      'a wrong type behind a right ending',
      'plan.pdf',
      () => Buffer.from('<script>alert(1)</script>'),
      'endet auf „.pdf“, der Inhalt ist aber etwas anderes',
    ],
    ['an archive', 'plan.zip', () => zipOf({ a: 'a' }), 'ist ein Archiv'],
    ['a document of Word', 'plan.docx', () => officeFiles.docx, 'Bitte speichern Sie sie als PDF'],
    ['a document with macros', 'plan.docm', () => officeFiles.docm, 'enthält Makros'],
    ['a PDF with JavaScript', 'plan.pdf', () => badPdfs.script, 'enthält ein Programm (JavaScript)'],
    ['a PDF with a file inside', 'plan.pdf', () => badPdfs.attachment, 'enthält weitere Dateien im Anhang'],
    ['an encrypted PDF', 'plan.pdf', () => badPdfs.encrypted, 'ist verschlüsselt'],
    ['a broken PDF', 'plan.pdf', () => onePage().subarray(0, 300), 'ist beschädigt oder unvollständig'],
    [
      'a polyglot',
      'plan.pdf',
      () => Buffer.concat([onePage(), zipOf({ 'a.exe': 'MZ' })]),
      'steckt neben dem Bild oder Dokument noch etwas anderes',
    ],
  ])('%s is refused with its reason; the file beside it and what was typed are kept', async (_, name, bytes, words) => {
    const answer = await post([plan('gut.pdf'), plan(name, bytes())], {
      'fotostellen.rows': '1',
      'fotostellen.0.fotostelle': 'Am Markt <3',
    })
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain(words)
    expect(keptOn(answer)).toEqual(['gut.pdf'])
    expect(controlsIn(answer.text).find((control) => control.name === 'fotostellen.0.fotostelle')?.value).toBe('Am Markt <3')
    expect(answer.text).not.toContain('<script>alert')
    expect((await visitor.postFiles(page, { ...hidden(answer), 'fotostellen.rows': '0' }, [])).status).toBe(303)
  })

  test('a file that is larger than allowed is refused, and no more of it is kept than that', async () => {
    const before = await stored()
    const answer = await post([plan('riesig.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(21 * 2 ** 20)])), plan('gut.pdf')])
    expect(messageOf(answer)).toContain('„riesig.pdf“ ist zu groß: Eine Datei darf höchstens 20 MB haben')
    expect(keptOn(answer)).toEqual(['gut.pdf'])
    expect(await stored()).toBe(before + 1)
  })

  test('more files than asked for are refused by name, the first ones are kept', async () => {
    const answer = await post(Array.from({ length: 7 }, (_, index) => plan(`${index + 1}.pdf`)))
    expect(answer.status).toBe(422)
    expect(keptOn(answer)).toEqual(['1.pdf', '2.pdf', '3.pdf', '4.pdf', '5.pdf'])
    expect(messageOf(answer)).toContain('Bitte laden Sie höchstens 5 Dateien hoch')
  })

  test('files are kept when another answer is wrong', async () => {
    const answer = await post([plan()], { 'fotostellen.rows': '1', 'fotostellen.0.fotostelle': 'x'.repeat(100) })
    expect(answer.status).toBe(422)
    expect(messageOf(answer)).toContain('höchstens 60 Zeichen')
    expect(keptOn(answer)).toEqual(['Lageplan.pdf'])
    // Also for who opens the page anew.
    expect(keptOn(await visitor.get(page))).toEqual(['Lageplan.pdf'])
  })

  test('files go up by their button, which saves and judges nothing else', async () => {
    const answer = await post([plan()], { _upload: 'plaene', 'fotostellen.rows': '1', 'fotostellen.0.fotostelle': 'x'.repeat(100) })
    expect(answer.status).toBe(200)
    expect(keptOn(answer)).toEqual(['Lageplan.pdf'])
    expect(controlsIn(answer.text).find((control) => control.name === 'fotostellen.0.fotostelle')?.value).toHaveLength(100)
    const refused = await post([plan('leer.pdf', Buffer.alloc(0))], {
      _upload: 'plaene',
      'fotostellen.rows': '1',
      'fotostellen.0.fotostelle': '',
    })
    expect(refused.status).toBe(422)
    expect([...refused.text.matchAll(/<a href="#([^"]+)"/g)].map(([, field]) => field)).toEqual(['plaene.upload'])
  })

  test('a file is taken out by its button, and what was typed stays', async () => {
    const both = await post([plan('a.pdf'), plan('b.pdf')], { _upload: 'plaene' })
    const [first] = [hidden(both)['plaene']].flat()
    const answer = await post([], { _discard: first!, 'fotostellen.rows': '1', 'fotostellen.0.fotostelle': 'Markt' })
    expect(answer.status).toBe(200)
    expect(keptOn(answer)).toEqual(['b.pdf'])
    expect(controlsIn(answer.text).find((control) => control.name === 'fotostellen.0.fotostelle')?.value).toBe('Markt')
    expect((await visitor.get(addressOf(both, 'a.pdf'))).status).toBe(404)
    expect(keptOn(await visitor.get(page))).toEqual(['b.pdf'])
  })

  test('rows of a group have files of their own, which go with the row', async () => {
    const photo = async (row: number, name: string): Promise<FormFile> => ({
      field: `fotostellen.${row}.fotos.upload`,
      name,
      bytes: await picture(),
    })
    const rows = { 'fotostellen.rows': '2', 'fotostellen.0.fotostelle': 'Markt', 'fotostellen.1.fotostelle': 'Hafen' }
    const shown = await post([plan(), await photo(0, 'markt.jpg'), await photo(1, 'hafen.jpg')], { ...rows, _add: 'fotostellen' })
    expect(keptOn(shown)).toEqual(['Lageplan.pdf', 'markt.jpg', 'hafen.jpg'])
    const fields = { ...hidden(shown), ...rows, 'fotostellen.rows': '3' }
    const without = await visitor.postFiles(page, { ...fields, _remove: 'fotostellen.0' }, [])
    expect(keptOn(without)).toEqual(['Lageplan.pdf', 'hafen.jpg'])
    expect((await visitor.get(addressOf(shown, 'markt.jpg'))).status).toBe(404)
    const saved = await visitor.postFiles(page, { ...hidden(without), 'fotostellen.rows': '1', 'fotostellen.0.fotostelle': 'Hafen' }, [])
    expect(saved.status).toBe(303)
    expect(messageOf(await visitor.get(`${draft}/pruefen`))).toMatch(/Stelle 1 Wo\? Hafen Fotos der Stelle: hafen\.jpg \(\d+ KB\)/)
  })

  test('a file for a field that the page does not have is told, and not kept', async () => {
    const before = await stored()
    for (const field of ['kontostand.upload', 'plaene', 'fotostellen.9.fotos.upload', '__proto__', 'constructor.upload']) {
      const answer = await post([{ field, name: 'a.pdf', bytes: onePage() }])
      expect([field, answer.status]).toEqual([field, 422])
    }
    expect(await stored()).toBe(before)
  })

  test('an id that somebody made up, or that is of a neighbour, is not taken', async () => {
    const other = await portal.draftOf('gelsenkirchen', 'musterdienst', answers)
    const theirs = await other.visitor.postFiles(
      `${other.draft}/dateien`,
      { ...hidden(await other.visitor.get(`${other.draft}/dateien`)), _upload: 'plaene' },
      [plan()],
    )
    const [id] = [hidden(theirs)['plaene']].flat()
    for (const made of [id!, 'refused:0', '__proto__', '../x']) {
      const answer = await post([], { plaene: made })
      expect([made, answer.status]).toEqual([made, 422])
      expect(messageOf(answer)).toContain('Eine Datei ist nicht mehr da')
      expect(keptOn(answer)).toEqual([])
    }
  })
})

describe('by a script', () => {
  const send = async (file: FormFile, field = 'plaene', token?: string): Promise<Visit> =>
    visitor.postFiles(`${page}/dateien?frage=${encodeURIComponent(field)}`, { _csrf: token ?? tokenOf(await visitor.get(page)) }, [file])

  test('a file is answered with the line that the page would show', async () => {
    const answer = await send(plan())
    expect(answer.status).toBe(201)
    expect(answer.text).toMatch(/^<li class="portal-file"><input type="hidden" name="plaene" value="[0-9a-f-]{36}"/)
    expect(keptOn(answer)).toEqual(['Lageplan.pdf'])
    expect(keptOn(await visitor.get(page))).toEqual(['Lageplan.pdf'])
  })

  test('a refused file is answered with the sentence that the page would show', async () => {
    const answer = await send(plan('plan.docx', officeFiles.docx))
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.text).toBe('„plan.docx“ ist eine Office-Datei. Bitte speichern Sie sie als PDF und laden Sie das PDF hoch.')
  })

  test('files are counted together with those that are there', async () => {
    for (const name of ['1', '2', '3', '4', '5']) expect((await send(plan(`${name}.pdf`))).status).toBe(201)
    expect((await send(plan('6.pdf'))).text).toContain('höchstens 5 Dateien')
    // Whatever the request says of what is there: what is stored counts.
    const fields = { _csrf: tokenOf(await visitor.get(page)), plaene: '' }
    const answer = await visitor.postFiles(`${page}/dateien?frage=plaene`, fields, [plan('6.pdf')])
    expect([answer.status, answer.text.includes('höchstens 5 Dateien')]).toEqual([422, true])
    expect(keptOn(await visitor.get(page))).toHaveLength(5)
  })

  test('a file for a row of a group waits for its row', async () => {
    const answer = await send({ field: 'fotostellen.0.fotos.upload', name: 'a.jpg', bytes: await picture() }, 'fotostellen.0.fotos')
    expect(answer.text).toContain('name="fotostellen.0.fotos"')
    expect(keptOn(await visitor.get(page))).toEqual([])
    const [id] = [hidden(answer)['fotostellen.0.fotos']].flat()
    const saved = await post([plan()], { 'fotostellen.rows': '1', 'fotostellen.0.fotostelle': 'Markt', 'fotostellen.0.fotos': id! })
    expect(saved.status).toBe(303)
  })

  test('a file is taken out again', async () => {
    const answer = await send(plan())
    const [id] = [hidden(answer)['plaene']].flat()
    const discard = (fields: Fields) => visitor.post(`${draft}/dateien/entfernen`, fields)
    expect((await discard({ _discard: id! })).status).toBe(403)
    expect(keptOn(await visitor.get(page))).toEqual(['Lageplan.pdf'])
    const token = tokenOf(await visitor.get(page))
    for (const made of ['', 'x', '__proto__']) expect((await discard({ _csrf: token, _discard: made })).status).toBe(204)
    expect((await discard({ _csrf: token, _discard: id! })).status).toBe(204)
    expect(keptOn(await visitor.get(page))).toEqual([])
  })

  test.each(['kontostand', 'belegdatei.x', 'fotostellen', 'fotostellen.7.fotos', '', '__proto__', 'kurz'])(
    'a file for no question of the page (%j) is not there',
    async (field) => {
      const before = await stored()
      expect((await send(plan(), field)).status).toBe(404)
      expect(await stored()).toBe(before)
    },
  )
})

describe('without a token that counts', () => {
  test.each([
    ['a forged one', { _csrf: 'x-y' }],
    ['none', {}],
    ['one that comes too late', { anrede: 'x', _csrf: 'late' }],
  ])('(%s) no file is read or kept, and what was typed comes back', async (_, token) => {
    const before = await stored()
    const fields: Record<string, string> = { ...token, 'fotostellen.rows': '1', 'fotostellen.0.fotostelle': 'Am Markt' }
    if (fields['_csrf'] === 'late') fields['_csrf'] = tokenOf(await visitor.get(page))
    const answer = await visitor.postFiles(page, fields, [plan()])
    expect(answer.status).toBe(403)
    expect(messageOf(answer)).toContain('Bitte noch einmal absenden')
    expect(messageOf(answer)).toContain('Neue Dateien haben wir dabei nicht gelesen')
    expect(controlsIn(answer.text).find((control) => control.name === 'fotostellen.0.fotostelle')?.value).toBe('Am Markt')
    expect(keptOn(answer)).toEqual([])
    expect((await visitor.postFiles(`${page}/dateien?frage=plaene`, token, [plan()])).status).toBe(403)
    expect(await stored()).toBe(before)
  })
})

describe('with a virus scanner', () => {
  test('nothing infected and nothing unscanned is taken, and what is clean is', async () => {
    const scanner = await startVirusScanner(0)
    const told: string[] = []
    const log = { warn: () => void told.push('warn'), error: () => void told.push('error') }
    const app = await portal.another({ scan: clamdScan(scanner.address, log) })
    const scanned = portal.newVisitor(app)
    scanned.setCookie(portal.base, `entwurf-${draft.split('/').at(-1)}`, visitor.cookie(draft, 'entwurf-')!, '/gelsenkirchen')
    const send = async (file: FormFile) => {
      const shown = await scanned.get(page)
      return scanned.postFiles(page, { ...hidden(shown), _upload: 'plaene' }, [file])
    }
    expect(messageOf(await send(plan('krank.pdf', infectedPdf)))).toContain('In „krank.pdf“ hat unser Virenscanner Schadsoftware gefunden')
    expect(keptOn(await send(plan('gesund.pdf')))).toEqual(['gesund.pdf'])
    await scanner.stop()
    const unavailable = await send(plan('ungeprüft.pdf'))
    expect(unavailable.status).toBe(422)
    expect(messageOf(unavailable)).toContain('„ungeprüft.pdf“ können wir gerade nicht annehmen')
    expect(keptOn(unavailable)).toEqual(['gesund.pdf'])
    expect(told).toEqual(['warn', 'error'])
  })

  test('a full disk takes no files, and says so kindly', async () => {
    const app = await portal.another({ files: { ...portal.deps.files, hasRoom: async () => false } })
    const late = portal.newVisitor(app)
    late.setCookie(portal.base, `entwurf-${draft.split('/').at(-1)}`, visitor.cookie(draft, 'entwurf-')!, '/gelsenkirchen')
    const answer = await late.postFiles(page, { ...hidden(await late.get(page)), _upload: 'plaene' }, [plan()])
    expect(messageOf(answer)).toContain('Bitte versuchen Sie es in einigen Minuten noch einmal')
  })
})

test('an address from which too much came within a day waits', async () => {
  const { database, config } = portal.deps
  await countMegabytes(database, config.SESSION_SECRET, '127.0.0.1', MEGABYTES_IN_A_DAY, 60_000)
  const answer = await post([plan()])
  expect(messageOf(answer)).toContain('Bitte versuchen Sie es in einigen Minuten noch einmal')
  expect(keptOn(answer)).toEqual([])
  await sql`delete from rate_limits`.execute(database)
  expect((await post([plan()])).status).toBe(303)
})

describe('a file that is opened', () => {
  test('comes as it was sent, to be kept and never to be run', async () => {
    const shown = await post([plan('Größe & „Maß“.pdf')], { _upload: 'plaene' })
    const answer = await visitor.get(addressOf(shown, 'Größe'))
    expect(answer.status).toBe(200)
    expect(answer.text).toBe(onePage().toString())
    expect(
      Object.fromEntries(
        ['content-type', 'content-length', 'content-security-policy', 'cache-control', 'x-content-type-options'].map((name) => [
          name,
          answer.headers.get(name),
        ]),
      ),
    ).toEqual({
      'content-type': 'application/pdf',
      'content-length': String(onePage().length),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    const asked = await visitor.send('HEAD', addressOf(shown, 'Größe'))
    expect([asked.status, asked.headers.get('content-length'), asked.text]).toEqual([200, String(onePage().length), ''])
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=".*"; filename\*=UTF-8''Gr%C3%B6%C3%9Fe/)
  })

  test.each(['x', '00000000-0000-4000-8000-000000000000', '%2e%2e%2fx', '__proto__'])('is not there under another id (%s)', async (id) => {
    expect((await visitor.get(`${draft}/datei/${id}`)).status).toBe(404)
  })
})

test('a page of a draft that is over, or of another browser, takes nothing', async () => {
  const before = await stored()
  const stranger = portal.newVisitor()
  const token = tokenOf(await stranger.get(`${portal.town('gelsenkirchen')}/status`))
  const answer = await stranger.postFiles(page, { _csrf: token, 'fotostellen.0.fotostelle': 'lange getippt' }, [plan()])
  expect(answer.status).toBe(404)
  expect(messageOf(answer)).toContain('lange getippt')
  expect((await stranger.postFiles(`${page}/dateien?frage=plaene`, { _csrf: token }, [plan()])).status).toBe(404)
  expect((await stranger.post(`${draft}/dateien/entfernen`, { _csrf: token, _discard: 'x' })).status).toBe(404)
  expect(await stored()).toBe(before)
})

test('a page without files takes no form with files', async () => {
  const texts = `${draft}/texte`
  const shown = await visitor.get(texts)
  const answer = await visitor.postFiles(texts, filled(shown, {}), [{ field: 'kurz', name: 'a.pdf', bytes: onePage() }])
  expect(answer.status).toBe(422)
  expect(messageOf(answer)).toContain('Das konnten wir nicht verarbeiten')
})
