import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import Fastify, { type FastifyInstance } from 'fastify'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { startStandIns, type StandIns } from '../../../standins/stand-ins.ts'
import { testSettings } from '../../../standins/test-settings.ts'
import { ownDatabase, type TestDatabase } from '../../../test/database.ts'
import { Visitor, type Visit } from '../../../test/visitor.ts'
import { importStaff } from '../../identity/staff.ts'
import { regionOf } from '../../network/directory.ts'
import type { StaffMember } from '../../network/region.ts'
import { loadConfig } from '../../platform/config.ts'
import { transact } from '../../platform/database.ts'
import { buildAssets } from '../assets/build.ts'
import type { Portal } from '../context.ts'
import { portalOf } from '../portal-of.ts'
import { requireClerk, type StaffDeps } from './require-clerk.tsx'
import { signInRoutes } from './sign-in.tsx'

const base = testSettings.portal
const town = `${base}/gelsenkirchen`
const neighbour = `${base}/marl`
const ownHost = base.replace('//', '//gelsenkirchen.')

let time = new Date('2026-11-23T08:00:00Z')
const pass = (minutes: number): void => {
  time = new Date(time.getTime() + minutes * 60_000)
}

function testRegion() {
  const read = (file: string): unknown =>
    parse(readFileSync(new URL(`../../../networks/emscher-lippe/${file}.yaml`, import.meta.url), 'utf8'))
  return regionOf([
    { kind: 'network', content: read('network') },
    ...['gelsenkirchen', 'marl'].map((id) => ({ kind: 'authority', content: read(`authorities/${id}`) })),
  ])
}

/** An application with the sign-in and one page of a desk that shows who is there and answers what was sent. */
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

const directory = mkdtempSync(join(tmpdir(), 'sign-in-'))
let standIns: StandIns
let database: TestDatabase
let deps: StaffDeps
let app: FastifyInstance
let visitor: Visitor

beforeAll(async () => {
  standIns = await startStandIns(testSettings)
  database = await ownDatabase()
  const region = testRegion()
  const config = await loadConfig({
    MODE: 'demo',
    DATA_DIR: directory,
    BASE_URL: base,
    OIDC_ISSUER: standIns.issuer,
    OIDC_CLIENT_ID: testSettings.client.id,
    OIDC_CLIENT_SECRET: testSettings.client.secret,
  })
  deps = { config, database: database.application, clock: { now: () => time }, region: () => region, assets: await buildAssets() }
  app = await deskApplication(deps)
})
afterAll(async () => {
  await app.close()
  await standIns.stop()
  rmSync(directory, { recursive: true })
})
beforeEach(async () => {
  time = new Date('2026-11-23T08:00:00Z')
  visitor = newVisitor()
  await employ('gelsenkirchen', ['ge-1'])
  await employ('marl', ['marl-1'])
})

const newVisitor = () => new Visitor({ [base]: app, [ownHost]: app })
const employ = (authority: string, subjects: string[]) => {
  const members = subjects.map((subject): StaffMember => ({
    subject,
    login: subject,
    name: subject,
    authority,
    offices: ['steuern'],
    roles: ['clerk'],
  }))
  return transact(database.application, { authority, actor: { kind: 'system' } }, (tx) => importStaff(tx, members))
}

/** Chooses a person at the provider and comes back to the portal's callback, without opening it yet. */
async function choose(login: string, begun: Visit, by = visitor): Promise<string> {
  const page = await by.follow(begun)
  let current = await by.post(page.address, { login })
  while (current.location?.startsWith(standIns.issuer)) current = await by.get(current.location)
  if (current.location === null) throw new Error(`the provider answered ${current.status}`)
  return current.location
}

async function signIn(login = 'gelsenkirchen.steuern', desk = town, by = visitor): Promise<Visit> {
  const callback = await choose(login, await by.get(`${desk}/amt/anmeldung`), by)
  return by.get(callback)
}

