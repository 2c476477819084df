import type { Procedure } from '../procedure.ts'
import {
  registrationDecision,
  type RegistrationDecision,
  registrationDecisionKinds,
  type RegistrationProblem,
  registrationProblems,
  tidyRegistrationDecision,
} from './registration-decision.ts'
import { registrationNotice } from './registration-notice.ts'

/**
 * Somebody must tell the authority beforehand (Anzeige), and the authority answers. The answer settles nothing with legal
 * effect for the person, so it is no administrative act (§ 35 VwVfG NRW) but information: it goes out like every letter,
 * by post or with consent electronically, and nowhere is it said that it counts as served or from when on.
 */
export const registration: Procedure<RegistrationDecision, RegistrationProblem> = {
  kinds: registrationDecisionKinds,
  schema: registrationDecision,
  problemsOf: registrationProblems,
  tidy: tidyRegistrationDecision,
  noticeBody: registrationNotice,
  service: null,
}
