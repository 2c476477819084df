import { describe, expect, test } from 'vitest'
import { letterFrame } from '../../../../test/letter-frame.ts'
import { readPdf } from '../../../../test/pdf-text.ts'
import { granted, grantedInPart, permitService, refusal } from '../../../../test/permits.ts'
import { sketchesOf } from '../../../forms/geometry/sketch.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { openLetterWriter } from '../../letter-writer.ts'
import { noticeLetter } from '../../notice-letter.ts'
import type { NoticeFacts } from '../procedure.ts'
import type { PermitDecision } from './permit-decision.ts'
import { permitNotice } from './permit-notice.ts'

const write = openLetterWriter(projectRoot)
const marketplace = { street: 'Marktplatz', houseNumber: '3', postalCode: '99999', place: 'Musterstadt' }
const office = { id: 'ordnung', name: 'Ordnungsamt', competences: [] }

const facts: NoticeFacts = {
  serviceTitle: permitService.title,
  desk: permitService.desk,
  receivedOn: '2026-11-20',
  bylaw: null,
  appliedFor: {
    subject: ['Eine Bank'],
    places: ['Marktplatz 3, 99999 Musterstadt'],
    period: 'ab dem 1. April 2027',
    from: '2027-04-01',
    to: null,
    days: [],
    times: [],
  },
  sketches: [],
}

const letterOf = (decision: PermitDecision, changed: Partial<NoticeFacts> = {}): Buffer =>
  write(
    'notice',
    noticeLetter({ ...letterFrame, office }, permitNotice(decision, { ...facts, ...changed })),
    new Date('2026-11-23T09:00:00Z'),
  )
const wordsOf = async (decision: PermitDecision, changed: Partial<NoticeFacts> = {}): Promise<string> =>
  (await readPdf(letterOf(decision, changed))).text

describe('the notice of a permit', () => {
  test('says what is permitted, where, when, with which provisos, for how much and by which law', async () => {
    const words = await wordsOf({
      ...granted,
      validity: { ...granted.validity, times: 'Jeden Samstag von 9 bis 13 Uhr' },
      provisos: [...granted.provisos, { kind: 'condition', text: 'Die Erlaubnis gilt erst, wenn Sie versichert sind.' }],
    })
    expect(words).toContain('Aufstellerlaubnis Guten Tag Zoë Łukasiewicz,')
    expect(words).toContain('vielen Dank für Ihren Antrag „Etwas aufstellen“, der am 20. November 2026 bei uns eingegangen ist.')
    expect(words).toContain('Das ist Ihnen erlaubt Eine Bank')
    expect(words).toContain('Ort Marktplatz 3, 99999 Musterstadt')
    expect(words).toContain('Die Erlaubnis gilt vom 1. April 2027 bis zum 31. Oktober 2027. Sie ist widerruflich')
    expect(words).toContain('Jeden Samstag von 9 bis 13 Uhr')
    expect(words).toMatch(/1\. Auflage: Halten Sie den Ort sauber\. 2\. Bedingung: Die Erlaubnis gilt erst, wenn Sie versichert sind\./)
    expect(words).toMatch(/Nutzung 45,00 € Verwaltungsgebühr 25,00 € Sie zahlen insgesamt 70,00 €/)
    expect(words).toContain('Sie beruhen auf: Gebührensatzung.')
    expect(words).toContain('Bitte zahlen Sie 70,00 € bis zum 15. Dezember 2026. Geben Sie dabei bitte das Kassenzeichen 4711.0815 an.')
    expect(words).toContain('Rechtsgrundlagen § 1 Aufstellgesetz')
    expect(words).toContain('Rechtsbehelfsbelehrung Klage ist möglich.')
    expect(words).toContain('Begründung Der Ort ist für alle da.')
    expect(await wordsOf({ ...granted, provisos: [], reasons: '' })).not.toContain('Begründung')
    expect(words).not.toContain('angehört')
  })

  test('that is granted in part says what is not permitted, why, and that the applicant was heard', async () => {
    const words = await wordsOf(grantedInPart)
    expect(words).toContain('Aufstellerlaubnis für einen Teil Ihres Antrags')
    expect(words).toContain('Im Übrigen lehnen wir Ihren Antrag ab.')
    expect(words).toContain('Das ist nicht erlaubt Die Bank im Park.')
    expect(words).toContain('Begründung Im Park ist kein Platz.')
    expect(words).toContain('Wir haben Sie am 20. November 2026 im Serviceportal angehört (§ 28 VwVfG NRW).')
  })

  test('that refuses permits nothing, says why, and why nobody was heard', async () => {
    const words = await wordsOf(refusal, {
      sketches: sketchesOf({ ...marketplace, length: 4, width: 3, area: 12 }),
    })
    expect(words).toContain('Ablehnung Ihres Antrags: Aufstellerlaubnis')
    expect(words).toContain('Beantragt war Eine Bank Ort: Marktplatz 3, 99999 Musterstadt Zeitraum: ab dem 1. April 2027 Begründung')
    expect(words).toContain('Begründung Der Platz wird gebraucht.')
    expect(words).toContain(
      'Von einer Anhörung haben wir abgesehen (§ 28 Absatz 2 VwVfG NRW): Sie haben sich im Antrag schon dazu geäußert.',
    )
    expect(words).toContain('Für diese Entscheidung müssen Sie nichts zahlen.')
    expect(words).not.toMatch(/Nebenbestimmung|Lageskizze|erlaubt|Zeichnung/)
  })

  test.each([
    ['for one day', { to: granted.validity.from, isRevocable: false }, 'Die Erlaubnis gilt am 1. April 2027. Nebenbestimmungen'],
    ['until it is revoked', { to: null }, 'Die Erlaubnis gilt ab dem 1. April 2027, bis wir sie widerrufen.'],
    ['for a time that stands', { isRevocable: false }, 'bis zum 31. Oktober 2027. Nebenbestimmungen'],
  ])('may hold %s', async (_how, change, sentence) => {
    expect(await wordsOf({ ...granted, validity: { ...granted.validity, ...change } })).toContain(sentence)
  })

  test('never leaves its closing alone on a page', async () => {
    for (let lines = 20; lines < 46; lines++) {
      const { byPage } = await readPdf(
        letterOf({ ...granted, permitted: Array.from({ length: lines }, (_, line) => `Zeile ${line}`).join('\n') }),
      )
      const closing = byPage.find((page) => page.includes('Mit freundlichen Grüßen'))
      expect(closing).toContain('Klage ist möglich.')
    }
  })

  test('of a service that does not say what it permits is called a permit', async () => {
    expect(await wordsOf(granted, { desk: undefined })).toContain('Erlaubnis Guten Tag')
  })
})

