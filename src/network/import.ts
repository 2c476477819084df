/** Takes a network into the database: only what changed is written. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import type { NetworkData } from './load.ts'
import type { NetworkRecord } from './record.ts'
import './store.ts'

/** What an import did; records are named `kind id` (`authority marl`). */
export type ImportReport = {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** How many records were the same as before. */
  readonly unchanged: number
}

const nameOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind} ${id}`

/** So many rows fit into one statement: PostgreSQL takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 500

async function write(tx: Tx, records: readonly NetworkRecord[]): Promise<void> {
  for (let index = 0; index < records.length; index += ROWS_AT_ONCE) {
    const rows = records.slice(index, index + ROWS_AT_ONCE).map(({ kind, id, authorityId, digest, content }) => ({
      kind,
      id,
      authority_id: authorityId,
      digest,
      content: JSON.stringify(content),
    }))
    await tx
      .insertInto('network_records')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['kind', 'id']).doUpdateSet((row) => ({
          authority_id: row.ref('excluded.authority_id'),
          digest: row.ref('excluded.digest'),
          content: row.ref('excluded.content'),
        })),
      )
      .execute()
  }
}

/**
 * Makes the stored network equal to the given one, in the caller's transaction (as owner): adds, changes, removes, and
 * touches nothing that is the same. Two imports at once wait for each other.
 */
export async function importNetwork(tx: Tx, network: NetworkData): Promise<ImportReport> {
  await sql`lock table network_records in share row exclusive mode`.execute(tx)
  const before = new Map(
    (await tx.selectFrom('network_records').select(['kind', 'id', 'digest']).execute()).map((row) => [nameOf(row), row]),
  )
  const added = network.records.filter((record) => !before.has(nameOf(record)))
  const changed = network.records.filter((record) => {
    const known = before.get(nameOf(record))
    return known !== undefined && known.digest !== record.digest
  })
  const kept = new Set(network.records.map(nameOf))
  const removed = [...before.values()].filter((row) => !kept.has(nameOf(row)))

  for (const { kind, id } of removed) await tx.deleteFrom('network_records').where('kind', '=', kind).where('id', '=', id).execute()
  await write(tx, [...added, ...changed])
  return {
    added: added.map(nameOf),
    changed: changed.map(nameOf),
    removed: removed.map(nameOf),
    unchanged: network.records.length - added.length - changed.length,
  }
}
