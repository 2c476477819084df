/** The portal's own pages, each group in a file of its own. */
import type { FastifyInstance } from 'fastify'
import type { WebDeps } from '../deps.ts'
import { legalRoutes } from './legal-routes.tsx'
import { proofRoutes } from './proof-routes.tsx'
import { searchRoutes } from './search-routes.tsx'
import { serviceRoutes } from './service-routes.tsx'
import { startRoutes } from './start-routes.tsx'

/** Start, towns, topics, services, search, partners, and the pages that the law asks for. */
export async function portalRoutes(app: FastifyInstance, deps: WebDeps): Promise<void> {
  startRoutes(app, deps)
  serviceRoutes(app, deps)
  proofRoutes(app, deps)
  searchRoutes(app, deps)
  legalRoutes(app, deps)
}
