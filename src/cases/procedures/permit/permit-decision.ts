/**
 * How an application for a permit can end (VwVfG NRW): granted, granted in part, refused. Here is what each decision
 * consists of and when one is complete.
 */
import { z } from 'zod'
import { provisoKinds } from '../../../forms/desk.ts'
import type { CaseFacts } from '../procedure.ts'
import { faultOfText, type TextFault, tidyText } from '../typed-texts.ts'
import { type FeeProblem, feeProblems, fees, tidyFees } from './fees.ts'
import { hearing, type HearingProblem, hearingProblems, tidyHearing } from './hearing.ts'

const proviso = z.strictObject({ kind: z.enum(provisoKinds), text: z.string() })

const permit = {
  /** What is permitted, in words. */
  permitted: z.string(),
  /** Where, line by line. Empty where the place does not matter. */
  place: z.string(),
  /** Whether the sketch of what was applied for stands in the notice. Absent, as in older decisions: it does. */
  showsSketch: z.boolean().optional(),
  validity: z.strictObject({
    from: z.iso.date(),
    /** Null: until it is revoked. */
    to: z.iso.date().nullable(),
    /** On which days and hours, in words. Empty: always. */
    times: z.string(),
    isRevocable: z.boolean(),
  }),
  provisos: z.array(proviso).max(60),
}

/** The provisions that the decision rests on, one a line. */
const common = { fees, legalBasis: z.string() }

/** What the desk hands in. Shapes only; whether it is complete is for `permitProblems`. */
export const permitDecision = z.discriminatedUnion('kind', [
  /** Reasons may be empty where `needsReasons` says so. */
  z.strictObject({ kind: z.literal('granted'), ...permit, ...common, reasons: z.string() }),
  /** `notPermitted`: what of the application is refused. */
  z.strictObject({ kind: z.literal('grantedInPart'), ...permit, ...common, notPermitted: z.string(), reasons: z.string(), hearing }),
  z.strictObject({ kind: z.literal('refused'), ...common, reasons: z.string(), hearing }),
])

export type Proviso = z.infer<typeof proviso>
export type PermitDecision = z.infer<typeof permitDecision>
export const permitDecisionKinds = ['granted', 'grantedInPart', 'refused'] as const satisfies readonly PermitDecision['kind'][]

/** A decision that permits something. */
export type Permit = Exclude<PermitDecision, { kind: 'refused' }>

type ProseField = 'permitted' | 'place' | 'times' | 'notPermitted' | 'reasons' | 'legalBasis' | 'proviso'

export type PermitProblem =
  | `${ProseField}${TextFault}`
  | 'validityBackwards'
  | 'validityPast'
  | 'validityOpenEnded'
  | 'revocationContradicted'
  | FeeProblem
  | HearingProblem

function proseProblems(field: ProseField, typed: string, isOptional = false): PermitProblem[] {
  const fault = faultOfText(typed)
  return fault === null || (isOptional && fault === 'Missing') ? [] : [`${field}${fault}`]
}

/** What limits a permit in time burdens nobody beyond what its validity says anyway. */
const isBurden = ({ kind }: Proviso): boolean => kind !== 'timeLimit' && kind !== 'revocation'

/**
 * Whether a decision must be explained (§ 39 Abs. 1 VwVfG NRW). One that grants what was applied for need not be, as long as
 * no proviso burdens the applicant with more (Abs. 2 Nr. 1).
 */
export const needsReasons = (given: PermitDecision): boolean => given.kind !== 'granted' || given.provisos.some(isBurden)

/** Everything that keeps a decision from being taken; empty when it is complete. */
export function permitProblems(given: PermitDecision, facts: CaseFacts): PermitProblem[] {
  return [
    ...(given.kind === 'refused' ? [] : permittedProblems(given, facts)),
    ...(given.kind === 'grantedInPart' ? proseProblems('notPermitted', given.notPermitted) : []),
    ...proseProblems('reasons', given.reasons, !needsReasons(given)),
    ...(given.kind === 'granted' ? [] : hearingProblems(given.hearing, facts)),
    ...feeProblems(given.fees, facts.today),
    ...proseProblems('legalBasis', given.legalBasis),
  ]
}

function permittedProblems({ permitted, place, validity, provisos }: Permit, { today, hasPlace }: CaseFacts): PermitProblem[] {
  const { from, to, times, isRevocable } = validity
  return [
    ...proseProblems('permitted', permitted),
    ...proseProblems('place', place, !hasPlace),
    ...(to !== null && to < from ? (['validityBackwards'] as const) : []),
    ...(to !== null && to < today ? (['validityPast'] as const) : []),
    ...(!isRevocable && provisos.some(({ kind }) => kind === 'revocation') ? (['revocationContradicted'] as const) : []),
    // A permit without an end that nobody can revoke would be one for ever.
    ...(to === null && !isRevocable ? (['validityOpenEnded'] as const) : []),
    ...proseProblems('times', times, true),
    ...new Set(provisos.flatMap(({ text }) => proseProblems('proviso', text))),
  ]
}

/** A complete decision with its texts as they are kept. */
export function tidyPermitDecision(given: PermitDecision): PermitDecision {
  const shared = { fees: tidyFees(given.fees), legalBasis: tidyText(given.legalBasis), reasons: tidyText(given.reasons) }
  if (given.kind === 'refused') return { ...given, ...shared, hearing: tidyHearing(given.hearing) }
  const permitting = {
    ...shared,
    permitted: tidyText(given.permitted),
    place: tidyText(given.place),
    validity: { ...given.validity, times: tidyText(given.validity.times) },
    provisos: given.provisos.map((one) => ({ ...one, text: tidyText(one.text) })),
  }
  return given.kind === 'granted'
    ? { ...given, ...permitting }
    : { ...given, ...permitting, notPermitted: tidyText(given.notPermitted), hearing: tidyHearing(given.hearing) }
}
