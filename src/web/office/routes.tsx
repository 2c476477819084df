/** The desk: the cases of one's offices, one case, its moves, the decision and its notice. Every permission is asked here and by the database. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { versionOf } from '../../catalogue/versions.ts'
import { type CaseDetails, casesIn, openCasesOf, readCase } from '../../cases/cases.ts'
import { decideCase, remedyFor } from '../../cases/decide.ts'
import { decisionKinds, type DecisionKind, decisionProblems } from '../../cases/decision.ts'
import { frozenContext } from '../../cases/frozen-context.ts'
import { frozenService } from '../../cases/frozen-service.ts'
import type { CaseMove } from '../../cases/moves.ts'
import { noticeDocument, recordPosting } from '../../cases/notices.ts'
import { channelFor } from '../../cases/service-of-notice.ts'
import { askApplicant, type MovedCase, type MoveRefusal, receiveReply, startWork } from '../../cases/work.ts'
import type { TextRefusal } from '../../cases/texts.ts'
import { frozenBylaw } from '../../catalogue/versions.ts'
import { fieldsOf, readPage, shownPage } from '../../forms/read-page.ts'
import { describeAnswers } from '../../forms/review.ts'
import { may, mayAt, type Permission } from '../../identity/permissions.ts'
import { today } from '../../platform/clock.ts'
import { type Scope, transact, type Tx } from '../../platform/database.ts'
import type { Result } from '../../platform/result.ts'
import { changeRows, rowChangeOf } from '../apply/group-rows.ts'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import type { RawFields } from '../components/fields/field-types.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { postedFields, postedText } from '../posted.ts'
import { renderPage } from '../render.ts'
import { sendFile } from '../send-file.ts'
import { problemText } from '../texts/problems.ts'
import { CaseListPage } from './CaseListPage.tsx'
import { CasePage } from './CasePage.tsx'
import { DECISION_PAGE, decisionForms, deskContext, proposedAnswers, toDecision } from './decision-form.ts'
import { DecisionPage, DecisionPreviewPage } from './DecisionPages.tsx'
import type { DeskFrame } from './desk-frame.ts'
import { deskFrame, requireClerk } from './require-clerk.tsx'
import { signInPaths } from './sign-in-pages.tsx'
import { decisionProblemWords, refusals, textRefusals } from './texts.ts'

type CaseRoute = { Params: { case: string } }

/** Which permission a move of a clerk needs. */
const permissionOf: Record<CaseMove, Permission | null> = {
  startWork: 'startWork',
  askApplicant: 'askApplicant',
  receiveReply: 'askApplicant',
  decide: 'decide',
  withdraw: null,
}

const isTextRefusal = (refusal: MoveRefusal | TextRefusal): refusal is TextRefusal => Object.hasOwn(textRefusals, refusal)
const caseId = z.uuid()

/** A case as this clerk may see it, with the transaction's scope for everything that is done with it. */
type OpenCase = { readonly scope: Scope; readonly details: CaseDetails }

