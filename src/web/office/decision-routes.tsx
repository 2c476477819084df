/** The decision on a case: filled in, looked at once more, then taken. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { assessmentInGerman } from '../../cases/assessment-in-german.ts'
import { decideCase, noticeBodyOf, remedyFor } from '../../cases/decide.ts'
import { stateAfter } from '../../cases/moves.ts'
import { type DecisionKind, procedureNamed } from '../../cases/procedures/procedures.ts'
import { channelFor, servedBy } from '../../cases/service-of-notice.ts'
import { fieldsOf, readPage, shownPage } from '../../forms/read-page.ts'
import { mayAt } from '../../identity/permissions.ts'
import { transact } from '../../platform/database.ts'
import { changeRows, rowChangeOf } from '../apply/group-rows.ts'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import type { RawFields } from '../components/fields/field-types.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { postedFields, postedText } from '../posted.ts'
import { renderPage } from '../render.ts'
import { problemText, questionsIn } from '../texts/problems.ts'
import type { CaseRoute, CaseViews, OpenCase } from './case-views.tsx'
import { DECISION_PAGE, deskContext, type DeskCase, factsOf } from './decisions/decision-form.ts'
import { formsOf } from './decisions/decision-forms.ts'
import { DecisionPage, DecisionPreviewPage } from './DecisionPages.tsx'
import { noticeWordsOf } from './notice-words.ts'
import { refusals } from './texts.ts'

/** A decision that is being filled in: the case, which decision, and its form. */
type Draft = { readonly open: OpenCase; readonly from: DeskCase; readonly kind: DecisionKind; readonly tools: DecisionTools }

/** What there is for decisions of the case's procedure. */
type DecisionTools = { readonly procedure: ReturnType<typeof procedureNamed>; readonly forms: ReturnType<typeof formsOf> }

const page = { id: DECISION_PAGE }

