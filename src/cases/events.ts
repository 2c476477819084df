/**
 * What others want to know of a case in the same transaction. Rooms further right (delivery) implement `CaseListener`,
 * and whoever builds the program hands it in.
 */
import type { Tx } from '../platform/database.ts'

/** What an applicant is told of. */
export type CaseStep = 'received' | 'questionAsked' | 'replyReceived' | 'noticeReady'

/** Something happened; `sequence` is its entry in the history of the case. */
export type CaseEvent = { readonly caseId: string; readonly sequence: number; readonly step: CaseStep; readonly at: Date }

/** Called within the transaction that makes the event, so that what follows is committed with it or not at all. */
export type CaseListener = (tx: Tx, event: CaseEvent) => Promise<void>