describe('the sketch of a place', () => {
  const sketches = sketchesOf([
    { ort: { ...marketplace, side: 'near', length: 4, width: 3, area: 12 } },
    {
      ort: {
        ...marketplace,
        area: 77.3,
        isDrawn: true,
        shapes: [
          {
            type: 'Polygon',
            coordinates: [
              [
                [6.9827, 51.5713],
                [6.9828, 51.5713],
                [6.9828, 51.5714],
                [6.9827, 51.5714],
                [6.9827, 51.5713],
              ],
            ],
          },
        ],
      },
    },
  ])

  test('is in the letter, with words for those who do not see it', async () => {
    const { text, roles, pictures } = await readPdf(letterOf(granted, { sketches }))
    expect(pictures).toHaveLength(2)
    for (const words of pictures) expect(words).toContain('Marktplatz 3')
    expect(roles.filter((role) => role === 'Figure')).toHaveLength(2)
    expect(text).toMatch(/Zeitraum.*Lageskizzen.*12\sm².*Nebenbestimmungen/)
  })

  test('says that it shows what was applied for, where that may not be what is permitted', async () => {
    const one = { sketches: sketches.slice(0, 1) }
    expect(await wordsOf(granted, one)).toMatch(/Lageskizze (?!, wie)/)
    expect(await wordsOf(granted, one)).not.toContain('wie beantragt')
    expect(await wordsOf({ ...granted, place: 'Marktplatz 5' }, one)).toContain('Lageskizze, wie beantragt')
    expect(await wordsOf(grantedInPart, one)).toContain('Lageskizze, wie beantragt')
    expect(await wordsOf({ ...granted, showsSketch: false }, one)).not.toContain('Lageskizze')
  })

  test('leaves the letter accessible: PDF/UA-1, with headings, a list and a table', async () => {
    const pdf = letterOf(granted, { sketches })
    expect(pdf.toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    const { roles } = await readPdf(pdf)
    for (const role of ['H1', 'H2', 'L', 'LI', 'Table', 'TH']) expect(roles).toContain(role)
  })

  test.each([
    ['an emoji', '🦮 Musik 🎪'],
    ['right-to-left letters', 'שלום عالم'],
    ['what looks like a template', '#import "x"; $ x^2 $ *fett* <label> @ref \\ { } #panic("x")'],
    ['many lines', Array.from({ length: 200 }, (_, line) => `Zeile ${line}`).join('\n')],
    ['one very long word', 'Donaudampfschifffahrt'.repeat(60)],
  ])('and all words may hold %s', async (_what, odd) => {
    const pdf = letterOf(
      {
        ...grantedInPart,
        permitted: odd,
        place: odd,
        reasons: odd,
        notPermitted: odd,
        provisos: [{ kind: 'condition', text: odd }],
        legalBasis: odd,
      },
      { sketches: sketchesOf({ ...marketplace, street: odd, length: 4, width: 3, area: 12 }) },
    )
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
