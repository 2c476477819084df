import type { Tx } from '../platform/database.ts'
import { regionOf, type Region } from './directory.ts'
import { readBorders } from './stored-borders.ts'

export type { Region } from './directory.ts'

declare module '../platform/database.ts' {
  interface Tables {
    network_records: { kind: string; id: string; authority_id: string | null; digest: string; content: unknown }
  }
}

/** The region as it was last imported, with the borders that were. Throws where nothing was imported yet. As `system`, staff included. */
export async function readRegion(tx: Tx): Promise<Region> {
  const records = await tx.selectFrom('network_records').select(['kind', 'content']).orderBy('kind').orderBy('id').execute()
  return regionOf(records, await readBorders(tx))
}
