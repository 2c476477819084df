/**
 * Real PostgreSQL for tests. One server and one migrated database serve a whole run; a test makes itself an authority of
 * its own (`freshAuthority()`), which needs no clean-up and tests the isolation between authorities all day:
 *
 *     const { application } = testDatabase()
 *     const authority = freshAuthority()
 *     await transact(application, { authority, actor: { kind: 'system' } }, (tx) => …)
 *
 * A test that needs a queue or counters for itself takes `ownDatabase()`, a fresh copy.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '../src/platform/database.ts'
import type { DatabaseUrls } from '../src/platform/embedded-postgres.ts'
import { inDatabase } from './in-database.ts'

/** One handle for each database role, with the addresses for what opens its own connections. */
export type TestDatabase = {
  readonly owner: Database
  readonly application: Database
  readonly worker: Database
  readonly urls: DatabaseUrls
  readonly administratorUrl: string
}

const opened = new Map<string, TestDatabase>()

function open(urls: DatabaseUrls, administratorUrl: string): TestDatabase {
  const known = opened.get(urls.owner)
  if (known) return known
  const database = {
    owner: openDatabase(urls.owner, 2),
    application: openDatabase(urls.application, 8),
    worker: openDatabase(urls.worker, 4),
    urls,
    administratorUrl,
  }
  opened.set(urls.owner, database)
  return database
}

/** The migrated database that all tests of a run share. Call it at the top of a test file. */
export function testDatabase(): TestDatabase {
  afterAll(closeDatabases)
  return open(inject('databaseUrls'), inDatabase(inject('administratorUrl'), 'portal'))
}

/** A migrated database that nobody else uses; with `region`, one that holds the shipped region and its services. */
export async function ownDatabase(holding: 'nothing' | 'region' = 'nothing'): Promise<TestDatabase> {
  afterAll(closeDatabases)
  const name = `own_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: inject('administratorUrl') })
  await client.connect()
  await client.query(`create database ${name} template ${holding === 'region' ? 'region_template' : 'portal_template'} owner portal_owner`)
  await client.query(`grant create on database ${name} to portal_worker`)
  await client.end()
  const { owner, application, worker } = inject('databaseUrls')
  return open(
    { owner: inDatabase(owner, name), application: inDatabase(application, name), worker: inDatabase(worker, name) },
    inDatabase(inject('administratorUrl'), name),
  )
}

/** The id of an authority that no other test has. */
export const freshAuthority = (): string => `amt-${[...randomBytes(12)].map((byte) => String.fromCodePoint(97 + (byte % 26))).join('')}`

async function closeDatabases(): Promise<void> {
  const databases = [...opened.values()]
  opened.clear()
  for (const { owner, application, worker } of databases) await Promise.all([owner.destroy(), application.destroy(), worker.destroy()])
}
