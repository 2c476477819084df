/** The roles and the database that the portal needs in its embedded server. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { PostgresState } from './postgres-state.ts'

/** The three addresses of the database, one for each role. */
export type DatabaseUrls = { readonly owner: string; readonly application: string; readonly worker: string }

const databaseName = 'portal'

/** The address of a role, in the portal's database unless another is named. */
export const address = (role: string, password: string, port: number, database = databaseName): string =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`

/** Whether the server takes connections; waits while it recovers. */
export async function answers(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      // 57P03: the server is starting up or recovering.
      if ((error as { code?: string }).code !== '57P03') return false
      await wait(250)
    }
  }
  return false
}

/** Creates what is missing, and sets the passwords. */
export async function provision(administratorUrl: string, passwords: PostgresState['passwords']): Promise<void> {
  const within = async (url: string, work: (client: pg.Client) => Promise<void>) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await work(client)
    } finally {
      await client.end()
    }
  }
  await within(administratorUrl, async (client) => {
    // Two processes may come at the same time; creating a role has no "if not exists".
    await client.query('select pg_advisory_lock(7012026)')
    for (const role of ['owner', 'application', 'worker'] as const) {
      const name = `portal_${role}`
      const known = await client.query('select 1 from pg_roles where rolname = $1', [name])
      const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole'
      await client.query(`${known.rowCount ? 'alter' : 'create'} role ${name} ${rights} password ${client.escapeLiteral(passwords[role])}`)
    }
    const exists = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (!exists.rowCount) await client.query(`create database ${databaseName} owner portal_owner`)
  })
  const url = new URL(administratorUrl)
  url.pathname = `/${databaseName}`
  await within(url.href, async (client) => {
    await client.query('create extension if not exists pg_trgm; create extension if not exists unaccent')
  })
}
