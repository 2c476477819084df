/** The desk: the cases of one's offices, one case, its moves, its notice. Every permission is asked here and by the database. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { casesIn, type CaseSummary, casesToPost, openCasesOf } from '../../cases/cases.ts'
import { casesInShort } from '../../cases/in-short.ts'
import { noticeDocument, recordPosting } from '../../cases/notices.ts'
import type { TextRefusal } from '../../cases/texts.ts'
import { askApplicant, type MovedCase, type MoveRefusal, receiveReply, startWork } from '../../cases/work.ts'
import { may, mayAt, type Permission } from '../../identity/permissions.ts'
import { today } from '../../platform/clock.ts'
import { transact, type Tx } from '../../platform/database.ts'
import { refused, type Result } from '../../platform/result.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { postedFields, postedText } from '../posted.ts'
import { renderPage } from '../render.ts'
import { sendFile } from '../send-file.ts'
import { CaseListPage, type CaseListView, caseListViews } from './CaseListPage.tsx'
import { type CaseRoute, caseViews } from './case-views.tsx'
import { decisionRoutes } from './decision-routes.tsx'
import { HEARING_GAP } from './decisions/hearing-text.ts'
import { caseEvidenceRoutes } from './evidence-routes.tsx'
import { recomputeRoutes } from './recompute-routes.tsx'
import { requireClerk } from './require-clerk.tsx'
import { refusals, textRefusals } from './texts.ts'
import { NO_SUCH_DAY, typedDay } from './typed-day.ts'

/** What can be wrong with a text that goes to the applicant. */
type QuestionRefusal = TextRefusal | 'gapLeft'

const isTextRefusal = (refusal: MoveRefusal | QuestionRefusal): refusal is QuestionRefusal => Object.hasOwn(textRefusals, refusal)

export function officeRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database, clock } = deps
  const workDeps = { clock, listener: deps.listener }
  app.addHook('preHandler', requireClerk(deps))
  const views = caseViews(deps)
  const { clerkScope, desk, clerkName, openCase, showCase, stale } = views
  decisionRoutes(app, deps, views)
  caseEvidenceRoutes(app, deps, views)
  recomputeRoutes(app, deps, views)

  const casesOf: Record<CaseListView, (tx: Tx) => Promise<CaseSummary[]>> = {
    offen: openCasesOf,
    versenden: (tx) => casesToPost(tx, today(clock)),
    erledigt: (tx) => casesIn(tx, ['decided', 'withdrawn']),
  }

  app.get<{ Querystring: { ansicht?: string } }>('/amt', async (request, reply) => {
    if (!may(request.staff, 'listCases')) return showError(request, reply, deps, 403)
    const view = caseListViews.find((each) => each === request.query.ansicht) ?? 'offen'
    const offices = []
    for (const office of request.staff.offices) {
      const shown = await transact(database, clerkScope(request, office), async (tx) => {
        const cases = await casesOf[view](tx)
        return {
          cases,
          inShort: await casesInShort(
            tx,
            cases.map(({ id }) => id),
          ),
        }
      })
      offices.push({ name: deps.region().officeOf(request.staff.authority, office)?.name ?? office, ...shown })
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

  app.get<CaseRoute & { Querystring: { frage?: string } }>('/amt/vorgang/:case', (request, reply) =>
    showCase(request, reply, { isHearing: request.query.frage === 'anhoerung' }),
  )

  type Move = (tx: Tx, id: string, version: number, typed: string) => Promise<Result<MovedCase, MoveRefusal | QuestionRefusal>>

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
  move('frage', 'askApplicant', 'question', async (tx, id, version, typed) =>
    typed.includes(HEARING_GAP) ? refused('gapLeft') : askApplicant(tx, id, version, typed, workDeps),
  )
  move('antwort', 'askApplicant', 'reply', (tx, id, version, typed) => receiveReply(tx, id, version, typed, workDeps))

  app.get<CaseRoute>('/amt/vorgang/:case/bescheid.pdf', async (request, reply) => {
    const open = await openCase(request)
    const notice = open && (await transact(database, open.scope, (tx) => noticeDocument(tx, open.details.id)))
    return notice ? sendFile(reply, notice.mediaType, notice.fileName, notice.bytes) : showError(request, reply, deps, 404)
  })

  app.post<CaseRoute>(
    '/amt/vorgang/:case/versand',
    { preHandler: app.csrfProtection, config: { staleForm: stale } },
    async (request, reply) => {
      const open = await openCase(request)
      if (!open) return showError(request, reply, deps, 404)
      if (!mayAt(request.staff, 'decide', open.details.officeId)) return showError(request, reply, deps, 403)
      const posted = typedDay('postedOn', (name) => postedText(request, name))
      const raw = postedFields(request)
      if (posted === null) return showCase(request, reply, { raw, problems: [{ field: 'postedOn', text: NO_SUCH_DAY }], status: 422 })
      const recorded = await transact(database, open.scope, (tx) => recordPosting(tx, open.details.id, posted, clock))
      if (recorded.ok) return reply.redirect(request.portal.href(`/amt/vorgang/${open.details.id}`), 303)
      return recorded.refusal === 'dayImpossible'
        ? showCase(request, reply, { raw, problems: [{ field: 'postedOn', text: refusals.dayImpossible }], status: 422 })
        : showCase(request, reply, { notice: refusals[recorded.refusal], status: 409 })
    },
  )
}
