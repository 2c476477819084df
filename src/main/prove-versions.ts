/** Completes the proofs of the versions that lie in the folder of services and are released. */
import { keepProof, proofOf } from '../catalogue/proof-report.ts'
import { readServiceFiles } from '../catalogue/service-folder.ts'
import { serviceDigest } from '../catalogue/versions.ts'
import { loadFolder } from '../forms/service.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact } from '../platform/database.ts'
import { accessibilityOf } from './prove.ts'

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/**
 * Looks at the pages of every version whose report says nothing of them yet. Needs the owner's connection; `region` is the
 * one that the examples speak of. Doing it again does nothing. Returns the ids of the services that were looked at.
 */
export async function proveVersions(owner: Database, folder: string, region: Region): Promise<readonly string[]> {
  const proved: string[] = []
  for (const service of loadFolder(await readServiceFiles(folder, [])).services) {
    const digest = serviceDigest(service)
    const kept = await transact(owner, everywhere, (tx) => proofOf(tx, digest))
    if (!kept || kept.report.accessibility.passed !== null) continue
    const accessibility = await accessibilityOf(service, region)
    await transact(owner, everywhere, async (tx) => {
      // A start meanwhile may have proved the rest anew.
      const newest = (await proofOf(tx, digest)) ?? kept
      await keepProof(tx, digest, { ...newest.report, accessibility })
    })
    proved.push(service.definition.id)
  }
  return proved
}
