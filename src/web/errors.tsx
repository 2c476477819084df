/** Answers that are not what was asked for. A fault is logged once, with the reference that the person sees. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebDeps } from './deps.ts'
import { frameOfRequest } from './frame-of-request.ts'
import { ErrorPage, type ErrorStatus } from './portal/ErrorPage.tsx'
import { renderPage } from './render.ts'

/** What a page answers for the status that Fastify or a plugin gave. */
function statusOf(error: FastifyError): ErrorStatus {
  const status = error.statusCode ?? 500
  if (status === 403 || status === 404 || status === 413 || status === 429 || status === 503) return status
  // A body that cannot be read, a field that came too often, an unknown media type: what was sent was wrong, not we.
  return status >= 400 && status < 500 ? 422 : 500
}

/** Shows an error page of a status; routes use it for what is not there (404) or not theirs (403). */
export const showError = (
  request: FastifyRequest,
  reply: FastifyReply,
  deps: WebDeps,
  status: ErrorStatus,
  reference?: string,
): FastifyReply =>
  renderPage(request, reply, <ErrorPage frame={frameOfRequest(request, deps)} status={status} reference={reference} />, status)

/** Registers the pages for whatever was not answered, and for whatever went wrong. */
export function errorPages(app: FastifyInstance, deps: WebDeps): void {
  app.setNotFoundHandler((request, reply) => showError(request, reply, deps, 404))
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const { staleForm } = request.routeOptions.config
    if (error.code?.startsWith('FST_CSRF_') && staleForm) return staleForm(request, reply)
    const status = statusOf(error)
    // What was not read yet is not waited for: the connection ends with the answer.
    if (!request.raw.readableEnded && request.method === 'POST') reply.header('connection', 'close')
    if (status < 500) return showError(request, reply, deps, status)
    request.log.error({ err: error }, 'a request failed')
    return showError(request, reply, deps, status, request.id)
  })
}
