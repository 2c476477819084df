/** The region in memory: parsed once, then asked by name, place and day. Immutable; a new import gives a new one. */
import { OperatorError } from '../platform/operator-error.ts'
import type { Border } from './border.ts'
import { networkKinds, type RecordKind } from './record-kinds.ts'
import type { Adoption, Authority, Bylaw, LegalRemedy, Network, Office, Partner, StaffMember, Synonym, Topic } from './region.ts'
import { territories, type Territory } from './territory.ts'

/** Everything the rooms ask of the region. What is not known is undefined, never a guess. */
export type Region = {
  readonly network: Network
  /** By short name, in the order of the German alphabet. */
  readonly authorities: readonly Authority[]
  /** Their ids: the first path words that name a city portal. */
  readonly authorityIds: ReadonlySet<string>
  readonly partners: readonly Partner[]
  readonly topics: readonly Topic[]
  readonly adoptions: readonly Adoption[]
  readonly bylaws: readonly Bylaw[]
  readonly legalRemedies: readonly LegalRemedy[]
  /** Staff of the demo. Empty unless read as `system`. */
  readonly staff: readonly StaffMember[]
  readonly synonyms: readonly Synonym[]
  readonly authorityOf: (id: string) => Authority | undefined
  readonly topicOf: (id: string) => Topic | undefined
  readonly partnerOf: (id: string) => Partner | undefined
  /** The towns of a Kreis; of a town or city none. */
  readonly townsOf: (district: string) => readonly Authority[]
  /** Names of the municipalities that a postal code of streets lies in; none for one outside the region. */
  readonly placesOf: (postalCode: string) => readonly string[]
  /** The municipality of a postal code, where it lies in just one. */
  readonly municipalityAt: (postalCode: string) => Authority | undefined
  /** Where an authority is competent: a Kreis in all of its towns. */
  readonly territoryOf: (authority: string) => Territory
  /** The borders that were loaded of a municipality, or of the towns of a Kreis. */
  readonly bordersOf: (authority: string) => readonly Border[]
  readonly officeOf: (authority: string, office: string) => Office | undefined
  /** The office of an authority that decides something: `officeFor('marl', 'hundesteuer')`. */
  readonly officeFor: (authority: string, competence: string) => Office | undefined
  readonly bylaw: (authority: string, id: string) => Bylaw | undefined
  readonly adoption: (authority: string, service: string) => Adoption | undefined
  /** What a notice of that day (`YYYY-MM-DD`) must say about objection or action. */
  readonly legalRemedy: (authority: string, service: string, day: string) => LegalRemedy | undefined
}

const byGermanName = new Intl.Collator('de')

/**
 * Builds the region from its records, parsing each again: they come from a file or from the database. Kinds that the
 * network does not know are left to other rooms. Throws where a record has lost its shape or there is no network.
 * `borders` are what an operator has loaded beside it.
 */
export function regionOf(
  records: readonly { readonly kind: string; readonly content: unknown }[],
  borders: readonly Border[] = [],
): Region {
  const all = <Content>(kind: RecordKind<Content>): Content[] =>
    records.filter((record) => record.kind === kind.kind).map(({ content }) => kind.schema.parse(content))

  const network = all(networkKinds.network)[0]
  if (network === undefined)
    throw new OperatorError(
      'There is no region in the database yet; ./portal import network takes it there (in the demo ./portal start does)',
    )
  const authorities = all(networkKinds.authority).toSorted((a, b) => byGermanName.compare(a.shortName, b.shortName))
  const topics = all(networkKinds.topic).toSorted((a, b) => byGermanName.compare(a.name, b.name))
  const partners = all(networkKinds.partner).toSorted((a, b) => byGermanName.compare(a.name, b.name))
  const adoptions = all(networkKinds.adoption)
  const bylaws = all(networkKinds.bylaw)
  const legalRemedies = all(networkKinds.legalRemedy)

  const authorityById = new Map(authorities.map((authority) => [authority.id, authority]))
  const topicById = new Map(topics.map((topic) => [topic.id, topic]))
  const partnerById = new Map(partners.map((partner) => [partner.id, partner]))
  const townsByDistrict = Map.groupBy(
    authorities.filter(({ district }) => district !== undefined),
    ({ district }) => district!,
  )
  const municipalitiesByCode = new Map(
    all(networkKinds.postalArea).map(({ code, municipalities }) => [code, municipalities.map((id) => authorityById.get(id)!)]),
  )
  const bylawByKey = new Map(bylaws.map((bylaw) => [`${bylaw.authority}/${bylaw.id}`, bylaw]))
  const adoptionByKey = new Map(adoptions.map((adoption) => [`${adoption.authority}/${adoption.service}`, adoption]))

  return Object.freeze<Region>({
    network,
    authorities,
    authorityIds: new Set(authorityById.keys()),
    partners,
    topics,
    adoptions,
    bylaws,
    legalRemedies,
    staff: all(networkKinds.staff),
    synonyms: all(networkKinds.synonym),
    authorityOf: (id) => authorityById.get(id),
    topicOf: (id) => topicById.get(id),
    partnerOf: (id) => partnerById.get(id),
    townsOf: (district) => townsByDistrict.get(district) ?? [],
    placesOf: (postalCode) => (municipalitiesByCode.get(postalCode) ?? []).map(({ shortName }) => shortName),
    municipalityAt: (postalCode) => {
      const found = municipalitiesByCode.get(postalCode) ?? []
      return found.length === 1 ? found[0] : undefined
    },
    territoryOf: territories(authorities, borders, municipalitiesByCode.size > 0),
    bordersOf: (id) => {
      const keys = new Set(authorities.filter((each) => each.id === id || each.district === id).map(({ ags }) => ags))
      return borders.filter(({ ags }) => keys.has(ags))
    },
    officeOf: (authority, office) => authorityById.get(authority)?.offices.find(({ id }) => id === office),
    officeFor: (authority, competence) => authorityById.get(authority)?.offices.find(({ competences }) => competences.includes(competence)),
    bylaw: (authority, id) => bylawByKey.get(`${authority}/${id}`),
    adoption: (authority, service) => adoptionByKey.get(`${authority}/${service}`),
    legalRemedy: (authority, service, day) =>
      legalRemedies.find(
        (it) => it.authority === authority && it.service === service && it.from <= day && (it.to === null || day <= it.to),
      ),
  })
}
