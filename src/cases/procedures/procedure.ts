/**
 * How cases of a kind are decided: by which law, in which ways, and in which words. A tax is assessed under the AO, a
 * permit is granted under the VwVfG NRW, a registration is answered; everything that differs between them stands behind
 * this type, in a folder each.
 */
import type { z } from 'zod'
import type { Desk } from '../../forms/desk.ts'
import type { SketchModel } from '../../forms/geometry/sketch.ts'
import type { AppliedFor } from '../applied-for.ts'
import type { NoticeBody } from '../notice-body.ts'
import type { ServiceRules } from './service-rules.ts'

/** The statute that was frozen with a submission, as a notice cites it. */
export type CitedBylaw = { readonly title: string; readonly citation?: string | undefined }

/** What the words of a notice come from, beside the decision. */
export type NoticeFacts = {
  readonly serviceTitle: string
  readonly desk: Desk | undefined
  /** `YYYY-MM-DD`. */
  readonly receivedOn: string
  readonly bylaw: CitedBylaw | null
  /** What was applied for, in words. */
  readonly appliedFor: AppliedFor
  /** What was drawn of the places applied for, in the order of the application. */
  readonly sketches: readonly SketchModel[]
}

/** What is known of a case when it is decided. Days are `YYYY-MM-DD`. */
export type CaseFacts = {
  /** The day of the decision. */
  readonly today: string
  readonly receivedOn: string
  /** Whether the applicant was asked something in the portal. */
  readonly wasAsked: boolean
  /** Whether the service asks where. */
  readonly hasPlace: boolean
}

/** `Decided` is the union of the decisions of a procedure, told apart by `kind`; `Problem` what can keep one from being taken. */
export type Procedure<Decided extends { readonly kind: string }, Problem extends string> = {
  /** The ways a case can end, the one that is usual first. */
  readonly kinds: readonly Decided['kind'][]
  /** The shapes of its decisions, as the desk hands them in and the database keeps them. */
  readonly schema: z.ZodType<Decided>
  /** What is missing or wrong; empty when the decision is complete. */
  readonly problemsOf: (decided: Decided, facts: CaseFacts) => Problem[]
  /** A complete decision with its texts as they are kept. */
  readonly tidy: (decided: Decided) => Decided
  /** What the notice says. */
  readonly noticeBody: (decided: Decided, facts: NoticeFacts) => NoticeBody
  /**
   * When its notices count as served. Null where they only inform: they are no administrative acts (§ 35 VwVfG NRW), so
   * nothing is served (§ 41), no period begins, and they need no instruction on legal remedies (§ 37 Abs. 6).
   */
  readonly service: ServiceRules | null
}
