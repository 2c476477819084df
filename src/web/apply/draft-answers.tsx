/** What the pages of a draft share: its addresses, and the two answers "not here" and "not yet". */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { reservedPageIds } from '../../forms/definition.ts'
import { typedValues } from '../components/Typed.tsx'
import type { WebDeps } from '../deps.ts'
import { frameOfRequest } from '../frame-of-request.ts'
import { postedFields } from '../posted.ts'
import { renderPage } from '../render.ts'
import { GonePage } from './GonePage.tsx'
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

/** 404 in words, with what was just posted for it; what another site had posted here is not shown as if it had been typed. */
export function showGone(request: FastifyRequest, reply: FastifyReply, deps: WebDeps): FastifyReply {
  const typed = request.headers['sec-fetch-site'] === 'cross-site' ? [] : typedValues(postedFields(request))
  return renderPage(request, reply, <GonePage frame={frameOfRequest(request, deps)} typed={typed} />, 404)
}

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
