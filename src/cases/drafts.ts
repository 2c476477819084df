/**
 * What somebody has begun to fill in, without an account. A draft belongs to whoever holds its token (a cookie of 24
 * hours), keeps the version of the service it began with, and is deleted when its time is over. When it is sent, the
 * submission takes the draft's id.
 */
import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { Answers } from '../forms/question.ts'
import type { Clock } from '../platform/clock.ts'
import type { Scope, Tables, Tx } from '../platform/database.ts'
import { defineTask } from '../platform/jobs.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { hashToken, randomToken } from '../platform/tokens.ts'
import { storedAnswers } from './stored.ts'
import './tables.ts'

/** How long a draft lives, in milliseconds: 24 hours from its beginning, as its cookie does. */
export const DRAFT_LIFETIME = 24 * 60 * 60 * 1000

/** What a draft keeps: the version it began with, and everything that was answered so far. */
export type DraftRecord = {
  readonly id: string
  readonly authority: string
  readonly serviceId: string
  readonly serviceDigest: string
  readonly overlayDigest: string
  readonly language: 'de' | 'en'
  readonly answers: Answers
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** A draft as its holder sees it. `isSubmitted`: it was sent, and the submission of the same id exists. */
export type Draft = DraftRecord & { readonly isSubmitted: boolean }

/** What a new draft starts from. */
export type DraftBeginning = {
  readonly serviceId: string
  readonly serviceDigest: string
  readonly overlayDigest: string
  readonly language: 'de' | 'en'
}

/** The transaction in which the holder of a draft acts: it sees this draft, its submission and its cases, nothing else. */
export const draftScope = (authority: string, draftId: string): Scope => ({ authority, actor: { kind: 'applicant', id: draftId } })

/** An id for a draft that is about to begin; its transaction is opened with `draftScope(authority, id)`. */
export const newDraftId = (): string => randomUUID()

/**
 * Begins a draft. The transaction must be open for the draft's own id (`draftScope`). Returns the token for the cookie
 * (256 random bits, base64url); only its hash is kept.
 */
export async function createDraft(
  tx: Tx,
  id: string,
  beginning: DraftBeginning,
  clock: Clock,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomToken()
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + DRAFT_LIFETIME)
  await tx
    .insertInto('drafts')
    .values({
      id,
      authority_id: sql<string>`portal_authority()`,
      service_id: beginning.serviceId,
      token_hash: hashToken(token),
      service_digest: beginning.serviceDigest,
      overlay_digest: beginning.overlayDigest,
      language: beginning.language,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .execute()
  return { token, expiresAt }
}

/**
 * Opens a draft of the transaction's authority by its token; asked by `public`. From then on the transaction is that of
 * the draft's holder, and the scope for further ones is returned. Refused alike for a draft that does not exist, is
 * somebody else's, or has run out; then the transaction stays as it was.
 */
export async function unlockDraft(tx: Tx, draftId: string, token: string, clock: Clock): Promise<Result<Scope, 'draftNotFound'>> {
  if (!z.uuid().safeParse(draftId).success || token === '') return refused('draftNotFound')
  const { rows } = await sql<{ id: string; authority: string }>`
    with opened as materialized (
      select draft_by_token(portal_authority(), ${draftId}::uuid, ${hashToken(token)}, ${clock.now()}) as id
    )
    select id, portal_authority() as authority, set_config('portal.actor', 'applicant', true), set_config('portal.actor_id', id::text, true)
    from opened where id is not null`.execute(tx)
  const row = rows[0]
  return row ? ok(draftScope(row.authority, row.id)) : refused('draftNotFound')
}

/** The draft that the transaction may see, or a refusal when it is gone. */
export async function readDraft(tx: Tx, draftId: string): Promise<Result<Draft, 'draftNotFound'>> {
  const row = await tx
    .selectFrom('drafts')
    .selectAll()
    .select((select) =>
      select
        .exists(select.selectFrom('submissions').select('submissions.id').whereRef('submissions.id', '=', 'drafts.id'))
        .as('is_submitted'),
    )
    .where('id', '=', draftId)
    .executeTakeFirst()
  return row ? ok({ ...toDraft(row), isSubmitted: Boolean(row.is_submitted) }) : refused('draftNotFound')
}

/**
 * The draft, and nobody else saves or sends it until the transaction ends; null when it is gone. Whether it was sent must
 * be asked afterwards, in a statement of its own: this one may have waited for a sending that it does not see.
 */
export async function lockDraft(tx: Tx, draftId: string): Promise<DraftRecord | null> {
  const row = await tx.selectFrom('drafts').selectAll().where('id', '=', draftId).forUpdate().executeTakeFirst()
  return row ? toDraft(row) : null
}

const toDraft = (row: Selectable<Tables['drafts']>): DraftRecord => ({
  id: row.id,
  authority: row.authority_id,
  serviceId: row.service_id,
  serviceDigest: row.service_digest,
  overlayDigest: row.overlay_digest,
  language: row.language,
  answers: storedAnswers.parse(row.answers),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})

/**
 * Saves what one page asked. Only the questions of that page change (`questions`: all their ids; one without an answer
 * loses its old one), in one statement, so that two tabs on two pages never undo each other. Returns all answers as they
 * are then.
 * Refused once the draft was sent: what was declared does not change any more.
 */
export async function saveAnswers(
  tx: Tx,
  draftId: string,
  questions: readonly string[],
  answers: Answers,
): Promise<Result<Answers, 'draftNotFound' | 'alreadySubmitted'>> {
  const given = Object.fromEntries(Object.entries(answers).filter(([id, answer]) => questions.includes(id) && answer !== undefined))
  if (!(await lockDraft(tx, draftId))) return refused('draftNotFound')
  const submission = await tx.selectFrom('submissions').select('id').where('id', '=', draftId).executeTakeFirst()
  if (submission) return refused('alreadySubmitted')
  const saved = await tx
    .updateTable('drafts')
    .set({ answers: sql<string>`(answers - ${[...questions]}::text[]) || ${JSON.stringify(given)}::jsonb` })
    .where('id', '=', draftId)
    .returning('answers')
    .executeTakeFirstOrThrow()
  return ok(storedAnswers.parse(saved.answers))
}

/** The hourly job that deletes drafts whose time is over, in all authorities. */
export const deleteExpiredDraftsTask = defineTask('deleteExpiredDrafts', z.object({ authority: z.null() }))

/** Deletes what has run out and returns how many drafts that were. Runs as the worker's system of no authority. */
export async function deleteExpiredDrafts(tx: Tx): Promise<number> {
  const deleted = await tx
    .deleteFrom('drafts')
    .where('expires_at', '<=', sql<Date>`now()`)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
