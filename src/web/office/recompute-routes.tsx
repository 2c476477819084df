import type { FastifyInstance } from 'fastify'
import { recompute } from '../../cases/recompute.ts'
import { isDay } from '../../forms/days.ts'
import { today } from '../../platform/clock.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { renderPage } from '../render.ts'
import type { CaseRoute, CaseViews } from './case-views.tsx'
import { RecomputePage } from './RecomputePage.tsx'
import { NO_SUCH_DAY, typedDay } from './typed-day.ts'

type RecomputeRoute = CaseRoute & { Querystring: Record<string, unknown> }

/** A case computed anew for a day: `?tag=2027-01-01`, or the three fields of the form; without a day for today. */
export function recomputeRoutes(app: FastifyInstance, deps: WebDeps, { openCase, deskCase, desk }: CaseViews): void {
  app.get<RecomputeRoute>('/amt/vorgang/:case/neuberechnung', async (request, reply) => {
    const open = await openCase(request)
    if (!open) return showError(request, reply, deps, 404)
    const from = await deskCase(open)
    const given = (name: string): string => (typeof request.query[name] === 'string' ? request.query[name] : '')
    const asked = ['tag', 'tag.day', 'tag.month', 'tag.year'].some((name) => Object.hasOwn(request.query, name))
    const day = isDay(given('tag')) ? given('tag') : asked ? typedDay('tag', given) : today(deps.clock)
    const bylaw = from?.service.definition.bylaw
    const current = bylaw === undefined ? null : (deps.region().bylaw(open.details.authority, bylaw) ?? null)
    return renderPage(
      request,
      reply,
      <RecomputePage
        desk={desk(request, reply)}
        caseHref={request.portal.href(`/amt/vorgang/${open.details.id}`)}
        reference={open.details.reference}
        computed={from === null ? 'deleted' : day === null ? null : recompute(from, current, day)}
        raw={day !== null ? fieldsOf(day) : { 'tag.day': given('tag.day'), 'tag.month': given('tag.month'), 'tag.year': given('tag.year') }}
        problems={day !== null ? [] : [{ field: 'tag', text: NO_SUCH_DAY }]}
      />,
      day === null ? 422 : 200,
    )
  })
}

const fieldsOf = (day: string): Record<string, string> => ({
  'tag.day': String(Number(day.slice(8))),
  'tag.month': String(Number(day.slice(5, 7))),
  'tag.year': day.slice(0, 4),
})
