import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configurationDocument, type Environment, loadConfig } from './config.ts'
import { OperatorError } from './operator-error.ts'
import { projectRoot } from './project-root.ts'

let DATA_DIR = ''
beforeAll(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'serviceportal-config-'))
})
afterAll(() => rm(DATA_DIR, { recursive: true }))

const problemWith = async (environment: Environment): Promise<string> => {
  const problem = await loadConfig({ DATA_DIR, ...environment }).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(OperatorError)
  return (problem as OperatorError).message
}

test('the demo needs no configuration, and its stand-ins follow the port', async () => {
  const config = await loadConfig({ DATA_DIR, PORT: '4100' })
  expect(config).toMatchObject({
    MODE: 'demo',
    PORT: 4100,
    BASE_URL: 'http://localhost:4100',
    OIDC_ISSUER: 'http://localhost:4101',
    SMTP_URL: 'smtp://127.0.0.1:4102',
  })
  expect(config.DATABASE_URL_OWNER).toBeUndefined()
})

test('the secrets of the demo are random, kept, and readable by their owner only', async () => {
  const first = await loadConfig({ DATA_DIR })
  const second = await loadConfig({ DATA_DIR })
  expect(second.SESSION_SECRET).toBe(first.SESSION_SECRET)
  expect(second.SIGNING_KEY).toBe(first.SIGNING_KEY)
  expect(new Set([first.SESSION_SECRET, first.ACCESS_CODE_SECRET, first.OIDC_CLIENT_SECRET]).size).toBe(3)
  expect((await stat(join(DATA_DIR, 'secrets.json'))).mode & 0o777).toBe(0o600)
  await rm(join(DATA_DIR, 'secrets.json'))
  expect((await loadConfig({ DATA_DIR })).SESSION_SECRET).not.toBe(first.SESSION_SECRET)
})

test('processes that begin together agree on the secrets', async () => {
  await rm(join(DATA_DIR, 'secrets.json'), { force: true })
  const configs = await Promise.all([1, 2, 3].map(() => loadConfig({ DATA_DIR })))
  expect(new Set(configs.map((config) => config.SESSION_SECRET)).size).toBe(1)
})

test('a wrong variable is named, with what was given, what is allowed and where it is documented', async () => {
  expect(await problemWith({ PORT: 'abc' })).toBe('PORT is "abc"; allowed is a whole number from 1 to 65533 (docs/configuration.md).')
  expect(await problemWith({ PORT: '70000' })).toContain('PORT is "70000"')
  expect(await problemWith({ MODE: 'test' })).toContain('MODE is "test"; allowed is demo or production')
  expect(await problemWith({ BASE_URL: 'localhost' })).toContain('BASE_URL is "localhost"; allowed is an address that begins with http://')
  expect(await problemWith({ MAIL_FROM: 'nobody', LOG_LEVEL: 'loud' })).toMatch(/^LOG_LEVEL[^]*\n?MAIL_FROM|^MAIL_FROM[^]*\nLOG_LEVEL/)
})

test('a secret is never repeated', async () => {
  expect(await problemWith({ SESSION_SECRET: 'hunter2' })).not.toContain('hunter2')
  expect(await problemWith({ DATABASE_URL_OWNER: 'mysql://root:hunter2@host/db' })).not.toContain('hunter2')
})

test('addresses of city portals are read as pairs', async () => {
  const config = await loadConfig({
    DATA_DIR,
    PORTAL_ADDRESSES: 'gelsenkirchen=https://serviceportal.gelsenkirchen.de/, castrop-rauxel=https://portal.castrop-rauxel.de',
  })
  expect(config.PORTAL_ADDRESSES).toEqual({
    gelsenkirchen: 'https://serviceportal.gelsenkirchen.de',
    'castrop-rauxel': 'https://portal.castrop-rauxel.de',
  })
  expect(await problemWith({ PORTAL_ADDRESSES: 'gelsenkirchen' })).toContain('PORTAL_ADDRESSES is "gelsenkirchen"')
})

test('the background of maps is a WMS with layers or a service of tiles, and somebody is named for it', async () => {
  const wms = { MAP_WMS_URL: 'https://wms.example.org/karte', MAP_WMS_LAYERS: 'stadtplan', MAP_ATTRIBUTION: '© Beispiel' }
  const tiles = { MAP_TILES_URL: 'https://tiles.example.org/{z}/{x}/{y}.png', MAP_ATTRIBUTION: '© Beispiel' }
  expect(await loadConfig({ DATA_DIR, ...wms })).toMatchObject(wms)
  expect(await loadConfig({ DATA_DIR, ...tiles })).toMatchObject(tiles)
  expect(await problemWith({ ...wms, ...tiles })).toContain('Of MAP_WMS_URL and MAP_TILES_URL set one')
  expect(await problemWith({ ...wms, MAP_WMS_LAYERS: '' })).toContain('Set MAP_WMS_URL and MAP_WMS_LAYERS together')
  expect(await problemWith({ ...tiles, MAP_ATTRIBUTION: '' })).toContain('Set MAP_ATTRIBUTION')
  expect(await problemWith({ MAP_TILES_URL: 'https://tiles.example.org/{z}.png' })).toContain('an address with {z}, {x} and {y}')
  expect(await problemWith({ MAP_TILES_URL: 'https://{s}.example.org/{z}/{x}/{y}.png' })).toContain('on one host')
})

