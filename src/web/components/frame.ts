import type { Network, Authority } from '../../network/region.ts'
import type { Look } from '../assets/look.ts'
import type { Assets } from '../assets/build.ts'
import type { Portal } from '../context.ts'

/** How a page can reach the people behind it. What was not found is absent, and nothing is invented in its place. */
export type Contact = {
  readonly name: string
  readonly address?: { readonly street: string; readonly postalCode: string; readonly place: string }
  readonly phone?: string
  readonly email?: string
  readonly website?: string
  /** What nobody has confirmed yet; it is marked. */
  readonly unconfirmed?: readonly ('address' | 'website')[]
}

/** What every page of a portal shares: its name, look and contact. Made once per request by `frameOf`. */
export type Frame = {
  readonly portal: Portal
  /** Style sheets, in order: the shared one, then the colours of this portal. */
  readonly css: readonly string[]
  readonly font: string
  readonly icon: string
  readonly island: Assets['island']
  readonly look: Look
  /** The name of this portal: "Serviceportal der Stadt Gelsenkirchen". */
  readonly name: string
  /** The name of the regional portal. */
  readonly regionalName: string
  readonly contact: Contact
  /** A demonstration says so on every page. */
  readonly isDemo: boolean
}

/** Name, look and contact of the portal that a request belongs to. */
export function frameOf(portal: Portal, { assets, network, isDemo }: { assets: Assets; network: Network; isDemo: boolean }): Frame {
  const { authority } = portal
  const look = authority?.look ?? network.look
  return {
    portal,
    css: [assets.css, assets.lookCss(authority?.id ?? 'region', look)],
    font: assets.font,
    icon: assets.icon,
    island: assets.island,
    look,
    name: authority === null ? network.portalName : `Serviceportal ${authority.name}`,
    regionalName: network.portalName,
    contact: authority === null ? contactOfNetwork(network) : contactOfAuthority(authority),
    isDemo,
  }
}

/** How to reach an authority, as far as known. */
export function contactOfAuthority({ name, townHall, phone, email, website }: Authority): Contact {
  const { street, postalCode, place } = townHall
  const isConfirmed = { address: townHall.source.verified, website: website?.source.verified ?? true }
  return {
    name,
    unconfirmed: (['address', 'website'] as const).filter((part) => !isConfirmed[part]),
    address: { street, postalCode, place },
    ...(phone && { phone }),
    ...(email && { email }),
    ...(website && { website: website.url }),
  }
}

function contactOfNetwork({ operator: { name, address, email } }: Network): Contact {
  return { name, ...(address && { address }), ...(email && { email }) }
}
