/** From the folder of services to what each authority offers: load, run the examples, release, adopt. */
import { examplesIn } from '../forms/example.ts'
import { fileProblemInWords, loadFolder, type Service } from '../forms/service.ts'
import { readFolder } from '../network/folder.ts'
import type { Adoption } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact, type Tx } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { adoptNewest, type AdoptOptions, isBlocked, type TownMerge } from './adopt-newest.ts'
import { endAdoption, visibleAdoptions } from './adoptions.ts'
import { exampleProof, exampleTowns, releaseProblems } from './example-proof.ts'
import { newestVersions, releaseService, serviceDigest } from './versions.ts'

/** What a roll-out did. `released`: ids of services whose content was new. `towns`: whose changes are settled or in conflict. */
export type RollOutReport = {
  readonly released: readonly string[]
  /** How many adoptions are as the network says; those of towns in conflict are not among them. */
  readonly adopted: number
  readonly ended: number
  readonly towns: readonly TownMerge[]
}

/**
 * `exampleRegion` is the region that the services' examples speak of, with its own examples; production has imported it
 * without them. `overlays`: what towns change (`catalogue.overlayOf`). `by`: who rolls out.
 */
export type RollOutOptions = Pick<AdoptOptions, 'overlays' | 'by'> & { readonly exampleRegion?: Region }

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/**
 * Loads every service of a folder and runs its examples against the region's facts. Throws an OperatorError that names
 * each file and example that is wrong: a version whose examples fail, or leave out a page or a condition, cannot be released.
 */
export async function loadServices(folder: string, region: Region): Promise<readonly Service[]> {
  const { services, problems: found } = loadFolder(await readFolder(folder))
  const failures = services.flatMap((service) => releaseProblems(service, exampleProof(service, region)))
  const problems = [...found.map(fileProblemInWords), ...failures]
  if (problems.length > 0) throw new OperatorError(`No service was released:\n${problems.join('\n')}`)
  return services
}

/**
 * Releases what lies in the folder and writes the network's adoptions, each in the newest version with the town's changes
 * merged. What is wrong with a service stops everything; what conflicts in a town stops only that town. Doing it again
 * changes nothing. Needs the owner's connection.
 */
export async function rollOutServices(
  owner: Database,
  folder: string,
  region: Region,
  { exampleRegion = region, overlays, by }: RollOutOptions,
): Promise<RollOutReport> {
  const services = await loadServices(folder, exampleRegion)
  return transact(owner, everywhere, async (tx) => {
    const released: string[] = []
    for (const { definition, texts } of services) {
      const { isNew } = await releaseService(tx, { definition, texts })
      if (isNew) released.push(definition.id)
    }
    const newest = await newestVersions(tx)
    // Examples prove the version that they lie beside, and no later one.
    const proven = services.filter((service) => newest.get(service.definition.id) === serviceDigest(service))
    const examples = new Map(
      proven.map((service) => [service.definition.id, examplesIn(service.examples, exampleTowns(exampleRegion, service))]),
    )
    const towns = await adoptNewest(tx, region.adoptions, { overlays, by, proofs: { examples, region: exampleRegion } })
    const ended = await endOthers(tx, region, by)
    return { released, adopted: region.adoptions.length - towns.filter(isBlocked).length, ended, towns }
  })
}

/** An adoption that the network no longer names has ended. */
async function endOthers(tx: Tx, region: Region, by: string): Promise<number> {
  const ended = (await visibleAdoptions(tx)).filter(({ authority, serviceId }) => !region.adoption(authority, serviceId))
  for (const { authority, serviceId } of ended) await endAdoption(tx, authority, serviceId, by)
  return ended.length
}
