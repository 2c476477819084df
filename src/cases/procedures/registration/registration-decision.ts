/**
 * How a registration (Anzeige) can end: acknowledged, returned because something is missing, or not needed. None of these
 * decides anything with effect for the person: the duty to register, and what it is about, follow from the law alone.
 * Whoever must forbid something does that by an administrative act of its own.
 */
import { z } from 'zod'
import { faultOfText, type TextFault, tidyText } from '../typed-texts.ts'

/** What the desk hands in. Shapes only; whether it is complete is for `registrationProblems`. */
export const registrationDecision = z.discriminatedUnion('kind', [
  /** It arrived and is complete. `hints`: what the person should know, each as it stands in the letter. */
  z.strictObject({ kind: z.literal('acknowledged'), hints: z.array(z.string()).max(60) }),
  /** `missing`: what is not there, although it was asked for. */
  z.strictObject({ kind: z.literal('returned'), missing: z.string() }),
  /** Nothing had to be registered, or not here. */
  z.strictObject({ kind: z.literal('notNeeded'), reasons: z.string() }),
])

export type RegistrationDecision = z.infer<typeof registrationDecision>
export const registrationDecisionKinds = [
  'acknowledged',
  'returned',
  'notNeeded',
] as const satisfies readonly RegistrationDecision['kind'][]

export type RegistrationProblem = `${'hint' | 'missing' | 'reasons'}${TextFault}`

/** Everything that keeps a decision from being taken; empty when it is complete. */
export function registrationProblems(given: RegistrationDecision): RegistrationProblem[] {
  switch (given.kind) {
    case 'acknowledged':
      return [...new Set(given.hints.flatMap((text) => problemsOf('hint', text)))]
    case 'returned':
      return problemsOf('missing', given.missing)
    case 'notNeeded':
      return problemsOf('reasons', given.reasons)
  }
}

function problemsOf(field: 'hint' | 'missing' | 'reasons', typed: string): RegistrationProblem[] {
  const fault = faultOfText(typed)
  return fault === null ? [] : [`${field}${fault}`]
}

/** A complete decision with its texts as they are kept. */
export function tidyRegistrationDecision(given: RegistrationDecision): RegistrationDecision {
  switch (given.kind) {
    case 'acknowledged':
      return { ...given, hints: given.hints.map(tidyText) }
    case 'returned':
      return { ...given, missing: tidyText(given.missing) }
    case 'notNeeded':
      return { ...given, reasons: tidyText(given.reasons) }
  }
}
