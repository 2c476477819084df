/**
 * The receipt of a submission: a signed statement of what was received and when. Whoever has the
 * authority's published key can check it, offline and years later, without asking the portal.
 */
import type { JSONWebKeySet } from 'jose'
import { z } from 'zod'
import { sha256 } from '../platform/digest.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { type SigningKey, signStatement, type StatementRefusal, verifyStatement } from '../platform/signing.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** What a receipt states. Digests are SHA-256 in hex of canonical JSON. */
export const receipt = z.strictObject({
  reference: z.string(),
  authority: z.string(),
  service: z.string(),
  /** The version of the service, what the authority changes of it, and its statute as it stood. */
  serviceVersion: digest,
  overlay: digest,
  bylaw: digest.nullable(),
  /** Digest of what was sent, together with its salt: it shows nothing of the contents to whoever sees the receipt. */
  sent: digest,
  receivedAt: z.iso.datetime(),
})

export type Receipt = z.infer<typeof receipt>

const TYPE = 'receipt+jws'

/** Signs a receipt: a JWS in compact form (RFC 7515, Ed25519). */
export const signReceipt = (key: SigningKey, statement: Receipt): Promise<string> => signStatement(key, TYPE, statement)

/**
 * Checks a receipt file against published keys (`/.well-known/jwks.json`), without any network. White space around the
 * statement is ignored. Refused with `notAReceipt` when it is well signed and says something else.
 */
export async function verifyReceipt(jws: string, keys: JSONWebKeySet): Promise<Result<Receipt, StatementRefusal | 'notAReceipt'>> {
  const statement = await verifyStatement(keys, TYPE, jws.trim())
  if (!statement.ok) return statement
  const parsed = receipt.safeParse(statement.value)
  return parsed.success ? ok(parsed.data) : refused('notAReceipt')
}

/** Whether a file is what a receipt confirms: the JSON file attached to the copy of the declaration, byte for byte. */
export const confirms = (statement: Receipt, file: Uint8Array): boolean => sha256(file) === statement.sent
