/** The forms of all procedures. */
import { type Decision, type DecisionKind, type DecisionOf, type ProblemOf } from '../../../cases/procedures/procedures.ts'
import type { ProcedureName } from '../../../forms/definition.ts'
import type { DecisionForms, DecisionName } from './decision-form.ts'
import { permitForms } from './permit-form.ts'
import { registrationForms } from './registration-form.ts'
import { taxForms } from './tax-form.ts'

/** Does not compile when those of a procedure are missing. */
const decisionForms: { readonly [Name in ProcedureName]: DecisionForms<DecisionOf<Name>, ProblemOf<Name>> } = {
  taxAssessment: taxForms,
  permit: permitForms,
  registration: registrationForms,
}

/** The forms of a procedure that is known only when it runs; for decisions of its own kinds, as its procedure is. */
export const formsOf = (name: ProcedureName): DecisionForms<Decision, ProblemOf<ProcedureName>> =>
  decisionForms[name] as unknown as DecisionForms<Decision, ProblemOf<ProcedureName>>

/** Every way to end a case, by name. */
export const decisionNames: Readonly<Record<DecisionKind, DecisionName>> = {
  ...taxForms.names,
  ...permitForms.names,
  ...registrationForms.names,
}
