/** The region as one immutable value that requests read, and that is read anew when an import changed it. */
import { sql } from 'kysely'
import { type Catalogue, readCatalogueRecords } from '../catalogue/records.ts'
import { readRegion, type Region } from '../network/store.ts'
import { type Database, type Tx, transact } from '../platform/database.ts'

const SECONDS_BETWEEN_LOOKS = 5
const everywhere = { authority: null, actor: { kind: 'system' } } as const

export type RegionInMemory = { readonly region: () => Region; readonly catalogue: () => Catalogue; readonly stop: () => void }

/** A few bytes that change with every import that changed something. */
async function fingerprint(tx: Tx): Promise<string> {
  const { rows } = await sql<{ print: string | null }>`
    select md5(concat(
      (select string_agg(digest, '' order by kind, id) from network_records),
      (select string_agg(ags || digest, '' order by ags) from borders))) as print`.execute(tx)
  return rows[0]?.print ?? ''
}

/** Reads the region and looks for a changed one every few seconds. Throws when nothing was imported yet. */
export async function keepRegionInMemory(
  application: Database,
  onFault: (fault: unknown) => void,
  secondsBetweenLooks = SECONDS_BETWEEN_LOOKS,
): Promise<RegionInMemory> {
  const read = () =>
    transact(application, everywhere, async (tx) => ({
      print: await fingerprint(tx),
      region: await readRegion(tx),
      catalogue: await readCatalogueRecords(tx),
    }))
  let current = await read()
  const look = async (): Promise<void> => {
    const print = await transact(application, everywhere, fingerprint)
    if (print !== current.print) current = await read()
  }
  const timer = setInterval(() => void look().catch(onFault), secondsBetweenLooks * 1000)
  timer.unref()
  return { region: () => current.region, catalogue: () => current.catalogue, stop: () => clearInterval(timer) }
}
