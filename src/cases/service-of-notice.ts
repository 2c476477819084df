/**
 * How a notice is served. Electronically only with the consent that the applicant recorded (§ 87a AO, § 3a VwVfG NRW) and
 * an address to tell; otherwise by post. When it counts as served is for the law of its procedure (`procedures/`). Where
 * notices only inform, they go the same ways, and nothing is served.
 */
import type { ProcedureName } from '../forms/definition.ts'
import { procedures } from './procedures/procedures.ts'
import type { ElectronicService, ServiceRules } from './procedures/service-rules.ts'
import type { Recipient } from './stored.ts'

/** `electronic`: fetched at `/status` after a notification. `post`: printed and posted. */
export type NoticeChannel = 'electronic' | 'post'

/** The channel that a recipient's consent and addresses allow. */
export const channelFor = (recipient: Pick<Recipient, 'email' | 'electronicConsent'>): NoticeChannel =>
  recipient.electronicConsent !== null && recipient.email !== null ? 'electronic' : 'post'

/** When notices of a procedure count as served; null where they only inform. */
export const serviceOf = (procedure: ProcedureName): ServiceRules | null => procedures[procedure].service

/** Whether notices of a procedure only inform: they are no administrative acts, and nothing may be said of service or of legal remedies. */
export const onlyInforms = (procedure: ProcedureName): boolean => serviceOf(procedure) === null

/** What serves a notice: the post, its notification, or fetching it. What only informs is served by neither of its ways. */
export type ServedBy = 'post' | ElectronicService['by'] | 'informedByPost' | 'informedOnline'

/** What serves a notice of a procedure that goes out by a channel. */
export function servedBy(procedure: ProcedureName, channel: NoticeChannel): ServedBy {
  const rules = serviceOf(procedure)
  if (rules === null) return channel === 'post' ? 'informedByPost' : 'informedOnline'
  return channel === 'post' ? 'post' : rules.electronically.by
}

/** What the service of a notice turns on. Days are `YYYY-MM-DD`. */
export type ServiceState = {
  readonly procedure: ProcedureName
  readonly channel: NoticeChannel
  readonly sentOn: string | null
  readonly deemedServedOn: string | null
}

type Retrieval = Extract<ElectronicService, { by: 'retrieval' }>

/** The rules of a notice that only fetching serves; null for every other. */
export function retrievalOf({ procedure, channel }: Pick<ServiceState, 'procedure' | 'channel'>): Retrieval | null {
  const electronically = serviceOf(procedure)?.electronically
  return channel === 'electronic' && electronically?.by === 'retrieval' ? electronically : null
}

/** The last day on which a notice that waits to be fetched lies ready; null when it waits for nobody. */
export function lastDayToFetch(notice: ServiceState): string | null {
  const retrieval = retrievalOf(notice)
  return retrieval && notice.sentOn !== null && notice.deemedServedOn === null ? retrieval.lastDay(notice.sentOn) : null
}

/** Whether nobody fetched an electronic notice in time: it was not served, and goes by post. */
export function wasNotFetched(notice: ServiceState, today: string): boolean {
  const lastDay = lastDayToFetch(notice)
  return lastDay !== null && lastDay < today
}

/** Whether the applicant may read a notice online. What goes by post may not be read before the letter is on its way. */
export const isReadable = ({ channel, sentOn }: ServiceState): boolean => channel === 'electronic' || sentOn !== null

/** Whether a letter waits to be put in the post. */
export const waitsForPosting = (notice: ServiceState, today: string): boolean =>
  (notice.channel === 'post' && notice.sentOn === null) || wasNotFetched(notice, today)
