import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { type Database, openDatabase } from './database.ts'
import { countMegabytes, deleteEndedRateLimits, rateLimitStore } from './rate-limit-store.ts'

async function portalProcess(database: Database) {
  const app = Fastify()
  await app.register(rateLimit, { global: false, store: rateLimitStore(database, 'secret') })
  const limited = { config: { rateLimit: { max: 3, timeWindow: 60_000 } } }
  app.get('/status', limited, () => 'status')
  app.get('/anmeldung', limited, () => 'anmeldung')
  return app
}

test('a limit holds across two processes, and each address and route counts by itself', async () => {
  const { application, urls } = await ownDatabase()
  const second = openDatabase(urls.application, 2)
  const [one, other] = [await portalProcess(application), await portalProcess(second)]
  const ask = async (app: typeof one, url: string, remoteAddress: string) => (await app.inject({ url, remoteAddress })).statusCode
  expect(await ask(one, '/status', '192.0.2.1')).toBe(200)
  expect(await ask(other, '/status', '192.0.2.1')).toBe(200)
  expect(await ask(one, '/status', '192.0.2.1')).toBe(200)
  expect(await ask(other, '/status', '192.0.2.1')).toBe(429)
  expect(await ask(other, '/anmeldung', '192.0.2.1')).toBe(200)
  expect(await ask(other, '/status', '192.0.2.2')).toBe(200)
  await second.destroy()
})

test('requests at the same moment are all counted', async () => {
  const { application } = await ownDatabase()
  const app = await portalProcess(application)
  const answers = await Promise.all(Array.from({ length: 20 }, () => app.inject({ url: '/status', remoteAddress: '192.0.2.1' })))
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(3)
})

test('megabytes are counted by address, begun ones as whole', async () => {
  const { application } = await ownDatabase()
  const count = (address: string, megabytes: number) => countMegabytes(application, 'secret', address, megabytes, 60_000)
  expect(await count('192.0.2.1', 3)).toBe(3)
  expect(await count('192.0.2.1', 0.2)).toBe(4)
  expect(await count('192.0.2.1', 20.1)).toBe(25)
  expect(await count('192.0.2.2', 1)).toBe(1)
})

test('a window that is over counts anew, and is forgotten', async () => {
  const { application } = await ownDatabase()
  const count = async () =>
    (await sql<{ requests: number }>`select requests from count_request('\\x01', 1)`.execute(application)).rows[0]?.requests
  expect(await count()).toBe(1)
  await sql`select pg_sleep(0.02)`.execute(application)
  expect(await count()).toBe(1)
  await sql`select pg_sleep(0.02)`.execute(application)
  await deleteEndedRateLimits(application)
  const { rows } = await sql`select * from rate_limits`.execute(application)
  expect(rows).toEqual([])
})

test('no address is stored', async () => {
  const { application } = await ownDatabase()
  const app = await portalProcess(application)
  await app.inject({ url: '/status', remoteAddress: '192.0.2.77' })
  const { rows } = await sql<{ all: string }>`select rate_limits::text || encode(key, 'escape') as all from rate_limits`.execute(
    application,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.all).not.toContain('192.0.2.77')
})
