import { describe, expect, test } from 'vitest'
import { assess } from './assessment.ts'
import type { BylawOnDay } from './context.ts'
import { monthsOf, piecesOf } from './span.ts'
import { contextWith, head, problemsOf, serviceFrom } from './test-service.ts'

const line = `  - id: zeit
    label: "{span.from} bis {span.to}"
    span: { from: firstOfMonth(seit), to: bis, perYear: "bylaw.satz[anzahl]" }
    amount: floor(span.perYear * span.months / 12)
    basis: satz
    unknown: "Das sagt die Stadt"
    note: "{span.months} Monate zu {span.perYear}"
`
const form = `${head}bylaw: hundesteuer
bylawValues: { satz: amounts, frist: integer }
pages:
  - id: seite
    title: Seite
    ask:
      - { id: anzahl, type: number, label: Anzahl, min: 1 }
      - { id: seit, type: date, label: Seit }
      - { id: bis, type: date, label: Bis, optional: true }
assessment:
`
const service = serviceFrom(form + line)

/** Made up: 100 € a year until 2025, 130 € from 2026 on, 160 € from July 2027 on. The deadline changes in May 2026. */
const bylaw = (day: string): BylawOnDay => ({
  values: { satz: [day < '2026-01-01' ? 10_000 : day < '2027-07-01' ? 13_000 : 16_000], frist: day < '2026-05-01' ? 14 : 28 },
  basis: {
    satz: {
      source: day < '2026-01-01' ? 'Alte Satzung' : 'Neue Satzung',
      verified: true,
      knownSince: day < '2026-01-01' ? '2024-01-01' : '2026-01-01',
    },
    frist: { source: 'Seite der Stadt', verified: false },
  },
})
const bylawChanges = [
  { day: '2026-01-01', value: 'satz' },
  { day: '2026-05-01', value: 'frist' },
  { day: '2027-07-01', value: 'satz' },
]
const context = (today: string) => contextWith(bylaw, { today, bylawChanges })
const assessed = (seit: string, bis: string | undefined, today = '2026-11-23') =>
  assess(service.compiled, { anzahl: 1, seit, ...(bis === undefined ? {} : { bis }) }, context(today))

describe('a time across a change of the statute on 1 January', () => {
  const lines = assessed('2025-11-14', '2026-12-31')

  test('gets the values of both years, each for its months', () =>
    expect(lines.map(({ id, amount, text }) => [id, amount, text])).toEqual([
      ['zeit.2025', 1666, '2 Monate zu 100,00\u00A0€'],
      ['zeit.2026', 13_000, '12 Monate zu 130,00\u00A0€'],
    ]))
  test('and the sources of both', () => expect(lines.map(({ source }) => source)).toEqual(['Alte Satzung', 'Neue Satzung']))
  test('says from when to when', () =>
    expect(lines.map(({ label }) => label)).toEqual(['1. November 2025 bis 31. Dezember 2025', '1. Januar 2026 bis 31. Dezember 2026']))
  test('keeps with each piece what a decision begins with', () =>
    expect(lines[0]?.span).toEqual({ from: '2025-11-01', to: '2025-12-31', months: 2, perYear: 10_000 }))
})

test('an application before the change gets the old value, one after it the new', () => {
  expect(assessed('2025-12-01', '2025-12-31', '2025-12-20').map(({ amount }) => amount)).toEqual([833])
  expect(assessed('2026-01-01', '2026-01-31', '2026-01-20').map(({ amount }) => amount)).toEqual([1083])
})

test('a change within a year cuts it, and the second piece is named by its first day', () =>
  expect(assessed('2027-01-01', '2027-12-31', '2027-11-01').map(({ id, amount }) => [id, amount])).toEqual([
    ['zeit.2027', 6500],
    ['zeit.2027-07-01', 8000],
  ]))

test('a change of a value that the line does not read cuts nothing', () =>
  expect(assessed('2026-04-01', '2026-12-31').map(({ id }) => id)).toEqual(['zeit.2026']))

