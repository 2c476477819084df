/** The decision on a case: filled in, looked at once more, then taken. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { frozenBylaw } from '../../catalogue/versions.ts'
import { assessmentInGerman } from '../../cases/assessment-in-german.ts'
import { decideCase, remedyFor } from '../../cases/decide.ts'
import { type DecisionKind, decisionKinds, decisionProblems } from '../../cases/decision.ts'
import { frozenService } from '../../cases/frozen-service.ts'
import { channelFor } from '../../cases/service-of-notice.ts'
import { fieldsOf, readPage, shownPage } from '../../forms/read-page.ts'
import { mayAt } from '../../identity/permissions.ts'
import { today } from '../../platform/clock.ts'
import { transact } from '../../platform/database.ts'
import { changeRows, rowChangeOf } from '../apply/group-rows.ts'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import type { RawFields } from '../components/fields/field-types.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { postedFields, postedText } from '../posted.ts'
import { renderPage } from '../render.ts'
import { problemText } from '../texts/problems.ts'
import type { CaseRoute, CaseViews, OpenCase } from './case-views.tsx'
import { DECISION_PAGE, decisionForms, deskContext, dueDaysOf, proposedAnswers, toDecision } from './decision-form.ts'
import { DecisionPage, DecisionPreviewPage } from './DecisionPages.tsx'
import { decisionProblemWords, refusals } from './texts.ts'

export function decisionRoutes(app: FastifyInstance, deps: WebDeps, { desk, openCase, showCase }: CaseViews): void {
  const { database, clock, config } = deps
  const workDeps = { clock, listener: deps.listener }

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

  const showDecision = async (
    request: FastifyRequest<DecisionRoute>,
    reply: FastifyReply,
    { details, scope }: OpenCase,
    shown: ShownDecision,
  ): Promise<FastifyReply> => {
    const { submission } = details
    const { service, bylaw } = await transact(database, scope, async (tx) => ({
      service: await frozenService(tx, { ...submission, language: 'de' }),
      bylaw: submission.bylawDigest === null ? null : await frozenBylaw(tx, submission.bylawDigest),
    }))
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
        assessment={submission.content ? assessmentInGerman(submission.content, service, bylaw) : []}
        dueDays={dueDaysOf(service.definition.desk, bylaw, today(clock))}
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
}
