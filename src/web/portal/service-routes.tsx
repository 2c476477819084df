/** Topics, and the page of each service. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { offeredService } from '../../catalogue/offered.ts'
import { competentAuthorityId, isOutsideTasks, officeFor } from '../../catalogue/offers.ts'
import type { PublicService } from '../../catalogue/public-service.ts'
import { isOffered, standingOf } from '../../catalogue/standing.ts'
import type { Authority } from '../../network/region.ts'
import { today } from '../../platform/clock.ts'
import { transact } from '../../platform/database.ts'
import type { WebDeps } from '../deps.ts'
import { renderPage } from '../render.ts'
import { bylawFacts } from './bylaw-facts.ts'
import { countedTopics, listedServices, onlineAt, type PageData, pageData } from './page-data.ts'
import { proofPath } from './proof-routes.tsx'
import { type ServicePlace, ServicePage } from './ServicePage.tsx'
import { type TopicContents, TopicPage, TopicsPage } from './TopicPages.tsx'

const topicParams = z.object({ topic: z.string() })
const serviceParams = z.object({ service: z.string() })

export function serviceRoutes(app: FastifyInstance, deps: WebDeps): void {
  app.get('/themen', (request, reply) => {
    const data = pageData(request, deps)
    return renderPage(request, reply, <TopicsPage frame={data.frame} topics={countedTopics(data)} />)
  })

  app.get('/themen/:topic', (request, reply) => {
    const data = pageData(request, deps)
    const topic = data.region.topicOf(topicParams.parse(request.params).topic)
    if (!topic) return reply.callNotFound()
    const contents = topicContents(topic.id, data)
    return renderPage(
      request,
      reply,
      <TopicPage frame={data.frame} topic={topic} contents={contents} links={data.catalogue.linksIn(topic.id)} />,
    )
  })

  app.get('/leistungen/:service', async (request, reply) => {
    const data = pageData(request, deps)
    const service = data.catalogue.serviceOf(serviceParams.parse(request.params).service)
    if (!service) return reply.callNotFound()
    const place = data.authority ? await placeInCity(service, data.authority, data, deps) : placeInRegion(service, data)
    return renderPage(
      request,
      reply,
      <ServicePage
        frame={data.frame}
        service={service}
        topic={data.region.topicOf(service.topic)}
        place={place}
        proofHref={proofHrefOf(service, place, data)}
      />,
    )
  })
}

/** In a town the proofs of the version that is used for it, which may be the Kreis's; on the regional portal of the newest. */
function proofHrefOf({ id, onlineService }: PublicService, place: ServicePlace, { portal }: PageData): string | null {
  if (onlineService === undefined) return null
  if (place.kind === 'regional') return place.towns.some(({ standing }) => standing.kind === 'online') ? portal.href(proofPath(id)) : null
  return place.standing.kind === 'online' ? portal.at(place.standing.by.id, proofPath(id)) : null
}

function topicContents(topic: string, data: PageData): TopicContents {
  const { region, catalogue, authority } = data
  const services = catalogue.servicesIn(topic)
  if (!authority) return { kind: 'regional', services: services.map((service) => ({ service, online: onlineAt(service, data) })) }
  const listed = listedServices(services, authority, region)
  const offered = listed.filter(isOffered)
  return {
    kind: 'city',
    authority,
    district: (authority.district && region.authorityOf(authority.district)) || null,
    own: offered.filter(({ standing }) => standing.by?.id === authority.id),
    ofDistrict: offered.filter(({ standing }) => standing.by?.id !== authority.id),
    notHere: listed.filter((one) => !isOffered(one)),
  }
}

function placeInRegion(service: PublicService, { region, chosen }: PageData): ServicePlace {
  const towns = region.authorities
    .filter((authority) => !isOutsideTasks(service, authority))
    .map((authority) => ({ authority, standing: standingOf(service, authority, region) }))
  return { kind: 'regional', chosen, towns }
}

async function placeInCity(service: PublicService, authority: Authority, data: PageData, deps: WebDeps): Promise<ServicePlace> {
  const { region, portal } = data
  const standing = standingOf(service, authority, region)
  const offered =
    standing.kind === 'online'
      ? await transact(deps.database, { authority: standing.by.id, actor: { kind: 'public' } }, (tx) =>
          offeredService(tx, standing.by.id, standing.onlineService),
        )
      : null
  const definition = offered?.inLanguage[portal.language].definition
  const bylaw = definition?.bylaw && standing.by ? region.bylaw(standing.by.id, definition.bylaw) : undefined
  // A town may lead to a form for what the Kreis decides; the office is that of who decides.
  const isTownsMatter = standing.kind === 'askTown' || standing.kind === 'notOffered'
  const competent = isTownsMatter ? null : (region.authorityOf(competentAuthorityId(service, authority)) ?? authority)
  return {
    kind: 'city',
    authority,
    standing,
    online: definition ? { minutes: definition.before.minutes, needed: definition.before.needed } : null,
    office: competent ? officeFor(service, competent) : undefined,
    competent,
    bylaw: bylaw ? { bylaw, facts: bylawFacts(bylaw, today(deps.clock), portal.language) } : null,
    towns: region.townsOf(authority.id),
  }
}
