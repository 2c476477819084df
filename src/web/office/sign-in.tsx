/**
 * Sign-in and sign-out of staff. It begins with a link and leaves for the authority's identity provider; what the answer
 * is checked against travels in a sealed cookie of its own, so that two tabs can sign in at once.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { signInChecks, signInProvider } from '../../identity/oidc.ts'
import { unparkPost } from '../../identity/parked-posts.ts'
import { sealFor, type Seal } from '../../identity/sealing.ts'
import { beginSession, endSession, readSession } from '../../identity/sessions.ts'
import { transact } from '../../platform/database.ts'
import { renderPage } from '../render.ts'
import { asVisitor, deskFrame, parkedSeal, requireClerk, type StaffDeps } from './require-clerk.tsx'
import { DESK_PATH, originOf, safeReturnPath } from './return-path.ts'
import {
  ChooseDeskPage,
  NoRolePage,
  NothingParkedPage,
  ResumePage,
  SignedOutPage,
  signInPaths,
  SignInTroublePage,
  type SignInTrouble,
} from './sign-in-pages.tsx'
import { clearStaffCookie, setStaffCookie, staffCookie } from './staff-cookies.ts'

/** How long one may take at the identity provider. */
const LEAVING_MINUTES = 10

const beginQuery = z.object({ weiter: z.unknown().optional(), person: z.unknown().optional() })
const callbackQuery = z.object({ state: z.string().min(16).max(200) })
const leaving = z.object({ checks: signInChecks, returnPath: z.string() })

/** Each costs the identity provider work. A whole town hall may share one address. */
const limited = { rateLimit: { max: 200, timeWindow: '10 minutes' } }

/** The sign-in in progress is found by the beginning of its state; the whole state is checked later. */
const detailOf = (state: string): string => state.slice(0, 12).replaceAll(/[^\w-]/g, '')

/** An identity provider whose trouble is not the person's doing answers 503, the rest is a request that was wrong. */
const statusOf: Record<SignInTrouble, number> = { turnedBack: 200, notGenuine: 400, unavailable: 503 }

