import { serviceByDigests } from '../catalogue/offered.ts'
import type { CompiledService } from '../forms/compiled.ts'
import type { Tx } from '../platform/database.ts'

/** The version that a draft or submission keeps, by its digests, in its language. */
export type FrozenVersion = { readonly serviceDigest: string; readonly overlayDigest: string; readonly language: 'de' | 'en' }

/**
 * The service as a draft or submission began with it, whatever was released since. Versions are never deleted, so one
 * that is missing is a fault.
 */
export async function frozenService(tx: Tx, version: FrozenVersion): Promise<CompiledService> {
  const service = await serviceByDigests(tx, version.serviceDigest, version.overlayDigest)
  if (!service) throw new Error(`the version ${version.serviceDigest} with overlay ${version.overlayDigest} is gone`)
  return service.inLanguage[version.language]
}
