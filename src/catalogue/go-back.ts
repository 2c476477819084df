/** Going back to a version that an authority used before, and forward again. */
import { applyOverlay } from '../forms/overlay.ts'
import type { Tx } from '../platform/database.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { type AdoptionStep, adoptionSteps } from './adoption-steps.ts'
import { changeAdoption, lockedAdoption, type StoredAdoption } from './adoptions.ts'
import { overlayOf, versionNumbers, versionOf } from './versions.ts'

export type GoBackRefusal = 'notAdopted' | 'nothingBefore' | 'noSuchVersion' | 'overlayDoesNotFit' | 'alreadyThere'

/** A version with an overlay, by their digests. */
type Pair = Pick<StoredAdoption, 'serviceDigest' | 'overlayDigest'>

const isSame = (a: Pair, b: Pair): boolean => a.serviceDigest === b.serviceDigest && a.overlayDigest === b.overlayDigest

/**
 * What the authority has used, in the order in which one goes back: the last is today's, the one before it is where `goBack`
 * leads. Who goes back twice must not come forward again, so what was left by going back is no longer on the way.
 */
export function wayBack(steps: readonly AdoptionStep[], numbers: ReadonlyMap<string, number>): readonly Pair[] {
  const numberOf = ({ serviceDigest }: Pair): number => numbers.get(serviceDigest) ?? 0
  let way: Pair[] = []
  for (const { step, serviceDigest, overlayDigest } of steps) {
    const pair = { serviceDigest, overlayDigest }
    const last = way.at(-1)
    if (last && isSame(last, pair)) continue
    if (step === 'wentBack') {
      const used = way.findLastIndex((before) => isSame(before, pair))
      way = used >= 0 ? way.slice(0, used) : way.filter((before) => numberOf(before) < numberOf(pair))
    }
    way.push(pair)
  }
  return way
}

/** The overlay for a version by its digest: the one last used with it, otherwise today's. */
const overlayFor = (digest: string, steps: readonly AdoptionStep[], today: StoredAdoption): string =>
  steps.findLast(({ serviceDigest }) => serviceDigest === digest)?.overlayDigest ?? today.overlayDigest

/**
 * Sends one authority's service back to the version and overlay that it used before, or to the version with the number
 * `to`, with the overlay that it last used with that version (one that it never used: today's, where it fits). There it is
 * held until `goForward`. Drafts and cases keep theirs. Needs the owner's connection, as `system`.
 */
export async function goBack(
  tx: Tx,
  authority: string,
  serviceId: string,
  { to, by }: { readonly to?: number | undefined; readonly by: string },
): Promise<Result<StoredAdoption, GoBackRefusal>> {
  const today = await lockedAdoption(tx, authority, serviceId)
  if (!today) return refused('notAdopted')
  const numbers = await versionNumbers(tx, serviceId)
  const steps = await adoptionSteps(tx, authority, serviceId)
  let target: Pair | undefined
  if (to === undefined) {
    target = wayBack(steps, numbers).at(-2)
    if (!target) return refused('nothingBefore')
  } else {
    const digest = [...numbers].find(([, number]) => number === to)?.[0]
    if (digest === undefined) return refused('noSuchVersion')
    target = { serviceDigest: digest, overlayDigest: overlayFor(digest, steps, today) }
    if (today.held && isSame(today, target)) return refused('alreadyThere')
  }
  if (!(await fits(tx, target))) return refused('overlayDoesNotFit')
  return ok(await changeAdoption(tx, today, { ...target, held: true }, 'wentBack', by))
}

async function fits(tx: Tx, { serviceDigest, overlayDigest }: Pair): Promise<boolean> {
  const version = await versionOf(tx, serviceDigest)
  const overlay = version && (await overlayOf(tx, version.serviceId, overlayDigest))
  return Boolean(overlay && applyOverlay(version.definition, overlay).ok)
}

/**
 * Ends that an adoption is held: from now on it follows what is released. The version stays until the next roll-out
 * (`adoptNewest` is that of one authority). Needs the owner's connection, as `system`.
 */
export async function goForward(
  tx: Tx,
  authority: string,
  serviceId: string,
  by: string,
): Promise<Result<StoredAdoption, 'notAdopted' | 'notHeld'>> {
  const today = await lockedAdoption(tx, authority, serviceId)
  if (!today) return refused('notAdopted')
  if (!today.held) return refused('notHeld')
  return ok(await changeAdoption(tx, today, { held: false }, 'forward', by))
}
