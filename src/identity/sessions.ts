/**
 * Sessions of staff. The browser holds a random token, the database only its digest; whoever presents the token at the
 * portal of the same authority is the person. A session is found in a transaction of actor `public` for that authority.
 */
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { hashToken, randomToken } from '../platform/tokens.ts'
import type { Role } from './permissions.ts'
import { postsOf } from './staff.ts'
import './tables.ts'

/** Who is signed in at an authority's desk. `subject` is the identity provider's name for the person. */
export type StaffSession = {
  readonly subject: string
  readonly name: string
  readonly authority: string
  readonly offices: readonly string[]
  readonly roles: readonly Role[]
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A session ends after so long without a request, and after so long in any case. */
export const SESSION_IDLE_MINUTES = 30
export const SESSION_HOURS = 10

/** What is over stays so long that what was typed in it can still be parked (a form left open over a weekend). */
const EXPIRED_KEPT_HOURS = 72

const later = (time: Date, milliseconds: number): Date => new Date(time.getTime() + milliseconds)

/** Tells the policies which session token was presented in this transaction. */
export async function presentSession(tx: Tx, token: string): Promise<void> {
  await sql`select set_config('portal.session', ${hashToken(token)}, true)`.execute(tx)
}

/**
 * Signs somebody in whom the identity provider vouches for: a new session under a new token, never one that existed
 * before. The transaction is that of a clerk with this subject, for the authority of the portal.
 */
export async function beginSession(
  tx: Tx,
  person: { subject: string; name: string },
  now: Date,
): Promise<Result<{ token: string; session: StaffSession }, 'noRoleHere'>> {
  const posts = await postsOf(tx, person.subject)
  if (posts.roles.length === 0) return refused('noRoleHere')
  const token = randomToken()
  await presentSession(tx, token)
  const { authority_id: authority } = await tx
    .insertInto('staff_sessions')
    .values({
      token_hash: hashToken(token),
      subject: person.subject,
      name: person.name,
      created_at: now,
      last_seen_at: now,
      expires_at: later(now, SESSION_HOURS * HOUR),
    })
    .returning('authority_id')
    .executeTakeFirstOrThrow()
  return ok({ token, session: { subject: person.subject, name: person.name, authority, ...posts } })
}

/**
 * Who presents this token, with the offices and roles of this moment. `unknown`: no such session at this authority;
 * `expired`: too long unused or too old; `noRoleHere`: the last role was taken away since.
 */
export async function readSession(tx: Tx, token: string, now: Date): Promise<Result<StaffSession, 'unknown' | 'expired' | 'noRoleHere'>> {
  await presentSession(tx, token)
  const row = await tx
    .selectFrom('staff_sessions')
    .select(['subject', 'name', 'authority_id', 'last_seen_at', 'expires_at'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!row) return refused('unknown')
  if (row.expires_at <= now || later(row.last_seen_at, SESSION_IDLE_MINUTES * MINUTE) <= now) return refused('expired')
  const posts = await postsOf(tx, row.subject)
  if (posts.roles.length === 0) return refused('noRoleHere')
  // Being seen is written once a minute, not with each request.
  if (later(row.last_seen_at, MINUTE) <= now) {
    await tx.updateTable('staff_sessions').set({ last_seen_at: now }).where('token_hash', '=', hashToken(token)).execute()
  }
  return ok({ subject: row.subject, name: row.name, authority: row.authority_id, ...posts })
}

/** Signs out. A token that is not known changes nothing. */
export async function endSession(tx: Tx, token: string): Promise<void> {
  await presentSession(tx, token)
  await tx.deleteFrom('staff_sessions').where('token_hash', '=', hashToken(token)).execute()
}

/** Removes what has been over for long, and parked fields that nobody came back for. The transaction is the worker's, as system of the whole network. */
export async function deleteExpiredSessions(tx: Tx, now: Date): Promise<{ sessions: number; parkedPosts: number }> {
  const kept = later(now, -EXPIRED_KEPT_HOURS * HOUR)
  const sessions = await tx
    .deleteFrom('staff_sessions')
    .where((either) => either.or([either('expires_at', '<', kept), either('last_seen_at', '<', kept)]))
    .executeTakeFirst()
  const parked = await tx.deleteFrom('parked_posts').where('expires_at', '<', now).executeTakeFirst()
  return { sessions: Number(sessions.numDeletedRows), parkedPosts: Number(parked.numDeletedRows) }
}
