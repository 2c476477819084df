/** Decisions as they are kept: as they were taken, with the legal remedy as it was worded that day. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { legalRemedy } from '../network/region.ts'
import type { Tx } from '../platform/database.ts'
import { saltedDigest } from '../platform/hash-chain.ts'
import { randomToken } from '../platform/tokens.ts'
import { decision, type DecisionKind } from './procedures/procedures.ts'
import './tables.ts'

/** No remedy where the notice only informs. */
const decisionContent = z.strictObject({ decision, remedy: legalRemedy.nullable() })

type DecisionContent = z.infer<typeof decisionContent>

/** A decision as it was taken. `content` is null once it was deleted. */
export type TakenDecision = {
  readonly id: string
  readonly kind: DecisionKind
  readonly decidedAt: Date
  readonly decidedBy: string
  readonly content: DecisionContent | null
}

/** The decision of a case that the transaction may see, or null as long as there is none. */
export async function decisionOf(tx: Tx, caseId: string): Promise<TakenDecision | null> {
  const row = await tx.selectFrom('decisions').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  return row
    ? {
        id: row.id,
        kind: row.kind,
        decidedAt: row.decided_at,
        decidedBy: row.decided_by,
        content: row.content === null ? null : decisionContent.parse(row.content),
      }
    : null
}

/** Keeps a decision and returns what its history entry names it by. `decidedBy`: the clerk's subject. */
export async function keepDecision(
  tx: Tx,
  caseId: string,
  content: DecisionContent,
  decidedBy: string,
  decidedAt: Date,
): Promise<{ readonly id: string; readonly digest: string }> {
  const id = randomUUID()
  const salt = randomToken()
  const digest = saltedDigest(salt, content)
  await tx
    .insertInto('decisions')
    .values({
      id,
      authority_id: sql<string>`portal_authority()`,
      case_id: caseId,
      kind: content.decision.kind,
      decided_at: decidedAt,
      decided_by: decidedBy,
      content: JSON.stringify(content),
      salt,
      content_digest: digest,
    })
    .execute()
  return { id, digest }
}
