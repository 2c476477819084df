import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'

/**
 * The tables, by name. Each room adds its own beside its store functions:
 * `declare module '../platform/database.ts' { interface Tables { cases: CaseRow } }`
 */
// eslint-disable-next-line typescript/no-empty-object-type -- filled by the rooms
export interface Tables {}

export type Database = Kysely<Tables>

/** An open transaction for one authority and one actor. Store functions take it first; there is no ambient database. */
export type Tx = Transaction<Tables>

/**
 * Who acts, as the row-level policies see it. `id` is what the actor may see: of an applicant the draft,
 * submission or case, of a clerk the office. `subject` names the person in histories.
 */
export type Actor =
  | { readonly kind: 'public' }
  | { readonly kind: 'applicant'; readonly id: string }
  | { readonly kind: 'clerk'; readonly id: string; readonly subject: string }
  | { readonly kind: 'system' }

/** For whom a transaction is open. `authority: null` is the regional portal: it reads only what is published. */
export type Scope = { readonly authority: string | null; readonly actor: Actor }

pg.types.setTypeParser(pg.types.builtins.DATE, (day: string) => day)
pg.types.setTypeParser(pg.types.builtins.INT8, (value: string) => Number(value))

/** Opens a pool. `url` is one of the three database addresses (owner, application, worker). */
export function openDatabase(url: string, connections = 10): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  // A connection that breaks while nobody uses it has left the pool already; without a listener it would end the process.
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** Runs `work` in one transaction whose policies know the authority and the actor. Rolls back when it throws. */
export function transact<Value>(database: Database, scope: Scope, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const { authority, actor } = scope
  const actorId = 'id' in actor ? actor.id : ''
  const subject = 'subject' in actor ? actor.subject : ''
  return database.transaction().execute(async (tx) => {
    await sql`select set_config('portal.authority', ${authority ?? ''}, true),
                     set_config('portal.actor', ${actor.kind}, true),
                     set_config('portal.actor_id', ${actorId}, true),
                     set_config('portal.subject', ${subject}, true)`.execute(tx)
    return work(tx)
  })
}
