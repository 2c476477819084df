/** From the folder of services to what each authority offers: load, run the examples, release, adopt. */
import { runExamples } from '../forms/examples.ts'
import { applyOverlay } from '../forms/overlay.ts'
import { fileProblemInWords, loadFolder, type Service } from '../forms/service.ts'
import { readFolder } from '../network/folder.ts'
import type { Adoption } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact, type Tx } from '../platform/database.ts'
import { digestOf } from '../platform/digest.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { adopt, endAdoption, visibleAdoptions } from './adoptions.ts'
import { formContext } from './form-context.ts'
import { newestVersions, releaseService, versionOf } from './versions.ts'

/** What a roll-out did. `released`: ids of services whose content was new. */
export type RollOutReport = { readonly released: readonly string[]; readonly adopted: number; readonly ended: number }

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/**
 * Loads every service of a folder and runs its examples against the region's facts. Throws an OperatorError that names
 * each file and example that is wrong: a version whose examples fail cannot be released.
 */
export async function loadServices(folder: string, region: Region): Promise<readonly Service[]> {
  const { services, problems: found } = loadFolder(await readFolder(folder))
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
 * of, with its own examples; production has imported it without them. `by`: who rolls out, for the ledger.
 */
export async function rollOutServices(
  owner: Database,
  folder: string,
  region: Region,
  { exampleRegion = region, by }: { readonly exampleRegion?: Region; readonly by: string },
): Promise<RollOutReport> {
  const services = await loadServices(folder, exampleRegion)
  return transact(owner, everywhere, async (tx) => {
    const released: string[] = []
    for (const { definition, texts } of services) {
      const { isNew } = await releaseService(tx, { definition, texts })
      if (isNew) released.push(definition.id)
    }
    await adoptNewest(tx, region.adoptions, by)
    const ended = await endOthers(tx, region, by)
    return { released, adopted: region.adoptions.length, ended }
  })
}

/** Lets authorities offer the newest version; those that are held keep theirs. Throws an OperatorError where that does not fit. */
export async function adoptNewest(tx: Tx, adoptions: readonly Adoption[], by: string): Promise<void> {
  const newest = await newestVersions(tx)
  const versions = new Map(await Promise.all([...newest].map(async ([service, digest]) => [service, await versionOf(tx, digest)] as const)))
  // Whether an overlay fits a version depends on nothing else, and most towns change nothing: their common one is checked once.
  const fitting = new Set<string>()
  const held = new Set((await visibleAdoptions(tx)).filter((each) => each.held).map((each) => `${each.serviceId}/${each.authority}`))
  for (const { authority, service, stage, office, overlay } of adoptions) {
    const version = versions.get(service)
    if (!version) throw new OperatorError(`${authority} adopts the service "${service}", of which no version was released.`)
    const pair = `${version.digest}:${digestOf(overlay)}`
    const applied = fitting.has(pair) || held.has(`${service}/${authority}`) ? null : applyOverlay(version.definition, overlay)
    if (applied && !applied.ok)
      throw new OperatorError(`What ${authority} changes of "${service}" does not fit: ${applied.problems.join('; ')}.`)
    if (applied) fitting.add(pair)
    await adopt(tx, { authority, serviceId: service, serviceDigest: version.digest, overlay, stage, officeId: office, by })
  }
}

/** An adoption that the network no longer names has ended. */
async function endOthers(tx: Tx, region: Region, by: string): Promise<number> {
  const ended = (await visibleAdoptions(tx)).filter(({ authority, serviceId }) => !region.adoption(authority, serviceId))
  for (const { authority, serviceId } of ended) await endAdoption(tx, authority, serviceId, by)
  return ended.length
}
