/** What the portal's pages are made from: the request's portal, the region and the catalogue as they are now. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Catalogue } from '../../catalogue/records.ts'
import { type StandingService, servicesFor, standingOf } from '../../catalogue/standing.ts'
import type { PublicService } from '../../catalogue/public-service.ts'
import type { Authority } from '../../network/region.ts'
import type { Region } from '../../network/store.ts'
import type { Frame } from '../components/frame.ts'
import type { Portal } from '../context.ts'
import type { WebDeps } from '../deps.ts'
import { frameOfRequest } from '../frame-of-request.ts'
import type { CountedTopic } from './cards.tsx'

/** The cookie of the regional portal that remembers the chosen town. Holds the authority's id and nothing else. */
export const TOWN_COOKIE = 'ort'
const TOWN_COOKIE_DAYS = 180

export type PageData = {
  readonly frame: Frame
  readonly portal: Portal
  readonly region: Region
  readonly catalogue: Catalogue
  /** The authority whose portal this is; null on the regional one. */
  readonly authority: Authority | null
  /** The town that was chosen on the regional portal before; never set in a city portal. */
  readonly chosen: Authority | null
}

/** Gathers what every page of the portal starts from. */
export function pageData(request: FastifyRequest, deps: WebDeps): PageData {
  const { portal } = request
  const region = deps.region()
  const remembered = portal.authority === null ? request.cookies[TOWN_COOKIE] : undefined
  return {
    frame: frameOfRequest(request, deps),
    portal,
    region,
    catalogue: deps.catalogue(),
    authority: portal.authority,
    chosen: (remembered && region.authorityOf(remembered)) || null,
  }
}

/** Remembers the town in the visitor's browser, because the visitor asked for it (§ 25 Abs. 2 Nr. 2 TDDDG). */
export function rememberTown(reply: FastifyReply, portal: Portal, authority: Authority, deps: WebDeps): void {
  reply.setCookie(TOWN_COOKIE, authority.id, {
    path: portal.base === '' ? '/' : portal.base,
    maxAge: TOWN_COOKIE_DAYS * 24 * 60 * 60,
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.config.BASE_URL.startsWith('https:'),
  })
}

export const forgetTown = (reply: FastifyReply, portal: Portal): void => {
  reply.clearCookie(TOWN_COOKIE, { path: portal.base === '' ? '/' : portal.base })
}

/** The authorities at which a service is online in this network's portals. */
export const onlineAt = (service: PublicService, { region }: PageData): readonly Authority[] =>
  region.authorities.filter((authority) => {
    const standing = standingOf(service, authority, region)
    return standing.kind === 'online' && standing.by.id === authority.id
  })

/** A city portal leaves out what the Kreis is only asked for in place of the towns. */
export const listedServices = (services: readonly PublicService[], authority: Authority, region: Region): StandingService[] =>
  servicesFor(services, authority, region).filter(({ standing }) => standing.kind !== 'askTown')

/** The topics with how much each page of this portal shows. */
export function countedTopics({ region, catalogue, authority }: PageData): CountedTopic[] {
  return region.topics.map((topic) => {
    const services = catalogue.servicesIn(topic.id)
    const shown = authority ? listedServices(services, authority, region) : services
    return { topic, count: shown.length + catalogue.linksIn(topic.id).length }
  })
}
