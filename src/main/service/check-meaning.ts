import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { changedSinceRelease } from '../../catalogue/changed-since-release.ts'
import { fileProblemInWords } from '../../forms/service.ts'
import type { Config } from '../../platform/config.ts'
import { type Database, openDatabase, transact } from '../../platform/database.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { stateFile } from '../../platform/postgres-state.ts'
import { reachDatabases } from '../databases.ts'
import type { NamedCheck } from './named-check.ts'

const words = {
  de: {
    compared: 'Keine Kennung bedeutet etwas anderes als in der freigegebenen Fassung',
    unreachable: 'Nicht verglichen: Die Datenbank mit den freigegebenen Fassungen ist nicht erreichbar',
    none: 'Noch ist keine Fassung freigegeben, mit der zu vergleichen wäre',
  },
  en: {
    compared: 'No id means anything else than in the released version',
    unreachable: 'Not compared: the database with the released versions cannot be reached',
    none: 'No version was released yet that could be compared with',
  },
}

/** Ids mean what they meant in the newest released version: answers and overlays hang on them. Says so where it cannot look. */
export const meaningCheck: NamedCheck = {
  title: { de: 'Kennungen', en: 'Ids' },
  look: async ({ config, services }, language) => {
    const said = words[language]
    try {
      const changed = await withReleases(config, (owner) =>
        transact(owner, { authority: null, actor: { kind: 'system' } }, (tx) => changedSinceRelease(tx, services)),
      )
      if (changed === null) return { problems: [], notes: [said.none] }
      return { problems: changed.map(fileProblemInWords), notes: changed.length === 0 ? [said.compared] : [] }
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error
      return { problems: [], notes: [`${said.unreachable} (${error.message})`] }
    }
  },
}

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
