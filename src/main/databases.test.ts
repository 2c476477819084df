import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { loadConfig } from '../platform/config.ts'
import type { DatabaseUrls } from '../platform/embedded-postgres.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { reachDatabases } from './databases.ts'

const { urls } = testDatabase()
let DATA_DIR = ''
beforeAll(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'serviceportal-databases-'))
})
afterAll(() => rm(DATA_DIR, { recursive: true }))

const configured = ({ owner, application, worker }: DatabaseUrls) =>
  loadConfig({ DATA_DIR, DATABASE_URL_OWNER: owner, DATABASE_URL_APPLICATION: application, DATABASE_URL_WORKER: worker })

test('configured databases that answer are taken as they are', async () => {
  const reached = await reachDatabases(await configured(urls))
  expect(reached).toMatchObject({ urls, isEmbedded: false })
})

test.each([
  ['where nothing listens', (url: URL) => (url.port = '1'), 'ECONNREFUSED'],
  ['that the server does not have', (url: URL) => (url.pathname = '/nowhere'), 'database "nowhere" does not exist'],
])('a database %s is said in one sentence that names the variable and keeps the password', async (_, spoil, reason) => {
  const address = new URL(urls.worker)
  spoil(address)
  const problem = await reachDatabases(await configured({ ...urls, worker: address.href })).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(OperatorError)
  const { message } = problem as OperatorError
  expect(message).toContain('The database that DATABASE_URL_WORKER names cannot be reached')
  expect(message).toContain(reason)
  expect(message).not.toContain(address.password)
})
