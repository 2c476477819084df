/**
 * A desk for tests: the sign-in of two towns against the stand-in provider, and one page that shows who is there and
 * answers what was sent. Call `deskUnderTest()` at the top of a test file.
 */
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import Fastify, { type FastifyInstance } from 'fastify'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { parse } from 'yaml'
import { importStaff } from '../src/identity/staff.ts'
import { regionOf } from '../src/network/directory.ts'
import type { StaffMember } from '../src/network/region.ts'
import { loadConfig } from '../src/platform/config.ts'
import { transact } from '../src/platform/database.ts'
import { buildAssets } from '../src/web/assets/build.ts'
import type { Portal } from '../src/web/context.ts'
import { requireClerk, type StaffDeps } from '../src/web/office/require-clerk.tsx'
import { signInRoutes } from '../src/web/office/sign-in.tsx'
import { portalOf } from '../src/web/portal-of.ts'
import { startStandIns, type StandIns } from '../standins/stand-ins.ts'
import { testSettings } from '../standins/test-settings.ts'
import { ownDatabase, type TestDatabase } from './database.ts'
import { Visitor, type Visit } from './visitor.ts'

/** Addresses of the portals under test. */
export const base = testSettings.portal
export const town = `${base}/gelsenkirchen`
export const neighbour = `${base}/marl`
export const ownHost = base.replace('//', '//gelsenkirchen.')

const morning = new Date('2026-11-23T08:00:00Z')

function testRegion() {
  const read = (file: string): unknown => parse(readFileSync(new URL(`../networks/emscher-lippe/${file}.yaml`, import.meta.url), 'utf8'))
  return regionOf([
    { kind: 'network', content: read('network') },
    ...['gelsenkirchen', 'marl'].map((id) => ({ kind: 'authority', content: read(`authorities/${id}`) })),
  ])
}

async function deskApplication(deps: StaffDeps): Promise<FastifyInstance> {
  const portals = new WeakMap<object, Portal>()
  const app = Fastify({
    rewriteUrl(raw) {
      const portal = portalOf(raw.headers.host ?? '', raw.url ?? '/', deps)
      portals.set(raw, portal)
      const query = (raw.url ?? '').indexOf('?')
      return portal.path + (query < 0 ? '' : raw.url!.slice(query))
    },
  })
  app.decorateRequest('portal', {
    getter() {
      return portals.get(this.raw)!
    },
  })
  await app.register(cookie, { secret: deps.config.SESSION_SECRET })
  await app.register(formbody)
  await app.register(csrf, { cookieOpts: { path: '/', sameSite: 'lax', httpOnly: true } })
  await app.register(async (scope) => signInRoutes(scope, deps))
  await app.register(async (scope) => {
    scope.addHook('preHandler', requireClerk(deps))
    scope.get('/amt', async ({ staff }, reply) => ({ ...staff, csrf: reply.generateCsrf() }))
    scope.get('/amt/vorgang/:id', async ({ params }) => params)
    scope.post(
      '/amt/vorgang/:id',
      { preHandler: (request, reply, done) => scope.csrfProtection(request, reply, done) },
      async ({ body }) => ({ received: body }),
    )
  })
  return app
}

/** Everything a test of the sign-in needs. Before each test it is Monday morning, and one person works in each town. */
export class Desk {
  app!: FastifyInstance
  standIns!: StandIns
  visitor!: Visitor
  #time = morning
  #deps!: StaffDeps
  #database!: TestDatabase
  readonly #directory = mkdtempSync(join(tmpdir(), 'desk-'))

  async open(): Promise<void> {
    this.standIns = await startStandIns(testSettings)
    this.#database = await ownDatabase()
    const region = testRegion()
    const config = await loadConfig({
      MODE: 'demo',
      DATA_DIR: this.#directory,
      BASE_URL: base,
      OIDC_ISSUER: this.standIns.issuer,
      OIDC_CLIENT_ID: testSettings.client.id,
      OIDC_CLIENT_SECRET: testSettings.client.secret,
    })
    const clock = { now: () => this.#time }
    this.#deps = { config, database: this.#database.application, clock, region: () => region, assets: await buildAssets() }
    this.app = await deskApplication(this.#deps)
  }

  async close(): Promise<void> {
    await this.app.close()
    await this.standIns.stop()
    rmSync(this.#directory, { recursive: true })
  }

  async beginAnew(): Promise<void> {
    this.#time = morning
    this.visitor = this.newVisitor()
    await this.employ('gelsenkirchen', ['ge-1'])
    await this.employ('marl', ['marl-1'])
  }

  /** The same portal with another identity provider. */
  withProvider(issuer: string): Promise<FastifyInstance> {
    return deskApplication({ ...this.#deps, config: { ...this.#deps.config, OIDC_ISSUER: issuer } })
  }

  newVisitor(): Visitor {
    return new Visitor({ [base]: this.app, [ownHost]: this.app })
  }

  pass(minutes: number): void {
    this.#time = new Date(this.#time.getTime() + minutes * 60_000)
  }

  /** Makes these subjects, and nobody else, clerks of an authority. */
  async employ(authority: string, subjects: readonly string[]): Promise<void> {
    const members = subjects.map((subject): StaffMember => ({
      subject,
      login: subject,
      name: subject,
      authority,
      offices: ['steuern'],
      roles: ['clerk'],
    }))
    await transact(this.#database.application, { authority, actor: { kind: 'system' } }, (tx) => importStaff(tx, members))
  }

  /** Chooses a person at the provider and gives the address of the portal that the browser is sent back to, not yet opened. */
  async choose(login: string, begun: Visit, by = this.visitor): Promise<string> {
    const page = await by.follow(begun)
    let current = await by.post(page.address, { login })
    while (current.location?.startsWith(this.standIns.issuer)) current = await by.get(current.location)
    if (current.location === null) throw new Error(`the provider answered ${current.status}`)
    return current.location
  }

  async signIn(login = 'gelsenkirchen.steuern', portal = town): Promise<Visit> {
    return this.visitor.get(await this.choose(login, await this.visitor.get(`${portal}/amt/anmeldung`)))
  }
}

/** A desk that opens before all tests of a file and closes after them. */
export function deskUnderTest(): Desk {
  const desk = new Desk()
  beforeAll(() => desk.open())
  afterAll(() => desk.close())
  beforeEach(() => desk.beginAnew())
  return desk
}
