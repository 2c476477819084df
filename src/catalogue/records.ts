/** The public services and links of a network, and what towns change of joint services: their files, what must hold between them and the region, and reading them. */
import { noChanges, type Overlay } from '../forms/overlay.ts'
import { refuseUnknown } from '../network/cross-checks.ts'
import type { NetworkExtension } from '../network/load.ts'
import { recordKind } from '../network/record-kinds.ts'
import type { LocatedRecord } from '../network/record.ts'
import type { Region } from '../network/store.ts'
import type { FileProblem } from '../platform/yaml-file.ts'
import type { Tx } from '../platform/database.ts'
import { type ExternalLink, externalLink, type PublicService, publicService } from './public-service.ts'
import { changesAlone, checkTownOverlay, overlayKind, type TownOverlay, townOverlay } from './town-overlay.ts'

/** What is offered, in memory: parsed once, immutable; a new import gives a new one. */
export type Catalogue = {
  /** In the order of the German alphabet. */
  readonly services: readonly PublicService[]
  readonly links: readonly ExternalLink[]
  readonly serviceOf: (id: string) => PublicService | undefined
  /** The public service that leads to a joint online service. */
  readonly serviceWithOnline: (onlineService: string) => PublicService | undefined
  readonly servicesIn: (topic: string) => readonly PublicService[]
  readonly linksIn: (topic: string) => readonly ExternalLink[]
  /** What authorities change of joint services, each with its reason. */
  readonly overlays: readonly TownOverlay[]
  /** What an authority changes of an online service, with what it replaces; `noChanges` where it takes it as it is. */
  readonly overlayOf: (authority: string, onlineService: string) => Overlay
}

const serviceKind = recordKind({
  kind: 'publicService',
  files: /^services\/[^/]+\.yaml$/,
  schema: publicService,
  isList: false,
  idOf: (it) => it.id,
  authorityOf: () => null,
  pathFor: (it) => `services/${it.id}.yaml`,
})

const linkKind = recordKind({
  kind: 'link',
  files: /^links\/[^/]+\.yaml$/,
  schema: externalLink,
  isList: true,
  idOf: (it) => it.id,
  authorityOf: () => null,
  pathFor: (it) => `links/${it.topic}.yaml`,
})

/** The names that files of the catalogue may refer to. */
type Known = { readonly topics: ReadonlySet<string>; readonly authorities: ReadonlySet<string>; readonly competences: ReadonlySet<string> }

function checkService({ content, problem }: LocatedRecord, region: Region, known: Known): FileProblem[] {
  const service = publicService.parse(content)
  const offers = service.offers.flatMap(({ authority: id }, index): FileProblem[] => {
    const authority = region.authorityOf(id)
    const at = ['offers', index, 'authority']
    if (authority === undefined) return refuseUnknown(problem, at, 'authority', id, known.authorities)
    if (service.offers.findIndex((offer) => offer.authority === id) < index) return [problem(at, `"${id}" offers it twice`)]
    // A city is its own Kreis. Whoever decides must have an office for it, or the page could name nobody.
    const isEveryones = service.competence === 'each' || authority.kind === 'city'
    const decides = isEveryones || (authority.kind === 'district') === (service.competence === 'district')
    const hasOffice = region.officeFor(id, service.office) !== undefined
    return decides && !hasOffice ? [problem(at, `"${id}" has no office with the competence "${service.office}"`)] : []
  })
  return [
    ...refuseUnknown(problem, ['topic'], 'topic', service.topic, known.topics),
    ...refuseUnknown(problem, ['office'], 'office with the competence', service.office, known.competences),
    ...offers,
  ]
}

/** What the catalogue adds to a network's files; handed to `readNetwork`. */
export const catalogueExtension: NetworkExtension = {
  kinds: [serviceKind, linkKind, overlayKind],
  check: (records, region) => {
    const known: Known = {
      topics: new Set(region.topics.map(({ id }) => id)),
      authorities: new Set(region.authorities.map(({ id }) => id)),
      competences: new Set(region.authorities.flatMap(({ offices }) => offices.flatMap(({ competences }) => competences))),
    }
    return records.flatMap((record) => {
      if (record.kind === serviceKind.kind) return checkService(record, region, known)
      if (record.kind === overlayKind.kind) return checkTownOverlay(record, region)
      if (record.kind !== linkKind.kind) return []
      return refuseUnknown(record.problem, ['topic'], 'topic', externalLink.parse(record.content).topic, known.topics)
    })
  },
}

const german = new Intl.Collator('de')

/** Builds the catalogue from a network's records, parsing each again; other kinds are left out. */
export function catalogueOf(records: readonly { readonly kind: string; readonly content: unknown }[]): Catalogue {
  const contents = (kind: string): unknown[] => records.filter((record) => record.kind === kind).map(({ content }) => content)
  const services = contents('publicService')
    .map((content) => publicService.parse(content))
    .toSorted((a, b) => german.compare(a.title, b.title))
  const links = contents('link')
    .map((content) => externalLink.parse(content))
    .toSorted((a, b) => german.compare(a.name, b.name))
  const overlays = contents('overlay').map((content) => townOverlay.parse(content))
  const changes = new Map(overlays.map((town) => [`${town.authority}/${town.service}`, changesAlone(town)]))
  const byId = new Map(services.map((service) => [service.id, service]))
  const byOnline = new Map(
    services.filter(({ onlineService }) => onlineService !== undefined).map((service) => [service.onlineService, service]),
  )
  const servicesByTopic = Map.groupBy(services, ({ topic }) => topic)
  const linksByTopic = Map.groupBy(links, ({ topic }) => topic)
  return Object.freeze<Catalogue>({
    services,
    links,
    serviceOf: (id) => byId.get(id),
    serviceWithOnline: (onlineService) => byOnline.get(onlineService),
    servicesIn: (topic) => servicesByTopic.get(topic) ?? [],
    linksIn: (topic) => linksByTopic.get(topic) ?? [],
    overlays,
    overlayOf: (authority, onlineService) => changes.get(`${authority}/${onlineService}`) ?? noChanges,
  })
}

/** The catalogue as it was last imported; empty where nothing was. */
export async function readCatalogueRecords(tx: Tx): Promise<Catalogue> {
  const kinds = [serviceKind.kind, linkKind.kind, overlayKind.kind]
  return catalogueOf(await tx.selectFrom('network_records').select(['kind', 'content']).where('kind', 'in', kinds).execute())
}
