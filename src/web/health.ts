import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { WebDeps } from './deps.ts'

/** `/healthz`: the process answers. `/readyz`: it can also reach its database and has a region to show. */
export function healthRoutes(app: FastifyInstance, { database, region }: WebDeps): void {
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/readyz', async (request, reply) => {
    try {
      await sql`select 1`.execute(database)
      const isReady = region().authorities.length > 0
      return await reply
        .code(isReady ? 200 : 503)
        .type('text/plain')
        .send(isReady ? 'ready\n' : 'no region imported\n')
    } catch (fault) {
      request.log.error({ fault: fault instanceof Error ? fault.message : 'unknown' }, 'database not reachable')
      return reply.code(503).type('text/plain').send('database not reachable\n')
    }
  })
}
