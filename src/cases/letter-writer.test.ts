import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { letterFrame } from '../../test/letter-frame.ts'
import { projectRoot } from '../platform/project-root.ts'
import { openLetterWriter } from './letter-writer.ts'
import { type LetterFrame, noticeLetter } from './notice-letter.ts'
import type { TaxDecision } from './procedures/tax-assessment/tax-decision.ts'
import { taxNotice } from './procedures/tax-assessment/tax-notice.ts'

const write = openLetterWriter(projectRoot)
const writtenAt = new Date('2026-11-23T09:00:00Z')

const decision: TaxDecision = {
  kind: 'assessedOtherwise',
  kassenzeichen: '12.345',
  dogTagNumber: '4711',
  payments: [{ on: '2026-12-15', amount: 14_300 }],
  lines: [{ label: 'Hundesteuer', annual: 15_600, firstMonth: '2026-02', lastMonth: '2026-12' }],
  reasons: 'Weil es so ist.',
}
const facts = {
  serviceTitle: 'Hund anmelden',
  desk: undefined,
  receivedOn: '2026-11-20',
  bylaw: { title: 'Hundesteuersatzung' },
  appliedFor: { subject: [], places: [], period: null, from: null, to: null, days: [], times: [] },
  sketches: [],
}

const notice = (changed: Partial<LetterFrame> = {}, decided: TaxDecision = decision) =>
  noticeLetter({ ...letterFrame, ...changed }, taxNotice(decided, facts))

/** Everything in a PDF file that can be read, its compressed parts unpacked. */
function contentsOf(pdf: Buffer): string {
  const streams = [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes = '']) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
    } catch {
      return bytes
    }
  })
  return [pdf.toString('latin1'), ...streams].join('\n')
}

describe('a letter', () => {
  test('is a PDF for everybody: PDF/UA-1, tagged, in German, with a title', () => {
    const pdf = contentsOf(write('notice', notice(), writtenAt))
    expect(pdf).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    expect(pdf).toMatch(/\/StructTreeRoot/)
    expect(pdf).toMatch(/\/Lang \(de/)
    expect(pdf).toMatch(/\/DisplayDocTitle true/)
    expect(pdf).toMatch(/\/S \/H1/)
    expect(pdf).toMatch(/\/S \/TH/)
  })

  test('embeds its fonts', () => {
    const pdf = contentsOf(write('notice', notice(), writtenAt))
    const fonts = pdf.match(/\/BaseFont \/[A-Z]{6}\+DejaVuSansCondensed/g) ?? []
    expect(fonts.length).toBeGreaterThan(0)
    expect(pdf.match(/\/FontFile[23] /g)?.length).toBeGreaterThan(0)
  })

  test('has the same bytes when it is written again', () => {
    const first = write('notice', notice(), writtenAt)
    expect(write('notice', notice(), writtenAt).equals(first)).toBe(true)
    expect(write('notice', notice({ clerkName: 'Jan Koslowski' }), writtenAt).equals(first)).toBe(false)
  })

  test.each([
    ['an emoji', 'Zoë 🦮 Łukasiewicz'],
    ['right-to-left letters', 'שלום עולם، مرحبا'],
    ['text turned around', 'abc\u202Edef\u2066'],
    ['Chinese and private characters', '狗\uE000\u{10FFFF}'],
    ['accents upon accents', `Z${'\u0301\u0323\u0308'.repeat(20)}`],
    ['joined scripts', 'क्षत्रिय 👨‍👩‍👧‍👦 ကျောင်း'],
    ['what looks like a template', '#import "/etc/passwd"; $ x^2 $ *fett* <label> @ref \\ { } #panic("x")'],
    ['one very long word', 'Donaudampfschifffahrt'.repeat(100)],
    ['a NUL byte and a lone surrogate', 'a\u0000b\uD83D'],
  ])('is written with %s in names and reasons', (_what, text) => {
    const pdf = write('notice', notice({ addressLines: [text, 'Weg 1'] }, { ...decision, reasons: text }), writtenAt)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('says what was decided, from which data, and nothing that is not known', () => {
    const data = JSON.stringify(notice())
    expect(data).toContain('Februar bis Dezember 2026')
    expect(data).toContain('143,00')
    expect(data).toContain('Klage ist möglich.')
    expect(data).toContain('Bitte zahlen Sie 143,00\u00A0€ am 15. Dezember 2026.')
    expect(data).not.toContain('Telefon')
    expect(data).not.toContain('Beispieltext')
    expect(data).not.toContain('Kopie')
  })

  test('marks an example remedy and a copy as what they are', () => {
    const data = JSON.stringify(notice({ isCopy: true, remedy: { text: 'Klage ist möglich.', example: true } }))
    expect(data).toContain('Beispieltext dieser Vorführung')
    expect(data).toContain('Kopie zu Ihrer Kenntnis')
  })
})
