/** Looking up a case by reference and secret code, replying to a question, reading the notice: without an account. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { lookUpCase, readCase } from '../../cases/cases.ts'
import { frozenService } from '../../cases/frozen-service.ts'
import { fetchNotice } from '../../cases/notices.ts'
import type { TextRefusal } from '../../cases/texts.ts'
import { receiveReply, withdrawCase } from '../../cases/work.ts'
import { sealFor } from '../../identity/sealing.ts'
import { today } from '../../platform/clock.ts'
import { type Scope, transact } from '../../platform/database.ts'
import type { WebDeps } from '../deps.ts'
import { showError } from '../errors.tsx'
import { frameOfRequest } from '../frame-of-request.ts'
import { postedText } from '../posted.ts'
import { renderPage } from '../render.ts'
import { sendFile } from '../send-file.ts'
import { StatusFormPage, StatusPage } from './StatusPages.tsx'
import { type ApplyTexts, applyTexts } from './texts.ts'

/** How long a looked-up case stays open in the browser; then reference and code are asked again. */
const OPEN_MINUTES = 30
const COOKIE = 'vorgang'

/** What the cookie holds, sealed: which case this browser may see, in which authority. */
const pass = z.object({ caseId: z.uuid(), authority: z.string() })

const replyProblems: Record<TextRefusal, (words: ApplyTexts) => string> = {
  textMissing: (words) => words.replyMissing,
  textTooLong: (words) => words.replyTooLong,
  forbiddenCharacter: (words) => words.replyForbidden,
}

/**
 * Whether somebody meant to open an address of ours: neither a browser that fetches ahead of a click (Fetch Standard,
 * `Sec-Purpose`; older ones say `Purpose` or `X-Moz`) nor a link on somebody else's page. Browsers that say nothing are believed.
 */
function isAskedForByHand({ headers }: FastifyRequest): boolean {
  const purposes = [headers['sec-purpose'], headers['purpose'], headers['x-moz']].flat()
  if (purposes.some((purpose) => /\b(?:prefetch|prerender|preview)\b/i.test(purpose ?? ''))) return false
  const from = headers['sec-fetch-site']
  return from === undefined || from === 'same-origin' || from === 'none'
}

