/** The online service as one authority offers it: the master with its overlay, compiled in both languages. */
import type { CompiledService } from '../forms/compiled.ts'
import { compileService } from '../forms/compile-service.ts'
import { applyOverlay, englishOf, type Overlay } from '../forms/overlay.ts'
import type { Tx } from '../platform/database.ts'
import { adoptionOf, type Stage } from './adoptions.ts'
import { overlayOf, type ServiceVersion, versionOf } from './versions.ts'

/** A service in the version and with the overlay that a draft or a case names, ready to run. It never changes. */
export type FrozenService = {
  readonly serviceId: string
  readonly serviceDigest: string
  readonly overlayDigest: string
  /** The version's number, for people. */
  readonly number: number
  readonly inLanguage: { readonly de: CompiledService; readonly en: CompiledService }
}

/** What an authority offers today. */
export type OfferedService = FrozenService & { readonly stage: Stage; readonly officeId: string; readonly adoptedAt: Date }

// Content-addressed, so what was compiled once is right for ever. The oldest goes when there are too many.
const MOST_COMPILED = 500
const compiled = new Map<string, FrozenService>()

/** Throws when the overlay does not fit: that is checked before an adoption, so it is a fault. */
function compilePair(version: ServiceVersion, overlayDigest: string, overlay: Overlay): FrozenService {
  const applied = applyOverlay(version.definition, overlay)
  if (!applied.ok) throw new Error(`overlay ${overlayDigest} does not fit ${version.digest}: ${applied.problems.join('; ')}`)
  const english = { ...version.texts['en'], ...englishOf(overlay) }
  return {
    serviceId: version.serviceId,
    serviceDigest: version.digest,
    overlayDigest,
    number: version.number,
    inLanguage: { de: compileService(applied.definition, 'de'), en: compileService(applied.definition, 'en', english) },
  }
}

/**
 * The service by the digests that a draft or a case keeps, whatever was released or adopted since. Null when the
 * transaction's authority has no such overlay, or there is no such version.
 */
export async function serviceByDigests(tx: Tx, serviceDigest: string, overlayDigest: string): Promise<FrozenService | null> {
  const key = `${serviceDigest}:${overlayDigest}`
  const known = compiled.get(key)
  if (known) return known
  const version = await versionOf(tx, serviceDigest)
  const overlay = version && (await overlayOf(tx, version.serviceId, overlayDigest))
  if (!version || !overlay) return null
  const service = compilePair(version, overlayDigest, overlay)
  const oldest = compiled.keys().next().value
  if (compiled.size >= MOST_COMPILED && oldest !== undefined) compiled.delete(oldest)
  compiled.set(key, service)
  return service
}

// What somebody asks for in an address may be anything; what cannot be an id never reaches the database.
const idForm = /^[a-z0-9-]{1,100}$/

/**
 * What the authority offers today under this id, at whatever stage; null when it does not offer it. The transaction must
 * be open for that authority (the regional portal sees stages, but no overlays).
 */
export async function offeredService(tx: Tx, authority: string, serviceId: string): Promise<OfferedService | null> {
  if (!idForm.test(serviceId)) return null
  const adoption = await adoptionOf(tx, authority, serviceId)
  const service = adoption && (await serviceByDigests(tx, adoption.serviceDigest, adoption.overlayDigest))
  return service ? { ...service, stage: adoption.stage, officeId: adoption.officeId, adoptedAt: adoption.adoptedAt } : null
}
