/** What every command of `./portal` has, and what several of them need. */
import { type Catalogue, readCatalogueRecords } from '../catalogue/records.ts'
import { transact, type Database, openDatabase } from '../platform/database.ts'
import { type Config, loadConfig } from '../platform/config.ts'
import { readRegion, type Region } from '../network/store.ts'
import { migrateDatabases, reachDatabases } from './databases.ts'

/** A command: how it is called, what it is for (both shown by `./portal help`), and what it does with the words after its name. */
export type Command = { readonly usage: string; readonly purpose: string; readonly run: (words: readonly string[]) => Promise<void> }

/** Writes a line for whoever called. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Runs `work` with the owner's connection on a migrated database, and leaves everything as it was found. */
export async function asOwner(work: (owner: Database, config: Config) => Promise<void>): Promise<void> {
  const config = await loadConfig(process.env)
  const databases = await reachDatabases(config)
  const owner = openDatabase(databases.urls.owner, 2)
  try {
    await migrateDatabases(databases.urls)
    await work(owner, config)
  } finally {
    await owner.destroy()
    await databases.stop()
  }
}

/** The region as it was last imported. */
export const importedRegion = (owner: Database): Promise<Region> =>
  transact(owner, { authority: null, actor: { kind: 'system' } }, readRegion)

/** What was imported of services, links and what towns change. */
export const importedCatalogue = (owner: Database): Promise<Catalogue> =>
  transact(owner, { authority: null, actor: { kind: 'system' } }, readCatalogueRecords)

/**
 * The language in which a command reports to people of a town hall: German, or English where the terminal is set to it
 * (`LC_ALL`, `LC_MESSAGES`, `LANG`). Problems of files, which editors make links of, are English always.
 */
export function reportLanguage(environment: Readonly<Record<string, string | undefined>>): 'de' | 'en' {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  )
  return locale?.startsWith('en') === true ? 'en' : 'de'
}
