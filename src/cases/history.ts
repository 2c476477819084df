/**
 * What happened to a case: append-only, each entry chained to the one before by its digest. Only codes, times, ids and
 * salted digests stand in it. What was said lies in other rows; when they are deleted, the chain can still be checked.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { chainDigest, firstBrokenLink, saltedDigest } from '../platform/hash-chain.ts'
import { randomToken } from '../platform/tokens.ts'
import type { CaseMove, CaseState } from './moves.ts'
import './tables.ts'

/** What an entry can tell: how the case began, the moves, that its notice went out, and that it was fetched. */
export type HistoryMove = 'submit' | CaseMove | 'sendNotice' | 'fetchNotice'

/** One entry, as desk and applicant read it. `content` names what it is about and may have been deleted since. */
export type HistoryEntry = {
  readonly sequence: number
  readonly happenedAt: Date
  readonly move: HistoryMove
  /** The state that the case had afterwards. */
  readonly state: CaseState
  readonly actorKind: string
  /** Who it was, if staff. */
  readonly actorSubject: string | null
  readonly content: { readonly id: string; readonly digest: string } | null
}

/** A new entry; who acts is taken from the transaction. */
export type NewEntry = Pick<HistoryEntry, 'happenedAt' | 'move' | 'state' | 'content'>

const actor = z.object({ authority: z.string(), kind: z.string(), subject: z.string().nullable() })

/**
 * Adds an entry and returns its place, counted from 1. The case's row must be locked or new, so that two entries never
 * follow the same one; the primary key refuses it otherwise.
 */
export async function appendHistory(tx: Tx, caseId: string, entry: NewEntry): Promise<number> {
  const { rows } = await sql<{ authority: string; kind: string; subject: string | null; sequence: number | null; digest: string | null }>`
    select portal_authority() as authority, portal_actor() as kind, portal_subject() as subject, last.sequence, last.digest
    from (select 1) as one
    left join lateral (
      select sequence, digest from case_history where case_id = ${caseId} order by sequence desc limit 1
    ) as last on true`.execute(tx)
  const { authority, kind, subject } = actor.parse(rows[0])
  const previous = rows[0]?.digest ?? null
  const sequence = (rows[0]?.sequence ?? 0) + 1
  const written: HistoryEntry = { ...entry, sequence, actorKind: kind, actorSubject: subject }
  await tx
    .insertInto('case_history')
    .values({
      case_id: caseId,
      sequence,
      authority_id: authority,
      happened_at: entry.happenedAt,
      move: entry.move,
      state: entry.state,
      actor_kind: kind,
      actor_subject: subject,
      content_id: entry.content?.id ?? null,
      content_digest: entry.content?.digest ?? null,
      previous_digest: previous,
      digest: chainDigest(covered(caseId, written), previous),
    })
    .execute()
  return sequence
}

/** What the digest of an entry covers: all of it, and the case that it belongs to. */
const covered = (caseId: string, entry: HistoryEntry): object => ({ ...entry, caseId, happenedAt: entry.happenedAt.toISOString() })

const historyMove = z.enum(['submit', 'startWork', 'askApplicant', 'receiveReply', 'decide', 'withdraw', 'sendNotice', 'fetchNotice'])

/** The entries of a case in their order, each with its stored digest. */
async function storedHistory(tx: Tx, caseId: string): Promise<{ entry: HistoryEntry; digest: string }[]> {
  const rows = await tx.selectFrom('case_history').selectAll().where('case_id', '=', caseId).orderBy('sequence').execute()
  return rows.map((row) => ({
    digest: row.digest,
    entry: {
      sequence: row.sequence,
      happenedAt: row.happened_at,
      move: historyMove.parse(row.move),
      state: row.state,
      actorKind: row.actor_kind,
      actorSubject: row.actor_subject,
      content: row.content_id !== null && row.content_digest !== null ? { id: row.content_id, digest: row.content_digest } : null,
    },
  }))
}

/** The history of a case that the transaction may see, oldest first. */
export const historyOf = async (tx: Tx, caseId: string): Promise<HistoryEntry[]> =>
  (await storedHistory(tx, caseId)).map(({ entry }) => entry)

/**
 * Whether the history is whole. `brokenAt` is the sequence of the first entry that was changed, removed or exchanged;
 * `changedContents` are the ids of contents that still exist and are not what was written then.
 */
export async function verifyHistory(
  tx: Tx,
  caseId: string,
): Promise<{
  readonly isIntact: boolean
  readonly entries: number
  readonly brokenAt: number | null
  readonly changedContents: readonly string[]
}> {
  const stored = await storedHistory(tx, caseId)
  const place = firstBrokenLink(stored.map(({ entry, digest }) => ({ entry: covered(caseId, entry), digest })))
  const digests = new Map(stored.flatMap(({ entry }) => (entry.content ? [[entry.content.id, entry.content.digest] as const] : [])))
  const changedContents = (await existingContents(tx, caseId))
    .filter(({ id, digest }) => digests.has(id) && digests.get(id) !== digest)
    .map(({ id }) => id)
  return {
    isIntact: place === null && changedContents.length === 0,
    entries: stored.length,
    brokenAt: place === null ? null : place + 1,
    changedContents,
  }
}

/** The digests of everything that entries may be about and that has not been deleted. */
async function existingContents(tx: Tx, caseId: string): Promise<{ id: string; digest: string }[]> {
  const texts = await tx.selectFrom('case_contents').select(['id', 'salt', 'text']).where('case_id', '=', caseId).execute()
  const decisions = await tx.selectFrom('decisions').select(['id', 'salt', 'content']).where('case_id', '=', caseId).execute()
  const submissions = await tx
    .selectFrom('submissions')
    .innerJoin('cases', 'cases.submission_id', 'submissions.id')
    .select(['submissions.id', 'salt', 'content'])
    .where('cases.id', '=', caseId)
    .execute()
  return [
    ...texts.map(({ id, salt, text }) => ({ id, digest: saltedDigest(salt, text) })),
    ...[...decisions, ...submissions]
      .filter(({ content }) => content !== null)
      .map(({ id, salt, content }) => ({ id, digest: saltedDigest(salt, content) })),
  ]
}

/** Writes a text of a case (question, reply, reasons) and returns what its history entry names it by. */
export async function keepText(
  tx: Tx,
  caseId: string,
  kind: 'question' | 'reply' | 'reasons',
  text: string,
  writtenAt: Date,
): Promise<{ id: string; digest: string }> {
  const id = randomUUID()
  const salt = randomToken()
  await tx
    .insertInto('case_contents')
    .values({ id, authority_id: sql<string>`portal_authority()`, case_id: caseId, kind, text, salt, written_at: writtenAt })
    .execute()
  return { id, digest: saltedDigest(salt, text) }
}
