/** Working on a case: each move is checked against the table of moves, done under a lock, and written into the history. */
import type { Clock } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { sql } from 'kysely'
import { ok, refused, type Result } from '../platform/result.ts'
import type { CaseEvent, CaseListener } from './events.ts'
import { appendHistory, keepText } from './history.ts'
import { type CaseMove, type CaseState, stateAfter } from './moves.ts'
import { readText, type TextRefusal } from './texts.ts'
import './tables.ts'

/** What working on a case needs from outside. */
export type WorkDeps = { readonly clock: Clock; readonly listener: CaseListener }

/**
 * Why a move was refused: it is not in sight of whoever asks; somebody else changed it since it was read; it is decided;
 * it cannot be done from the present state, or not by this actor.
 */
export type MoveRefusal = 'notYourCase' | 'changedMeanwhile' | 'alreadyDecided' | 'notPossibleNow'

/** The case after a move. */
export type MovedCase = { readonly caseId: string; readonly state: CaseState; readonly version: number }

/** A locked case that may make the move it was asked for. */
export type MovableCase = {
  readonly id: string
  readonly next: CaseState
  readonly officeId: string
  readonly serviceId: string
  readonly submissionId: string
  readonly reference: string
  readonly receivedAt: Date
  readonly version: number
}

/**
 * Locks a case for a move. `expectedVersion` is the version that the screen showed: two people at once, and the second
 * is told `changedMeanwhile`. An applicant's page needs none, since the state alone decides what it offers.
 */
export async function lockForMove(
  tx: Tx,
  caseId: string,
  expectedVersion: number | null,
  move: CaseMove,
): Promise<Result<MovableCase, MoveRefusal>> {
  const row = await tx
    .selectFrom('cases')
    .select([
      'id',
      'state',
      'version',
      'office_id',
      'service_id',
      'submission_id',
      'reference',
      'received_at',
      sql<string>`portal_actor()`.as('actor'),
    ])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || (row.actor !== 'clerk' && row.actor !== 'applicant')) return refused('notYourCase')
  if (row.state === 'decided') return refused('alreadyDecided')
  if (expectedVersion !== null && row.version !== expectedVersion) return refused('changedMeanwhile')
  const next = stateAfter(row.state, move, row.actor)
  if (next === null) return refused('notPossibleNow')
  return ok({
    id: row.id,
    next,
    officeId: row.office_id,
    serviceId: row.service_id,
    submissionId: row.submission_id,
    reference: row.reference,
    receivedAt: row.received_at,
    version: row.version,
  })
}

/** Makes the move of a locked case: its new state and its history entry. Returns the entry's place beside the case. */
export async function makeMove(
  tx: Tx,
  movable: MovableCase,
  move: CaseMove,
  at: Date,
  content: { readonly id: string; readonly digest: string } | null,
): Promise<MovedCase & { readonly sequence: number }> {
  const version = movable.version + 1
  await tx
    .updateTable('cases')
    .set({ state: movable.next, version, ...(move === 'startWork' ? { clerk_subject: sql<string>`portal_subject()` } : {}) })
    .where('id', '=', movable.id)
    .execute()
  const sequence = await appendHistory(tx, movable.id, { happenedAt: at, move, state: movable.next, content })
  return { caseId: movable.id, state: movable.next, version, sequence }
}

/** Takes up work on a case; the clerk of the transaction becomes the one who works on it. */
export async function startWork(tx: Tx, caseId: string, expectedVersion: number, deps: WorkDeps): Promise<Result<MovedCase, MoveRefusal>> {
  const locked = await lockForMove(tx, caseId, expectedVersion, 'startWork')
  return locked.ok ? ok(await makeMove(tx, locked.value, 'startWork', deps.clock.now(), null)) : locked
}

/** A move that says something: its text is kept apart, and the applicant is told that it happened, not what was said. */
async function moveWithText(
  tx: Tx,
  caseId: string,
  expectedVersion: number | null,
  typed: string,
  what: { readonly move: CaseMove; readonly kind: 'question' | 'reply'; readonly step: CaseEvent['step'] },
  deps: WorkDeps,
): Promise<Result<MovedCase, MoveRefusal | TextRefusal>> {
  const text = readText(typed)
  if (!text.ok) return text
  const locked = await lockForMove(tx, caseId, expectedVersion, what.move)
  if (!locked.ok) return locked
  const at = deps.clock.now()
  const content = await keepText(tx, caseId, what.kind, text.value, at)
  const moved = await makeMove(tx, locked.value, what.move, at, content)
  await deps.listener(tx, { caseId, sequence: moved.sequence, step: what.step, at })
  return ok(moved)
}

/** Asks the applicant a question (plain text, at most `TEXT_LIMIT` characters) and waits for the reply. */
export const askApplicant = (
  tx: Tx,
  caseId: string,
  expectedVersion: number,
  question: string,
  deps: WorkDeps,
): Promise<Result<MovedCase, MoveRefusal | TextRefusal>> =>
  moveWithText(tx, caseId, expectedVersion, question, { move: 'askApplicant', kind: 'question', step: 'questionAsked' }, deps)

/**
 * Takes the applicant's reply, from the applicant or from a clerk who got it by telephone or letter (then with the
 * version that the desk showed). Refused with `notPossibleNow` when no question is open, which a reply sent twice meets.
 */
export const receiveReply = (
  tx: Tx,
  caseId: string,
  expectedVersion: number | null,
  reply: string,
  deps: WorkDeps,
): Promise<Result<MovedCase, MoveRefusal | TextRefusal>> =>
  moveWithText(tx, caseId, expectedVersion, reply, { move: 'receiveReply', kind: 'reply', step: 'replyReceived' }, deps)

/** The applicant takes the declaration back, as long as nothing was decided. */
export async function withdrawCase(tx: Tx, caseId: string, deps: WorkDeps): Promise<Result<MovedCase, MoveRefusal>> {
  const locked = await lockForMove(tx, caseId, null, 'withdraw')
  return locked.ok ? ok(await makeMove(tx, locked.value, 'withdraw', deps.clock.now(), null)) : locked
}
