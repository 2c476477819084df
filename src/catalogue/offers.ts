/** Who offers a public service and in which way, and who decides on it in a given town. */
import type { Adoption, Authority, Office } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import type { PublicService } from './public-service.ts'

/**
 * How it can be done at one authority: with a joint online service of this portal (`here`), at an address of the
 * authority's own (`elsewhere`), or as far as known only in person (`none`).
 */
export type OnlineWay = 'here' | 'elsewhere' | 'none'

/** One authority's way of offering a service. */
export type OfferedBy = { readonly authority: string; readonly online: OnlineWay; readonly url: string | null }

/** An adoption counts for the public once it is in pilot or live; a test is the authority's own business. */
export const isPublished = (adoption: Pick<Adoption, 'stage'>): boolean => adoption.stage !== 'test'

/**
 * What each municipality decides is never the Kreis's. Where the Kreis is listed all the same, it is to say so in a
 * note: "levies no dog tax".
 */
export const isOutsideTasks = (service: PublicService, authority: Authority): boolean =>
  service.competence === 'municipality' && authority.kind === 'district'

/** Every authority known to offer the service, those online in this portal first, each once. */
export function offersOf(service: PublicService, region: Pick<Region, 'adoptions' | 'authorities'>): OfferedBy[] {
  const here: OfferedBy[] = region.adoptions
    .filter((adoption) => adoption.service === service.onlineService && isPublished(adoption))
    .map((adoption) => ({ authority: adoption.authority, online: 'here', url: null }))
  const adopted = new Set(here.map((offer) => offer.authority))
  const others = service.offers.flatMap((offer): OfferedBy[] => {
    const authority = region.authorities.find(({ id }) => id === offer.authority)
    if (!authority || adopted.has(authority.id) || isOutsideTasks(service, authority)) return []
    return [{ authority: authority.id, online: offer.url ? 'elsewhere' : 'none', url: offer.url ?? null }]
  })
  return [...here, ...others]
}

/** Who decides for people of `authority`: the Kreis for its towns where the service says so, else the authority itself. */
export const competentAuthorityId = (service: PublicService, authority: Authority): string =>
  service.competence === 'district' && authority.district ? authority.district : authority.id

/** The office that decides there, found by the competence that the service names; undefined when the authority names none. */
export const officeFor = (service: PublicService, competent: Authority): Office | undefined =>
  competent.offices.find((office) => office.competences.includes(service.office))