describe('signing in', () => {
  test('leads to the page that was asked for, as the person who was chosen', async () => {
    const asked = await visitor.get(`${town}/amt?seite=2`)
    expect([asked.status, asked.location]).toEqual([302, `${town}/amt/anmeldung?weiter=%2Famt%3Fseite%3D2`])
    const page = await visitor.follow(await visitor.get(await choose('gelsenkirchen.steuern', asked)))
    expect(page.address).toBe(`${town}/amt?seite=2`)
    expect(JSON.parse(page.text)).toMatchObject({
      subject: 'ge-1',
      name: 'Sabine Kowalski',
      authority: 'gelsenkirchen',
      offices: ['steuern'],
      roles: ['clerk'],
    })
  })

  test('works on the own host of a town', async () => {
    const page = await visitor.follow(await signIn('gelsenkirchen.steuern', ownHost))
    expect(page.address).toBe(`${ownHost}/amt`)
    expect(page.status).toBe(200)
  })

  test('from the number of the machine goes to the portal under its name first', async () => {
    const begun = await app.inject({ url: '/gelsenkirchen/amt/anmeldung?weiter=%2Famt', headers: { host: '127.0.0.1:3999' } })
    expect(begun.headers.location).toBe(`${town}/amt/anmeldung?weiter=%2Famt`)
  })

  test('on the regional portal offers the desks', async () => {
    const page = await visitor.follow(await visitor.get(`${base}/amt`))
    expect(page.status).toBe(200)
    expect(page.text).toContain('href="/gelsenkirchen/amt"')
    expect(page.text).toContain('href="/marl/amt"')
  })

  test('is German also for those who come from an English page', async () => {
    expect((await visitor.get(`${town}/en/amt/anmeldung?weiter=%2Famt`)).location).toBe(`${town}/amt/anmeldung?weiter=%2Famt`)
  })

  test('gives cookies that no script reads and that belong to the path of the town', async () => {
    const answer = await signIn()
    const cookies = answer.headers.getSetCookie().filter((line) => line.startsWith('amt-sitzung-gelsenkirchen='))
    expect(cookies).toEqual([expect.stringMatching(/^amt-sitzung-gelsenkirchen=[\w-]{43}; Path=\/gelsenkirchen; HttpOnly; SameSite=Lax$/)])
  })

  test('works in two tabs at once', async () => {
    const one = await visitor.get(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F1`)
    const other = await visitor.get(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F2`)
    expect((await visitor.get(await choose('gelsenkirchen.steuern', one))).location).toBe(`${town}/amt/vorgang/1`)
    let second = await visitor.get(other.location!)
    while (second.location?.startsWith(standIns.issuer)) second = await visitor.get(second.location)
    expect((await visitor.get(second.location!)).location).toBe(`${town}/amt/vorgang/2`)
  })

  test('a second time gives a new session and ends the one before', async () => {
    await signIn()
    const before = visitor.cookie(`${town}/amt`, 'amt-sitzung')!
    await visitor.get(await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung?person=andere`)))
    expect(visitor.cookie(`${town}/amt`, 'amt-sitzung')).not.toBe(before)
    const thief = newVisitor()
    thief.setCookie(base, 'amt-sitzung-gelsenkirchen', before)
    expect((await thief.get(`${town}/amt`)).status).toBe(302)
  })

  test('is not repeated by those who are signed in', async () => {
    await signIn()
    expect((await visitor.get(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F7`)).location).toBe(`${town}/amt/vorgang/7`)
  })

  test.each([
    'https://evil.example/',
    '//evil.example/amt',
    '/\\evil.example/amt',
    '/amt/../themen',
    '/amt/%2e%2e/themen',
    '/amtlich',
    'amt',
    '\u0000',
    '/amt\t/../..//evil.example',
  ])('never leads on to %j', async (weiter) => {
    const begun = await visitor.get(`${town}/amt/anmeldung?weiter=${encodeURIComponent(weiter)}`)
    const answer = await visitor.get(await choose('gelsenkirchen.steuern', begun))
    expect(answer.location).toBe(`${town}/amt`)
  })

  test('that was broken off says so and signs nobody in', async () => {
    const page = await visitor.follow(await visitor.get(`${town}/amt/anmeldung`))
    const answer = await visitor.follow(await visitor.post(page.address, { abbrechen: 'ja' }))
    expect(answer.text).toContain('abgebrochen')
    expect(visitor.cookie(`${town}/amt`, 'amt-sitzung')).toBeUndefined()
  })

  test('while the provider is down gets a page that says so', async () => {
    const lonely = await deskApplication({ ...deps, config: { ...deps.config, OIDC_ISSUER: 'http://localhost:9' } })
    const answer = await lonely.inject({ url: '/gelsenkirchen/amt/anmeldung', headers: { host: 'localhost:3999' } })
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('Der Anmeldedienst antwortet gerade nicht')
    await lonely.close()
  })
})

