/** Notices as they are kept: which channel, with which consent, when they went out and count as served. */
import { sql } from 'kysely'
import { z } from 'zod'
import { procedureNames } from '../forms/definition.ts'
import { type Clock, dayOf, today } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { documentOf, type StoredDocument } from './documents.ts'
import { appendHistory } from './history.ts'
import {
  isReadable,
  type NoticeChannel,
  onlyInforms,
  retrievalOf,
  serviceOf,
  type ServiceState,
  waitsForPosting,
  wasNotFetched,
} from './service-of-notice.ts'
import './tables.ts'

const consent = z.strictObject({ wording: z.string(), givenAt: z.iso.datetime() })

/**
 * A notice. Days are `YYYY-MM-DD`; `sentOn` is null until it went out, `deemedServedOn` until it is known when it counts as
 * served: from then on, or from the day on which it was fetched; always null where it only informs. `procedure` decides by
 * which law.
 */
export type Notice = ServiceState & {
  readonly caseId: string
  readonly channel: NoticeChannel
  readonly consent: z.infer<typeof consent> | null
  readonly writtenOn: string
}

/** The notice of a case that the transaction may see, or null as long as there is none. */
export async function noticeOf(tx: Tx, caseId: string): Promise<Notice | null> {
  const row = await tx.selectFrom('notices').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  return row
    ? {
        caseId: row.case_id,
        procedure: row.procedure,
        channel: row.channel,
        consent: consent.nullable().parse(row.consent),
        writtenOn: row.written_on,
        sentOn: row.sent_on,
        deemedServedOn: row.deemed_served_on,
      }
    : null
}

/** The letter itself, for the desk to print or to look at. */
export const noticeDocument = (tx: Tx, caseId: string): Promise<StoredDocument | null> => documentOf(tx, { caseId }, 'notice')

/**
 * What an applicant gets of a notice: the letter itself while it is served electronically, and that it was fetched is
 * recorded where that serves it; otherwise a copy that says that the letter by post counts. Null when there is none, or
 * while its letter waits to be posted.
 */
export async function fetchNotice(tx: Tx, caseId: string, clock: Clock): Promise<StoredDocument | null> {
  const notice = await lockNotice(tx, caseId)
  if (!notice || !isReadable(notice)) return null
  const day = today(clock)
  if (notice.channel === 'post' || wasNotFetched(notice, day)) return documentOf(tx, { caseId }, 'noticeCopy')
  const retrieval = retrievalOf(notice)
  if (retrieval && notice.deemedServedOn === null) {
    await changeNotice(tx, { ...notice, sentOn: notice.sentOn ?? day, deemedServedOn: retrieval.servedOn(day) })
    await appendHistory(tx, caseId, { happenedAt: clock.now(), move: 'fetchNotice', state: 'decided', content: null })
  }
  return documentOf(tx, { caseId }, 'notice')
}

/**
 * Records that the letter was put in the post on a day (`YYYY-MM-DD`, not after today, not before it was written). Also
 * for a notice that should have gone electronically and could not be notified, or was not fetched in time: then it goes by
 * post after all.
 */
export async function recordPosting(
  tx: Tx,
  caseId: string,
  postedOn: string,
  clock: Clock,
): Promise<Result<Notice, 'notYourCase' | 'alreadySent' | 'dayImpossible'>> {
  const notice = await lockNotice(tx, caseId)
  if (!notice) return refused('notYourCase')
  if (notice.sentOn !== null && !wasNotFetched(notice, today(clock))) return refused('alreadySent')
  if (postedOn > today(clock) || postedOn < notice.writtenOn) return refused('dayImpossible')
  const posted = {
    ...notice,
    channel: 'post',
    sentOn: postedOn,
    deemedServedOn: serviceOf(notice.procedure)?.servedByPost(postedOn) ?? null,
  } as const
  return ok(await recordSent(tx, posted, clock.now()))
}

/**
 * Records that the notification of an electronic notice was taken over by the mail server. Does nothing for a notice
 * that goes by post or was sent already: being told twice changes no day.
 */
export async function recordNotification(tx: Tx, caseId: string, notifiedAt: Date): Promise<void> {
  const notice = await lockNotice(tx, caseId)
  if (notice?.channel !== 'electronic' || notice.sentOn !== null) return
  const sentOn = dayOf(notifiedAt)
  const electronically = serviceOf(notice.procedure)?.electronically
  const deemedServedOn = electronically?.by === 'notification' ? electronically.servedOn(sentOn) : null
  await recordSent(tx, { ...notice, sentOn, deemedServedOn }, notifiedAt)
}

async function lockNotice(tx: Tx, caseId: string): Promise<Notice | null> {
  // The lock lies on the case, as for every move: its history must not fork.
  await tx.selectFrom('cases').select('id').where('id', '=', caseId).forUpdate().execute()
  return noticeOf(tx, caseId)
}

async function recordSent(tx: Tx, notice: Notice, at: Date): Promise<Notice> {
  await changeNotice(tx, notice)
  await appendHistory(tx, notice.caseId, { happenedAt: at, move: 'sendNotice', state: 'decided', content: null })
  return notice
}

async function changeNotice(tx: Tx, { caseId, channel, sentOn, deemedServedOn }: Notice): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ channel, sent_on: sentOn, deemed_served_on: deemedServedOn })
    .where('case_id', '=', caseId)
    .execute()
}

const serving = procedureNames.filter((name) => !onlyInforms(name))

/** The cases in sight, by id, whose letters wait to be put in the post on a day (`YYYY-MM-DD`). */
export async function lettersToPost(tx: Tx, day: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('notices')
    .select(['case_id', 'procedure', 'channel', 'sent_on', 'deemed_served_on'])
    .where('deemed_served_on', 'is', null)
    // What only informs is never served: once it went out it waits for nothing.
    .where((where) => where.or([where('sent_on', 'is', null), where('procedure', 'in', serving)]))
    .execute()
  const waiting = rows.filter(({ procedure, channel, sent_on, deemed_served_on }) =>
    waitsForPosting({ procedure, channel, sentOn: sent_on, deemedServedOn: deemed_served_on }, day),
  )
  return waiting.map(({ case_id }) => case_id)
}

/** Writes the notice of a decision. */
export async function keepNotice(
  tx: Tx,
  notice: Pick<Notice, 'caseId' | 'procedure' | 'channel' | 'consent' | 'writtenOn'> & {
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
      procedure: notice.procedure,
      channel: notice.channel,
      consent: notice.consent ? JSON.stringify(notice.consent) : null,
      written_on: notice.writtenOn,
      sent_on: null,
      deemed_served_on: null,
    })
    .execute()
}
