/** Taking a decision: one transaction with the decision, its notice as a PDF, the history and what the applicant is told. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { frozenBylaw } from '../catalogue/versions.ts'
import { type LegalRemedy, legalRemedy } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { dayOf } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { saltedDigest } from '../platform/hash-chain.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { randomToken } from '../platform/tokens.ts'
import { type Decision, decision, decisionProblems, tidyDecision } from './decision.ts'
import { keepDocument } from './documents.ts'
import type { LetterWriter } from './letter-writer.ts'
import { noticeLetter } from './notice-letter.ts'
import { keepNotice } from './notices.ts'
import { channelFor, type NoticeChannel } from './service-of-notice.ts'
import { submissionContent } from './stored.ts'
import { lockForMove, makeMove, type MovableCase, type MovedCase, type MoveRefusal, type WorkDeps } from './work.ts'

/** What deciding needs from outside, beside what every move needs. */
export type DecideDeps = WorkDeps & {
  readonly region: Region
  readonly writeLetter: LetterWriter
  /** Whether example remedies may stand in a notice: only in the demo. */
  readonly examplesCount: boolean
}

/** Who decides; the name stands under the letter. */
export type Clerk = { readonly subject: string; readonly name: string }

export type DecideRefusal = MoveRefusal | 'remedyUnknown' | 'incomplete'

export type DecidedCase = MovedCase & { readonly decisionId: string; readonly channel: NoticeChannel }

/**
 * The legal remedy that a notice of that day (`YYYY-MM-DD`) must name, or null where it is not known. Then no notice can
 * go out, and the desk says so before anybody fills in a decision.
 */
export function remedyFor(
  deps: Pick<DecideDeps, 'region' | 'examplesCount'>,
  authority: string,
  serviceId: string,
  day: string,
): LegalRemedy | null {
  const found = deps.region.legalRemedy(authority, serviceId, day)
  return found && (!found.example || deps.examplesCount) ? found : null
}

/**
 * Decides a case. `incomplete`: `decisionProblems(given)` says what is missing. `remedyUnknown`: nobody has entered what
 * the notice must say about objection or action. Nothing is kept when it is refused.
 */
export async function decideCase(
  tx: Tx,
  clerk: Clerk,
  caseId: string,
  expectedVersion: number,
  given: Decision,
  deps: DecideDeps,
): Promise<Result<DecidedCase, DecideRefusal>> {
  const locked = await lockForMove(tx, caseId, expectedVersion, 'decide')
  if (!locked.ok) return locked
  if (decisionProblems(given).length > 0) return refused('incomplete')
  const movable = locked.value
  const decidedAt = deps.clock.now()
  const submission = await decidedSubmission(tx, movable.submissionId)
  const remedy = remedyFor(deps, submission.authority, movable.serviceId, dayOf(decidedAt))
  if (!remedy) return refused('remedyUnknown')

  const taken = tidyDecision(given)
  const kept = await keepDecision(tx, clerk, movable, taken, remedy, decidedAt)
  const channel = await writeNotice(tx, clerk, movable, submission, taken, remedy, kept.id, decidedAt, deps)
  const moved = await makeMove(tx, movable, 'decide', decidedAt, { id: kept.id, digest: kept.digest })
  await deps.listener(tx, { caseId, sequence: moved.sequence, step: 'noticeReady', at: decidedAt })
  return ok({ ...moved, decisionId: kept.id, channel })
}

type DecidedSubmission = {
  readonly authority: string
  readonly bylawDigest: string | null
  readonly content: z.infer<typeof submissionContent>
}

async function decidedSubmission(tx: Tx, submissionId: string): Promise<DecidedSubmission> {
  const row = await tx
    .selectFrom('submissions')
    .select(['authority_id', 'bylaw_digest', 'content'])
    .where('id', '=', submissionId)
    .executeTakeFirstOrThrow()
  return { authority: row.authority_id, bylawDigest: row.bylaw_digest, content: submissionContent.parse(row.content) }
}

/** What is stored of a decision: as it was taken, with the legal remedy as it was worded that day. */
const decisionContent = z.strictObject({ decision, remedy: legalRemedy })

async function keepDecision(
  tx: Tx,
  clerk: Clerk,
  movable: MovableCase,
  taken: Decision,
  remedy: LegalRemedy,
  decidedAt: Date,
): Promise<{ id: string; digest: string }> {
  const id = randomUUID()
  const salt = randomToken()
  const content = { decision: taken, remedy } satisfies z.infer<typeof decisionContent>
  const digest = saltedDigest(salt, content)
  await tx
    .insertInto('decisions')
    .values({
      id,
      authority_id: sql<string>`portal_authority()`,
      case_id: movable.id,
      kind: taken.kind,
      decided_at: decidedAt,
      decided_by: clerk.subject,
      content: JSON.stringify(content),
      salt,
      content_digest: digest,
    })
    .execute()
  return { id, digest }
}

async function writeNotice(
  tx: Tx,
  clerk: Clerk,
  movable: MovableCase,
  submission: DecidedSubmission,
  taken: Decision,
  remedy: LegalRemedy,
  decisionId: string,
  decidedAt: Date,
  deps: DecideDeps,
): Promise<NoticeChannel> {
  const { recipient } = submission.content
  const authority = deps.region.authorityOf(submission.authority)
  const office = deps.region.officeOf(submission.authority, movable.officeId)
  if (!authority || !office) throw new Error(`the region no longer has the office ${movable.officeId} of ${submission.authority}`)
  const bylaw = submission.bylawDigest === null ? null : await frozenBylaw(tx, submission.bylawDigest)
  const channel = channelFor(recipient)
  const writtenOn = dayOf(decidedAt)
  const keep = (isCopy: boolean): Promise<string> => {
    const data = noticeLetter({
      authority,
      office,
      bylaw,
      remedy,
      writtenOn,
      isCopy,
      clerkName: clerk.name,
      addressLines: recipient.addressLines,
      reference: movable.reference,
      receivedAt: movable.receivedAt,
      decision: taken,
    })
    return keepDocument(tx, {
      submissionId: movable.submissionId,
      caseId: movable.id,
      kind: isCopy ? 'noticeCopy' : 'notice',
      fileName: `${isCopy ? 'Kopie-Bescheid' : 'Bescheid'}-${movable.reference}.pdf`,
      bytes: deps.writeLetter('notice', data, decidedAt),
      createdAt: decidedAt,
    })
  }
  const documentId = await keep(false)
  if (channel === 'post') await keep(true)
  await keepNotice(tx, {
    id: randomUUID(),
    caseId: movable.id,
    decisionId,
    documentId,
    channel,
    consent: channel === 'electronic' ? recipient.electronicConsent : null,
    writtenOn,
  })
  return channel
}

/** A decision as it was taken. `content` is null once it was deleted. */
export type TakenDecision = {
  readonly id: string
  readonly kind: Decision['kind']
  readonly decidedAt: Date
  readonly decidedBy: string
  readonly content: { readonly decision: Decision; readonly remedy: LegalRemedy } | null
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
