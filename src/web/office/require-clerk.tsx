/** Before each page of the desk: who is it? The answer is `request.staff`, or one of the pages around the sign-in. */
import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import { forgetParkedPost, PARKED_MINUTES, parkPost } from '../../identity/parked-posts.ts'
import { sealFor, type Seal } from '../../identity/sealing.ts'
import { readSession, type StaffSession } from '../../identity/sessions.ts'
import { transact, type Tx } from '../../platform/database.ts'
import { frameOf, type Frame } from '../components/frame.ts'
import { typedValues } from '../components/Typed.tsx'
import type { WebDeps } from '../deps.ts'
import { renderPage } from '../render.ts'
import { NoRolePage, SignInAgainPage, signInPaths } from './sign-in-pages.tsx'
import { clearStaffCookie, setStaffCookie, staffCookie } from './staff-cookies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in at this portal's desk. Only behind `requireClerk`. */
    staff: StaffSession
  }
}

/** What the sign-in needs of what the routes are handed. */
export type StaffDeps = Pick<WebDeps, 'config' | 'database' | 'clock' | 'assets' | 'region'>

/** Name, look and contact for a page of the desk. */
export const deskFrame = (request: FastifyRequest, { assets, region, config }: StaffDeps): Frame =>
  frameOf(request.portal, { assets, network: region().network, isDemo: config.MODE === 'demo' })

/** The seal of parked fields. */
export const parkedSeal = ({ config }: StaffDeps): Seal => sealFor(config.SESSION_SECRET, 'parked fields of staff')

/** Runs `work` for the portal's authority before anybody is known; what it may see depends on the tokens it presents. */
export const asVisitor = <Value,>({ database }: StaffDeps, authority: string, work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  transact(database, { authority, actor: { kind: 'public' } }, work)

/** Tells search engines and caches nothing, and a person what to do: sign in and come back. */
async function askToSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: StaffDeps,
  expiredToken: string | null,
): Promise<FastifyReply> {
  const { portal, method } = request
  if (method === 'GET' || method === 'HEAD') {
    return reply
      .header('cache-control', 'no-store')
      .redirect(portal.href(`${signInPaths.begin}?weiter=${encodeURIComponent(request.url)}`), 302)
  }
  const fields = postedFields(request)
  const parked = expiredToken === null ? null : await park(request, deps, expiredToken, fields)
  if (parked !== null) setStaffCookie(request, reply, 'parked', parked, { seconds: PARKED_MINUTES * 60 })
  // What another site had posted here is not shown as if it had been typed.
  const isFromHere = request.headers['sec-fetch-site'] !== 'cross-site'
  return renderPage(
    request,
    reply,
    <SignInAgainPage frame={deskFrame(request, deps)} isParked={parked !== null} typed={isFromHere ? typedValues(fields) : []} />,
    401,
  )
}

function postedFields({ body }: FastifyRequest): Record<string, string | string[]> {
  if (body === null || typeof body !== 'object') return {}
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => name !== '_csrf' && [value].flat().every((each) => typeof each === 'string')),
  )
}

/** Keeps what was posted for the person whose sign-in ran out. Gives the token of the browser's cookie. */
async function park(
  request: FastifyRequest,
  deps: StaffDeps,
  expiredToken: string,
  fields: Record<string, string | string[]>,
): Promise<string | null> {
  const { authority, href } = request.portal
  const post = { path: href(request.url), page: pageOf(request), fields }
  const result = await asVisitor(deps, authority!.id, (tx) => parkPost(tx, parkedSeal(deps), expiredToken, post, deps.clock.now()))
  return result.ok ? result.value.token : null
}

/** The page that a form stood on, as a path of this host. */
function pageOf({ headers, portal }: FastifyRequest): string {
  const { referer, host } = headers
  const page = referer !== undefined && URL.canParse(referer) ? new URL(referer) : null
  const isOfPortal = page !== null && page.host === host && page.pathname.startsWith(portal.href('/'))
  return isOfPortal ? page.pathname + page.search : portal.href('/amt')
}

/**
 * Lets only staff of this portal's authority through, as `request.staff`. Others are sent to sign in and come back (GET),
 * are told to and find what they typed again (POST, 401), or are told that they have no role here (403).
 * As a hook of the scope it runs before a route's own checks, so that an expired sign-in is not taken for a forged token.
 */
export function requireClerk(deps: StaffDeps): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    const { authority } = request.portal
    const token = staffCookie(request, 'session')
    if (authority === null || token === undefined) return askToSignIn(request, reply, deps, null)

    const found = await asVisitor(deps, authority.id, (tx) => readSession(tx, token, deps.clock.now()))
    if (!found.ok) {
      if (found.refusal !== 'noRoleHere') return askToSignIn(request, reply, deps, found.refusal === 'expired' ? token : null)
      clearStaffCookie(request, reply, 'session')
      return renderPage(request, reply, <NoRolePage frame={deskFrame(request, deps)} authority={authority.name} />, 403)
    }
    request.staff = found.value

    const parked = staffCookie(request, 'parked')
    if (request.method === 'POST' && parked !== undefined) {
      await asVisitor(deps, authority.id, (tx) => forgetParkedPost(tx, token, parked))
      clearStaffCookie(request, reply, 'parked')
    }
    return undefined
  }
}
