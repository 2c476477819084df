/** The search, on the regional portal and in each town's. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { tidyQuery } from '../../catalogue/folding.ts'
import { level, type SearchContent } from '../../catalogue/search-entries.ts'
import { searchCatalogue } from '../../catalogue/search.ts'
import { standingOf } from '../../catalogue/standing.ts'
import { transact } from '../../platform/database.ts'
import type { WebDeps } from '../deps.ts'
import { renderPage } from '../render.ts'
import { pageData } from './page-data.ts'
import { SearchPage } from './SearchPage.tsx'
import { queryText } from './start-routes.tsx'

const audience = z.enum(['citizen', 'business', 'administration'] satisfies SearchContent['audience'])

const searchQuery = z.object({
  q: queryText,
  fuer: audience.optional().catch(undefined),
  ebene: level.optional().catch(undefined),
  thema: queryText,
})

export function searchRoutes(app: FastifyInstance, deps: WebDeps): void {
  app.get('/suche', async (request, reply) => {
    const { frame, region, catalogue, authority, chosen } = pageData(request, deps)
    const { q = '', fuer, ebene, thema } = searchQuery.parse(request.query)
    const topic = thema && region.topicOf(thema) ? thema : undefined
    const own = authority ?? chosen
    const answer = await transact(deps.database, { authority: authority?.id ?? null, actor: { kind: 'public' } }, (tx) =>
      searchCatalogue(tx, { query: q, authorities: region.authorities, authority: own?.id, audience: fuer, level: ebene, topic }),
    )
    const places = answer.places.flatMap((id) => region.authorityOf(id) ?? [])
    const place = places[0] ?? own
    const results = answer.results.map((result) => {
      const service = result.kind === 'service' ? catalogue.serviceOf(result.id) : undefined
      return { result, standing: place && service ? standingOf(service, place, region) : null }
    })
    return renderPage(
      request,
      reply,
      <SearchPage
        frame={frame}
        query={tidyQuery(q)}
        answer={answer}
        results={results}
        filter={{ audience: fuer, level: ebene, topic }}
        topics={region.topics}
        places={places}
        place={place}
        nameOf={(id) => region.authorityOf(id)?.shortName ?? id}
        isTown={(id) => region.authorityOf(id)?.kind !== 'district'}
      />,
    )
  })
}
