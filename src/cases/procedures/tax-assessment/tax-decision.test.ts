import { describe, expect, test } from 'vitest'
import { type TaxDecision, type TaxProblem, taxDecision, taxProblems } from './tax-decision.ts'

type Assessed = Extract<TaxDecision, { kind: 'assessed' }>

const assessed: Assessed = {
  kind: 'assessed',
  kassenzeichen: '12.34567.8',
  dogTagNumber: '4711',
  payments: [{ on: '2026-12-15', amount: 14_300 }],
  lines: [{ label: 'Ein Hund', annual: 15_600, firstMonth: '2026-02', lastMonth: '2026-12' }],
}
const line = assessed.lines[0]!

describe('a tax decision', () => {
  test('is complete with kassenzeichen, tag number, a line and a day to pay', () => {
    expect(taxProblems(assessed)).toEqual([])
  })

  test.each<[string, Partial<Assessed>, TaxProblem]>([
    ['without kassenzeichen', { kassenzeichen: ' ' }, 'kassenzeichenMissing'],
    ['with a kassenzeichen of 41 characters', { kassenzeichen: '1'.repeat(41) }, 'kassenzeichenUnusable'],
    ['with a kassenzeichen of two lines', { kassenzeichen: '1\n2' }, 'kassenzeichenUnusable'],
    ['without tag number', { dogTagNumber: '' }, 'dogTagNumberMissing'],
    ['with a NUL byte in the tag number', { dogTagNumber: '1\u0000' }, 'dogTagNumberUnusable'],
    ['without a line', { lines: [] }, 'linesMissing'],
    ['with a line that says nothing', { lines: [{ ...line, label: '' }] }, 'lineLabelMissing'],
    ['with months that run backwards', { lines: [{ ...line, firstMonth: '2026-12', lastMonth: '2026-02' }] }, 'monthsBackwards'],
    ['with one line for two years', { lines: [{ ...line, firstMonth: '2025-12' }] }, 'monthsAcrossYears'],
    ['without a day to pay', { payments: [] }, 'paymentsMissing'],
    ['with payments that do not add up', { payments: [{ on: '2026-12-15', amount: 14_299 }] }, 'paymentsDoNotAddUp'],
  ])('%s is not', (_how, change, problem) => {
    expect(taxProblems({ ...assessed, ...change })).toEqual([problem])
  })

  test('may take two years of a late registration in two lines, and say when what is due', () => {
    const lines = [
      { ...line, firstMonth: '2025-06', lastMonth: '2025-12' },
      { ...line, firstMonth: '2026-01', lastMonth: '2026-12' },
    ]
    expect(
      taxProblems({
        ...assessed,
        lines,
        payments: [
          { on: '2026-12-15', amount: 9_100 },
          { on: '2027-01-15', amount: 15_600 },
        ],
      }),
    ).toEqual([])
  })

  test.each(['assessedOtherwise', 'closedWithoutAssessment'] as const)('%s needs reasons', (kind) => {
    const withReasons = (reasons: string): TaxDecision =>
      kind === 'assessedOtherwise' ? { ...assessed, kind, reasons } : { kind, reasons }
    expect(taxProblems(withReasons(''))).toEqual(['reasonsMissing'])
    expect(taxProblems(withReasons('x'.repeat(4001)))).toEqual(['reasonsTooLong'])
    expect(taxProblems(withReasons('\u0007'))).toEqual(['reasonsUnusable'])
    expect(taxProblems(withReasons('Der Hund lebt in Bottrop.'))).toEqual([])
  })

  test.each([
    ['a negative amount', { ...assessed, lines: [{ ...line, annual: -1 }] }],
    ['a thirteenth month', { ...assessed, lines: [{ ...line, lastMonth: '2026-13' }] }],
    ['a fraction of a cent', { ...assessed, lines: [{ ...line, annual: 1.5 }] }],
    ['31 February', { ...assessed, payments: [{ on: '2026-02-31', amount: 1 }] }],
    ['reasons that its kind does not have', { ...assessed, reasons: 'So.' }],
    ['another kind', { ...assessed, kind: 'granted' }],
  ])('with %s has no such shape', (_what, given) => {
    expect(taxDecision.safeParse(given).success).toBe(false)
  })
})
