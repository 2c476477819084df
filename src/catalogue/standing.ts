/** How a public service stands for the people of one authority: who decides, and what one can do today. */
import type { Region } from '../network/store.ts'
import type { Authority } from '../network/region.ts'
import { competentAuthorityId, isOutsideTasks, isPublished } from './offers.ts'
import type { Offer, PublicService } from './public-service.ts'

/**
 * - `online`: applied for in this portal, at `by`;
 * - `elsewhere`: at a web address of `by`;
 * - `offered`: `by` is known to offer it, an online way is not known;
 * - `notOffered`: `by` does not do this at all, and says why;
 * - `askTown`: seen from the Kreis, a matter of each town;
 * - `unknown`: `by` is competent, and nothing was found about how it is done there.
 */
export type Standing =
  | {
      readonly kind: 'online'
      readonly by: Authority
      readonly onlineService: string
      readonly stage: 'pilot' | 'live'
      readonly offer: Offer | undefined
    }
  | { readonly kind: 'elsewhere'; readonly by: Authority; readonly url: string; readonly offer: Offer }
  | { readonly kind: 'offered'; readonly by: Authority; readonly offer: Offer }
  | { readonly kind: 'notOffered'; readonly by: Authority; readonly offer: Offer }
  | { readonly kind: 'askTown'; readonly by: null; readonly offer: undefined }
  | { readonly kind: 'unknown'; readonly by: Authority; readonly offer: undefined }

/** The service at exactly this authority; undefined when nothing is known of it there. */
function standingAt(service: PublicService, by: Authority, region: Region): Standing | undefined {
  const offer = service.offers.find((candidate) => candidate.authority === by.id)
  if (offer && isOutsideTasks(service, by)) return { kind: 'notOffered', by, offer }
  const adoption = service.onlineService ? region.adoption(by.id, service.onlineService) : undefined
  if (adoption && isPublished(adoption)) {
    return { kind: 'online', by, onlineService: adoption.service, stage: adoption.stage === 'pilot' ? 'pilot' : 'live', offer }
  }
  if (!offer) return undefined
  return offer.url ? { kind: 'elsewhere', by, url: offer.url, offer } : { kind: 'offered', by, offer }
}

/** How the service stands for people of `authority`: its own offer, else that of the Kreis where the Kreis is competent. */
export function standingOf(service: PublicService, authority: Authority, region: Region): Standing {
  const own = standingAt(service, authority, region)
  if (own) return own
  if (isOutsideTasks(service, authority)) return { kind: 'askTown', by: null, offer: undefined }
  const competent = region.authorityOf(competentAuthorityId(service, authority)) ?? authority
  return standingAt(service, competent, region) ?? { kind: 'unknown', by: competent, offer: undefined }
}

/** A service beside how it stands somewhere. */
export type StandingService = { readonly service: PublicService; readonly standing: Standing }

const order: Record<Standing['kind'], number> = { online: 0, elsewhere: 1, offered: 2, unknown: 3, notOffered: 4, askTown: 5 }
const collator = new Intl.Collator('de')

/** The services as they stand for people of an authority: what can be done online first, then by title. */
export function servicesFor(services: readonly PublicService[], authority: Authority, region: Region): StandingService[] {
  return services
    .map((service) => ({ service, standing: standingOf(service, authority, region) }))
    .toSorted((a, b) => order[a.standing.kind] - order[b.standing.kind] || collator.compare(a.service.title, b.service.title))
}

/** Whether the authority (or the Kreis for it) is known to offer the service. */
export const isOffered = ({ standing }: StandingService): boolean =>
  standing.kind === 'online' || standing.kind === 'elsewhere' || standing.kind === 'offered'

/** Services that many need: the ones done in this portal first, then those that most authorities offer. */
export function mostNeeded(services: readonly PublicService[], count: number): PublicService[] {
  const weight = (service: PublicService): number => (service.onlineService ? 1000 : 0) + service.offers.length
  return services.toSorted((a, b) => weight(b) - weight(a) || collator.compare(a.title, b.title)).slice(0, count)
}
