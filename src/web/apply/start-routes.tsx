/** Before the first question: what is needed, and the beginning of a draft. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { offeredService, type OfferedService } from '../../catalogue/offered.ts'
import { createDraft, draftScope, newDraftId } from '../../cases/drafts.ts'
import { transact } from '../../platform/database.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { frameOfRequest } from '../frame-of-request.ts'
import { renderPage } from '../render.ts'
import { draftHref, limited } from './draft-answers.tsx'
import { setDraftCookie } from './open-draft.ts'
import { StartPage } from './StartPage.tsx'
import { testerGate } from './tester-gate.tsx'
import { TownForService } from './TownForService.tsx'

type ServiceRoute = { Params: { service: string } }

/** `/antrag/{service}`: on the regional portal the choice of the town, in a town the start. */
export function startRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database, clock } = deps

  const offered = async (request: FastifyRequest, serviceId: string): Promise<OfferedService | null> => {
    const { authority } = request.portal
    if (!authority) return null
    return transact(database, { authority: authority.id, actor: { kind: 'public' } }, (tx) => offeredService(tx, authority.id, serviceId))
  }
  const gate = testerGate(app, deps, offered)

  const showStart = async (request: FastifyRequest, reply: FastifyReply, serviceId: string, wasStale: boolean): Promise<FastifyReply> => {
    const { portal } = request
    const frame = frameOfRequest(request, deps)
    const publicService = deps.catalogue().serviceWithOnline(serviceId)
    if (!portal.authority) {
      const towns = deps.region().adoptions.filter(({ service, stage }) => service === serviceId && stage !== 'test')
      if (towns.length === 0) return showError(request, reply, deps, 404)
      const links = towns.flatMap(({ authority: id }) => {
        const town = deps.region().authorityOf(id)
        return town ? [{ name: town.shortName, href: portal.at(id, `/antrag/${serviceId}`) }] : []
      })
      const title = portal.language === 'en' ? publicService?.english.title : publicService?.title
      return renderPage(
        request,
        reply,
        <TownForService frame={frame} title={title ?? serviceId} towns={links.toSorted((a, b) => a.name.localeCompare(b.name, 'de'))} />,
      )
    }
    const service = await offered(request, serviceId)
    if (!service) {
      // Not offered online here: the page of the service says what to do instead.
      return publicService ? reply.redirect(portal.href(`/leistungen/${publicService.id}`), 303) : showError(request, reply, deps, 404)
    }
    if (!(await gate.mayEnter(request, service))) return gate.show(request, reply, service, wasStale ? 403 : 200)
    const { definition } = service.inLanguage[portal.language]
    return renderPage(
      request,
      reply,
      <StartPage
        frame={frame}
        csrf={reply.generateCsrf()}
        serviceHref={publicService ? portal.href(`/leistungen/${publicService.id}`) : null}
        service={definition}
        stage={service.stage}
        wasStale={wasStale}
      />,
      wasStale ? 403 : 200,
    )
  }

  app.get<ServiceRoute>('/antrag/:service', (request, reply) => showStart(request, reply, request.params.service, false))

  app.post<ServiceRoute>(
    '/antrag/:service',
    {
      preHandler: app.csrfProtection,
      config: {
        ...limited(60),
        staleForm: (request, reply) => showStart(request, reply, (request.params as ServiceRoute['Params']).service, true),
      },
    },
    async (request, reply) => {
      const { authority, language } = request.portal
      const service = await offered(request, request.params.service)
      if (!authority || !service) return showError(request, reply, deps, 404)
      if (!(await gate.mayEnter(request, service))) return gate.show(request, reply, service, 403)
      const id = newDraftId()
      const beginning = {
        serviceId: service.serviceId,
        serviceDigest: service.serviceDigest,
        overlayDigest: service.overlayDigest,
        language,
      }
      const { token, expiresAt } = await transact(database, draftScope(authority.id, id), (tx) => createDraft(tx, id, beginning, clock))
      setDraftCookie(request, reply, { id, token, expiresAt })
      const first = service.inLanguage[language].pages[0]!.page.id
      return reply.redirect(draftHref(request, id, first), 303)
    },
  )
}
