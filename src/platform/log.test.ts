import Fastify from 'fastify'
import { sql } from 'kysely'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { describeFault, loggerOptions } from './log.ts'

async function linesOf(ask: (app: ReturnType<typeof Fastify>) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = []
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) })
  const { logger, ...options } = loggerOptions({ LOG_LEVEL: 'info' })
  const app = Fastify({ ...options, logger: { ...logger, stream }, genReqId: () => 'f4d1' })
  app.post('/entwurf/:id', async () => 'ok')
  app.get('/kaputt', async (request) => request.log.error({ err: new TypeError('x is not a function'), req: request }, 'fault'))
  await ask(app)
  await app.close()
  return lines
}

test('a request leaves method, route, status, time and reference, and nothing about the person', async () => {
  const lines = await linesOf((app) =>
    app.inject({
      method: 'POST',
      url: '/entwurf/4711?name=Erika',
      payload: { name: 'Mustermann' },
      remoteAddress: '192.0.2.77',
      headers: { 'user-agent': 'Netscape', cookie: 'token=geheim' },
    }),
  )
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.any(String),
    reference: 'f4d1',
    method: 'POST',
    route: '/entwurf/:id',
    status: 200,
    milliseconds: expect.any(Number),
    msg: 'answered',
  })
})

test('an unknown path is not logged, for people paste strange things', async () => {
  const lines = await linesOf((app) => app.inject({ url: '/erika.mustermann' }))
  expect(lines.join()).toContain('"route":"unknown"')
  expect(lines.join()).not.toContain('mustermann')
})

test('a fault is logged with its place, and a request beside it adds nothing', async () => {
  const lines = await linesOf((app) => app.inject({ url: '/kaputt', remoteAddress: '192.0.2.77' }))
  expect(lines[0]).toContain('x is not a function')
  expect(lines[0]).toContain('log.test.ts')
  expect(lines.join()).not.toContain('192.0.2.77')
})

test('of a database error the values are left out', async () => {
  const { application } = testDatabase()
  const fault = await sql`select ${'Mustermann'}::date`.execute(application).catch((error: unknown) => error)
  expect((fault as Error).message).toContain('Mustermann')
  expect(describeFault(fault)).toMatchObject({ code: '22007' })
  expect(JSON.stringify(describeFault(new Error('saving failed', { cause: fault })))).not.toContain('Mustermann')
})
