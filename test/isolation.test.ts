/**
 * Every table with `authority_id`, whichever room it belongs to: one authority neither reads nor writes another's rows,
 * whoever acts and whatever it knows. New tables are checked as soon as their migration exists.
 */
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { type Actor, type Database, transact, type Tx } from '../src/platform/database.ts'
import { ownDatabase, type TestDatabase } from './database.ts'

// What is allowed across authorities, and why. Everything else is a leak.
const allowed: Record<string, RegExp> = {
  'what authorities publish is found everywhere': /: read network_records$/,
  'the regional portal shows where a service is offered': / of the region: read adoptions$/,
  'a job of the whole network deletes drafts when their day is over': /^worker as system of the region: (read|delete) drafts$/,
  'and the files that were uploaded for them': /^worker as system of the region: (read|delete) evidence$/,
  'a job of the whole network deletes sessions that are over, and what was parked in them':
    /^worker as system of the region: (read|delete) (staff_sessions|parked_posts)$/,
  'a job of the whole network finds deliveries that nobody acknowledged': /^worker as system of the region: read deliveries$/,
}

const knownId = '00000000-0000-4000-8000-000000000001'
const actors: Actor[] = [
  { kind: 'public' },
  { kind: 'applicant', id: knownId },
  { kind: 'clerk', id: knownId, subject: knownId },
  { kind: 'system' },
]

/** Makes the owner's tables accept any row, and puts one of each authority into each. */
async function seed(database: TestDatabase, tables: string[], authorities: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.administratorUrl })
  await client.connect()
  await client.query(`set session_replication_role = replica`)
  const checks = await client.query<{ table: string; name: string }>(
    `select conrelid::regclass::text as table, conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype in ('f', 'c', 'p', 'u') order by contype = 'p'`,
  )
  for (const { table, name } of checks.rows)
    await client.query(`alter table ${table} drop constraint if exists ${client.escapeIdentifier(name)} cascade`)
  const indexes = await client.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index join pg_class on pg_class.oid = indexrelid where indisunique and relnamespace = 'public'::regnamespace`,
  )
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  for (const table of tables) {
    const { rows: columns } = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
      [table],
    )
    const names = columns.map(({ name }) => client.escapeIdentifier(name))
    for (const authority of authorities) {
      const values = columns.map(({ name, type }) => (name === 'authority_id' ? client.escapeLiteral(authority) : sample(type)))
      await client.query(`insert into ${table} (${names.join()}) values (${values.join()})`)
    }
  }
  await client.end()
}

/** A value for a column; ids are all the same, so that an actor can know them. */
function sample(type: string): string {
  if (type.endsWith('[]')) return `'{}'::${type}`
  if (['json', 'jsonb'].includes(type)) return `'{}'::${type}`
  if (type === 'bytea') return `'\\x01'::bytea`
  if (type === 'boolean') return 'true'
  if (/^(integer|bigint|smallint|numeric|real|double precision)$/.test(type)) return '1'
  if (/^(date|timestamp|time)/.test(type)) return `now()::${type}`
  if (type === 'tsvector') return `''::tsvector`
  return `'${knownId}'::${type}`
}

async function tablesOfAuthorities(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'authority_id' and table_type = 'BASE TABLE' order by 1`.execute(database)
  return rows.map(({ name }) => name)
}

