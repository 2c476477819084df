import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** Answers with a whole HTML page. Pages are never cached by default: most show what one person typed. */
export function renderPage(request: FastifyRequest, reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  return reply
    .code(status)
    .header('content-language', request.portal.language)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${renderToString(page)}`)
}
