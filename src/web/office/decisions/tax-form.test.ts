import { describe, expect, test } from 'vitest'
import type { Answers } from '../../../forms/question.ts'
import { readTaxDecision } from './tax-form.ts'

const year = { jahr: 2026, vonMonat: '09', bisMonat: '12', jahressteuer: 62_700 }
const withPayments = (zahlungen: readonly object[], zeile: object = year): Answers =>
  ({ kassenzeichen: '4711', hundemarke: 'GE 1', zeilen: [zeile], zahlungen }) as unknown as Answers
const paymentsOf = (answers: Answers): unknown => {
  const decision = readTaxDecision('assessed', answers)
  return 'payments' in decision ? decision.payments : null
}

describe('the payments of a decision', () => {
  test('one without an amount takes what is left of the assessment', () => {
    expect(paymentsOf(withPayments([{ faelligAm: '2027-02-15' }]))).toEqual([{ on: '2027-02-15', amount: 20_900 }])
    expect(paymentsOf(withPayments([{ faelligAm: '2026-12-15', betrag: 10_000 }, { faelligAm: '2027-02-15' }]))).toEqual([
      { on: '2026-12-15', amount: 10_000 },
      { on: '2027-02-15', amount: 10_900 },
    ])
  })

  test('are none where nothing is to be paid', () => {
    expect(paymentsOf(withPayments([{ faelligAm: '2027-02-15' }], { ...year, jahressteuer: 0 }))).toEqual([])
  })
})
