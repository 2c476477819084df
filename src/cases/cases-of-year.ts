import { sql } from 'kysely'
import { LEGAL_TIME_ZONE } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { submissionContent, type SubmissionContent } from './stored.ts'
import './tables.ts'

/** What was sent, with the version of the service that it was sent with. Null: its contents were deleted. */
export type SentInYear = {
  readonly serviceDigest: string
  readonly overlayDigest: string
  readonly content: SubmissionContent | null
}

/** So many are in memory at once. */
const AT_ONCE = 500

/**
 * The cases of the transaction's authority that were received in a year (Europe/Berlin), in the order of their ids; a few hundred at a time. For a transaction of the system.
 */
export async function* casesOfYear(tx: Tx, authority: string, year: number): AsyncGenerator<SentInYear> {
  let last: string | null = null
  for (;;) {
    const after: string | null = last
    const rows: readonly { id: string; service_digest: string; overlay_digest: string; content: unknown }[] = await tx
      .selectFrom('cases')
      .innerJoin('submissions', 'submissions.id', 'cases.submission_id')
      .select(['cases.id', 'submissions.service_digest', 'submissions.overlay_digest', 'submissions.content'])
      .where('cases.authority_id', '=', authority)
      .where(sql<number>`extract(year from cases.received_at at time zone ${LEGAL_TIME_ZONE})`, '=', year)
      .$if(after !== null, (query) => query.where('cases.id', '>', after!))
      .orderBy('cases.id')
      .limit(AT_ONCE)
      .execute()
    for (const row of rows)
      yield {
        serviceDigest: row.service_digest,
        overlayDigest: row.overlay_digest,
        content: row.content === null ? null : submissionContent.parse(row.content),
      }
    last = rows.at(-1)?.id ?? null
    if (rows.length < AT_ONCE) return
  }
}
