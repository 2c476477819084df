import { describe, expect, test } from 'vitest'
import { deskCase } from '../../../../test/desk-case.ts'
import { shippedService } from '../../../../test/service-files.ts'
import type { Answers } from '../../../forms/question.ts'
import { type Bylaw, bylaw } from '../../../network/region.ts'
import { proposedTax } from './tax-proposal.ts'

const { definition } = await shippedService('hundeanmeldung')
const source = { text: 'made up for a test', verified: false }
const always = (value: unknown) => ({ label: 'Wert', periods: [{ value, source: { ...source, year: 2020 } }] })

/** A made-up statute: 100 € a year until 2025, 130 € from 2026 on. */
const statute = (more: Record<string, unknown>): Bylaw =>
  bylaw.parse({
    id: 'hundesteuer',
    authority: 'musterstadt',
    title: 'Hundesteuersatzung',
    issuedOn: null,
    values: {
      'steuer.jeHundBei': {
        label: 'Steuer',
        unit: 'euro',
        periods: [
          { from: '2024-01-01', to: '2025-12-31', value: [100, 100, 100], source },
          { from: '2026-01-01', value: [130, 130, 130], source },
        ],
      },
      'steuer.gefaehrlich.eigenerSatz': always(false),
      ...more,
    },
  })
const dog = (seit: string): Answers => ({ seit, herkunft: 'zucht', rasse: 'beagle', gefaehrlichFestgestellt: false, hundeImHaushalt: 1 })
const rows = (seit: string, more: Record<string, unknown> = {}) =>
  proposedTax({ ...deskCase(dog(seit), definition), bylaw: statute(more) })['zeilen']

describe('the form of an assessment begins with a line for each year', () => {
  const begins = { 'beginn.regel': always('monatsanfang') }

  test('with its months and the rate of that year, where the rule of beginning is known', () =>
    expect(rows('2025-11-14', begins)).toEqual([
      { jahr: 2025, vonMonat: '11', bisMonat: '12', jahressteuer: 10_000 },
      { jahr: 2026, vonMonat: '01', bisMonat: '12', jahressteuer: 13_000 },
    ]))

  test('without a rate for years of which it is not known', () =>
    expect(rows('2022-11-14', begins)).toEqual([
      { jahr: 2022, vonMonat: '11', bisMonat: '12' },
      { jahr: 2023, vonMonat: '01', bisMonat: '12' },
      { jahr: 2024, vonMonat: '01', bisMonat: '12', jahressteuer: 10_000 },
      { jahr: 2025, vonMonat: '01', bisMonat: '12', jahressteuer: 10_000 },
      { jahr: 2026, vonMonat: '01', bisMonat: '12', jahressteuer: 13_000 },
    ]))

  test('and leaves the first month to the clerk where the rule is not known', () =>
    expect(rows('2023-11-14')).toEqual([
      { jahr: 2023, bisMonat: '12' },
      { jahr: 2024, vonMonat: '01', bisMonat: '12', jahressteuer: 10_000 },
      { jahr: 2025, vonMonat: '01', bisMonat: '12', jahressteuer: 10_000 },
      { jahr: 2026, vonMonat: '01', bisMonat: '12', jahressteuer: 13_000 },
    ]))

  test('of this year alone, where the dog came this year', () => {
    expect(rows('2026-03-14')).toEqual([{ jahr: 2026, bisMonat: '12', jahressteuer: 13_000 }])
    expect(rows('2026-03-14', begins)).toEqual([{ jahr: 2026, vonMonat: '03', bisMonat: '12', jahressteuer: 13_000 }])
  })

  test('of the last ten years, as many as the form has room for', () => expect(rows('1999-03-14', begins)).toHaveLength(10))
})
