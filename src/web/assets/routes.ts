import type { FastifyInstance } from 'fastify'
import type { WebDeps } from '../deps.ts'
import type { AssetFile } from './build.ts'

const ONE_YEAR_IN_SECONDS = 31_536_000

/** Serves what pages link to. An address names its content, so a browser never has to ask again. */
export function assetRoutes(app: FastifyInstance, { assets, region }: Pick<WebDeps, 'assets' | 'region'>): void {
  app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => {
    const path = `/assets/${request.params['*']}`
    // A page may come from one process and its colours be asked from another, which has not made them yet.
    if (path.includes('/look-') && !assets.files.has(path)) {
      for (const { id, look } of region().authorities) assets.lookCss(id, look)
      assets.lookCss('region', region().network.look)
    }
    const file = assets.files.get(path)
    if (!file) return reply.callNotFound()
    const { body, encoding } = bestFor(file, request.headers['accept-encoding'] ?? '')
    if (encoding) reply.header('content-encoding', encoding)
    return reply
      .header('cache-control', `public, max-age=${ONE_YEAR_IN_SECONDS}, immutable`)
      .header('vary', 'accept-encoding')
      .type(file.type)
      .send(body)
  })
}

function bestFor(file: AssetFile, accepted: string): { body: Buffer; encoding?: 'br' | 'gzip' } {
  if (file.brotli && /\bbr\b/.test(accepted)) return { body: file.brotli, encoding: 'br' }
  if (file.gzip && /\bgzip\b/.test(accepted)) return { body: file.gzip, encoding: 'gzip' }
  return { body: file.body }
}
