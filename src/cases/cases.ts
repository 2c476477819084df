/** Reading cases: the list of the desk, one case with everything, and the way in for an applicant with a code. */
import { sql } from 'kysely'
import type { Tx, Scope } from '../platform/database.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { hashToken, readAccessCode, readReference } from '../platform/tokens.ts'
import { decisionOf, type TakenDecision } from './decisions.ts'
import { type HistoryEntry, historyOf } from './history.ts'
import type { CaseState } from './moves.ts'
import type { DecisionKind } from './procedures/procedures.ts'
import { lettersToPost, type Notice, noticeOf } from './notices.ts'
import { submissionContent, type SubmissionContent } from './stored.ts'
import './tables.ts'

/** A case in a list. `version` goes along with every form of the desk, so that two clerks do not undo each other. */
export type CaseSummary = {
  readonly id: string
  readonly reference: string
  readonly authority: string
  readonly officeId: string
  readonly serviceId: string
  readonly state: CaseState
  readonly version: number
  readonly receivedAt: Date
  /** `YYYY-MM-DD`. */
  readonly dueOn: string
  readonly clerkSubject: string | null
  /** How it was decided; null as long as it is not. */
  readonly endedAs: DecisionKind | null
  /** First line of the recipient's address; null when it was deleted or never given. */
  readonly applicantName: string | null
}

/** What was said about a case, oldest first. */
export type CaseText = {
  readonly id: string
  readonly kind: 'question' | 'reply' | 'reasons'
  readonly text: string
  readonly writtenAt: Date
}

/** What was sent, as the case shows it. `content` is null after its deletion. */
export type CaseSubmission = {
  readonly id: string
  readonly serviceDigest: string
  readonly overlayDigest: string
  readonly bylawDigest: string | null
  readonly language: 'de' | 'en'
  readonly contentDigest: string
  readonly content: SubmissionContent | null
}

/** A case with all that desk and status page show. */
export type CaseDetails = CaseSummary & {
  readonly language: 'de' | 'en'
  readonly submission: CaseSubmission
  readonly texts: readonly CaseText[]
  readonly history: readonly HistoryEntry[]
  readonly decision: TakenDecision | null
  readonly notice: Notice | null
}

const summaries = (tx: Tx) =>
  tx
    .selectFrom('cases')
    .innerJoin('submissions', 'submissions.id', 'cases.submission_id')
    .leftJoin('decisions', 'decisions.case_id', 'cases.id')
    .select([
      'cases.id',
      'cases.reference',
      'cases.authority_id',
      'cases.office_id',
      'cases.service_id',
      'cases.state',
      'cases.version',
      'cases.received_at',
      'cases.due_on',
      'cases.clerk_subject',
      'decisions.kind as ended_as',
      sql<string | null>`submissions.content #>> '{recipient,addressLines,0}'`.as('applicant_name'),
    ])

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

const toSummary = (row: SummaryRow): CaseSummary => ({
  id: row.id,
  reference: row.reference,
  authority: row.authority_id,
  officeId: row.office_id,
  serviceId: row.service_id,
  state: row.state,
  version: row.version,
  receivedAt: row.received_at,
  dueOn: row.due_on,
  clerkSubject: row.clerk_subject,
  endedAs: row.ended_as,
  applicantName: row.applicant_name,
})

/** Cases of the clerk's office that wait for somebody, the one due first on top. */
export const openCasesOf = (tx: Tx): Promise<CaseSummary[]> => casesIn(tx, ['received', 'inProgress', 'waitingForApplicant'])

/** Cases in sight that stand in one of these states, the one due first on top; at most 500. */
export async function casesIn(tx: Tx, states: readonly CaseState[]): Promise<CaseSummary[]> {
  const rows = await summaries(tx)
    .where('cases.state', 'in', [...states])
    .orderBy('cases.due_on')
    .orderBy('cases.received_at')
    .orderBy('cases.id')
    .limit(500)
    .execute()
  return rows.map(toSummary)
}

/** Cases in sight that are decided and whose letters wait to be put in the post on a day (`YYYY-MM-DD`), the oldest on top. */
export async function casesToPost(tx: Tx, day: string): Promise<CaseSummary[]> {
  const ids = await lettersToPost(tx, day)
  if (ids.length === 0) return []
  const rows = await summaries(tx).where('cases.id', 'in', ids).orderBy('cases.received_at').orderBy('cases.id').limit(500).execute()
  return rows.map(toSummary)
}

/** The cases of a submission, for its receipt page. */
export async function casesOfSubmission(tx: Tx, submissionId: string): Promise<CaseSummary[]> {
  const rows = await summaries(tx).where('cases.submission_id', '=', submissionId).orderBy('cases.received_at').execute()
  return rows.map(toSummary)
}

/** One case with everything; refused when the transaction's actor does not see it, whether or not it exists. */
export async function readCase(tx: Tx, caseId: string): Promise<Result<CaseDetails, 'notYourCase'>> {
  const row = await summaries(tx)
    .select([
      'cases.language',
      'submissions.id as submission_id',
      'submissions.service_digest',
      'submissions.overlay_digest',
      'submissions.bylaw_digest',
      'submissions.language as submission_language',
      'submissions.content',
      'submissions.content_digest',
    ])
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
  if (!row) return refused('notYourCase')
  const texts = await tx
    .selectFrom('case_contents')
    .select(['id', 'kind', 'text', 'written_at'])
    .where('case_id', '=', caseId)
    .orderBy('written_at')
    .execute()
  return ok({
    ...toSummary(row),
    language: row.language,
    submission: {
      id: row.submission_id,
      serviceDigest: row.service_digest,
      overlayDigest: row.overlay_digest,
      bylawDigest: row.bylaw_digest,
      language: row.submission_language,
      contentDigest: row.content_digest,
      content: row.content === null ? null : submissionContent.parse(row.content),
    },
    texts: texts.map(({ id, kind, text, written_at }) => ({ id, kind, text, writtenAt: written_at })),
    history: await historyOf(tx, caseId),
    decision: await decisionOf(tx, caseId),
    notice: await noticeOf(tx, caseId),
  })
}

/**
 * Finds a case by reference and access code as they were typed. Any portal may ask, as `public`; the answer names the
 * authority and the transaction in which this applicant sees the case. A wrong reference, a wrong code and a missing
 * case are refused alike.
 */
export async function lookUpCase(
  tx: Tx,
  reference: string,
  code: string,
): Promise<Result<{ readonly caseId: string; readonly scope: Scope & { readonly authority: string } }, 'caseNotFound'>> {
  const [readableReference, readableCode] = [readReference(reference), readAccessCode(code)]
  if (readableReference === null || readableCode === null) return refused('caseNotFound')
  const { rows } = await sql<{ authority_id: string; case_id: string }>`
    select authority_id, case_id from case_by_code(${readableReference}, ${hashToken(readableCode)})`.execute(tx)
  const row = rows[0]
  return row
    ? ok({ caseId: row.case_id, scope: { authority: row.authority_id, actor: { kind: 'applicant', id: row.case_id } } })
    : refused('caseNotFound')
}
