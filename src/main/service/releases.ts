/** The released versions, read where they lie. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import { stateFile } from '../../platform/postgres-state.ts'
import { reachDatabases } from '../databases.ts'

/**
 * Reads from the database of released versions as it is, migrating nothing. Null where there is none yet: a check makes no
 * database. Throws an OperatorError where it cannot be reached.
 */
export async function withReleases<Value>(config: Config, work: (owner: Database) => Promise<Value>): Promise<Value | null> {
  if (!config.DATABASE_URL_OWNER && !existsSync(stateFile(join(config.DATA_DIR, 'postgres')))) return null
  const databases = await reachDatabases(config)
  const owner = openDatabase(databases.urls.owner, 1)
  try {
    return await work(owner)
  } catch (error) {
    // No such table: nobody has released anything here.
    if ((error as { code?: unknown }).code === '42P01') return null
    throw error
  } finally {
    await owner.destroy()
    await databases.stop()
  }
}