test('a data folder that cannot be written gives one sentence', async () => {
  expect(await problemWith({ DATA_DIR: join(projectRoot, 'package.json', 'data') })).toContain(
    'is not a folder; name another one with DATA_DIR=',
  )
})

test.runIf(process.getuid?.() !== 0)('a closed data folder gives one sentence to an ordinary user', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'serviceportal-closed-'))
  await chmod(closed, 0o500)
  expect(await problemWith({ DATA_DIR: closed })).toContain('may not be written by this user; name another one with DATA_DIR=')
  await rm(closed, { recursive: true })
})

describe('production', () => {
  const random = (start: string) => `${start}-3vQ8sLw2ZkY7hT1nB5cX9dF4gJ6mP0rU`
  const production = {
    MODE: 'production',
    BASE_URL: 'https://serviceportal.example.org',
    DATABASE_URL_OWNER: 'postgres://o:p@db/portal',
    DATABASE_URL_APPLICATION: 'postgres://a:p@db/portal',
    DATABASE_URL_WORKER: 'postgres://w:p@db/portal',
    OIDC_ISSUER: 'https://login.example.org',
    OIDC_CLIENT_ID: 'portal',
    OIDC_CLIENT_SECRET: random('o'),
    SMTP_URL: 'smtps://mail.example.org',
    MAIL_FROM: 'portal@example.org',
    SESSION_SECRET: random('s'),
    ACCESS_CODE_SECRET: random('a'),
    SIGNING_KEY: '{}',
  }

  test('starts with everything set', async () => {
    expect(await loadConfig(production)).toMatchObject({ MODE: 'production' })
  })

  test('has no secret by default', async () => {
    for (const name of ['SESSION_SECRET', 'ACCESS_CODE_SECRET', 'OIDC_CLIENT_SECRET', 'SIGNING_KEY', 'SMTP_URL'] as const) {
      expect(await problemWith({ ...production, [name]: undefined })).toContain(`${name} is not set`)
    }
  })

  test('refuses the embedded database, addresses without encryption and simple secrets', async () => {
    const withoutDatabase = { DATABASE_URL_OWNER: '', DATABASE_URL_APPLICATION: '', DATABASE_URL_WORKER: '' }
    expect(await problemWith({ ...production, ...withoutDatabase })).toContain('the embedded database is for the demo')
    expect(await problemWith({ ...production, BASE_URL: 'http://portal.example.org' })).toContain('must begin with https://')
    expect(await problemWith({ ...production, OIDC_ISSUER: 'http://localhost:3001' })).toContain('stand-ins are for the demo')
    expect(await problemWith({ ...production, SESSION_SECRET: 'a'.repeat(40) })).toContain('SESSION_SECRET is too simple')
    expect(await problemWith({ ...production, SESSION_SECRET: production.ACCESS_CODE_SECRET })).toContain('must differ')
    expect(await problemWith({ ...production, DATABASE_URL_WORKER: '' })).toContain('set all three or none')
    const picture = { MAP_TILES_URL: 'http://tiles.example.org/{z}/{x}/{y}.png', MAP_ATTRIBUTION: '© Beispiel' }
    expect(await problemWith({ ...production, ...picture })).toContain('MAP_TILES_URL must begin with https://')
  })

  test('needs whole paths for what it keeps', async () => {
    expect(await problemWith({ ...production, FILES_DIR: 'uploads' })).toBe(
      'Production: FILES_DIR must be a whole path: where the uploads lie must not depend on where the portal is started. (docs/configuration.md)',
    )
    expect(await problemWith({ ...production, DATA_DIR: './data' })).toContain('DATA_DIR must be a whole path')
    expect(await loadConfig({ ...production, DATA_DIR: './data', FILES_DIR: '/srv/uploads' })).toMatchObject({ FILES_DIR: '/srv/uploads' })
  })
})

test('uploads lie below the data folder unless another one is named', async () => {
  expect(await loadConfig({ DATA_DIR })).toMatchObject({ FILES_DIR: join(DATA_DIR, 'files') })
  expect(await loadConfig({ DATA_DIR, FILES_DIR: '/srv/uploads' })).toMatchObject({ FILES_DIR: '/srv/uploads' })
})

test.each(['tcp://127.0.0.1:3310', 'tcp://[::1]:3310', 'tcp://clamd.internal:3310', 'unix:/run/clamav/clamd.ctl'])(
  'a virus scanner is named by its address: %s',
  async (address) => {
    expect((await loadConfig({ DATA_DIR, CLAMD_URL: address })).CLAMD_URL).toBe(address)
  },
)

test.each(['clamd', 'tcp://clamd', 'http://clamd:3310', 'unix:clamd.ctl', 'tcp://clamd:3310/x'])(
  'what is no address of a virus scanner is refused: %s',
  async (address) => {
    expect(await problemWith({ CLAMD_URL: address })).toContain(`CLAMD_URL is "${address}"; allowed is tcp://host:port or unix:/path`)
  },
)

test('docs/configuration.md is up to date; node tools/write-documents.ts writes it', async () => {
  expect(await readFile(join(projectRoot, 'docs', 'configuration.md'), 'utf8')).toBe(configurationDocument())
})