describe('an answer of the provider is refused', () => {
  const refusal = { status: 400, saysSo: true, isSignedIn: false }

  async function outcomeOf(callback: string, by = visitor): Promise<typeof refusal> {
    const { status, text } = await by.get(callback)
    return {
      status,
      saysSo: text.includes('konnten wir nicht annehmen'),
      isSignedIn: by.cookie(`${town}/amt`, 'amt-sitzung') !== undefined,
    }
  }

  test('with a state that was not given out', async () => {
    const callback = new URL(await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung`)))
    callback.searchParams.set('state', 'x'.repeat(43))
    expect(await outcomeOf(callback.href)).toEqual(refusal)
  })

  test('with a state of which only the beginning is right', async () => {
    const callback = new URL(await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung`)))
    callback.searchParams.set('state', `${callback.searchParams.get('state')!.slice(0, -1)}~`)
    expect(await outcomeOf(callback.href)).toEqual(refusal)
  })

  test('without a state, with two, or with none of its parts', async () => {
    const callback = new URL(await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung`)))
    const state = callback.searchParams.get('state')!
    callback.searchParams.append('state', state)
    expect(await outcomeOf(callback.href)).toEqual(refusal)
    callback.searchParams.delete('state')
    expect(await outcomeOf(callback.href)).toEqual(refusal)
    expect(await outcomeOf(`${town}/amt/anmeldung/zurueck`)).toEqual(refusal)
  })

  test('in a browser that did not begin it', async () => {
    const callback = await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung`))
    expect(await outcomeOf(callback, newVisitor())).toEqual(refusal)
  })

  test('that carries the nonce of another sign-in', async () => {
    const begun = await visitor.get(`${town}/amt/anmeldung`)
    const changed = new URL(begun.location!)
    changed.searchParams.set('nonce', 'replayed')
    expect(await outcomeOf(await choose('gelsenkirchen.steuern', await visitor.get(changed.href)))).toEqual(refusal)
  })

  test('with a code that is not genuine', async () => {
    const callback = new URL(await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung`)))
    callback.searchParams.set('code', 'forged')
    expect(await outcomeOf(callback.href)).toEqual(refusal)
  })

  test('at another town than it began', async () => {
    const callback = await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung`))
    const { name, value } = { name: 'amt-anmeldung-marl', value: visitor.cookie(callback, 'amt-anmeldung')! }
    const detail = new URL(callback).searchParams.get('state')!.slice(0, 12)
    visitor.setCookie(base, `${name}-${detail}`, value)
    expect(await outcomeOf(callback.replace('/gelsenkirchen/', '/marl/'))).toEqual(refusal)
  })

  test('a second time, and when it took too long', async () => {
    const callback = await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung`))
    const late = await choose('gelsenkirchen.steuern', await visitor.get(`${town}/amt/anmeldung?person=andere`))
    await visitor.get(callback)
    const again = await visitor.get(callback)
    expect(again.status).toBe(400)
    pass(11)
    expect((await visitor.get(late)).status).toBe(400)
  })
})

describe('the desk', () => {
  test('tells somebody without a role there, and lets another person sign in', async () => {
    const answer = await visitor.follow(await signIn('marl.steuern'))
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Hier haben Sie keinen Arbeitsplatz')
    expect(answer.text).toContain('href="/gelsenkirchen/amt/anmeldung?person=andere"')
    expect((await visitor.get(`${town}/amt`)).status).toBe(302)
  })

  test('of a neighbouring town does not know a session of this one', async () => {
    await employ('marl', ['ge-1', 'marl-1'])
    await signIn()
    visitor.setCookie(base, 'amt-sitzung-marl', visitor.cookie(`${town}/amt`, 'amt-sitzung')!)
    expect((await visitor.get(`${town}/amt`)).status).toBe(200)
    expect((await visitor.get(`${neighbour}/amt`)).location).toContain('/marl/amt/anmeldung')
  })

  test('closes at once for those whose role is taken away', async () => {
    await signIn()
    await employ('gelsenkirchen', [])
    const answer = await visitor.get(`${town}/amt`)
    expect(answer.status).toBe(403)
    expect(visitor.cookie(`${town}/amt`, 'amt-sitzung')).toBeUndefined()
  })

  test('asks again after half an hour of nothing, and leads back to the page', async () => {
    await signIn()
    pass(31)
    const asked = await visitor.get(`${town}/amt/vorgang/7`)
    expect(asked.location).toBe(`${town}/amt/anmeldung?weiter=%2Famt%2Fvorgang%2F7`)
  })
})

describe('a form sent when the sign-in had run out', () => {
  const typed = { _csrf: 'of yesterday', _version: '3', reasons: 'Der Hund ist ein Welpe & <jung>.', lines: ['1', '2'] }

  async function sentTooLate(): Promise<Visit> {
    await signIn()
    pass(31)
    return visitor.post(`${town}/amt/vorgang/7`, typed)
  }

  test('is answered with a link to sign in, and is there again afterwards, ready to be sent', async () => {
    const answer = await sentTooLate()
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('Ihre Eingaben sind noch da')
    const link = /href="([^"]*weiter=[^"]*)"/.exec(answer.text)![1]!
    const page = await visitor.follow(await visitor.get(base + link))
    expect(page.address).toBe(`${town}/amt/anmeldung/fortsetzen`)
    expect(page.text).toContain('Der Hund ist ein Welpe &amp; &lt;jung>.')
    const hidden = Object.fromEntries(
      [...page.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )
    expect(hidden).toMatchObject({ _version: '3', lines: '2' })
    expect(page.text).toContain('action="/gelsenkirchen/amt/vorgang/7"')

    const sent = await visitor.post(`${town}/amt/vorgang/7`, { ...typed, _csrf: hidden['_csrf']! })
    expect(JSON.parse(sent.text).received).toMatchObject({ reasons: typed.reasons, lines: ['1', '2'], _version: '3' })
    expect((await visitor.get(`${town}/amt/anmeldung/fortsetzen`)).status).toBe(404)
  })

  test('is not shown to a colleague who signs in next', async () => {
    await employ('gelsenkirchen', ['ge-1', 'marl-1'])
    await sentTooLate()
    await visitor.follow(await visitor.get(await choose('marl.steuern', await visitor.get(`${town}/amt/anmeldung?person=andere`))))
    const page = await visitor.get(`${town}/amt/anmeldung/fortsetzen`)
    expect(page.status).toBe(404)
    expect(page.text).not.toContain('Welpe')
  })

  test('after signing out on purpose is shown for copying', async () => {
    const answer = await visitor.post(`${town}/amt/vorgang/7`, typed)
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('<li>Der Hund ist ein Welpe &amp; &lt;jung>.</li>')
    expect(answer.text).not.toContain('of yesterday')
  })

  test('by another site is not shown as if somebody had typed it', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/gelsenkirchen/amt/vorgang/7',
      headers: { host: 'localhost:3999', 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'reasons=Bitte+rufen+Sie+an',
    })
    expect(answer.statusCode).toBe(401)
    expect(answer.body).not.toContain('Bitte rufen Sie an')
  })
})

describe('signing out', () => {
  test('ends the session, also for a copy of the cookie, and offers to sign out at the provider', async () => {
    await signIn()
    const token = visitor.cookie(`${town}/amt`, 'amt-sitzung')!
    const { csrf: csrfToken } = JSON.parse((await visitor.get(`${town}/amt`)).text)
    const page = await visitor.follow(await visitor.post(`${town}/amt/abmeldung`, { _csrf: csrfToken }))
    expect(page.address).toBe(`${town}/amt/abgemeldet`)
    expect(page.text).toContain(`${standIns.issuer}/session/end?`)
    const thief = newVisitor()
    thief.setCookie(base, 'amt-sitzung-gelsenkirchen', token)
    expect((await thief.get(`${town}/amt`)).status).toBe(302)
  })

  test('cannot be done by another site', async () => {
    await signIn()
    expect((await visitor.post(`${town}/amt/abmeldung`, { _csrf: 'forged' })).status).toBe(403)
    expect((await visitor.get(`${town}/amt`)).status).toBe(200)
  })
})
