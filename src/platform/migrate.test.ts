import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { projectRoot } from './project-root.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'serviceportal-migrations-'))
})
afterEach(() => rm(directory, { recursive: true }))

/** A database that knows none of the portal's migrations, though their tables are there. */
async function blankDatabase() {
  const database = await ownDatabase()
  await sql`drop table migrations`.execute(database.owner)
  return database
}
const file = (name: string, text: string) => writeFile(join(directory, name), text)

test('files are applied in order, once', async () => {
  const { urls } = await blankDatabase()
  await file('0002_more.sql', 'alter table shelter add column place text')
  await file('0001_first.sql', 'create table shelter (name text)')
  await file('notes.txt', 'no migration')
  expect(await migrate(urls.owner, directory)).toEqual(['0001_first.sql', '0002_more.sql'])
  expect(await migrate(urls.owner, directory)).toEqual([])
  await file('0003_last.sql', 'drop table shelter')
  expect(await migrate(urls.owner, directory)).toEqual(['0003_last.sql'])
})

test('processes that come together do not apply a file twice', async () => {
  const { urls } = await blankDatabase()
  await file('0001_first.sql', 'create table shelter (name text); select pg_sleep(0.1)')
  const applied = await Promise.all([migrate(urls.owner, directory), migrate(urls.owner, directory), migrate(urls.owner, directory)])
  expect(applied.flat()).toEqual(['0001_first.sql'])
})

test('a file that fails leaves nothing behind and is named with its line', async () => {
  const { urls, owner } = await blankDatabase()
  await file(
    '0001_first.sql',
    'create table shelter (name text);\n\nalter table shelter add column name text;\nselect missing from shelter;',
  )
  await expect(migrate(urls.owner, directory)).rejects.toThrow(
    'The migration 0001_first.sql fails: column "name" of relation "shelter" already exists.',
  )
  await file('0001_first.sql', 'create table shelter (name text);\n\nselect missing from shelter;')
  await expect(migrate(urls.owner, directory)).rejects.toThrow('0001_first.sql:3 fails')
  expect((await sql`select to_regclass('shelter') as found`.execute(owner)).rows).toEqual([{ found: null }])
})

test('a file that was changed after it was applied is refused, and so is a database that is ahead', async () => {
  const { urls } = await blankDatabase()
  await file('0001_first.sql', 'create table shelter (name text)')
  await migrate(urls.owner, directory)
  await file('0001_first.sql', 'create table shelter (name text, place text)')
  await expect(migrate(urls.owner, directory)).rejects.toThrow('0001_first.sql was changed after it was applied')
  await rm(join(directory, '0001_first.sql'))
  await expect(migrate(urls.owner, directory)).rejects.toThrow('There are no migrations')
  await file('0002_other.sql', 'select 1')
  await expect(migrate(urls.owner, directory)).rejects.toThrow('knows the migration 0001_first.sql, which this release does not have')
})

test("the portal's own migrations are applied and unchanged", async () => {
  const { urls } = await ownDatabase()
  expect(await migrate(urls.owner, join(projectRoot, 'migrations'))).toEqual([])
})
