/** Completes the proofs of the versions that lie in the folder of services and are released. */
import { formContext } from '../catalogue/form-context.ts'
import { keepProof, proofOf } from '../catalogue/proof-report.ts'
import { loadServices } from '../catalogue/roll-out.ts'
import { serviceDigest, versionOf } from '../catalogue/versions.ts'
import type { Service } from '../forms/service.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact } from '../platform/database.ts'
import { proveQuickly, proveService } from './prove.ts'

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/**
 * First what is quick for every version without a report, then what takes long for every report that lacks it.
 * Needs the owner's connection; `region` is the one that the examples speak of. Doing it again does nothing. Returns the
 * ids of the services of which something was proved.
 */
export async function proveVersions(owner: Database, folder: string, region: Region): Promise<readonly string[]> {
  const proved = new Set<string>()
  const services = (await loadServices(folder, region)).map((service) => ({ service, digest: serviceDigest(service) }))
  const contextOf =
    ({ definition }: Service) =>
    (authority: string, on: string) =>
      formContext(region, authority, definition.bylaw, on)
  for (const { lacks, prove } of [
    { lacks: (kept: Kept) => kept === null, prove: proveQuickly },
    { lacks: (kept: Kept) => kept === null || kept.report.accessibility.passed === null, prove: proveService },
  ]) {
    for (const { service, digest } of services) {
      const before = await transact(owner, everywhere, async (tx) =>
        (await versionOf(tx, digest)) ? { kept: await proofOf(tx, digest) } : null,
      )
      if (!before || !lacks(before.kept)) continue
      // What the examples show was counted when the version was released.
      const report = await prove(service, contextOf(service), before.kept?.report.coverage ?? null)
      await transact(owner, everywhere, (tx) => keepProof(tx, digest, report))
      proved.add(service.definition.id)
    }
  }
  return [...proved]
}

type Kept = Awaited<ReturnType<typeof proofOf>>
