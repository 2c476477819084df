import { describe, expect, test } from 'vitest'
import { deskCase } from '../../test/desk-case.ts'
import { shippedService } from '../../test/service-files.ts'
import { definition } from '../forms/definition.ts'
import type { Answers } from '../forms/question.ts'
import { type Bylaw, bylaw } from '../network/region.ts'
import type { DecidedSubmission } from './decided-submission.ts'
import { assessBy, type Cause, recompute } from './recompute.ts'

const dogs = (await shippedService('hundeanmeldung')).definition
const source = { text: 'made up for a test', verified: false }
type Values = Record<string, { label: string; unit?: string; periods: object[] }>

const rates: Values = {
  'steuer.jeHundBei': {
    label: 'Steuer je Hund',
    unit: 'euro',
    periods: [
      { from: '2024-01-01', to: '2026-12-31', value: [100, 100, 100], paragraph: '§ 2', source },
      { from: '2027-01-01', value: [130, 130, 130], paragraph: '§ 2', source },
    ],
  },
  'steuer.gefaehrlich.eigenerSatz': { label: 'Eigener Satz', periods: [{ from: '2024-01-01', value: false, source }] },
  'beginn.regel': { label: 'Beginn', periods: [{ from: '2024-01-01', value: 'monatsanfang', source }] },
}
const statute = (values: Values): Bylaw =>
  bylaw.parse({ id: 'hundesteuer', authority: 'musterstadt', title: 'Hundesteuersatzung', issuedOn: null, values })

const dog: Answers = { seit: '2026-10-05', herkunft: 'zucht', rasse: 'beagle', gefaehrlichFestgestellt: false, hundeImHaushalt: 1 }

/** Sent on 20 November 2026. */
function sentBy(by: Bylaw | null, answers: Answers = dog, service = dogs): DecidedSubmission {
  const { content, ...rest } = deskCase(answers, service)
  const sent = { ...rest, bylaw: by, content }
  return { ...sent, content: { ...content, assessment: [...assessBy(sent, by, content.sentOn)] } }
}
const said = (causes: readonly Cause[]) => causes.map((cause) => ('value' in cause ? `${cause.kind} ${cause.value.name}` : cause.kind))
const differences = (sent: DecidedSubmission, current: Bylaw | null, day: string) =>
  recompute(sent, current, day)
    .lines.filter(({ causes }) => causes.length > 0)
    .map(({ id, shown, now, difference, causes }) => [id, shown?.amount, now?.amount, difference, ...said(causes)])

