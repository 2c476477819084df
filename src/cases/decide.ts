/** Taking a decision: one transaction with the decision, its notice as a PDF, the history and what the applicant is told. */
import { frozenBylaw } from '../catalogue/versions.ts'
import type { CompiledService } from '../forms/compiled.ts'
import { deskFor } from '../forms/desk-for.ts'
import type { Desk } from '../forms/desk.ts'
import type { SketchModel } from '../forms/geometry/sketch.ts'
import type { LegalRemedy } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { dayOf } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { appliedFor } from './applied-for.ts'
import type { DecidedSubmission } from './decided-submission.ts'
import { keepDecision } from './decisions.ts'
import { frozenContext } from './frozen-context.ts'
import { frozenService } from './frozen-service.ts'
import type { LetterWriter } from './letter-writer.ts'
import type { NoticeBody } from './notice-body.ts'
import { placesOf, sketchesOfPlaces } from './places.ts'
import { type Decision, procedureNamed } from './procedures/procedures.ts'
import type { CaseFacts } from './procedures/procedure.ts'
import { type NoticeChannel, onlyInforms } from './service-of-notice.ts'
import { submissionContent } from './stored.ts'
import { lockForMove, makeMove, type MovableCase, type MovedCase, type MoveRefusal, type WorkDeps } from './work.ts'
import { writeNotice } from './write-notice.ts'

/** What deciding needs from outside, beside what every move needs. */
export type DecideDeps = WorkDeps & {
  readonly region: Region
  readonly writeLetter: LetterWriter
  /** Whether example remedies may stand in a notice: only in the demo. */
  readonly examplesCount: boolean
}

/** Who decides; the name stands under the letter. */
export type Clerk = { readonly subject: string; readonly name: string }

export type DecideRefusal = MoveRefusal | 'otherProcedure' | 'remedyUnknown' | 'incomplete'

export type DecidedCase = MovedCase & { readonly decisionId: string; readonly channel: NoticeChannel }

/**
 * The legal remedy that a notice of that day (`YYYY-MM-DD`) must name; null where notices of its procedure only inform and
 * name none. `remedyUnknown`: then no notice can go out, and the desk says so before anybody fills in a decision.
 */
export function remedyFor(
  deps: Pick<DecideDeps, 'region' | 'examplesCount'>,
  { definition }: CompiledService,
  authority: string,
  day: string,
): Result<LegalRemedy | null, 'remedyUnknown'> {
  if (onlyInforms(definition.procedure)) return ok(null)
  const found = deps.region.legalRemedy(authority, definition.id, day)
  return found && (!found.example || deps.examplesCount) ? ok(found) : refused('remedyUnknown')
}

/** What the service tells the desk about what was sent. */
export const deskOf = ({ service, content, bylaw }: DecidedSubmission): Desk | undefined =>
  deskFor(service, content.answers, frozenContext(content, bylaw))

/** What was drawn of the places applied for. */
export const sketchesFor = ({ service, content }: DecidedSubmission): readonly SketchModel[] =>
  sketchesOfPlaces(placesOf(service.definition, content.answers))

/** What the notice of a decision says. The decision is one of the service's own procedure. */
export const noticeBodyOf = (submission: DecidedSubmission, receivedAt: Date, decision: Decision): NoticeBody => {
  const { service, bylaw } = submission
  return procedureNamed(service.definition.procedure).noticeBody(decision, {
    serviceTitle: service.definition.title,
    desk: deskOf(submission),
    receivedOn: dayOf(receivedAt),
    // What was never found is not cited.
    bylaw: bylaw?.isFound ? bylaw : null,
    appliedFor: appliedFor(submission),
    sketches: sketchesFor(submission),
  })
}

/**
 * Decides a case. `otherProcedure`: cases of this service do not end like this. `incomplete`: the procedure's
 * `problemsOf` says what is missing. `remedyUnknown`: nobody has entered what the notice must say about objection or
 * action. Nothing is kept when it is refused.
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
  const movable = locked.value
  const decidedAt = deps.clock.now()
  const { authority, ...submission } = await submissionOf(tx, movable.submissionId)
  const { procedure: procedureName } = submission.service.definition
  const procedure = procedureNamed(procedureName)
  if (!procedure.kinds.includes(given.kind)) return refused('otherProcedure')
  if (procedure.problemsOf(given, await caseFacts(tx, movable, submission.service, dayOf(decidedAt))).length > 0)
    return refused('incomplete')
  const found = remedyFor(deps, submission.service, authority, dayOf(decidedAt))
  if (!found.ok) return found

  const remedy = found.value
  const taken = procedure.tidy(given)
  const kept = await keepDecision(tx, caseId, { decision: taken, remedy }, clerk.subject, decidedAt)
  const notice = {
    decisionId: kept.id,
    procedure: procedureName,
    authority,
    body: noticeBodyOf(submission, movable.receivedAt, taken),
    remedy,
    recipient: submission.content.recipient,
    clerkName: clerk.name,
    writtenAt: decidedAt,
  }
  const channel = await writeNotice(tx, movable, notice, deps)
  const moved = await makeMove(tx, movable, 'decide', decidedAt, { id: kept.id, digest: kept.digest })
  await deps.listener(tx, { caseId, sequence: moved.sequence, step: 'noticeReady', at: decidedAt })
  return ok({ ...moved, decisionId: kept.id, channel })
}

async function caseFacts(tx: Tx, { id, receivedAt }: MovableCase, { definition }: CompiledService, today: string): Promise<CaseFacts> {
  const asked = await tx
    .selectFrom('case_history')
    .select('sequence')
    .where('case_id', '=', id)
    .where('move', '=', 'askApplicant')
    .executeTakeFirst()
  return { today, receivedOn: dayOf(receivedAt), wasAsked: asked !== undefined, hasPlace: definition.desk?.place !== undefined }
}

async function submissionOf(tx: Tx, submissionId: string): Promise<DecidedSubmission & { readonly authority: string }> {
  const row = await tx
    .selectFrom('submissions')
    .select(['authority_id', 'service_digest', 'overlay_digest', 'bylaw_digest', 'content'])
    .where('id', '=', submissionId)
    .executeTakeFirstOrThrow()
  return {
    authority: row.authority_id,
    // Notices are German, whatever language the form was filled in.
    service: await frozenService(tx, { serviceDigest: row.service_digest, overlayDigest: row.overlay_digest, language: 'de' }),
    content: submissionContent.parse(row.content),
    bylaw: row.bylaw_digest === null ? null : await frozenBylaw(tx, row.bylaw_digest),
  }
}
