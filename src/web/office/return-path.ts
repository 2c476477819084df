/** Where a sign-in goes on. Whatever the address says, it is a page of the desk in this portal (no open redirect). */
import type { Portal } from '../context.ts'

/** The first page of the desk, inside a portal. */
export const DESK_PATH = '/amt'

const nowhere = 'http://portal.invalid'

/**
 * A path inside the portal, with its query, as it may be returned to. Everything that is not below `/amt`, or that a
 * browser would read as another address (`//host`, `/\host`, `https:…`), becomes the first page of the desk.
 */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, nowhere)) return DESK_PATH
  const { origin, pathname, search } = new URL(wanted, nowhere)
  const isDesk = pathname === DESK_PATH || pathname.startsWith(`${DESK_PATH}/`)
  return origin === nowhere && isDesk ? pathname + search : DESK_PATH
}

/**
 * Scheme and host under which the browser has the portal before it; null when that is none of its own (an IP number
 * instead of a name): cookies set there would not come along. In the demo a town also answers on `<town>.localhost`.
 */
export function originOf(portal: Portal, host: string): string | null {
  const home = new URL(portal.absolute('/'))
  if (host === home.host) return home.origin
  const isOwnLocalHost = portal.authority !== null && portal.base === '' && host.replace(/:\d+$/, '') === `${portal.authority.id}.localhost`
  return isOwnLocalHost ? `${home.protocol}//${host}` : null
}
