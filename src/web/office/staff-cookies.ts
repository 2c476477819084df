/** The cookies of staff: each belongs to one portal, and none is readable by scripts. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Portal } from '../context.ts'

/** `session`: who is signed in. `parked`: what was typed when a sign-in ran out. `leaving`: a sign-in on its way, one cookie each. */
type Kind = 'session' | 'parked' | 'leaving'

const names = { session: 'amt-sitzung', parked: 'amt-eingaben', leaving: 'amt-anmeldung' } as const satisfies Record<Kind, string>

const isSecure = (portal: Portal): boolean => portal.absolute('/').startsWith('https:')

/** Browsers take a `__Host-` cookie from the host itself only, never from a neighbouring name. It needs the path `/`. */
function nameOf(portal: Portal, kind: Kind, detail: string): string {
  const prefix = isSecure(portal) && portal.base === '' ? '__Host-' : ''
  return `${prefix}${names[kind]}-${portal.authority?.id ?? 'region'}${detail === '' ? '' : `-${detail}`}`
}

const optionsOf = (portal: Portal) =>
  ({ path: portal.base === '' ? '/' : portal.base, httpOnly: true, sameSite: 'lax', secure: isSecure(portal) }) as const

/** A staff cookie of the portal that was asked. */
export const staffCookie = (request: FastifyRequest, kind: Kind, detail = ''): string | undefined =>
  request.cookies[nameOf(request.portal, kind, detail)]

/** Sets a staff cookie; without `seconds` it lasts until the browser is closed. */
export function setStaffCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: Kind,
  value: string,
  { detail = '', seconds }: { detail?: string; seconds?: number } = {},
): void {
  reply.setCookie(nameOf(request.portal, kind, detail), value, {
    ...optionsOf(request.portal),
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  })
}

/** Has the browser forget a staff cookie. */
export function clearStaffCookie(request: FastifyRequest, reply: FastifyReply, kind: Kind, detail = ''): void {
  reply.clearCookie(nameOf(request.portal, kind, detail), optionsOf(request.portal))
}
