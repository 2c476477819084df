/** Brings towns to the newest version of a service, each with its own changes merged; what conflicts holds up only that town. */
import type { Definition } from '../forms/definition.ts'
import type { Example } from '../forms/example.ts'
import { type Merge, mergeOverlay } from '../forms/merge-overlay.ts'
import type { Overlay } from '../forms/overlay.ts'
import type { Adoption } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import type { Tx } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { adopt, type StoredAdoption, visibleAdoptions } from './adoptions.ts'
import { isProven, nothingWrong, type OverlayProof, proveOverlay } from './overlay-proof.ts'
import { newestVersions, overlayOf, type ServiceVersion, versionOf } from './versions.ts'

/** What an adoption needs beside the version. */
export type AdoptOptions = {
  /** What a town changes of a service (`catalogue.overlayOf`). */
  readonly overlays: (authority: string, service: string) => Overlay
  /** Who does it. */
  readonly by: string
  /** The examples of the newest versions by service, and the region that they speak of: they must hold with a town's changes too. */
  readonly proofs?: { readonly examples: ReadonlyMap<string, readonly Example[]>; readonly region: Region }
}

/** How a town's changes met the newest version, and what its examples prove with them, where there is something to say of it. */
export type TownMerge = OverlayProof & {
  readonly authority: string
  readonly serviceId: string
  /** The master, and the number of its version. */
  readonly master: Definition
  readonly number: number
  readonly merge: Merge
  /** The version that the town offers now; null where it offers none. */
  readonly offers: number | null
}

/** Whether a conflict, a failing example, or a condition of the town's own that no example shows holds the town up. */
export const isBlocked = (town: OverlayProof & Pick<TownMerge, 'merge'>): boolean => town.merge.conflicts.length > 0 || !isProven(town)

/**
 * Lets authorities offer the newest version of each service with their own changes. A town with a conflict keeps the
 * version and the changes that it has, or is not offered the service yet; the others go on. Needs the owner's connection,
 * as `system`. Throws an OperatorError where a service has no version at all.
 */
export async function adoptNewest(tx: Tx, adoptions: readonly Adoption[], options: AdoptOptions): Promise<readonly TownMerge[]> {
  const newest = await newestVersions(tx)
  const versions = new Map(await Promise.all([...newest].map(async ([service, digest]) => [service, await versionOf(tx, digest)] as const)))
  const before = new Map((await visibleAdoptions(tx)).map((adoption) => [`${adoption.authority}/${adoption.serviceId}`, adoption]))
  const towns: TownMerge[] = []
  for (const adoption of adoptions) {
    const version = versions.get(adoption.service)
    if (!version)
      throw new OperatorError(`${adoption.authority} adopts the service "${adoption.service}", of which no version was released.`)
    const kept = before.get(`${adoption.authority}/${adoption.service}`)
    // Somebody set the town back on purpose: it stays until it is sent forward.
    if (kept?.held) {
      await stay(tx, adoption, kept, options.by)
      continue
    }
    const town = await adoptVersion(tx, adoption, version, kept, options)
    if (isBlocked(town) || town.merge.settled.length > 0) towns.push(town)
  }
  return towns
}

async function adoptVersion(
  tx: Tx,
  adoption: Adoption,
  version: ServiceVersion,
  kept: StoredAdoption | undefined,
  { overlays, by, proofs }: AdoptOptions,
): Promise<TownMerge> {
  const { authority, service, stage, office } = adoption
  const merge = mergeOverlay(overlays(authority, service), version.definition)
  const examples = merge.conflicts.length > 0 ? [] : (proofs?.examples.get(service) ?? [])
  const proof = proofs ? proveOverlay(authority, version.definition, merge.merged, examples, proofs.region) : nothingWrong
  const town = { authority, serviceId: service, master: version.definition, number: version.number, merge, ...proof }
  if (isBlocked(town)) return { ...town, offers: kept ? await stay(tx, adoption, kept, by) : null }
  await adopt(tx, { authority, serviceId: service, serviceDigest: version.digest, overlay: merge.merged, stage, officeId: office, by })
  return { ...town, offers: version.number }
}

/** Leaves a town its version and its changes, and gives the number of that version. Stage and office follow the network's files. */
async function stay(tx: Tx, { authority, service, stage, office }: Adoption, kept: StoredAdoption, by: string): Promise<number> {
  const version = await versionOf(tx, kept.serviceDigest)
  const overlay = await overlayOf(tx, service, kept.overlayDigest)
  if (!version || !overlay) throw new Error(`the version ${kept.serviceDigest} or the overlay ${kept.overlayDigest} is gone`)
  await adopt(tx, { authority, serviceId: service, serviceDigest: kept.serviceDigest, overlay, stage, officeId: office, by })
  return version.number
}
