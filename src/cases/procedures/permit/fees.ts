/** What a permit costs: lines that add up, or nothing. */
import { z } from 'zod'
import { faultOfLine, faultOfText, type TextFault, tidyText } from '../typed-texts.ts'

/** Cents; a line that takes off is negative. */
const cents = z.int().min(-99_999_999).max(99_999_999)

const charged = z.strictObject({
  kind: z.literal('charged'),
  lines: z.array(z.strictObject({ label: z.string(), amount: cents })).max(50),
  /** By which provision it is charged: the town's tariff, most often. */
  basis: z.string(),
  /** The number under which the town's treasury books the payment. */
  kassenzeichen: z.string(),
  /** The day by which all of it is due. Null until the desk has said it. */
  dueOn: z.iso.date().nullable(),
})

export const fees = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('free') }), charged])

export type Fees = z.infer<typeof fees>
export type FeeLine = z.infer<typeof charged>['lines'][number]

export type FeeProblem =
  | 'feeLinesMissing'
  | 'feeLabelUnusable'
  | 'feeTotalNotPositive'
  | `feeBasis${TextFault}`
  | `kassenzeichen${'Missing' | 'Unusable'}`
  | 'feeDueDayMissing'
  | 'feeDueDayPast'

const MARK_LIMIT = 40
/** How many characters a line may have that says for what, and how that was reckoned. */
export const FEE_LABEL_LIMIT = 500

/** What all lines come to, in cents. */
export const feeTotal = (lines: readonly FeeLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0)

/** What is missing or wrong. `today`: the day of the decision, before which nothing can be due. */
export function feeProblems(given: Fees, today: string): FeeProblem[] {
  if (given.kind === 'free') return []
  const problems: FeeProblem[] = []
  if (given.lines.length === 0) problems.push('feeLinesMissing')
  else if (given.lines.some(({ label }) => faultOfLine(label, FEE_LABEL_LIMIT) !== null)) problems.push('feeLabelUnusable')
  // Whoever need not pay is told so, not sent a bill over nothing.
  else if (feeTotal(given.lines) <= 0) problems.push('feeTotalNotPositive')
  const basis = faultOfText(given.basis)
  if (basis !== null) problems.push(`feeBasis${basis}`)
  const mark = faultOfLine(given.kassenzeichen, MARK_LIMIT)
  if (mark !== null) problems.push(`kassenzeichen${mark}`)
  if (given.dueOn === null) problems.push('feeDueDayMissing')
  else if (given.dueOn < today) problems.push('feeDueDayPast')
  return problems
}

export const tidyFees = (given: Fees): Fees =>
  given.kind === 'free'
    ? given
    : {
        ...given,
        lines: given.lines.map((line) => ({ ...line, label: tidyText(line.label) })),
        basis: tidyText(given.basis),
        kassenzeichen: tidyText(given.kassenzeichen),
      }
