import type { Tx } from '../platform/database.ts'
import { type Border, border } from './border.ts'

declare module '../platform/database.ts' {
  interface Tables {
    borders: { ags: string; digest: string; polygons: unknown; attribution: string }
  }
}

/** Every border that was imported, by AGS. */
export async function readBorders(tx: Tx): Promise<Border[]> {
  const rows = await tx.selectFrom('borders').selectAll().orderBy('ags').execute()
  return rows.map((row) => border.parse(row))
}
