/**
 * How a tax case can end (KAG NRW with the AO): assessed as declared, assessed otherwise, or closed without an
 * assessment. Here is what a decision consists of and when one is complete.
 */
import { z } from 'zod'
import { faultOfLine, faultOfText, type TextFault, tidyText } from '../typed-texts.ts'
import { shareOfYear, monthsFrom } from './tax-period.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const cents = z.int().min(0).max(99_999_999)

/** One line of the assessment: a year's tax (cents) for some months of one calendar year. */
const taxLine = z.strictObject({ label: z.string(), annual: cents, firstMonth: month, lastMonth: month })

const assessment = {
  /** The number under which the town's treasury books the payments. */
  kassenzeichen: z.string(),
  dogTagNumber: z.string(),
  lines: z.array(taxLine).max(50),
  /** When how much is due; together the whole amount. Empty only where nothing is to be paid. */
  payments: z.array(z.strictObject({ on: z.iso.date(), amount: cents })).max(50),
}

/** What the desk hands in. Shapes only; whether it is complete is for `taxProblems`. */
export const taxDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assessed'), ...assessment }),
  z.strictObject({ kind: z.literal('assessedOtherwise'), ...assessment, reasons: z.string() }),
  z.strictObject({ kind: z.literal('closedWithoutAssessment'), reasons: z.string() }),
])

export type TaxLine = z.infer<typeof taxLine>
export type TaxDecision = z.infer<typeof taxDecision>
export const taxDecisionKinds = [
  'assessed',
  'assessedOtherwise',
  'closedWithoutAssessment',
] as const satisfies readonly TaxDecision['kind'][]

/** What is wrong with a decision, so that the desk can say it at the field. */
export type TaxProblem =
  | `${'kassenzeichen' | 'dogTagNumber'}${'Missing' | 'Unusable'}`
  | 'linesMissing'
  | 'lineLabelMissing'
  | 'monthsBackwards'
  | 'monthsAcrossYears'
  | 'paymentsMissing'
  | 'paymentsDoNotAddUp'
  | `reasons${TextFault}`

const lineProblems: ReadonlySet<TaxProblem> = new Set(['linesMissing', 'lineLabelMissing', 'monthsBackwards', 'monthsAcrossYears'])

/** Whoever reads a notice asks first when to pay: all of it has a day. */
function paymentProblems({ lines, payments }: Pick<Extract<TaxDecision, { kind: 'assessed' }>, 'lines' | 'payments'>): TaxProblem[] {
  const total = totalOf(lines)
  if (payments.length === 0) return total > 0 ? ['paymentsMissing'] : []
  return payments.reduce((sum, { amount }) => sum + amount, 0) === total ? [] : ['paymentsDoNotAddUp']
}

const MARK_LIMIT = 40

/** Everything that keeps a decision from being taken; empty when it is complete. */
export function taxProblems(given: TaxDecision): TaxProblem[] {
  const problems: TaxProblem[] = []
  if (given.kind !== 'closedWithoutAssessment') {
    problems.push(...markProblems(given.kassenzeichen, 'kassenzeichen'), ...markProblems(given.dogTagNumber, 'dogTagNumber'))
    if (given.lines.length === 0) problems.push('linesMissing')
    if (given.lines.some(({ label }) => faultOfLine(label, Infinity) !== null)) problems.push('lineLabelMissing')
    if (given.lines.some(({ firstMonth, lastMonth }) => monthsFrom(firstMonth, lastMonth) < 1)) problems.push('monthsBackwards')
    // A yearly tax is assessed by the calendar year; a late registration has a line for each.
    if (given.lines.some(({ firstMonth, lastMonth }) => firstMonth.slice(0, 4) !== lastMonth.slice(0, 4)))
      problems.push('monthsAcrossYears')
    // What is paid can only be held against lines that stand.
    if (!problems.some((problem) => lineProblems.has(problem))) problems.push(...paymentProblems(given))
  }
  if (given.kind !== 'assessed') {
    const fault = faultOfText(given.reasons)
    if (fault !== null) problems.push(`reasons${fault}`)
  }
  return problems
}

function markProblems(typed: string, field: 'kassenzeichen' | 'dogTagNumber'): TaxProblem[] {
  const fault = faultOfLine(typed, MARK_LIMIT)
  return fault === null ? [] : [`${field}${fault}`]
}

/** A complete decision with its texts as they are kept. */
export function tidyTaxDecision(given: TaxDecision): TaxDecision {
  if (given.kind === 'closedWithoutAssessment') return { ...given, reasons: tidyText(given.reasons) }
  const assessed = {
    kassenzeichen: tidyText(given.kassenzeichen),
    dogTagNumber: tidyText(given.dogTagNumber),
    lines: given.lines.map((line) => ({ ...line, label: tidyText(line.label) })),
  }
  return given.kind === 'assessed' ? { ...given, ...assessed } : { ...given, ...assessed, reasons: tidyText(given.reasons) }
}

/** Months and amount (cents) of one line. */
export function amountOf(line: TaxLine): { readonly months: number; readonly amount: number } {
  const months = monthsFrom(line.firstMonth, line.lastMonth)
  return { months, amount: shareOfYear(line.annual, months) }
}

/** What all lines cost together, in cents. */
export const totalOf = (lines: readonly TaxLine[]): number => lines.reduce((sum, line) => sum + amountOf(line).amount, 0)
