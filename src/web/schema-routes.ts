/** The shapes of service files, for editors: `/schemas/service.json` on the regional portal. */
import type { FastifyInstance } from 'fastify'
import { jsonSchemaOf, schemaNames } from '../forms/json-schemas.ts'

const ONE_DAY_IN_SECONDS = 86_400

/** One address for each schema; made once. */
export function schemaRoutes(app: FastifyInstance): void {
  for (const name of schemaNames) {
    const schema = JSON.stringify(jsonSchemaOf(name))
    app.get(`/schemas/${name}.json`, async (request, reply) => {
      if (request.portal.authority) return reply.callNotFound()
      return reply
        .header('cache-control', `public, max-age=${ONE_DAY_IN_SECONDS}`)
        .type('application/schema+json; charset=utf-8')
        .send(schema)
    })
  }
}