describe('a case computed anew', () => {
  const sent = sentBy(statute(rates))

  test('is the same on the day of sending while the statute is the same', () =>
    expect(differences(sent, statute(rates), '2026-11-20')).toEqual([]))

  test('on a day after a change of the statute by date has the new value, and the time of both years', () =>
    expect(differences(sent, statute(rates), '2027-02-01')).toEqual([
      ['jahr', 10_000, 13_000, 3000, 'byDate steuer.jeHundBei'],
      ['zeitraum.2027', undefined, 13_000, 13_000, 'time'],
    ]))

  test('tells since when, and both sides of what changed', () => {
    const [line] = recompute(sent, statute(rates), '2027-02-01').lines
    expect(line?.causes[0]).toMatchObject({
      value: {
        label: 'Steuer je Hund',
        before: { value: [100, 100, 100] },
        after: { value: [130, 130, 130], from: '2027-01-01', paragraph: '§ 2' },
      },
    })
  })

  test('after the statute was changed in the portal is told so, and what changed', () => {
    const dearer = statute({
      ...rates,
      'steuer.jeHundBei': { ...rates['steuer.jeHundBei']!, periods: [{ from: '2024-01-01', value: [120, 120, 120], source }] },
    })
    expect(differences(sent, dearer, '2026-11-20')).toEqual([
      ['jahr', 10_000, 12_000, 2000, 'rewritten steuer.jeHundBei'],
      ['zeitraum.2026', 2500, 3000, 500, 'rewritten steuer.jeHundBei'],
    ])
    expect(recompute(sent, dearer, '2026-11-20').rewritten.map(({ name }) => name)).toEqual(['steuer.jeHundBei'])
  })

  test('names only the values that make the difference', () => {
    const more = statute({
      ...rates,
      'listenhunde.text': { label: 'Hunde', periods: [{ value: 'neu', source }] },
      'listenhunde.rassen': { label: 'Rassen', periods: [{ value: ['rottweiler'], source }] },
      'steuer.jeHundBei': { ...rates['steuer.jeHundBei']!, periods: [{ from: '2024-01-01', value: [120, 120, 120], source }] },
    })
    expect(differences(sent, more, '2026-11-20').map(([, , , , ...causes]) => causes)).toEqual([
      ['rewritten steuer.jeHundBei'],
      ['rewritten steuer.jeHundBei'],
    ])
  })

  test('has another line where a condition holds now', () => {
    const listed = statute({
      ...rates,
      'steuer.gefaehrlich.eigenerSatz': { label: 'Eigener Satz', periods: [{ from: '2024-01-01', value: true, source }] },
      'listenhunde.rassen': { label: 'Rassen', periods: [{ from: '2024-01-01', value: ['beagle'], source }] },
      'steuer.gefaehrlich.jeHundBei': {
        label: 'Hoher Satz',
        unit: 'euro',
        periods: [{ from: '2024-01-01', value: [300, 300, 300], source }],
      },
    })
    expect(differences(sent, listed, '2026-11-20')).toContainEqual([
      'jahrEigenerSatz',
      undefined,
      30_000,
      30_000,
      'rewritten steuer.gefaehrlich.eigenerSatz',
      'rewritten listenhunde.rassen',
      'condition',
    ])
    expect(differences(sent, listed, '2026-11-20')).toContainEqual([
      'jahr',
      10_000,
      undefined,
      -10_000,
      'rewritten steuer.gefaehrlich.eigenerSatz',
      'rewritten listenhunde.rassen',
      'condition',
    ])
  })

  test('is not known any more where the region has no such statute now', () =>
    expect(differences(sent, null, '2026-11-20')).toContainEqual([
      'jahr',
      10_000,
      null,
      null,
      'rewritten steuer.jeHundBei',
      'rewritten steuer.gefaehrlich.eigenerSatz',
    ]))

  test('is told when the portal reckons otherwise than it did', () => {
    const { content } = sent
    const before = {
      ...sent,
      content: { ...content, assessment: content.assessment.map((line) => (line.id === 'jahr' ? { ...line, amount: 1 } : line)) },
    }
    expect(differences(before, statute(rates), '2026-11-20')).toEqual([['jahr', 1, 10_000, 9999, 'reckoning']])
  })
})

describe('what the form reckons itself', () => {
  const parking = definition.parse({
    id: 'probe',
    title: 'Probe',
    summary: 'Probe',
    topic: 'steuern-zoll',
    audience: ['citizen'],
    trust: { level: 'none', because: 'Probe' },
    bylaw: 'hundesteuer',
    bylawValues: { 'steuer.jeHundBei': 'amounts' },
    before: { minutes: 5, afterwards: 'Nichts' },
    pages: [
      { id: 'erste', title: 'Erste', ask: [{ id: 'seit', type: 'date', label: 'Seit' }] },
      { id: 'zweite', title: 'Zweite', ask: [{ id: 'tage', type: 'computed', label: 'Tage', is: 'daysBetween(seit, today())' }] },
    ],
    assessment: [{ id: 'kosten', label: 'Kosten', amount: 'tage * 100', unknown: 'Offen' }],
  })

  test('is reckoned anew, and the day is why', () =>
    expect(differences(sentBy(null, { seit: '2026-11-10', tage: 10 }, parking), null, '2026-11-22')).toEqual([
      ['kosten', 1000, 1200, 200, 'day'],
    ]))
})
