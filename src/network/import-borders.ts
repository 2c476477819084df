/** Takes borders into the database: only what changed is written. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import type { Border } from './border.ts'
import type { ImportReport } from './import.ts'
import './stored-borders.ts'

/**
 * Makes the stored borders equal to the given ones, in the caller's transaction (as owner). Two imports at once wait for
 * each other. The report names borders by their AGS.
 */
export async function importBorders(tx: Tx, borders: readonly Border[]): Promise<ImportReport> {
  await sql`lock table borders in share row exclusive mode`.execute(tx)
  const before = new Map((await tx.selectFrom('borders').select(['ags', 'digest']).execute()).map(({ ags, digest }) => [ags, digest]))
  const added = borders.filter(({ ags }) => !before.has(ags))
  const changed = borders.filter(({ ags, digest }) => before.has(ags) && before.get(ags) !== digest)
  const kept = new Set(borders.map(({ ags }) => ags))
  const removed = [...before.keys()].filter((ags) => !kept.has(ags))

  if (removed.length > 0) await tx.deleteFrom('borders').where('ags', 'in', removed).execute()
  for (const { ags, digest, polygons, attribution } of [...added, ...changed]) {
    const row = { digest, polygons: JSON.stringify(polygons), attribution }
    await tx
      .insertInto('borders')
      .values({ ags, ...row })
      .onConflict((conflict) => conflict.column('ags').doUpdateSet(row))
      .execute()
  }
  const agsOf = (some: readonly Border[]): string[] => some.map(({ ags }) => ags)
  return { added: agsOf(added), changed: agsOf(changed), removed, unchanged: borders.length - added.length - changed.length }
}
