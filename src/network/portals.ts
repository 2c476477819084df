/**
 * A portal is a base address: which portal a request belongs to, and the addresses back into it.
 * Pure, so that the rules can be read and tested in one place; `web` builds its `Portal` from it.
 */

export type PortalLanguage = 'de' | 'en'

/** Where the portals of a network answer. */
export type PortalAddresses = {
  /** Base address of the regional portal, without a slash at the end: `http://localhost:3000`. */
  readonly baseUrl: string
  /** Ids of all authorities: each has its city portal at `<baseUrl>/<id>`, unless it has an address of its own. */
  readonly authorityIds: ReadonlySet<string>
  /** Own base addresses by authority id: `{ gelsenkirchen: 'https://serviceportal.gelsenkirchen.de' }`. */
  readonly ownAddresses: Readonly<Record<string, string>>
}

/** The portal that a request belongs to. `base` is its path prefix on this host, without language; `path` what is left. */
export type ResolvedPortal = {
  readonly authorityId: string | null
  readonly language: PortalLanguage
  readonly base: string
  readonly path: string
  /** What was asked for came over the regional host, so that links between its portals may stay relative. */
  readonly isOnBaseHost: boolean
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

const withoutSlashAtEnd = (path: string): string => path.replace(/\/+$/, '')

/** What is left of `path` below `prefix`, or null where it does not lie below. */
function below(path: string, prefix: string): string | null {
  if (prefix === '') return path
  if (path === prefix) return '/'
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : null
}

function withLanguage(portal: Omit<ResolvedPortal, 'language'>): ResolvedPortal {
  const english = below(portal.path, '/en')
  return english === null ? { ...portal, language: 'de' } : { ...portal, language: 'en', path: english }
}

/**
 * Finds the portal of a request by its `Host` header and its path (no query). In this order: an authority's own address;
 * the host `<authority>.localhost` beside a base address on this machine; the first path word under the base address.
 * An unknown host is treated as the regional one, so that a wrong header shows the regional portal and nothing else.
 */
export function resolvePortal(request: { readonly host: string; readonly path: string }, addresses: PortalAddresses): ResolvedPortal {
  const host = request.host.toLowerCase()
  const path = request.path.startsWith('/') ? request.path : `/${request.path}`
  const baseUrl = new URL(addresses.baseUrl)

  const own = Object.entries(addresses.ownAddresses)
    .map(([authorityId, address]) => ({ authorityId, url: new URL(address) }))
    .filter(({ url }) => url.host === host)
    .map(({ authorityId, url }) => ({ authorityId, base: withoutSlashAtEnd(url.pathname) }))
    .toSorted((a, b) => b.base.length - a.base.length)
  for (const { authorityId, base } of own) {
    const rest = below(path, base)
    if (rest !== null) return withLanguage({ authorityId, base, path: rest, isOnBaseHost: host === baseUrl.host })
  }

  const [firstLabel, ...otherLabels] = host.replace(/:\d+$/, '').split('.')
  if (loopbackNames.has(baseUrl.hostname) && otherLabels.join('.') === 'localhost' && addresses.authorityIds.has(firstLabel!)) {
    return withLanguage({ authorityId: firstLabel!, base: '', path, isOnBaseHost: false })
  }

  const regionalBase = withoutSlashAtEnd(baseUrl.pathname)
  const inside = below(path, regionalBase) ?? path
  const firstWord = inside.split('/')[1] ?? ''
  if (addresses.authorityIds.has(firstWord)) {
    const base = `${regionalBase}/${firstWord}`
    return withLanguage({ authorityId: firstWord, base, path: below(inside, `/${firstWord}`) ?? '/', isOnBaseHost: true })
  }
  return withLanguage({ authorityId: null, base: regionalBase, path: inside, isOnBaseHost: true })
}

const languagePrefix = (language: PortalLanguage): string => (language === 'en' ? '/en' : '')

/**
 * Path on this host for a path inside a portal: `/gelsenkirchen/en/themen/umwelt`. Never another host: browsers read
 * `//name` and `/\\name` as one, and a path may be whatever somebody asked for.
 */
export const portalHref = (portal: { readonly base: string; readonly language: PortalLanguage }, path: string): string =>
  `${portal.base}${languagePrefix(portal.language)}${path.replace(/^[/\\]+/, '/')}`

/** The base address of an authority's portal, or of the regional one (null), without a slash at the end. */
export function baseAddressOf(authorityId: string | null, addresses: PortalAddresses): string {
  const regional = withoutSlashAtEnd(addresses.baseUrl)
  if (authorityId === null) return regional
  const own = addresses.ownAddresses[authorityId]
  return own === undefined ? `${regional}/${authorityId}` : withoutSlashAtEnd(own)
}

/** Absolute address of a path in a portal, for mails, documents and other hosts. */
export const portalAddress = (authorityId: string | null, language: PortalLanguage, path: string, addresses: PortalAddresses): string =>
  `${baseAddressOf(authorityId, addresses)}${languagePrefix(language)}${path}`

/**
 * Address of a path in a portal as a link from this one: within the same portal and within the regional host it stays
 * relative, so that nobody changes the host unasked and the demo also works behind another name; else it is absolute.
 */
export function addressFrom(from: ResolvedPortal, authorityId: string | null, path: string, addresses: PortalAddresses): string {
  if (authorityId === from.authorityId) return portalHref(from, path)
  const hasOwnAddress = authorityId !== null && addresses.ownAddresses[authorityId] !== undefined
  if (from.isOnBaseHost && !hasOwnAddress) {
    const base = new URL(baseAddressOf(authorityId, addresses)).pathname
    return portalHref({ base: withoutSlashAtEnd(base), language: from.language }, path)
  }
  return portalAddress(authorityId, from.language, path, addresses)
}
