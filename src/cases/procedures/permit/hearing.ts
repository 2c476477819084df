/** The hearing (Anhörung) before something is refused, in whole or in part (§ 28 VwVfG NRW). */
import { z } from 'zod'
import type { CaseFacts } from '../procedure.ts'
import { faultOfText, type TextFault, tidyText } from '../typed-texts.ts'

/** How somebody was heard. */
export const hearingWays = ['portal', 'letter', 'email', 'telephone', 'inPerson'] as const

export const hearing = z.discriminatedUnion('kind', [
  /** On which day and how; null until the desk has said it. */
  z.strictObject({ kind: z.literal('heard'), on: z.iso.date().nullable(), way: z.enum(hearingWays).nullable() }),
  /** Why none was needed (§ 28 Abs. 2 VwVfG NRW). */
  z.strictObject({ kind: z.literal('dispensed'), because: z.string() }),
])

export type Hearing = z.infer<typeof hearing>
export type HearingWay = (typeof hearingWays)[number]

export type HearingProblem =
  | 'hearingDayMissing'
  | 'hearingDayTooEarly'
  | 'hearingDayAhead'
  | 'hearingWayMissing'
  | 'hearingNotInPortal'
  | `hearingDispensed${TextFault}`

/** What is missing or wrong: nobody was heard before the application came, after the decision, or by a question nobody asked. */
export function hearingProblems(given: Hearing, { today, receivedOn, wasAsked }: CaseFacts): HearingProblem[] {
  if (given.kind === 'dispensed') {
    const fault = faultOfText(given.because)
    return fault === null ? [] : [`hearingDispensed${fault}`]
  }
  const problems: HearingProblem[] = []
  if (given.on === null) problems.push('hearingDayMissing')
  else if (given.on > today) problems.push('hearingDayAhead')
  else if (given.on < receivedOn) problems.push('hearingDayTooEarly')
  if (given.way === null) problems.push('hearingWayMissing')
  else if (given.way === 'portal' && !wasAsked) problems.push('hearingNotInPortal')
  return problems
}

export const tidyHearing = (given: Hearing): Hearing => (given.kind === 'heard' ? given : { ...given, because: tidyText(given.because) })
