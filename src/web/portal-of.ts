import { addressFrom, portalAddress, portalHref, resolvePortal, type PortalAddresses } from '../network/portals.ts'
import type { Region } from '../network/store.ts'
import type { Config } from '../platform/config.ts'
import type { Portal } from './context.ts'

/** What decides where portals are. */
type Addressed = { readonly config: Pick<Config, 'BASE_URL' | 'PORTAL_ADDRESSES'>; readonly region: () => Region }

/** Where the portals of this installation answer, from configuration and region. */
export const portalAddresses = ({ config, region }: Addressed): PortalAddresses => ({
  baseUrl: config.BASE_URL,
  authorityIds: region().authorityIds,
  ownAddresses: config.PORTAL_ADDRESSES,
})

/**
 * The portal that a request belongs to. `url` is the path with its query as it was asked for; links to the same page in
 * the other language keep the query.
 */
export function portalOf(host: string, url: string, deps: Addressed): Portal {
  const queryAt = url.indexOf('?')
  const path = queryAt < 0 ? url : url.slice(0, queryAt)
  const query = queryAt < 0 ? '' : url.slice(queryAt)
  const addresses = portalAddresses(deps)
  const resolved = resolvePortal({ host, path }, addresses)
  return {
    authority: resolved.authorityId === null ? null : (deps.region().authorityOf(resolved.authorityId) ?? null),
    language: resolved.language,
    path: resolved.path,
    base: resolved.base,
    href: (inside) => portalHref(resolved, inside),
    inLanguage: (language) => portalHref({ base: resolved.base, language }, resolved.path) + query,
    absolute: (inside) => portalAddress(resolved.authorityId, resolved.language, inside, addresses),
    at: (authority, inside) => addressFrom(resolved, authority, inside, addresses),
  }
}
