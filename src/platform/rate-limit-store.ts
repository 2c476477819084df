/**
 * Counts requests in PostgreSQL, so that a limit holds across processes and restarts of one. Who asked is kept only as
 * a keyed digest: no address is stored.
 */
import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { keyedDigest } from './tokens.ts'

type Counted = { requests: number; remaining_milliseconds: number }

/** The `store` of @fastify/rate-limit. `secret` keys the digests. Each route counts by itself. */
export function rateLimitStore(database: Database, secret: string): FastifyRateLimitStoreCtor {
  return class PostgresStore implements FastifyRateLimitStore {
    // The plugin passes its options here; `place` is ours, for the stores of single routes.
    private readonly place: string

    constructor(options: object) {
      this.place = 'place' in options && typeof options.place === 'string' ? options.place : ''
    }

    incr(key: string, callback: (error: Error | null, result?: { current: number; ttl: number }) => void, timeWindow: number): void {
      const digest = keyedDigest(secret, `rate limit ${this.place} ${key}`)
      sql<Counted>`select requests, remaining_milliseconds from count_request(${digest}, ${timeWindow})`.execute(database).then(
        ({ rows: [counted] }) => callback(null, { current: counted?.requests ?? 0, ttl: counted?.remaining_milliseconds ?? 0 }),
        (error: unknown) => callback(error instanceof Error ? error : new Error('the request could not be counted')),
      )
    }

    child(route: { routeInfo?: { method?: unknown; url?: string }; method?: unknown; url?: string }): PostgresStore {
      const { method, url } = route.routeInfo ?? route
      return new PostgresStore({ place: `${String(method)} ${url}` })
    }
  }
}

/** Counts megabytes that came from an address, and says how many there were in this window, in milliseconds. Begun ones count. */
export async function countMegabytes(
  database: Database,
  secret: string,
  address: string,
  megabytes: number,
  timeWindow: number,
): Promise<number> {
  const digest = keyedDigest(secret, `megabytes ${address}`)
  const counted = await sql<{ requests: number }>`
    select (count_request(${digest}, ${timeWindow})).requests
    from generate_series(1, ${Math.max(1, Math.ceil(megabytes))}::integer)`.execute(database)
  return Math.max(...counted.rows.map(({ requests }) => requests))
}

/** Forgets counters whose window is over; a job for every hour. */
export async function deleteEndedRateLimits(database: Database): Promise<void> {
  await sql`delete from rate_limits where ends_at < now()`.execute(database)
}