/** Tries to get at the rows of `victim`; says what was possible. The caller's transaction is open for another authority. */
async function reach(tx: Tx, table: string, victim: string): Promise<string[]> {
  const name = sql.table(table)
  const possible: string[] = []
  const attempt = async (what: string, statement: { execute: (tx: Tx) => Promise<{ rows: unknown[] }> }) => {
    await sql`savepoint attempt`.execute(tx)
    try {
      const { rows } = await statement.execute(tx)
      if (rows.length > 0) possible.push(what)
    } catch (error) {
      // 42501: no right, or refused by a policy; 23001: the table refuses every change.
      const { code, message } = error as { code?: string; message: string }
      if (code !== '42501' && code !== '23001') possible.push(`${what} (${code}: ${message})`)
    }
    await sql`rollback to savepoint attempt`.execute(tx)
  }
  await attempt('read', sql`select 1 from ${name} where authority_id = ${victim}`)
  await attempt('insert', sql`insert into ${name} (authority_id) values (${victim})`)
  await attempt(
    'update',
    sql`with changed as (update ${name} set authority_id = authority_id where authority_id = ${victim} returning 1) select * from changed`,
  )
  await attempt('update blindly', sql`with changed as (update ${name} set authority_id = ${victim} returning 1) select * from changed`)
  await attempt('delete', sql`with gone as (delete from ${name} where authority_id = ${victim} returning 1) select * from gone`)
  return possible
}

/** All ways by which somebody of one authority gets at another's rows, in words; nothing when all is well. */
async function leaks(database: TestDatabase, tables: string[]): Promise<string[]> {
  const [own, victim] = ['amt-eigen', 'amt-fremd']
  await seed(database, tables, [own, victim])
  const { rows: settings } = await sql<{
    name: string
  }>`select 'portal.' || substr(proname, 8) as name from pg_proc where pronamespace = 'public'::regnamespace and proname like 'portal\_%'`.execute(
    database.owner,
  )
  const knowledge = settings
    .map(({ name }) => name)
    .filter((name) => !['portal.authority', 'portal.actor', 'portal.actor_id', 'portal.subject'].includes(name))
  const found: string[] = []
  for (const role of ['application', 'worker'] as const) {
    for (const authority of [own, null]) {
      for (const actor of actors) {
        await transact(database[role], { authority, actor }, async (tx) => {
          for (const name of knowledge) await sql`select set_config(${name}, ${knownId}, true)`.execute(tx)
          for (const table of tables) {
            const possible = await reach(tx, table, victim)
            found.push(...possible.map((what) => `${role} as ${actor.kind} of ${authority ?? 'the region'}: ${what} ${table}`))
          }
        })
      }
    }
  }
  return found.filter((leak) => !Object.values(allowed).some((pattern) => pattern.test(leak)))
}

test('every table with authority_id has forced row-level security, and belongs to the owner', async () => {
  const { owner } = await ownDatabase()
  const tables = await tablesOfAuthorities(owner)
  expect(tables.length).toBeGreaterThan(0)
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relname = any(${tables})
      and relrowsecurity and relforcerowsecurity and pg_get_userbyid(relowner) = 'portal_owner'
      and exists (select from pg_policy where polrelid = pg_class.oid) order by 1`.execute(owner)
  expect(rows.map(({ name }) => name)).toEqual(tables)
})

test('no authority reads or writes the rows of another, whoever acts', async () => {
  const database = await ownDatabase()
  const tables = await tablesOfAuthorities(database.owner)
  expect(await leaks(database, tables)).toEqual([])
}, 60_000)

test('a table whose policy is too wide would be found', async () => {
  const database = await ownDatabase()
  await sql`create table careless (authority_id text, name text)`.execute(database.owner)
  await sql`alter table careless enable row level security`.execute(database.owner)
  await sql`alter table careless force row level security`.execute(database.owner)
  await sql`create policy everything on careless using (portal_actor() = 'system')`.execute(database.owner)
  const found = await leaks(database, ['careless'])
  expect(found).toContain('application as system of amt-eigen: read careless')
  expect(found).toContain('worker as system of the region: delete careless')
  expect(found.some((leak) => leak.includes('as public'))).toBe(false)
})

test('a view or function does not open what the tables close', async () => {
  const { owner } = await ownDatabase()
  const { rows: views } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not coalesce('security_invoker=true' = any(reloptions), false)`.execute(owner)
  expect(views).toEqual([])
  const { rows: functions } = await sql<{ name: string }>`
    select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and not exists (select from unnest(proconfig) setting where setting like 'search_path=%')`.execute(owner)
  expect(functions).toEqual([])
})