export function statusRoutes(app: FastifyInstance, deps: WebDeps): void {
  const { database, clock, config } = deps
  const seal = sealFor(config.SESSION_SECRET, 'looked-up case')
  const isHttps = config.BASE_URL.startsWith('https:')

  const openPass = async (request: FastifyRequest): Promise<{ caseId: string; scope: Scope & { authority: string } } | null> => {
    const cookie = request.cookies[COOKIE]
    const opened = pass.safeParse(cookie === undefined ? null : await seal.open(cookie, clock.now()))
    return opened.success
      ? { caseId: opened.data.caseId, scope: { authority: opened.data.authority, actor: { kind: 'applicant', id: opened.data.caseId } } }
      : null
  }
  const cookieOptions = (request: FastifyRequest) =>
    ({ path: request.portal.base === '' ? '/' : request.portal.base, httpOnly: true, sameSite: 'lax', secure: isHttps }) as const

  const showForm = (request: FastifyRequest, reply: FastifyReply, status: number, problem?: string): FastifyReply =>
    renderPage(
      request,
      reply,
      <StatusFormPage
        frame={frameOfRequest(request, deps)}
        csrf={reply.generateCsrf()}
        reference={postedText(request, 'reference').slice(0, 100)}
        code={postedText(request, 'code').slice(0, 100)}
        problems={problem === undefined ? [] : [{ field: 'reference', text: problem }]}
      />,
      status,
    )

  type Shown = {
    readonly reply?: string
    readonly problem?: string
    readonly status?: number
    readonly wasStale?: boolean
    readonly wasReplySent?: boolean
  }

  const showCase = async (request: FastifyRequest, reply: FastifyReply, shown: Shown = {}): Promise<FastifyReply> => {
    const opened = await openPass(request)
    if (!opened) return reply.redirect(request.portal.href('/status'), 303)
    const found = await transact(database, opened.scope, async (tx) => {
      const details = await readCase(tx, opened.caseId)
      if (!details.ok) return null
      const { submission } = details.value
      return { details: details.value, service: await frozenService(tx, { ...submission, language: request.portal.language }) }
    })
    if (!found) return reply.redirect(request.portal.href('/status'), 303)
    const { details, service } = found
    const { href } = request.portal
    return renderPage(
      request,
      reply,
      <StatusPage
        frame={frameOfRequest(request, deps)}
        csrf={reply.generateCsrf()}
        serviceTitle={service.definition.title}
        procedure={service.definition.procedure}
        officeName={
          deps.region().officeOf(details.authority, details.officeId)?.name ?? deps.region().authorityOf(details.authority)?.name ?? ''
        }
        details={details}
        today={today(clock)}
        reply={shown.reply ?? ''}
        problems={shown.problem === undefined ? [] : [{ field: 'reply', text: shown.problem }]}
        wasReplySent={shown.wasReplySent ?? false}
        wasStale={shown.wasStale ?? false}
        actionHref={href('/status/antwort')}
        noticeHref={href('/status/bescheid.pdf')}
        withdrawHref={href('/status/ruecknahme')}
        endHref={href('/status/ende')}
      />,
      shown.status ?? 200,
    )
  }

  app.get('/status', (request, reply) => showForm(request, reply, 200))

  // Guessing a code of 80 bits is hopeless; the limit keeps others from trying loudly.
  app.post(
    '/status',
    {
      preHandler: app.csrfProtection,
      config: {
        rateLimit: { max: 10, timeWindow: '10 minutes' },
        staleForm: (request, reply) => showForm(request, reply, 403, applyTexts(request.portal.language).stale),
      },
    },
    async (request, reply) => {
      const authority = request.portal.authority?.id ?? null
      const found = await transact(database, { authority, actor: { kind: 'public' } }, (tx) =>
        lookUpCase(tx, postedText(request, 'reference'), postedText(request, 'code')),
      )
      if (!found.ok) return showForm(request, reply, 422, applyTexts(request.portal.language).statusWrong)
      const { caseId, scope } = found.value
      const endsAt = new Date(clock.now().getTime() + OPEN_MINUTES * 60_000)
      reply.setCookie(COOKIE, await seal.seal({ caseId, authority: scope.authority }, endsAt), {
        ...cookieOptions(request),
        expires: endsAt,
      })
      return reply.redirect(request.portal.href('/status/vorgang'), 303)
    },
  )

  app.get<{ Querystring: { antwort?: string } }>('/status/vorgang', (request, reply) =>
    showCase(request, reply, { wasReplySent: request.query.antwort === 'ja' }),
  )

  app.post(
    '/status/antwort',
    {
      preHandler: app.csrfProtection,
      config: {
        staleForm: (request, reply) => showCase(request, reply, { reply: postedText(request, 'reply'), wasStale: true, status: 403 }),
      },
    },
    async (request, reply) => {
      const opened = await openPass(request)
      if (!opened) return reply.redirect(request.portal.href('/status'), 303)
      const typed = postedText(request, 'reply')
      const received = await transact(database, opened.scope, (tx) =>
        receiveReply(tx, opened.caseId, null, typed, { clock, listener: deps.listener }),
      )
      if (received.ok) return reply.redirect(request.portal.href('/status/vorgang?antwort=ja'), 303)
      const { refusal } = received
      if (refusal === 'textMissing' || refusal === 'textTooLong' || refusal === 'forbiddenCharacter') {
        return showCase(request, reply, { reply: typed, problem: replyProblems[refusal](applyTexts(request.portal.language)), status: 422 })
      }
      // Sent twice, or decided meanwhile: the page shows how it stands now.
      return reply.redirect(request.portal.href('/status/vorgang'), 303)
    },
  )

  app.post(
    '/status/ruecknahme',
    {
      preHandler: app.csrfProtection,
      config: { staleForm: (request, reply) => showCase(request, reply, { wasStale: true, status: 403 }) },
    },
    async (request, reply) => {
      const opened = await openPass(request)
      // Whatever stands against it (decided meanwhile, withdrawn already), the page shows how it stands now.
      if (opened) await transact(database, opened.scope, (tx) => withdrawCase(tx, opened.caseId, { clock, listener: deps.listener }))
      return reply.redirect(request.portal.href(opened ? '/status/vorgang' : '/status'), 303)
    },
  )

  // Fetching a notice may serve it, and only a person who asks for the file here has fetched it.
  app.get('/status/bescheid.pdf', { exposeHeadRoute: false }, async (request, reply) => {
    if (!isAskedForByHand(request)) return showError(request, reply, deps, 404)
    const opened = await openPass(request)
    const notice = opened && (await transact(database, opened.scope, (tx) => fetchNotice(tx, opened.caseId, clock)))
    return notice ? sendFile(reply, notice.mediaType, notice.fileName, notice.bytes) : showError(request, reply, deps, 404)
  })

  app.post('/status/ende', { preHandler: app.csrfProtection }, async (request, reply) => {
    reply.clearCookie(COOKIE, cookieOptions(request))
    return reply.redirect(request.portal.href('/status'), 303)
  })
}
