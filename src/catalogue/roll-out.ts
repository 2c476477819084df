/** From the folder of services to what each authority offers: load, run the examples, release, adopt. */
import { runExamples } from '../forms/examples.ts'
import { applyOverlay } from '../forms/overlay.ts'
import { fileProblemInWords, loadFolder, type Service } from '../forms/service.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact, type Tx } from '../platform/database.ts'
import { digestOf } from '../platform/digest.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { adopt, endAdoption, visibleAdoptions } from './adoptions.ts'
import { changedSinceRelease } from './changed-since-release.ts'
import { formContext } from './form-context.ts'
import { readServiceFiles } from './service-folder.ts'
import { newestVersions, releaseService, versionOf } from './versions.ts'

/** What a roll-out did. `released`: ids of services whose content was new. */
export type RollOutReport = { readonly released: readonly string[]; readonly adopted: number; readonly ended: number }

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/**
 * Loads every service of a folder, or those named, and runs its examples against the region's facts. Throws an
 * OperatorError that names each file and example that is wrong: a version whose examples fail cannot be released.
 */
export async function loadServices(folder: string, region: Region, names: readonly string[] = []): Promise<readonly Service[]> {
  const { services, problems: found } = loadFolder(await readServiceFiles(folder, names))
  const failures = services.flatMap(({ definition: { id, bylaw }, compiled, examples }) =>
    runExamples(compiled, examples, (authority, on) => formContext(region, authority, bylaw, on)).map(
      ({ example, message }) => `services/${id}: the example "${example}" fails: ${message}`,
    ),
  )
  const problems = [...found.map(fileProblemInWords), ...failures]
  if (problems.length > 0) throw new OperatorError(`No service was released:\n${problems.join('\n')}`)
  return services
}

/**
 * Releases what lies in the folder and writes the network's adoptions, each in the newest version. All or nothing; doing
 * it again changes nothing. Needs the owner's connection. `exampleRegion` is the region that the services' examples speak
 * of, with its own examples; production has imported it without them. `names`: which services; all unless named.
 */
export async function rollOutServices(
  owner: Database,
  folder: string,
  region: Region,
  exampleRegion: Region = region,
  names: readonly string[] = [],
): Promise<RollOutReport> {
  const services = await loadServices(folder, exampleRegion, names)
  return transact(owner, everywhere, async (tx) => {
    const changed = await changedSinceRelease(tx, services)
    if (changed.length > 0) throw new OperatorError(`No service was released:\n${changed.map(fileProblemInWords).join('\n')}`)
    const released: string[] = []
    for (const { definition, texts } of services) {
      const { isNew } = await releaseService(tx, { definition, texts })
      if (isNew) released.push(definition.id)
    }
    const adopted = await adoptAll(tx, region)
    const ended = await endOthers(tx, region)
    return { released, adopted, ended }
  })
}

async function adoptAll(tx: Tx, region: Region): Promise<number> {
  const newest = await newestVersions(tx)
  const versions = new Map(await Promise.all([...newest].map(async ([service, digest]) => [service, await versionOf(tx, digest)] as const)))
  // Whether an overlay fits a version depends on nothing else, and most towns change nothing: their common one is checked once.
  const fitting = new Set<string>()
  for (const { authority, service, stage, office, overlay } of region.adoptions) {
    const version = versions.get(service)
    if (!version) throw new OperatorError(`${authority} adopts the service "${service}", of which no version was released.`)
    const pair = `${version.digest}:${digestOf(overlay)}`
    const applied = fitting.has(pair) ? null : applyOverlay(version.definition, overlay)
    if (applied && !applied.ok)
      throw new OperatorError(`What ${authority} changes of "${service}" does not fit: ${applied.problems.join('; ')}.`)
    fitting.add(pair)
    await adopt(tx, { authority, serviceId: service, serviceDigest: version.digest, overlay, stage, officeId: office })
  }
  return region.adoptions.length
}

/** An adoption that the network no longer names has ended. */
async function endOthers(tx: Tx, region: Region): Promise<number> {
  const ended = (await visibleAdoptions(tx)).filter(({ authority, serviceId }) => !region.adoption(authority, serviceId))
  for (const { authority, serviceId } of ended) await endAdoption(tx, authority, serviceId)
  return ended.length
}