/** Routes: `/amt/anmeldung` (begin), `…/zurueck` (from the provider), `…/fortsetzen`, `/amt/abmeldung` (POST), `/amt/abgemeldet`. */
export function signInRoutes(app: FastifyInstance, deps: StaffDeps): void {
  const { config, clock, database } = deps
  const provider = signInProvider({ issuer: config.OIDC_ISSUER, clientId: config.OIDC_CLIENT_ID, clientSecret: config.OIDC_CLIENT_SECRET })
  // A sign-in begun at one town cannot be finished at another.
  const leavingSeal = (authority: string): Seal => sealFor(config.SESSION_SECRET, `sign-in of staff at ${authority}`)
  const showTrouble = (request: FastifyRequest, reply: FastifyReply, trouble: SignInTrouble, returnPath = DESK_PATH): FastifyReply =>
    renderPage(
      request,
      reply,
      <SignInTroublePage frame={deskFrame(request, deps)} trouble={trouble} returnPath={returnPath} />,
      statusOf[trouble],
    )

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const isEnglish = request.portal.language !== 'de'
    return isEnglish && request.method === 'GET' ? reply.redirect(request.portal.inLanguage('de'), 302) : undefined
  })

  app.get(signInPaths.begin, { config: limited }, async (request, reply) => {
    const { portal } = request
    const { authority } = portal
    if (authority === null) {
      const desks = deps.region().authorities.map(({ id, name }) => ({ name, href: portal.at(id, '/amt') }))
      return renderPage(request, reply, <ChooseDeskPage frame={deskFrame(request, deps)} desks={desks} />)
    }
    const origin = originOf(portal, request.headers.host ?? '')
    if (origin === null) return reply.redirect(portal.absolute(request.url), 302)

    const query = beginQuery.parse(request.query)
    const returnPath = safeReturnPath(query.weiter)
    const chooseAnew = query.person !== undefined
    const token = staffCookie(request, 'session')
    if (token !== undefined && !chooseAnew) {
      const session = await asVisitor(deps, authority.id, (tx) => readSession(tx, token, clock.now()))
      if (session.ok) return reply.redirect(portal.href(returnPath), 303)
    }

    const begun = await provider.begin(origin + portal.base + signInPaths.callback, chooseAnew)
    if (!begun.ok) return showTrouble(request, reply, begun.refusal, returnPath)
    const { address, checks } = begun.value
    const endsAt = new Date(clock.now().getTime() + LEAVING_MINUTES * 60_000)
    setStaffCookie(request, reply, 'leaving', await leavingSeal(authority.id).seal({ checks, returnPath }, endsAt), {
      detail: detailOf(checks.state),
      seconds: LEAVING_MINUTES * 60,
    })
    return reply.redirect(address, 302)
  })

  app.get(signInPaths.callback, { config: limited }, async (request, reply) => {
    const { portal } = request
    const { authority } = portal
    const origin = originOf(portal, request.headers.host ?? '')
    const query = callbackQuery.safeParse(request.query)
    if (authority === null || origin === null || !query.success) return showTrouble(request, reply, 'notGenuine')

    const detail = detailOf(query.data.state)
    const sealed = staffCookie(request, 'leaving', detail)
    clearStaffCookie(request, reply, 'leaving', detail)
    const opened = leaving.safeParse(sealed === undefined ? null : await leavingSeal(authority.id).open(sealed, clock.now()))
    if (!opened.success) return showTrouble(request, reply, 'notGenuine')

    const returned = new URL(origin + portal.base + signInPaths.callback)
    returned.search = new URL(request.url, origin).search
    const person = await provider.finish(returned, opened.data.checks)
    if (!person.ok) return showTrouble(request, reply, person.refusal, opened.data.returnPath)

    const { subject } = person.value
    const before = staffCookie(request, 'session')
    const begun = await transact(database, { authority: authority.id, actor: { kind: 'clerk', id: '', subject } }, async (tx) => {
      if (before !== undefined) await endSession(tx, before)
      return beginSession(tx, person.value, clock.now())
    })
    if (!begun.ok) {
      clearStaffCookie(request, reply, 'session')
      return renderPage(request, reply, <NoRolePage frame={deskFrame(request, deps)} authority={authority.name} />, 403)
    }
    setStaffCookie(request, reply, 'session', begun.value.token)
    return reply.redirect(portal.href(opened.data.returnPath), 303)
  })

  app.get(signInPaths.resume, { preHandler: requireClerk(deps) }, async (request, reply) => {
    const frame = deskFrame(request, deps)
    const [session, parked] = [staffCookie(request, 'session'), staffCookie(request, 'parked')]
    const post =
      session && parked
        ? await asVisitor(deps, request.staff.authority, (tx) => unparkPost(tx, parkedSeal(deps), session, parked, clock.now()))
        : null
    if (post === null) return renderPage(request, reply, <NothingParkedPage frame={frame} />, 404)
    return renderPage(
      request,
      reply,
      <ResumePage
        frame={frame}
        csrf={reply.generateCsrf()}
        action={post.path}
        page={post.page}
        fields={post.fields}
        staff={request.staff.name}
      />,
    )
  })

  app.post(
    signInPaths.signOut,
    { preHandler: (request, reply, done) => app.csrfProtection(request, reply, done) },
    async (request, reply) => {
      const { authority, href } = request.portal
      const token = staffCookie(request, 'session')
      if (authority !== null && token !== undefined) await asVisitor(deps, authority.id, (tx) => endSession(tx, token))
      clearStaffCookie(request, reply, 'session')
      clearStaffCookie(request, reply, 'parked')
      return reply.redirect(href(signInPaths.signedOut), 303)
    },
  )

  app.get(signInPaths.signedOut, async (request, reply) => {
    const { portal } = request
    const origin = originOf(portal, request.headers.host ?? '')
    const providerHref = origin === null ? null : await provider.signOutAddress(origin + portal.base + signInPaths.signedOut)
    return renderPage(request, reply, <SignedOutPage frame={deskFrame(request, deps)} providerHref={providerHref} />)
  })
}
