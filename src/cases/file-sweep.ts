/**
 * Sweeping the file store once a day: a file without a row is left from something that broke off between the two, a crash
 * or a job that was lost. Only what is older than a day goes, so that nothing is taken that is about to get its row.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { type Database, transact } from '../platform/database.ts'
import type { FileStore } from '../platform/file-store.ts'
import { defineTask } from '../platform/jobs.ts'

const A_DAY = 24 * 60 * 60 * 1000
const FILES_AT_ONCE = 500

export const sweepFilesTask = defineTask('sweepFiles', z.object({ authority: z.null() }))

/** Deletes what nobody knows of and returns how many files that were. `database` is connected as the worker. */
export async function sweepFiles(database: Database, files: FileStore, now: Date): Promise<number> {
  const yesterday = new Date(now.getTime() - A_DAY)
  let swept = await files.clearAbandoned(yesterday)
  let batch: string[] = []
  const sweep = async (): Promise<void> => {
    for (const id of await unknownOf(database, batch)) {
      await files.remove(id)
      swept += 1
    }
    batch = []
  }
  for await (const id of files.keptBefore(yesterday)) {
    batch.push(id)
    if (batch.length === FILES_AT_ONCE) await sweep()
  }
  await sweep()
  return swept
}

/** The files of no authority. Asked for all at once, because an authority that has left the region still keeps its files. */
function unknownOf(database: Database, ids: readonly string[]): Promise<string[]> {
  return transact(database, { authority: null, actor: { kind: 'system' } }, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from known_evidence(${[...ids]}::uuid[]) as id`.execute(tx)
    const known = new Set(rows.map(({ id }) => id))
    return ids.filter((id) => !known.has(id))
  })
}
