/** What the pages of a draft share: its addresses, and the two answers "not here" and "not yet". */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { reservedPageIds } from '../../forms/definition.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { frameOfRequest } from '../frame-of-request.ts'
import { renderPage } from '../render.ts'
import { MessagePage } from './MessagePage.tsx'
import type { OpenDraft } from './open-draft.ts'
import { applyTexts } from './texts.ts'

const [review, receipt] = reservedPageIds

/** Words of an address that are no page of a form. */
export const draftPaths = { review, receipt, copy: 'kopie.pdf', statement: 'empfangsbestaetigung.jws' } as const

export type DraftRoute = { Params: { draft: string } }

/** How often somebody may do it within ten minutes, counted across all processes. */
export const limited = (max: number): { rateLimit: { max: number; timeWindow: string } } => ({
  rateLimit: { max, timeWindow: '10 minutes' },
})

/** The address of a page of a draft. */
export const draftHref = (request: FastifyRequest, draftId: string, page: string): string =>
  request.portal.href(`/entwurf/${draftId}/${page}`)

/** Where a draft goes on: its first incomplete page, or the review; once sent, the receipt. */
export const onward = (request: FastifyRequest, { draft, journey }: OpenDraft): string =>
  draftHref(request, draft.id, draft.isSubmitted ? draftPaths.receipt : (journey.continueAt?.id ?? draftPaths.review))

/** 404 in words: a draft that is over or somebody else's looks the same. */
export const showGone = (request: FastifyRequest, reply: FastifyReply, deps: WebDeps): FastifyReply => showError(request, reply, deps, 404)

/** 404 for a page whose turn has not come, with the way to the one whose turn it is. */
export function showTooEarly(request: FastifyRequest, reply: FastifyReply, deps: WebDeps, open: OpenDraft): FastifyReply {
  const words = applyTexts(request.portal.language)
  const next = open.journey.continueAt?.title ?? words.reviewTitle
  return renderPage(
    request,
    reply,
    <MessagePage
      frame={frameOfRequest(request, deps)}
      title={words.tooEarlyTitle}
      on={{ text: words.continueAt(next), href: onward(request, open) }}
    >
      {words.tooEarly}
    </MessagePage>,
    404,
  )
}
