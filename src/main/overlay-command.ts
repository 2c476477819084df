/** `./portal overlay`: what a town changes of a joint service, shown, merged with a new version, and settled where it conflicts. */
import { writeFile } from 'node:fs/promises'
import { adoptNewest, isBlocked } from '../catalogue/adopt-newest.ts'
import { visibleAdoptions } from '../catalogue/adoptions.ts'
import { exampleTowns } from '../catalogue/example-proof.ts'
import { catalogueOf, type Catalogue } from '../catalogue/records.ts'
import { newestVersions, serviceDigest, type ServiceVersion, versionOf } from '../catalogue/versions.ts'
import { examplesIn } from '../forms/example.ts'
import { mergeOverlay } from '../forms/merge-overlay.ts'
import { changesOf, placeOf } from '../forms/overlay-changes.ts'
import { loadFolder, type Service } from '../forms/service.ts'
import { withoutExamples } from '../network/examples.ts'
import { readFolder } from '../network/folder.ts'
import type { Adoption, Authority } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { didYouMean } from '../platform/closest.ts'
import type { Config } from '../platform/config.ts'
import { type Database, transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { asOwner, type Command, reportLanguage, say } from './command.ts'
import { describeImport, importNetworkFolder, readNetworkFolder } from './import-network.ts'
import { operatorName } from './operator.ts'
import { canKeepOurs, readOverlayFile, settleConflicts, type Side } from './overlay-file.ts'
import { townInService } from './overlay-show.ts'
import { townMergesInWords } from './town-merges-in-words.ts'

const everywhere = { authority: null, actor: { kind: 'system' } } as const

const usage = 'overlay show|merge TOWN SERVICE | overlay resolve TOWN SERVICE PLACE ours|master'

/** The town and the service that the words name, as the network's folder has them, and the newest released version. */
type Named = {
  readonly authority: Authority
  readonly adoption: Adoption
  readonly region: Region
  readonly catalogue: Catalogue
  readonly newest: ServiceVersion
}

async function named(owner: Database, config: Config, [town = '', service = '']: readonly string[]): Promise<Named> {
  const read = await readNetworkFolder(config.NETWORK_DIR)
  const { region, records } = config.MODE === 'demo' ? read : withoutExamples(read)
  const authority = region.authorityOf(town)
  if (!authority) throw new OperatorError(`There is no town "${town}"${didYouMean(town, region.authorityIds)}`)
  const adoption = region.adoption(town, service)
  const offered = region.adoptions.filter((one) => one.authority === town).map((one) => one.service)
  if (!adoption) throw new OperatorError(`${authority.name} adopts no service "${service}"${didYouMean(service, offered)}`)
  const newest = await transact(owner, everywhere, async (tx) => versionOf(tx, (await newestVersions(tx)).get(service) ?? ''))
  if (!newest) throw new OperatorError(`No version of "${service}" was released yet.`)
  return { authority, adoption, region, catalogue: catalogueOf(records), newest }
}

/** What the folder of services holds of a service; null where it is not there, or wrong: `service check` says why. */
async function inFolder(config: Config, service: string): Promise<Service | null> {
  const { services } = loadFolder(await readFolder(config.SERVICES_DIR))
  return services.find(({ definition }) => definition.id === service) ?? null
}

async function show(owner: Database, config: Config, words: readonly string[]): Promise<void> {
  const { authority, adoption, region, catalogue, newest } = await named(owner, config, words)
  const { service } = adoption
  const kept = await transact(owner, everywhere, async (tx) => {
    const stored = (await visibleAdoptions(tx)).find((one) => one.authority === authority.id && one.serviceId === service)
    return stored && { stored, version: await versionOf(tx, stored.serviceDigest) }
  })
  const folder = await inFolder(config, service)
  const overlay = catalogue.overlayOf(authority.id, service)
  const bylaw = overlay.bylaw?.ours ?? newest.definition.bylaw
  const about = {
    town: authority.shortName,
    overlay,
    file: await readOverlayFile(config.NETWORK_DIR, service, authority.id),
    written: catalogue.overlays.find((one) => one.authority === authority.id && one.service === service) ?? null,
    offered: kept?.version
      ? {
          number: kept.version.number,
          stage: kept.stored.stage,
          office: region.officeOf(authority.id, kept.stored.officeId)?.name ?? kept.stored.officeId,
        }
      : null,
    statute: (bylaw === undefined ? undefined : region.bylaw(authority.id, bylaw))?.title ?? null,
    newest,
    inFolder: folder && serviceDigest(folder) !== newest.digest ? folder.definition : null,
  }
  for (const line of townInService(about, reportLanguage(process.env))) say(line)
}

async function merge(owner: Database, config: Config, words: readonly string[]): Promise<void> {
  const { authority, adoption, newest } = await named(owner, config, words)
  const { report, region, catalogue } = await importNetworkFolder(owner, config.NETWORK_DIR, config.MODE === 'demo')
  say(`Network: ${describeImport(report)}`)
  const folder = await inFolder(config, adoption.service)
  const { region: exampleRegion } = await readNetworkFolder(config.NETWORK_DIR)
  const proven = folder && serviceDigest(folder) === newest.digest ? examplesIn(folder.examples, exampleTowns(exampleRegion, folder)) : []
  const examples = new Map([[adoption.service, proven]])
  const { overlayOf: overlays } = catalogue
  const options = { overlays, by: operatorName(), proofs: { examples, region: exampleRegion } }
  const { towns, offered } = await transact(owner, everywhere, async (tx) => {
    const before = (await visibleAdoptions(tx)).find((one) => one.authority === authority.id && one.serviceId === adoption.service)
    if (before?.held)
      throw new OperatorError(`${authority.name} was set back and stays: ./portal adoption forward ${authority.id} ${adoption.service}`)
    const merged = await adoptNewest(tx, [adoption], options)
    const stored = (await visibleAdoptions(tx)).find((one) => one.authority === authority.id && one.serviceId === adoption.service)
    return { towns: merged, offered: stored && (await versionOf(tx, stored.serviceDigest)) }
  })
  const sources = { region, network: config.NETWORK_DIR, overlays }
  for (const line of await townMergesInWords(towns, sources, reportLanguage(process.env))) say(line)
  if (towns.some(isBlocked)) process.exitCode = 1
  else say(offers[reportLanguage(process.env)](authority.shortName, newest.definition.title, offered?.number ?? 0))
}

async function resolve(owner: Database, config: Config, words: readonly string[]): Promise<void> {
  const [, , place = '', side = ''] = words
  if (side !== 'ours' && side !== 'master') throw new OperatorError(`Whose word counts at ${place || 'PLACE'}? ./portal ${usage}`)
  const { authority, adoption, catalogue, newest } = await named(owner, config, words)
  const overlay = catalogue.overlayOf(authority.id, adoption.service)
  const file = await readOverlayFile(config.NETWORK_DIR, adoption.service, authority.id)
  if (!file || changesOf(overlay).length === 0) throw new OperatorError(`${authority.name} changes nothing of "${adoption.service}".`)
  const { conflicts } = mergeOverlay(overlay, newest.definition)
  const chosen = conflicts.filter(({ change }) => place === 'all' || placeOf(change) === place)
  const places = conflicts.map(({ change }) => placeOf(change))
  if (chosen.length === 0) {
    const there = places.length === 0 ? ' There is none at all.' : ` There is: ${places.join(', ')}.`
    throw new OperatorError(`There is no conflict at "${place}"${didYouMean(place, places) || '.'}${there}`)
  }
  const lost = side === 'ours' ? chosen.filter((conflict) => !canKeepOurs(conflict)).map(({ change }) => placeOf(change)) : []
  if (lost.length > 0)
    throw new OperatorError(
      `What ${authority.name} says at ${lost.join(', ')} cannot be kept: it has no place in version ${newest.number}. ` +
        `Give it up ("master"), or write it anew in ${file.name}.`,
    )
  await writeFile(file.file, settleConflicts(file.content, overlay, chosen, side satisfies Side))
  say(`${file.name}: ${chosen.map(({ change }) => placeOf(change)).join(', ')}: ${side}`)
  say(`./portal overlay merge ${authority.id} ${adoption.service}`)
}

const offers = {
  de: (town: string, title: string, number: number) => `${town} bietet „${title}“ jetzt in Fassung ${number} an.`,
  en: (town: string, title: string, number: number) => `${town} now offers “${title}” in version ${number}.`,
} as const

const subcommands = { show, merge, resolve }

/** Shows, merges and settles what one town changes of a joint service. */
export const overlayCommand: Command = {
  usage,
  purpose: 'what a town changes of a joint service: shown, merged with the newest version, and settled where both have changed',
  run: ([name = '', ...words]) =>
    asOwner((owner, config) => {
      const run = Object.hasOwn(subcommands, name) ? subcommands[name as keyof typeof subcommands] : undefined
      if (!run) throw new OperatorError(`What is to be done? ./portal ${usage}`)
      return run(owner, config, words)
    }),
}
