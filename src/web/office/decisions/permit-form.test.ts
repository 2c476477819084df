import { describe, expect, test } from 'vitest'
import { deskCase } from '../../../../test/desk-case.ts'
import { permitService, petition } from '../../../../test/permits.ts'
import type { Answers } from '../../../forms/question.ts'
import type { DeskCase } from './decision-form.ts'
import { permitForms } from './permit-form.ts'

const special = {
  ...permitService,
  desk: {
    ...permitService.desk!,
    permitBy: [{ when: 'art = "zelt"', title: 'Zelterlaubnis', law: ['§ 9 Zeltgesetz'] }],
    feeBasis: { strom: 'Stromtarif' },
    provisos: [
      ...permitService.desk!.provisos!,
      { id: 'zelt', kind: 'obligation' as const, label: 'Zelt', text: 'Sichern Sie es.', when: 'art = "zelt"', suggest: true },
    ],
  },
}

const proposed = (from: DeskCase): Answers => permitForms.proposed('granted', from)
const offered = (from: DeskCase): unknown => {
  const question = permitForms.formOf('granted', from).questions.get('uebliche')?.question
  return question?.type === 'choices' ? question.options?.map(({ code }) => code) : null
}

describe('what the service tells about a case', () => {
  const [tent, bench] = [deskCase({ ...petition, art: 'zelt' }, special), deskCase(petition, special)]

  test('gives the provisions, and the provisos that are offered and ticked', () => {
    expect(proposed(tent)).toMatchObject({ rechtsgrundlagen: '§ 9 Zeltgesetz', uebliche: ['zelt'] })
    expect(proposed(bench)).toMatchObject({ rechtsgrundlagen: '§ 1 Aufstellgesetz' })
    expect(proposed(bench)).not.toHaveProperty('uebliche')
    expect([offered(tent), offered(bench)]).toEqual([
      ['sauber', 'ende', 'zelt'],
      ['sauber', 'ende'],
    ])
  })

  test('names the basis of a fee only where its line counts', () => {
    const lit = { ...special, assessment: special.assessment.map((line) => (line.id === 'strom' ? { ...line, amount: '300' } : line)) }
    expect(proposed(deskCase({ ...petition, art: 'zelt' }, lit))).toMatchObject({ gebuehrGrundlage: 'Stromtarif' })
    expect(proposed(bench)).not.toHaveProperty('gebuehrGrundlage')
  })
})

describe('the hearing', () => {
  const written = { id: 'x', kind: 'question', writtenAt: new Date('2026-11-21T10:00:00Z') } as const
  const hearing = { ...written, text: permitForms.hearing!(deskCase()) }
  const after = (...texts: DeskCase['details']['texts']): DeskCase => deskCase(petition, permitService, { texts })

  test('that was sent in the portal is filled in; another question is none', () => {
    const known = { anhoerung: 'erfolgt', anhoerungAm: '2026-11-21', anhoerungWie: 'portal' }
    expect(permitForms.proposed('refused', after(hearing))).toMatchObject(known)
    expect(permitForms.proposed('refused', after({ ...written, text: 'Wie breit ist die Bank?' }))).not.toHaveProperty('anhoerung')
    expect(permitForms.proposed('granted', after(hearing))).not.toHaveProperty('anhoerung')
  })

  test('warns as long as its reply may still come', () => {
    const warned = (from: DeskCase): boolean => permitForms.notes('refused', from).some((note) => note.includes('7. Dezember 2026'))
    expect(warned(after(hearing))).toBe(true)
    expect(warned({ ...after(hearing), today: '2026-12-08' })).toBe(false)
    expect(warned(after(hearing, { ...written, kind: 'reply', text: 'Schade.' }))).toBe(false)
    expect(warned(after({ ...hearing, text: hearing.text.replace(/bis zum [^.]+\. \S+ \d+/, 'bald') }))).toBe(false)
  })
})

describe('the reasons of a permit', () => {
  const reasonsOf = (answers: Answers): string => {
    const from = deskCase()
    return permitForms.read('granted', { ...proposed(from), widerruflich: true, ...answers }, from).reasons
  }

  test('are begun for the clerk, and left out where nothing is to be explained', () => {
    expect(proposed(deskCase())).toHaveProperty('begruendung')
    expect(reasonsOf({ uebliche: ['sauber'] })).toContain('Nebenbestimmungen')
    expect(reasonsOf({ uebliche: ['ende'] })).toBe('')
    expect(reasonsOf({ begruendung: 'Weil es schön ist.' })).toBe('Weil es schön ist.')
  })
})

test('what is drawn goes into the notice of what was applied for, and is asked about only where there is something', () => {
  const located = {
    ...permitService,
    pages: permitService.pages.map((page) => ({
      ...page,
      ask: page.ask.map((one) =>
        one.id === 'orte' && one.type === 'group' ? { ...one, ask: [{ ...one.ask[0]!, type: 'location' }] } : one,
      ),
    })),
  } as unknown as typeof permitService
  const stelle = { street: 'Marktplatz', houseNumber: '3', postalCode: '99999', place: 'Musterstadt', length: 4, width: 3, area: 12 }
  const from = deskCase({ ...petition, orte: [{ stelle }] }, located)
  expect(permitForms.proposed('granted', from)).toHaveProperty('skizze', true)
  expect(permitForms.proposed('grantedInPart', from)).toHaveProperty('skizze', false)
  expect(permitForms.formOf('granted', from).questions.has('skizze')).toBe(true)
  expect(permitForms.formOf('granted', deskCase()).questions.has('skizze')).toBe(false)
})

describe('the fee', () => {
  const priced = (lines: readonly object[]): DeskCase =>
    deskCase(petition, {
      ...permitService,
      assessment: lines,
      desk: { ...permitService.desk!, feeLines: undefined },
    } as unknown as typeof permitService)
  const line = { id: 'nutzung', label: 'Nutzung', amount: '4500', unknown: 'Später.' }

  test('says how it was reckoned, and calls it no estimate', () => {
    const { gebuehren } = proposed(priced([{ ...line, note: 'Schätzung: 3 m² × 15 €.' }]))
    expect(gebuehren).toEqual([{ posten: 'Nutzung: 3 m² × 15 €', betrag: 4500 }])
    expect(proposed(priced([{ ...line, note: 'x'.repeat(600) }]))['gebuehren']).toEqual([{ posten: 'Nutzung', betrag: 4500 }])
  })

  test('for the office is charged once', () => {
    const from = priced([line, { ...line, id: 'verwaltung', label: 'Verwaltungsgebühr', amount: '2500' }])
    const decision = permitForms.read('granted', { ...proposed(from), widerruflich: true }, from)
    expect(decision.fees).toMatchObject({
      lines: [
        { label: 'Nutzung', amount: 4500 },
        { label: 'Verwaltungsgebühr', amount: 2500 },
      ],
    })
  })
})
