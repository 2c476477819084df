/** Notices as they are kept: which channel, with which consent, when they went out and count as served. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Clock, dayOf, today } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { documentOf, type StoredDocument } from './documents.ts'
import { appendHistory } from './history.ts'
import { deemedServedOn, type NoticeChannel } from './service-of-notice.ts'
import './tables.ts'

const consent = z.strictObject({ wording: z.string(), givenAt: z.iso.datetime() })

/** A notice. Days are `YYYY-MM-DD`; `sentOn` and `deemedServedOn` are null until it went out. */
export type Notice = {
  readonly caseId: string
  readonly channel: NoticeChannel
  readonly consent: z.infer<typeof consent> | null
  readonly writtenOn: string
  readonly sentOn: string | null
  readonly deemedServedOn: string | null
}

/** The notice of a case that the transaction may see, or null as long as there is none. */
export async function noticeOf(tx: Tx, caseId: string): Promise<Notice | null> {
  const row = await tx.selectFrom('notices').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  return row
    ? {
        caseId: row.case_id,
        channel: row.channel,
        consent: consent.nullable().parse(row.consent),
        writtenOn: row.written_on,
        sentOn: row.sent_on,
        deemedServedOn: row.deemed_served_on,
      }
    : null
}

/**
 * The file of a notice. The desk gets the letter itself, to print it. An applicant gets it only when it is served
 * electronically, and otherwise a copy that says that the letter by post counts.
 */
export async function noticeDocument(tx: Tx, caseId: string, reader: 'clerk' | 'applicant'): Promise<StoredDocument | null> {
  const notice = await noticeOf(tx, caseId)
  if (!notice) return null
  const isOriginal = reader === 'clerk' || notice.channel === 'electronic'
  return documentOf(tx, { caseId }, isOriginal ? 'notice' : 'noticeCopy')
}

/**
 * Records that the letter was put in the post on a day (`YYYY-MM-DD`, not after today, not before it was written). Also
 * for a notice that should have gone electronically and could not be notified: then it goes by post after all.
 */
export async function recordPosting(
  tx: Tx,
  caseId: string,
  postedOn: string,
  clock: Clock,
): Promise<Result<Notice, 'notYourCase' | 'alreadySent' | 'dayImpossible'>> {
  const notice = await lockNotice(tx, caseId)
  if (!notice) return refused('notYourCase')
  if (notice.sentOn !== null) return refused('alreadySent')
  if (postedOn > today(clock) || postedOn < notice.writtenOn) return refused('dayImpossible')
  return ok(await recordSent(tx, notice, 'post', postedOn, clock.now()))
}

/**
 * Records that the notification of an electronic notice was taken over by the mail server. Does nothing for a notice
 * that goes by post or was sent already: being told twice changes no day.
 */
export async function recordNotification(tx: Tx, caseId: string, notifiedAt: Date): Promise<void> {
  const notice = await lockNotice(tx, caseId)
  if (notice?.channel === 'electronic' && notice.sentOn === null) await recordSent(tx, notice, 'electronic', dayOf(notifiedAt), notifiedAt)
}

async function lockNotice(tx: Tx, caseId: string): Promise<Notice | null> {
  // The lock lies on the case, as for every move: its history must not fork.
  await tx.selectFrom('cases').select('id').where('id', '=', caseId).forUpdate().execute()
  return noticeOf(tx, caseId)
}

async function recordSent(tx: Tx, notice: Notice, channel: NoticeChannel, sentOn: string, at: Date): Promise<Notice> {
  const sent = { channel, sentOn, deemedServedOn: deemedServedOn(sentOn) }
  await tx
    .updateTable('notices')
    .set({ channel, sent_on: sentOn, deemed_served_on: sent.deemedServedOn })
    .where('case_id', '=', notice.caseId)
    .execute()
  await appendHistory(tx, notice.caseId, { happenedAt: at, move: 'sendNotice', state: 'decided', content: null })
  return { ...notice, ...sent }
}

/** Writes the notice of a decision. */
export async function keepNotice(
  tx: Tx,
  notice: Pick<Notice, 'caseId' | 'channel' | 'consent' | 'writtenOn'> & {
    readonly id: string
    readonly decisionId: string
    readonly documentId: string
  },
): Promise<void> {
  await tx
    .insertInto('notices')
    .values({
      id: notice.id,
      authority_id: sql<string>`portal_authority()`,
      case_id: notice.caseId,
      decision_id: notice.decisionId,
      document_id: notice.documentId,
      channel: notice.channel,
      consent: notice.consent ? JSON.stringify(notice.consent) : null,
      written_on: notice.writtenOn,
      sent_on: null,
      deemed_served_on: null,
    })
    .execute()
}
