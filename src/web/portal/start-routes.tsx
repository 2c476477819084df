/** Start pages, choosing a town, partners. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { tidyQuery } from '../../catalogue/folding.ts'
import { readQuery } from '../../catalogue/search-query.ts'
import { isOffered, mostNeeded, servicesFor } from '../../catalogue/standing.ts'
import type { Authority } from '../../network/region.ts'
import type { WebDeps } from '../deps.ts'
import { renderPage } from '../render.ts'
import { CityStartPage } from './CityStartPage.tsx'
import { countedTopics, forgetTown, onlineAt, type PageData, pageData, rememberTown } from './page-data.ts'
import { PartnersPage } from './PartnersPage.tsx'
import { RegionalStartPage } from './RegionalStartPage.tsx'
import { portalTexts } from './texts.ts'
import { TownsPage } from './TownsPage.tsx'

const SHOWN_ON_START = 6

/** One value of a query field: the first where it was given several times, nothing where it is nonsense. */
export const queryText = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().optional().catch(undefined))

/** A path inside a portal, never another host: `//evil.example` and backslashes are none. */
const pathInside = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  z
    .string()
    .max(200)
    .regex(/^\/[a-z0-9][a-z0-9/-]*$/)
    .optional()
    .catch(undefined),
)

const townQuery = z.object({ ort: queryText, weiter: pathInside, vergessen: queryText })

export function startRoutes(app: FastifyInstance, deps: WebDeps): void {
  app.get('/', (request, reply) => {
    const data = pageData(request, deps)
    return renderPage(request, reply, data.authority ? cityStart(data, data.authority) : regionalStart(data))
  })

  app.get('/orte', (request, reply) => {
    const data = pageData(request, deps)
    const { portal, region, frame } = data
    if (data.authority) return reply.redirect(portal.at(null, '/orte'))
    const { ort, weiter, vergessen } = townQuery.parse(request.query)
    if (vergessen !== undefined) {
      forgetTown(reply, portal)
      return reply.redirect(portal.href('/orte'))
    }
    const typed = ort === undefined ? undefined : tidyQuery(ort)
    const chosen = typed === undefined ? null : chooseTown(typed, data)
    if (chosen?.town) {
      rememberTown(reply, portal, chosen.town, deps)
      const target = portal.at(chosen.town.id, weiter ?? '/')
      // A form may not lead to another host (form-action 'self'), so there one more click does.
      if (target.startsWith('/')) return reply.redirect(target)
    }
    const problem = chosen?.problem ?? null
    return renderPage(
      request,
      reply,
      <TownsPage
        frame={frame}
        authorities={region.authorities}
        typed={typed ?? ''}
        problem={problem}
        found={chosen?.town ?? null}
        next={weiter ?? null}
      />,
      problem === null ? 200 : 422,
    )
  })

  app.get('/partner', (request, reply) => {
    const { frame, region } = pageData(request, deps)
    return renderPage(request, reply, <PartnersPage frame={frame} partners={region.partners} />)
  })
}

/** The one town that a name or postal code means, or what to say instead. */
function chooseTown(typed: string, { region, portal }: PageData): { town: Authority | null; problem: string | null } {
  const words = portalTexts(portal.language).towns
  if (typed === '') return { town: null, problem: words.empty }
  const { places, foreignPostalCode, words: rest } = readQuery(typed, region.authorities)
  const town = rest.length === 0 && places.length === 1 && places[0] ? region.authorityOf(places[0]) : undefined
  if (town) return { town, problem: null }
  return { town: null, problem: foreignPostalCode ? words.foreign(foreignPostalCode) : words.notFound(typed) }
}

function regionalStart(data: PageData) {
  const { frame, region, catalogue, chosen } = data
  return (
    <RegionalStartPage
      frame={frame}
      regionName={region.network.name}
      authorities={region.authorities}
      chosen={chosen}
      topics={countedTopics(data)}
      popular={mostNeeded(catalogue.services, SHOWN_ON_START).map((service) => ({ service, online: onlineAt(service, data) }))}
      partnerCount={region.partners.length}
    />
  )
}

function cityStart(data: PageData, authority: Authority) {
  const { frame, region, catalogue } = data
  const offered = servicesFor(catalogue.services, authority, region).filter(isOffered)
  const standingById = new Map(offered.map((one) => [one.service.id, one]))
  const popular = mostNeeded(
    offered.map(({ service }) => service),
    SHOWN_ON_START,
  ).flatMap((service) => standingById.get(service.id) ?? [])
  return (
    <CityStartPage
      frame={frame}
      authority={authority}
      district={(authority.district && region.authorityOf(authority.district)) || null}
      towns={region.townsOf(authority.id)}
      topics={countedTopics(data)}
      popular={popular}
    />
  )
}
