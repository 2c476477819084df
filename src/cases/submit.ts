/**
 * Sending a draft, in one transaction: the frozen answers with their versions, the case, its first history
 * entry, what others make of it (the outbox), the receipt. Either all of it exists afterwards or nothing does; sending
 * twice gives the same submission.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { adoptionOf } from '../catalogue/adoptions.ts'
import { freezeBylaw } from '../catalogue/versions.ts'
import { assess } from '../forms/assessment.ts'
import type { CompiledService } from '../forms/compiled.ts'
import { journey } from '../forms/journey.ts'
import type { Region } from '../network/store.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { saltedDigest } from '../platform/hash-chain.ts'
import { plusDays } from '../platform/holidays.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import type { SigningKey } from '../platform/signing.ts'
import { derivedAccessCode, hashToken, newReference, randomToken } from '../platform/tokens.ts'
import { type DraftRecord, lockDraft } from './drafts.ts'
import type { CaseListener } from './events.ts'
import { evidenceBook, evidenceOf, sendEvidence } from './evidence.ts'
import { formContext } from '../catalogue/form-context.ts'
import { frozenService } from './frozen-service.ts'
import { appendHistory } from './history.ts'
import { signReceipt } from './receipt.ts'
import { recipientOf } from './recipient.ts'
import type { SubmissionContent } from './stored.ts'
import './tables.ts'

/** What sending needs from outside. */
export type SubmitDeps = {
  readonly clock: Clock
  readonly region: Region
  readonly signing: SigningKey
  /** ACCESS_CODE_SECRET: codes are derived from it and never stored. */
  readonly accessCodeSecret: string
  readonly listener: CaseListener
}

/** A submission as its sender sees it. `isNew` is false when it had been sent before. */
export type Submission = {
  readonly id: string
  readonly reference: string
  readonly receivedAt: Date
  /** JWS in compact form. */
  readonly receipt: string
  readonly contentDigest: string
  readonly isNew: boolean
}

/**
 * Sends a draft; open the transaction with `draftScope`. `notFinished`: a page lacks answers (the journey says which).
 * `noLongerOffered`: the authority ended the service while the draft ran.
 */
export async function submitDraft(
  tx: Tx,
  draftId: string,
  deps: SubmitDeps,
): Promise<Result<Submission, 'draftNotFound' | 'notFinished' | 'noLongerOffered'>> {
  // Whoever sends at the same moment waits here, and then finds the submission.
  const draft = await lockDraft(tx, draftId)
  const before = await submissionOf(tx, draftId)
  if (before) return ok(before)
  if (!draft) return refused('draftNotFound')

  const service = await frozenService(tx, draft)
  const receivedAt = deps.clock.now()
  const files = evidenceBook(await evidenceOf(tx, draftId))
  const context = formContext(deps.region, draft.authority, service.definition.bylaw, dayOf(receivedAt), files)
  const { counted, isFinished } = journey(service, draft.answers, context)
  if (!isFinished) return refused('notFinished')
  const adoption = await adoptionOf(tx, draft.authority, draft.serviceId)
  if (!adoption) return refused('noLongerOffered')

  const content: SubmissionContent = {
    answers: counted,
    assessment: [...assess(service, counted, context)],
    sentOn: context.today,
    authority: context.authority,
    recipient: recipientOf(service, counted, context, receivedAt),
  }
  await sendEvidence(tx, draftId, draft.authority, counted)
  const submission = await keepSubmission(tx, draft, service, content, receivedAt, deps)
  const caseId = await openCase(tx, draft, submission, adoption.officeId, service.definition.dueWithinDays, deps)
  const sequence = await appendHistory(tx, caseId, {
    happenedAt: receivedAt,
    move: 'submit',
    state: 'received',
    content: { id: submission.id, digest: submission.contentDigest },
  })
  await deps.listener(tx, { caseId, sequence, step: 'received', at: receivedAt })
  return ok(submission)
}

async function keepSubmission(
  tx: Tx,
  draft: DraftRecord,
  service: CompiledService,
  content: SubmissionContent,
  receivedAt: Date,
  deps: SubmitDeps,
): Promise<Submission> {
  const authority = deps.region.authorityOf(draft.authority)!
  const bylaw = service.definition.bylaw === undefined ? undefined : deps.region.bylaw(draft.authority, service.definition.bylaw)
  const bylawDigest = bylaw ? await freezeBylaw(tx, bylaw) : null
  const salt = randomToken()
  const contentDigest = saltedDigest(salt, content)
  const reference = newReference(authority.referencePrefix)
  const receipt = await signReceipt(deps.signing, {
    reference,
    authority: draft.authority,
    service: draft.serviceId,
    serviceVersion: draft.serviceDigest,
    overlay: draft.overlayDigest,
    bylaw: bylawDigest,
    sent: contentDigest,
    receivedAt: receivedAt.toISOString(),
  })
  await tx
    .insertInto('submissions')
    .values({
      id: draft.id,
      authority_id: draft.authority,
      service_id: draft.serviceId,
      service_digest: draft.serviceDigest,
      overlay_digest: draft.overlayDigest,
      bylaw_digest: bylawDigest,
      language: draft.language,
      received_at: receivedAt,
      content: JSON.stringify(content),
      salt,
      content_digest: contentDigest,
      receipt,
    })
    .execute()
  return { id: draft.id, reference, receivedAt, receipt, contentDigest, isNew: true }
}

async function openCase(
  tx: Tx,
  draft: DraftRecord,
  submission: Submission,
  officeId: string,
  dueWithinDays: number,
  deps: SubmitDeps,
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('cases')
    .values({
      id,
      authority_id: draft.authority,
      submission_id: draft.id,
      office_id: officeId,
      service_id: draft.serviceId,
      reference: submission.reference,
      code_hash: hashToken(accessCodeOf(draft.id, deps.accessCodeSecret)),
      language: draft.language,
      state: 'received',
      received_at: submission.receivedAt,
      due_on: plusDays(dayOf(submission.receivedAt), dueWithinDays),
      clerk_subject: null,
    })
    .execute()
  return id
}

/** The submission of a draft that the transaction may see, or null when it was not sent. */
export async function submissionOf(tx: Tx, draftId: string): Promise<Submission | null> {
  const row = await tx
    .selectFrom('submissions')
    .innerJoin('cases', 'cases.submission_id', 'submissions.id')
    .select(['submissions.id', 'cases.reference', 'submissions.received_at', 'receipt', 'content_digest'])
    .where('submissions.id', '=', draftId)
    .orderBy(sql`cases.received_at, cases.id`)
    .executeTakeFirst()
  return row
    ? {
        id: row.id,
        reference: row.reference,
        receivedAt: row.received_at,
        receipt: row.receipt,
        contentDigest: row.content_digest,
        isNew: false,
      }
    : null
}

/**
 * The code with which the sender looks up the state later. It is derived from the submission's id and a secret, so that
 * the receipt page can show it again to the holder of the draft's cookie, while only its hash is stored.
 */
export const accessCodeOf = (submissionId: string, accessCodeSecret: string): string => derivedAccessCode(accessCodeSecret, submissionId)
