import { plusDays, workingDayFrom } from '../../../platform/holidays.ts'
import type { Procedure } from '../procedure.ts'
import {
  permitDecision,
  type PermitDecision,
  permitDecisionKinds,
  type PermitProblem,
  permitProblems,
  tidyPermitDecision,
} from './permit-decision.ts'
import { permitNotice } from './permit-notice.ts'

/** § 41 Abs. 2 VwVfG NRW since 1 January 2025 (Städte- und Gemeindebund NRW, Mitteilung 784/2024); three days before. */
const DAYS_UNTIL_SERVED = 4

/** How long a notice lies ready after its notification (§ 41 Abs. 2a Satz 4 VwVfG NRW). */
const DAYS_TO_FETCH = 10

/**
 * A permit is granted or refused (VwVfG NRW). A letter counts as served on the fourth day after it was posted, also when
 * that is a Sunday (§ 41 Abs. 2; § 31 Abs. 3 moves the ends of periods, which this is not: so the Higher Administrative
 * Court of North Rhine-Westphalia in 2024, unlike the Federal Fiscal Court for taxes). An electronic notice counts as
 * served on the day after it was fetched; what is not fetched within ten days was not served (§ 41 Abs. 2a).
 */
export const permit: Procedure<PermitDecision, PermitProblem> = {
  kinds: permitDecisionKinds,
  schema: permitDecision,
  problemsOf: permitProblems,
  tidy: tidyPermitDecision,
  noticeBody: permitNotice,
  service: {
    servedByPost: (postedOn) => plusDays(postedOn, DAYS_UNTIL_SERVED),
    electronically: {
      by: 'retrieval',
      servedOn: (retrievedOn) => plusDays(retrievedOn, 1),
      lastDay: (notifiedOn) => workingDayFrom(plusDays(notifiedOn, DAYS_TO_FETCH)),
    },
  },
}
