/** From the folder of services to what each authority offers: load, run the examples, release, adopt. */
import { examplesIn } from '../forms/example.ts'
import { fileProblemInWords, loadFolder, type Service } from '../forms/service.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact, type Tx } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { adoptNewest, type AdoptOptions, isBlocked, type TownMerge } from './adopt-newest.ts'
import { endAdoption, visibleAdoptions } from './adoptions.ts'
import { changedSinceRelease } from './changed-since-release.ts'
import { exampleTowns } from './example-proof.ts'
import { refusalsOf } from './proof-refusals.ts'
import { keepProof, type ProofReport, proofOf } from './proof-report.ts'
import { proveQuickly, type ProvenService } from './quick-proof.ts'
import { readServiceFiles } from './service-folder.ts'
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
 * without them. `names`: which services are released; all unless named. `overlays`: what towns change
 * (`catalogue.overlayOf`). `by`: who rolls out. `accessibility`: looks at the pages of a new version before it is released;
 * without it that proof is left for later.
 */
export type RollOutOptions = Pick<AdoptOptions, 'overlays' | 'by'> & {
  readonly exampleRegion?: Region
  readonly names?: readonly string[]
  readonly accessibility?: (service: Service) => Promise<ProofReport['accessibility']>
}

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/**
 * Loads every service of a folder, or those named, and proves what is quick to prove with the region's facts. Throws an
 * OperatorError that names each file and example that is wrong: a version whose examples fail or leave out a page or a
 * condition, that lacks a text, or does not say its law and how long answers are kept, cannot be released.
 */
export async function loadServices(folder: string, region: Region, names: readonly string[] = []): Promise<readonly ProvenService[]> {
  const { services, problems: found } = loadFolder(await readServiceFiles(folder, names))
  const proven = services.map((service) => proveQuickly(service, region))
  const problems = [...found.map(fileProblemInWords), ...proven.flatMap((one) => one.problems)]
  if (problems.length > 0) throw new OperatorError(`No service was released:\n${problems.join('\n')}`)
  return proven
}

/**
 * Releases what lies in the folder, keeps what was proved of it, and writes the network's adoptions, each in the newest
 * version with the town's changes merged. What is wrong with a service stops everything; what conflicts in a town stops only
 * that town. Doing it again changes nothing. Needs the owner's connection.
 */
export async function rollOutServices(
  owner: Database,
  folder: string,
  region: Region,
  { exampleRegion = region, names = [], overlays, by, accessibility }: RollOutOptions,
): Promise<RollOutReport> {
  const proven = await loadServices(folder, exampleRegion, names)
  const looked = accessibility ? await lookedAt(owner, proven, accessibility) : new Map<string, ProofReport['accessibility']>()
  return transact(owner, everywhere, async (tx) => {
    const services = proven.map(({ service }) => service)
    const changed = await changedSinceRelease(tx, services)
    if (changed.length > 0) throw new OperatorError(`No service was released:\n${changed.map(fileProblemInWords).join('\n')}`)
    const released: string[] = []
    for (const { service, report } of proven) {
      const { digest, isNew } = await releaseService(tx, { definition: service.definition, texts: service.texts })
      if (isNew) released.push(service.definition.id)
      const pages = looked.get(digest) ?? (await proofOf(tx, digest))?.report.accessibility ?? report.accessibility
      await keepProof(tx, digest, { ...report, accessibility: pages })
    }
    const newest = await newestVersions(tx)
    // Examples prove the version that they lie beside, and no later one.
    const current = services.filter((service) => newest.get(service.definition.id) === serviceDigest(service))
    const examples = new Map(
      current.map((service) => [service.definition.id, examplesIn(service.examples, exampleTowns(exampleRegion, service))]),
    )
    const towns = await adoptNewest(tx, region.adoptions, { overlays, by, proofs: { examples, region: exampleRegion } })
    const ended = await endOthers(tx, region, by)
    return { released, adopted: region.adoptions.length - towns.filter(isBlocked).length, ended, towns }
  })
}

/** Looks at the pages of versions that nobody looked at yet, by digest. Throws an OperatorError where a page is not accessible. */
async function lookedAt(
  owner: Database,
  proven: readonly ProvenService[],
  accessibility: NonNullable<RollOutOptions['accessibility']>,
): Promise<ReadonlyMap<string, ProofReport['accessibility']>> {
  const looked = new Map<string, ProofReport['accessibility']>()
  const problems: string[] = []
  for (const { service, report } of proven) {
    const digest = serviceDigest(service)
    const before = await transact(owner, everywhere, (tx) => proofOf(tx, digest))
    if (before && before.report.accessibility.passed !== null) continue
    const pages = await accessibility(service)
    looked.set(digest, pages)
    const { file } = service.placeOf([])
    problems.push(...refusalsOf({ ...report, accessibility: pages }).map((sentence) => `${file}:1: ${sentence}`))
  }
  if (problems.length > 0) throw new OperatorError(`No service was released:\n${problems.join('\n')}`)
  return looked
}

/** An adoption that the network no longer names has ended. */
async function endOthers(tx: Tx, region: Region, by: string): Promise<number> {
  const ended = (await visibleAdoptions(tx)).filter(({ authority, serviceId }) => !region.adoption(authority, serviceId))
  for (const { authority, serviceId } of ended) await endAdoption(tx, authority, serviceId, by)
  return ended.length
}