describe('what is not known is never guessed', () => {
  test('of years gone by only what is known to have held then counts; the others are told in one line', () =>
    expect(assessed('2020-03-05', '2025-12-31').map(({ id, label, amount }) => [id, label, amount])).toEqual([
      ['zeit.2020', '1. März 2020 bis 31. Dezember 2023', null],
      ['zeit.2024', '1. Januar 2024 bis 31. Dezember 2024', 10_000],
      ['zeit.2025', '1. Januar 2025 bis 31. Dezember 2025', 10_000],
    ]))
  test('what was found when it was sent counts for that year later on as well', () => {
    const later = contextWith(null, { today: '2027-02-01', statuteOf: '2026-11-23' })
    const undated = { satz: { source: 'Seite der Stadt', verified: true } }
    const answers = { anzahl: 1, seit: '2025-12-01', bis: '2027-01-31' } as never
    const found = assess(service.compiled, answers, { ...later, bylaw: (day) => ({ ...bylaw(day), basis: undated }) })
    expect(found.map(({ id, amount }) => [id, amount])).toEqual([
      ['zeit.2025', null],
      ['zeit.2026', 13_000],
      ['zeit.2027', 1083],
    ])
  })
  test('a time of which an end is not known has one line without an amount', () =>
    expect(assessed('2026-03-05', undefined)).toEqual([
      { id: 'zeit', label: 'nicht bekannt bis nicht bekannt', amount: null, text: 'Das sagt die Stadt' },
    ]))
  test('nor is a time assessed that is longer than anybody lives', () =>
    expect(assessed('1700-01-01', '2026-01-01').map(({ amount }) => amount)).toEqual([null]))
})

test('a time that ends before it begins gives no line', () => expect(assessed('2026-03-05', '2026-02-01')).toEqual([]))

describe('the pieces of a time', () => {
  test.each([
    ['one day', '2026-01-01', '2026-01-01', ['2026-01-01']],
    ['up to the last day of a year', '2025-06-15', '2025-12-31', ['2025-06-15']],
    ['over New Year', '2025-12-31', '2026-01-01', ['2025-12-31', '2026-01-01']],
  ])('%s', (_, from, to, begins) => expect(piecesOf({ from, to }, [], new Set())?.map((piece) => piece.from)).toEqual(begins))
  test('have the months whose first day lies in them', () => {
    expect(monthsOf({ from: '2026-01-01', to: '2026-12-31' })).toBe(12)
    expect(monthsOf({ from: '2026-03-02', to: '2026-12-31' })).toBe(9)
    expect(monthsOf({ from: '2026-03-02', to: '2026-03-31' })).toBe(0)
    expect(monthsOf({ from: '2026-12-02', to: '2026-12-31' })).toBe(0)
  })
})

describe('a service whose line is for a time', () => {
  const broken = (from: string, to: string) => problemsOf(form + line.replace(from, to))
  test('must give days', () => expect(broken('to: bis', 'to: anzahl').join()).toContain('"anzahl" is a number; needed is a date'))
  test('must give an amount for the year', () =>
    expect(broken('"bylaw.satz[anzahl]"', 'seit').join()).toContain('needed is an amount of money'))
  test('reads of the piece only what there is', () =>
    expect(broken('{span.months} Monate', '{span.days} Tage').join()).toContain('asks for an unknown part "days"'))
  test('names its parts as they are called', () =>
    expect(broken('perYear:', 'perYeer:').join()).toContain('unknown key "perYeer"; did you mean "perYear"?'))
  test('has no question of that name', () =>
    expect(problemsOf((form + line).replaceAll('anzahl', 'span')).join()).toContain('"span" cannot be an id'))
})

test('a line that is for no time knows nothing of a piece', () =>
  expect(problemsOf(`${form}  - { id: jahr, label: Jahr, amount: "span.months", unknown: Offen }\n`).join()).toContain(
    'unknown question "span"',
  ))
