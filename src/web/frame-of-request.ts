import type { FastifyRequest } from 'fastify'
import { frameOf, type Frame } from './components/frame.ts'
import type { WebDeps } from './deps.ts'

/** Name, look and contact of the portal that a request belongs to, for its page. */
export const frameOfRequest = (request: FastifyRequest, { assets, region, config }: Pick<WebDeps, 'assets' | 'region' | 'config'>): Frame =>
  frameOf(request.portal, { assets, network: region().network, isDemo: config.MODE === 'demo' })
