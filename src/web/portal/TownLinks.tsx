import type { Authority } from '../../network/region.ts'
import type { Portal } from '../context.ts'

/**
 * The towns as links. From the regional portal they lead over `/orte`, which remembers the choice there; `next` is the
 * path that is opened in the town's portal.
 */
export const TownLinks = ({
  authorities,
  portal,
  next,
}: {
  authorities: readonly Authority[]
  portal: Portal
  next?: string | undefined
}) => (
  <ul class="portal-towns">
    {authorities.map((authority) => (
      <li>
        <a href={portal.authority === null ? choiceHref(portal, authority, next) : portal.at(authority.id, next ?? '/')}>
          {authority.shortName}
        </a>
      </li>
    ))}
  </ul>
)

/** The address that chooses a town and goes on to its portal. */
export function choiceHref(portal: Portal, authority: Authority, next?: string): string {
  const query = new URLSearchParams({ ort: authority.shortName, ...(next && { weiter: next }) })
  return portal.href(`/orte?${query}`)
}
