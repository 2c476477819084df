/**
 * A form posted after the sign-in had run out is parked, so that nothing typed is lost: encrypted, for half an hour,
 * for the same person in the same browser. Each function runs in a transaction of actor `public`; the policies want both
 * the session's token (the expired one when parking, the new one when taking up) and the token of the parked post.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { hashToken, randomToken } from '../platform/tokens.ts'
import type { Seal } from './sealing.ts'
import { presentSession } from './sessions.ts'
import './tables.ts'

/** How long typed fields wait for their person. */
export const PARKED_MINUTES = 30

const parkedPost = z.object({
  path: z.string(),
  page: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

/** What was posted: to which path, from which page (both paths on the portal's host), and the fields. */
export type ParkedPost = z.infer<typeof parkedPost>

async function present(tx: Tx, sessionToken: string, parkedToken: string): Promise<void> {
  await presentSession(tx, sessionToken)
  await sql`select set_config('portal.parked_post', ${hashToken(parkedToken)}, true)`.execute(tx)
}

/** Parks what was posted with an expired session. Gives the token for the browser's cookie; `unknown` when there never was such a session. */
export async function parkPost(
  tx: Tx,
  seal: Seal,
  sessionToken: string,
  post: ParkedPost,
  now: Date,
): Promise<Result<{ token: string }, 'unknown'>> {
  const token = randomToken()
  await present(tx, sessionToken, token)
  const session = await tx
    .selectFrom('staff_sessions')
    .select('subject')
    .where('token_hash', '=', hashToken(sessionToken))
    .executeTakeFirst()
  if (!session) return refused('unknown')
  const expiresAt = new Date(now.getTime() + PARKED_MINUTES * 60_000)
  await tx
    .insertInto('parked_posts')
    .values({ token_hash: hashToken(token), subject: session.subject, sealed: await seal.seal(post, expiresAt), expires_at: expiresAt })
    .execute()
  return ok({ token })
}

/** What was parked under this token, for the person of this session; null when it is another's, over or not there. It stays until it is forgotten, so that a page can be loaded again. */
export async function unparkPost(tx: Tx, seal: Seal, sessionToken: string, parkedToken: string, now: Date): Promise<ParkedPost | null> {
  await present(tx, sessionToken, parkedToken)
  const row = await tx.selectFrom('parked_posts').select('sealed').where('token_hash', '=', hashToken(parkedToken)).executeTakeFirst()
  const opened = row && (await seal.open(row.sealed, now))
  return opened ? parkedPost.parse(opened) : null
}

/** Deletes what was parked, once it has been sent again. */
export async function forgetParkedPost(tx: Tx, sessionToken: string, parkedToken: string): Promise<void> {
  await present(tx, sessionToken, parkedToken)
  await tx.deleteFrom('parked_posts').where('token_hash', '=', hashToken(parkedToken)).execute()
}
