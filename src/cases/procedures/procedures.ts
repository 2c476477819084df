/** The procedures by name, as services name theirs; and the decisions of all of them together. */
import { z } from 'zod'
import type { ProcedureName } from '../../forms/definition.ts'
import { permit } from './permit/permit.ts'
import { permitDecision, type PermitDecision, type PermitProblem } from './permit/permit-decision.ts'
import type { Procedure } from './procedure.ts'
import { registration } from './registration/registration.ts'
import { registrationDecision, type RegistrationDecision, type RegistrationProblem } from './registration/registration-decision.ts'
import { taxAssessment } from './tax-assessment/tax-assessment.ts'
import { taxDecision, type TaxDecision, type TaxProblem } from './tax-assessment/tax-decision.ts'

type Decided = {
  taxAssessment: { decision: TaxDecision; problem: TaxProblem }
  permit: { decision: PermitDecision; problem: PermitProblem }
  registration: { decision: RegistrationDecision; problem: RegistrationProblem }
}

/** The decisions that cases of a procedure can end with, and what can be wrong with one. */
export type DecisionOf<Name extends ProcedureName> = Decided[Name]['decision']
export type ProblemOf<Name extends ProcedureName> = Decided[Name]['problem']

/** Any decision. The kinds of all procedures are different words. */
export type Decision = DecisionOf<ProcedureName>
export type DecisionKind = Decision['kind']

/** A decision as it is stored, of whatever procedure. */
export const decision: z.ZodType<Decision> = z.discriminatedUnion('kind', [
  ...taxDecision.options,
  ...permitDecision.options,
  ...registrationDecision.options,
])

/** Does not compile when one is missing. */
export const procedures: { readonly [Name in ProcedureName]: Procedure<DecisionOf<Name>, ProblemOf<Name>> } = {
  taxAssessment,
  permit,
  registration,
}

/**
 * The procedure of a name that is known only when it runs. The one cast of this table: its functions are for decisions of
 * its own `kinds`, which a caller checks before handing one in.
 */
export const procedureNamed = (name: ProcedureName): Procedure<Decision, ProblemOf<ProcedureName>> =>
  procedures[name] as unknown as Procedure<Decision, ProblemOf<ProcedureName>>
