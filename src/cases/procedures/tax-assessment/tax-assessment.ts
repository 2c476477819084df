import { plusDays, workingDayFrom } from '../../../platform/holidays.ts'
import type { Procedure } from '../procedure.ts'
import { taxDecision, type TaxDecision, taxDecisionKinds, type TaxProblem, taxProblems, tidyTaxDecision } from './tax-decision.ts'
import { taxNotice } from './tax-notice.ts'

/** Since 2025; three days before. */
const DAYS_UNTIL_SERVED = 4

// The Federal Fiscal Court applies § 108 Abs. 3 AO to this period: it ends on a working day.
const fourthDay = (sentOn: string): string => workingDayFrom(plusDays(sentOn, DAYS_UNTIL_SERVED))

/**
 * A tax is assessed (§ 12 KAG NRW with the AO). A notice counts as served on the fourth day after it was posted
 * (§ 122 Abs. 2 Nr. 1 AO) or after the notification of it was sent (§ 122a Abs. 4 AO).
 */
export const taxAssessment: Procedure<TaxDecision, TaxProblem> = {
  kinds: taxDecisionKinds,
  schema: taxDecision,
  problemsOf: taxProblems,
  tidy: tidyTaxDecision,
  noticeBody: taxNotice,
  service: { servedByPost: fourthDay, electronically: { by: 'notification', servedOn: fourthDay } },
}