export function officeRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database, clock, config } = deps
  const workDeps = { clock, listener: deps.listener }
  app.addHook('preHandler', requireClerk(deps))

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

  type Shown = { readonly notice?: string; readonly raw?: RawFields; readonly problems?: readonly FieldProblem[]; readonly status?: number }

  const showCase = async (request: FastifyRequest<CaseRoute>, reply: FastifyReply, shown: Shown = {}): Promise<FastifyReply> => {
    const open = await openCase(request)
    if (!open) return showError(request, reply, deps, 404)
    const { details, scope } = open
    const { submission } = details
    const { service, bylaw, version } = await transact(database, scope, async (tx) => ({
      // The desk reads German, whatever language was asked in.
      service: await frozenService(tx, { ...submission, language: 'de' }),
      bylaw: submission.bylawDigest === null ? null : await frozenBylaw(tx, submission.bylawDigest),
      version: await versionOf(tx, submission.serviceDigest),
    }))
    const remedy = remedyFor(
      { region: deps.region(), examplesCount: config.MODE === 'demo' },
      details.authority,
      details.serviceId,
      today(clock),
    )
    return renderPage(
      request,
      reply,
      <CasePage
        desk={desk(request, reply)}
        details={details}
        serviceTitle={service.definition.title}
        versionNumber={`${version?.number ?? '?'} (${submission.serviceDigest.slice(0, 12)})`}
        answers={submission.content ? describeAnswers(service, submission.content.answers, frozenContext(submission.content, bylaw)) : []}
        clerkName={clerkName}
        today={today(clock)}
        obstacle={remedy ? null : refusals.remedyUnknown}
        notice={shown.notice ?? null}
        raw={shown.raw ?? {}}
        problems={shown.problems ?? []}
        mayMove={(move) => {
          const permission = permissionOf[move]
          return permission !== null && mayAt(request.staff, permission, details.officeId)
        }}
      />,
      shown.status ?? 200,
    )
  }

  app.get<{ Querystring: { ansicht?: string } }>('/amt', async (request, reply) => {
    if (!may(request.staff, 'listCases')) return showError(request, reply, deps, 403)
    const view = request.query.ansicht === 'erledigt' ? 'erledigt' : 'offen'
    const offices = []
    for (const office of request.staff.offices) {
      const cases = await transact(database, clerkScope(request, office), (tx) =>
        view === 'offen' ? openCasesOf(tx) : casesIn(tx, ['decided', 'withdrawn']),
      )
      offices.push({ name: deps.region().officeOf(request.staff.authority, office)?.name ?? office, cases })
    }
    const serviceTitle = (id: string): string => deps.catalogue().serviceWithOnline(id)?.title ?? id
    return renderPage(
      request,
      reply,
      <CaseListPage
        desk={desk(request, reply)}
        view={view}
        offices={offices}
        serviceTitle={serviceTitle}
        clerkName={clerkName}
        today={today(clock)}
      />,
    )
  })

  app.get<CaseRoute>('/amt/vorgang/:case', (request, reply) => showCase(request, reply))

  /** A stale token: the case again, with what was typed. */
  const stale = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    showCase(request as FastifyRequest<CaseRoute>, reply, {
      notice: 'Die Seite war zu lange offen. Bitte senden Sie noch einmal ab; was Sie geschrieben haben, steht noch da.',
      raw: postedFields(request),
      status: 403,
    })

  type Move = (tx: Tx, id: string, version: number, typed: string) => Promise<Result<MovedCase, MoveRefusal | TextRefusal>>

  /** A move from the page of a case: done, or the page again with the reason and what was typed in `field`. */
  const move = (path: string, permission: Permission, field: string, work: Move): void => {
    app.post<CaseRoute>(
      `/amt/vorgang/:case/${path}`,
      { preHandler: app.csrfProtection, config: { staleForm: stale } },
      async (request, reply) => {
        const open = await openCase(request)
        if (!open) return showError(request, reply, deps, 404)
        if (!mayAt(request.staff, permission, open.details.officeId)) return showError(request, reply, deps, 403)
        const version = z.coerce.number().int().catch(-1).parse(postedText(request, '_version'))
        const done = await transact(database, open.scope, (tx) => work(tx, open.details.id, version, postedText(request, field)))
        if (done.ok) return reply.redirect(request.portal.href(`/amt/vorgang/${open.details.id}`), 303)
        const { refusal } = done
        return isTextRefusal(refusal)
          ? showCase(request, reply, { raw: postedFields(request), problems: [{ field, text: textRefusals[refusal] }], status: 422 })
          : showCase(request, reply, { raw: postedFields(request), notice: refusals[refusal], status: 409 })
      },
    )
  }
  move('beginnen', 'startWork', '', (tx, id, version) => startWork(tx, id, version, workDeps))
  move('frage', 'askApplicant', 'question', (tx, id, version, typed) => askApplicant(tx, id, version, typed, workDeps))
  move('antwort', 'askApplicant', 'reply', (tx, id, version, typed) => receiveReply(tx, id, version, typed, workDeps))

  type DecisionRoute = CaseRoute & { Querystring: { art?: string } }

  const kindOf = (request: FastifyRequest<DecisionRoute>): DecisionKind =>
    decisionKinds.find((kind) => kind === request.query.art) ?? 'assessed'

  type ShownDecision = {
    readonly raw: RawFields
    readonly problems?: readonly FieldProblem[]
    readonly warning?: string
    readonly status?: number
    readonly version?: number
  }

  const showDecision = (
    request: FastifyRequest<DecisionRoute>,
    reply: FastifyReply,
    { details }: OpenCase,
    shown: ShownDecision,
  ): FastifyReply => {
    const kind = kindOf(request)
    const form = decisionForms[kind]
    const context = deskContext(today(clock), request.portal.authority!)
    return renderPage(
      request,
      reply,
      <DecisionPage
        desk={desk(request, reply)}
        caseHref={request.portal.href(`/amt/vorgang/${details.id}`)}
        reference={details.reference}
        version={shown.version ?? details.version}
        kind={kind}
        page={shownPage(form, { id: DECISION_PAGE }, {}, context)}
        lists={form.definition.lists}
        raw={shown.raw}
        problems={shown.problems ?? []}
        warning={shown.warning ?? null}
      />,
      shown.status ?? 200,
    )
  }

  app.get<DecisionRoute>('/amt/vorgang/:case/entscheidung', async (request, reply) => {
    const open = await openCase(request)
    if (!open) return showError(request, reply, deps, 404)
    if (!mayAt(request.staff, 'decide', open.details.officeId)) return showError(request, reply, deps, 403)
    if (open.details.state !== 'inProgress') return showCase(request, reply, { notice: refusals.notPossibleNow, status: 409 })
    const service = await transact(database, open.scope, (tx) => frozenService(tx, { ...open.details.submission, language: 'de' }))
    const form = decisionForms[kindOf(request)]
    return showDecision(request, reply, open, {
      raw: fieldsOf(form, { id: DECISION_PAGE }, proposedAnswers(open.details, service.definition.desk, today(clock))),
    })
  })

  app.post<DecisionRoute>(
    '/amt/vorgang/:case/entscheidung',
    {
      preHandler: app.csrfProtection,
      config: {
        staleForm: async (request, reply) => {
          const open = await openCase(request as FastifyRequest<CaseRoute>)
          if (!open) return showError(request, reply, deps, 404)
          return showDecision(request as FastifyRequest<DecisionRoute>, reply, open, {
            raw: postedFields(request),
            warning: 'Die Seite war zu lange offen. Bitte prüfen Sie Ihre Eingaben und gehen Sie noch einmal weiter.',
            status: 403,
          })
        },
      },
    },
    async (request, reply) => {
      const open = await openCase(request)
      if (!open) return showError(request, reply, deps, 404)
      if (!mayAt(request.staff, 'decide', open.details.officeId)) return showError(request, reply, deps, 403)
      const { details, scope } = open
      const kind = kindOf(request)
      const form = decisionForms[kind]
      const context = deskContext(today(clock), request.portal.authority!)
      const asked = shownPage(form, { id: DECISION_PAGE }, {}, context).ask
      const body = postedFields(request)
      const version = z.coerce.number().int().catch(-1).parse(postedText(request, '_version'))
      const { raw, answers, problems } = readPage(form, { id: DECISION_PAGE }, body, context, {})

      const change = rowChangeOf(body, asked)
      if (change) return showDecision(request, reply, open, { raw: changeRows(raw, change, asked), version })
      const step = postedText(request, '_step')
      if (step === 'aendern') return showDecision(request, reply, open, { raw, version })
      if (problems.length > 0) {
        const words = problems.map((problem) => ({
          field: problem.field,
          text: problemText(problem, form.questions.get(problem.question)?.question, 'de'),
        }))
        return showDecision(request, reply, open, { raw, version, problems: words, status: 422 })
      }
      const decision = toDecision(kind, answers)
      const unfinished = decisionProblems(decision)
      if (unfinished.length > 0)
        return showDecision(request, reply, open, {
          raw,
          version,
          problems: unfinished.map((problem) => decisionProblemWords[problem]),
          status: 422,
        })

      const decideDeps = { ...workDeps, region: deps.region(), writeLetter: deps.writeLetter, examplesCount: config.MODE === 'demo' }
      const remedy = remedyFor(decideDeps, details.authority, details.serviceId, today(clock))
      if (!remedy) return showDecision(request, reply, open, { raw, version, warning: refusals.remedyUnknown, status: 409 })
      const caseHref = request.portal.href(`/amt/vorgang/${details.id}`)
      if (step !== 'erlassen') {
        const recipient = details.submission.content?.recipient
        const isElectronic = recipient !== undefined && channelFor(recipient) === 'electronic'
        return renderPage(
          request,
          reply,
          <DecisionPreviewPage
            desk={desk(request, reply)}
            caseHref={caseHref}
            reference={details.reference}
            version={version}
            kind={kind}
            raw={raw}
            decision={decision}
            isElectronic={isElectronic}
            remedy={remedy}
          />,
        )
      }
      const decided = await transact(database, scope, (tx) => decideCase(tx, request.staff, details.id, version, decision, decideDeps))
      if (decided.ok) return reply.redirect(caseHref, 303)
      if (decided.refusal === 'changedMeanwhile')
        return showDecision(request, reply, open, { raw, warning: refusals.changedMeanwhile, status: 409 })
      return showCase(request, reply, { notice: refusals[decided.refusal], status: 409 })
    },
  )

  app.get<CaseRoute>('/amt/vorgang/:case/bescheid.pdf', async (request, reply) => {
    const open = await openCase(request)
    const notice = open && (await transact(database, open.scope, (tx) => noticeDocument(tx, open.details.id, 'clerk')))
    return notice ? sendFile(reply, notice.mediaType, notice.fileName, notice.bytes) : showError(request, reply, deps, 404)
  })

  const day = z
    .object({
      day: z.coerce.number().int().min(1).max(31),
      month: z.coerce.number().int().min(1).max(12),
      year: z.coerce.number().int().min(1900).max(9999),
    })
    .transform(({ day: date, month, year }) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
    .pipe(z.iso.date())

  app.post<CaseRoute>(
    '/amt/vorgang/:case/versand',
    { preHandler: app.csrfProtection, config: { staleForm: stale } },
    async (request, reply) => {
      const open = await openCase(request)
      if (!open) return showError(request, reply, deps, 404)
      if (!mayAt(request.staff, 'decide', open.details.officeId)) return showError(request, reply, deps, 403)
      const posted = day.safeParse({
        day: postedText(request, 'postedOn.day'),
        month: postedText(request, 'postedOn.month'),
        year: postedText(request, 'postedOn.year'),
      })
      const raw = postedFields(request)
      if (!posted.success)
        return showCase(request, reply, {
          raw,
          problems: [{ field: 'postedOn', text: 'Diesen Tag gibt es nicht. Bitte geben Sie Tag, Monat und Jahr an.' }],
          status: 422,
        })
      const recorded = await transact(database, open.scope, (tx) => recordPosting(tx, open.details.id, posted.data, clock))
      if (recorded.ok) return reply.redirect(request.portal.href(`/amt/vorgang/${open.details.id}`), 303)
      return recorded.refusal === 'dayImpossible'
        ? showCase(request, reply, { raw, problems: [{ field: 'postedOn', text: refusals.dayImpossible }], status: 422 })
        : showCase(request, reply, { notice: refusals[recorded.refusal], status: 409 })
    },
  )
}