export function decisionRoutes(app: FastifyInstance, deps: WebDeps, { desk, openCase, deskCase, showCase }: CaseViews): void {
  const { database, clock, config } = deps
  const workDeps = { clock, listener: deps.listener }

  type DecisionRoute = CaseRoute & { Querystring: { art?: string } }
  type DecisionRequest = FastifyRequest<DecisionRoute>

  /** The draft that a request asks for; null when there is no such case here, or cases of its service do not end like this. */
  const openDraft = async (request: DecisionRequest): Promise<Draft | null> => {
    const open = await openCase(request)
    const from = open && (await deskCase(open))
    if (!from) return null
    const name = from.service.definition.procedure
    const tools = { procedure: procedureNamed(name), forms: formsOf(name) }
    const [usual] = tools.procedure.kinds
    const kind = request.query.art === undefined ? usual : tools.procedure.kinds.find((each) => each === request.query.art)
    return kind === undefined ? null : { open, from, kind, tools }
  }

  const contextOf = (request: FastifyRequest, { today }: DeskCase) => deskContext(today, request.portal.authority!)

  type ShownDecision = {
    readonly raw: RawFields
    readonly problems?: readonly FieldProblem[]
    readonly warning?: string
    readonly status?: number
    readonly version?: number
  }

  const showDecision = (
    request: DecisionRequest,
    reply: FastifyReply,
    { open: { details }, from, kind, tools: { forms } }: Draft,
    shown: ShownDecision,
  ): FastifyReply => {
    const form = forms.formOf(kind, from)
    return renderPage(
      request,
      reply,
      <DecisionPage
        desk={desk(request, reply)}
        caseHref={request.portal.href(`/amt/vorgang/${details.id}`)}
        reference={details.reference}
        version={shown.version ?? details.version}
        kind={kind}
        page={shownPage(form, page, {}, contextOf(request, from))}
        lists={form.definition.lists}
        raw={shown.raw}
        problems={shown.problems ?? []}
        warning={shown.warning ?? null}
        assessment={forms.showsAssessment(kind) ? assessmentInGerman(from.content, from.service, from.bylaw) : []}
        notes={forms.notes(kind, from)}
        conditional={forms.conditional}
      />,
      shown.status ?? 200,
    )
  }

  app.get<DecisionRoute>('/amt/vorgang/:case/entscheidung', async (request, reply) => {
    const draft = await openDraft(request)
    if (!draft) return showError(request, reply, deps, 404)
    const { open, from, kind, tools } = draft
    if (!mayAt(request.staff, 'decide', open.details.officeId)) return showError(request, reply, deps, 403)
    if (stateAfter(open.details.state, 'decide', 'clerk') === null)
      return showCase(request, reply, { notice: refusals.notPossibleNow, status: 409 })
    const form = tools.forms.formOf(kind, from)
    return showDecision(request, reply, draft, { raw: fieldsOf(form, page, tools.forms.proposed(kind, from)) })
  })

  app.post<DecisionRoute>(
    '/amt/vorgang/:case/entscheidung',
    {
      preHandler: app.csrfProtection,
      config: {
        staleForm: async (request, reply) => {
          const draft = await openDraft(request as DecisionRequest)
          if (!draft) return showError(request, reply, deps, 404)
          return showDecision(request as DecisionRequest, reply, draft, {
            raw: postedFields(request),
            warning: 'Die Seite war zu lange offen. Bitte prüfen Sie Ihre Eingaben und gehen Sie noch einmal weiter.',
            status: 403,
          })
        },
      },
    },
    async (request, reply) => {
      const draft = await openDraft(request)
      if (!draft) return showError(request, reply, deps, 404)
      const { from, kind, tools } = draft
      const { details, scope } = draft.open
      if (!mayAt(request.staff, 'decide', details.officeId)) return showError(request, reply, deps, 403)
      const form = tools.forms.formOf(kind, from)
      const context = contextOf(request, from)
      const asked = shownPage(form, page, {}, context).ask
      const body = postedFields(request)
      const version = z.coerce.number().int().catch(-1).parse(postedText(request, '_version'))
      const { raw, answers, problems } = readPage(form, page, body, context, {})

      const change = rowChangeOf(body, asked)
      if (change) return showDecision(request, reply, draft, { raw: changeRows(raw, change, asked), version })
      const step = postedText(request, '_step')
      if (step === 'aendern') return showDecision(request, reply, draft, { raw, version })
      const decision = tools.forms.read(kind, answers, from)
      const unfinished = tools.procedure.problemsOf(decision, factsOf(from)).map((problem) => tools.forms.problems[problem])
      if (problems.length > 0) {
        // Of what the form cannot know, only that is told along with it which rests on nothing that is wrong itself.
        const wrong = new Set(problems.map(({ field }) => field.split('.')[0]))
        const { conditional } = tools.forms
        const along = unfinished.filter(
          ({ field }) => Object.hasOwn(conditional, field) && !wrong.has(field) && !wrong.has(conditional[field]),
        )
        const words = problems.map((problem) => ({
          field: problem.field,
          text: problemText(problem, questionsIn(form.questions), 'de'),
        }))
        return showDecision(request, reply, draft, { raw, version, problems: [...words, ...along], status: 422 })
      }
      if (unfinished.length > 0) return showDecision(request, reply, draft, { raw, version, problems: unfinished, status: 422 })

      const decideDeps = { ...workDeps, region: deps.region(), writeLetter: deps.writeLetter, examplesCount: config.MODE === 'demo' }
      const remedy = remedyFor(decideDeps, from.service, details.authority, from.today)
      if (!remedy.ok) return showDecision(request, reply, draft, { raw, version, warning: refusals[remedy.refusal], status: 409 })
      const caseHref = request.portal.href(`/amt/vorgang/${details.id}`)
      if (step !== 'erlassen') {
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
            body={noticeBodyOf(from, details.receivedAt, tools.procedure.tidy(decision))}
            addressLines={from.content.recipient.addressLines}
            servedBy={servedBy(from.service.definition.procedure, channelFor(from.content.recipient))}
            remedy={remedy.value}
            words={noticeWordsOf(from.service.definition.procedure)}
          />,
        )
      }
      const decided = await transact(database, scope, (tx) => decideCase(tx, request.staff, details.id, version, decision, decideDeps))
      if (decided.ok) return reply.redirect(caseHref, 303)
      if (decided.refusal === 'changedMeanwhile')
        return showDecision(request, reply, draft, { raw, warning: refusals.changedMeanwhile, status: 409 })
      return showCase(request, reply, { notice: refusals[decided.refusal], status: 409 })
    },
  )
}
