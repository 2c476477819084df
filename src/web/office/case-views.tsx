/** What every route of the desk needs: the case that somebody may see, and its page. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { frozenBylaw, versionOf } from '../../catalogue/versions.ts'
import { assessmentInGerman } from '../../cases/assessment-in-german.ts'
import { type CaseDetails, readCase } from '../../cases/cases.ts'
import { remedyFor } from '../../cases/decide.ts'
import { evidenceOf } from '../../cases/evidence.ts'
import { frozenContext } from '../../cases/frozen-context.ts'
import { frozenService } from '../../cases/frozen-service.ts'
import { inShort } from '../../cases/in-short.ts'
import type { CaseMove } from '../../cases/moves.ts'
import { procedureNamed } from '../../cases/procedures/procedures.ts'
import { describeAnswers } from '../../forms/review.ts'
import { mayAt, type Permission } from '../../identity/permissions.ts'
import { today } from '../../platform/clock.ts'
import { type Scope, transact } from '../../platform/database.ts'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import type { RawFields } from '../components/fields/field-types.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { postedFields } from '../posted.ts'
import { renderPage } from '../render.ts'
import { CasePage } from './CasePage.tsx'
import type { DeskCase } from './decisions/decision-form.ts'
import { formsOf } from './decisions/decision-forms.ts'
import type { DeskFrame } from './desk-frame.ts'
import { fileLinks } from './file-links.ts'
import { noticeWordsOf } from './notice-words.ts'
import { deskFrame } from './require-clerk.tsx'
import { signInPaths } from './sign-in-pages.tsx'
import { refusals } from './texts.ts'

export type CaseRoute = { Params: { case: string } }

/** A case as this clerk may see it, with the transaction's scope for everything that is done with it. */
export type OpenCase = { readonly scope: Scope; readonly details: CaseDetails }

/** How the page of a case is shown again: with a notice, what was typed, what is wrong with it. */
export type ShownCase = {
  readonly notice?: string
  readonly raw?: RawFields
  readonly problems?: readonly FieldProblem[]
  readonly status?: number
  /** Whether the question to the applicant begins as a hearing. */
  readonly isHearing?: boolean
}

/** Which permission a move of a clerk needs. */
const permissionOf: Record<CaseMove, Permission | null> = {
  startWork: 'startWork',
  askApplicant: 'askApplicant',
  receiveReply: 'askApplicant',
  decide: 'decide',
  withdraw: null,
}

const caseId = z.uuid()

export type CaseViews = ReturnType<typeof caseViews>

/** The views of cases, for the routes of the desk. */
export function caseViews(deps: WebDeps) {
  const { database, clock, config } = deps

  const clerkScope = (request: FastifyRequest, office: string): Scope => ({
    authority: request.staff.authority,
    actor: { kind: 'clerk', id: office, subject: request.staff.subject },
  })

  const desk = (request: FastifyRequest, reply: FastifyReply): DeskFrame => {
    const csrf = reply.generateCsrf()
    return {
      frame: deskFrame(request, deps),
      csrf,
      staff: { name: request.staff.name, signOut: { action: request.portal.href(signInPaths.signOut), csrf } },
    }
  }
  const clerkName = (subject: string): string => deps.region().staff.find((member) => member.subject === subject)?.name ?? 'Sachbearbeitung'

  /** Looks at the desk of each of the person's offices: what lies at none of them is not there. */
  const openCase = async (request: FastifyRequest<CaseRoute>): Promise<OpenCase | null> => {
    if (!caseId.safeParse(request.params.case).success) return null
    for (const office of request.staff.offices.filter((one) => mayAt(request.staff, 'readCase', one))) {
      const scope = clerkScope(request, office)
      const found = await transact(database, scope, (tx) => readCase(tx, request.params.case))
      if (found.ok) return { scope, details: found.value }
    }
    return null
  }

  /** The case with what was frozen with it, in German as the desk reads it; null when its contents were deleted. */
  const deskCase = async ({ details, scope }: OpenCase): Promise<DeskCase | null> => {
    const { content, ...submission } = details.submission
    if (content === null) return null
    const frozen = await transact(database, scope, async (tx) => ({
      service: await frozenService(tx, { ...submission, language: 'de' }),
      bylaw: submission.bylawDigest === null ? null : await frozenBylaw(tx, submission.bylawDigest),
    }))
    return { ...frozen, content, details, today: today(clock) }
  }

  const showCase = async (request: FastifyRequest<CaseRoute>, reply: FastifyReply, shown: ShownCase = {}): Promise<FastifyReply> => {
    const open = await openCase(request)
    if (!open) return showError(request, reply, deps, 404)
    const { details, scope } = open
    const { submission } = details
    const { content } = submission
    const { service, bylaw, version, evidence } = await transact(database, scope, async (tx) => ({
      // The desk reads German, whatever language was asked in.
      service: await frozenService(tx, { ...submission, language: 'de' }),
      bylaw: submission.bylawDigest === null ? null : await frozenBylaw(tx, submission.bylawDigest),
      version: await versionOf(tx, submission.serviceDigest),
      evidence: await evidenceOf(tx, submission.id),
    }))
    const remedy = remedyFor({ region: deps.region(), examplesCount: config.MODE === 'demo' }, service, details.authority, today(clock))
    const hearing = content && formsOf(service.definition.procedure).hearing
    const raw: RawFields =
      shown.isHearing && hearing ? { question: hearing({ service, bylaw, content, details, today: today(clock) }) } : (shown.raw ?? {})
    return renderPage(
      request,
      reply,
      <CasePage
        desk={desk(request, reply)}
        details={details}
        serviceTitle={service.definition.title}
        inShort={content ? inShort(service, content.answers) : null}
        versionNumber={`${version?.number ?? '?'} (${submission.serviceDigest.slice(0, 12)})`}
        answers={content ? describeAnswers(service, content.answers, frozenContext(content, bylaw)) : []}
        linesOf={fileLinks(content?.answers, evidence, (path) => request.portal.href(`/amt/vorgang/${details.id}/${path}`))}
        assessment={content ? assessmentInGerman(content, service, bylaw) : []}
        words={noticeWordsOf(service.definition.procedure)}
        decisionKinds={procedureNamed(service.definition.procedure).kinds}
        hasHearing={hearing !== null}
        clerkName={clerkName}
        today={today(clock)}
        obstacle={remedy.ok ? null : refusals[remedy.refusal]}
        notice={shown.notice ?? null}
        raw={raw}
        problems={shown.problems ?? []}
        mayMove={(move) => {
          const permission = permissionOf[move]
          return permission !== null && mayAt(request.staff, permission, details.officeId)
        }}
      />,
      shown.status ?? 200,
    )
  }

  /** A stale token: the case again, with what was typed. */
  const stale = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    showCase(request as FastifyRequest<CaseRoute>, reply, {
      notice: 'Die Seite war zu lange offen. Bitte senden Sie noch einmal ab; was Sie geschrieben haben, steht noch da.',
      raw: postedFields(request),
      status: 403,
    })

  return { clerkScope, desk, clerkName, openCase, deskCase, showCase, stale }
}
