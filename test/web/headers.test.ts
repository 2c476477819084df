/** What comes along with every page: policies, cookies, what may be kept where. On http in the demo, on https for real. */
import { beforeAll, describe, expect, test } from 'vitest'
import { testerCode } from '../../src/catalogue/testers.ts'
import type { Visit, Visitor } from '../visitor.ts'
import { begin, caseAtDesk, filled, keeper, lookUp, messageOf, press, reach, send, tokenOf } from './ways.ts'
import { portalUnderTest, production } from './whole-portal.ts'

const portal = portalUnderTest()
const https = portalUnderTest(production)
const withMap = portalUnderTest({ MAP_TILES_URL: 'https://tiles.example.org/a/{z}/{x}/{y}.png', MAP_ATTRIBUTION: '© Beispiel' })
const home = () => portal.town('gelsenkirchen')

/** One page of every kind, by what it is. */
const pages = new Map<string, Visit>()
const privatePages = [
  'first question',
  'refused question',
  'review',
  'receipt',
  'copy',
  'statement',
  'state',
  'state form',
  'list',
  'case',
  'decision',
  'preview',
  'notice',
  'stale',
]

beforeAll(async () => {
  const visitor = portal.newVisitor()
  const keep = async (name: string, visit: Promise<Visit> | Visit) => pages.set(name, await visit)
  for (const path of [
    '/',
    '/orte',
    '/orte?ort=x',
    '/themen',
    '/themen/steuern-zoll',
    '/suche?q=hund',
    '/leistungen/hundesteuer',
    '/partner',
    '/impressum',
    '/datenschutz',
    '/barrierefreiheit',
    '/antrag/hundeanmeldung',
  ])
    for (const base of [portal.base, home(), `${home()}/en`]) await keep(`${base}${path}`, visitor.get(base + path))
  for (const path of ['/gibt-es-nicht', '/%', '/amt/abgemeldet', '/amt/anmeldung/zurueck']) await keep(path, visitor.get(home() + path))
  const first = await begin(visitor, home())
  await keep('first question', first)
  await keep('refused question', visitor.post(first.address, { ...filled(first, {}) }))
  await keep('stale', visitor.post(first.address, { ...filled(first, keeper), _csrf: 'x' }))
  await keep('too large', visitor.post(first.address, { x: 'x'.repeat(300_000) }))
  const sender = portal.newVisitor()
  await keep('review', reach(portal.newVisitor(), home(), 'pruefen'))
  const sent = await send(sender, home())
  reference = sent.reference
  code = sent.code
  await keep('receipt', sender.get(`${sent.draft}/beleg`))
  await keep('copy', sender.get(`${sent.draft}/kopie.pdf`))
  await keep('statement', sender.get(`${sent.draft}/empfangsbestaetigung.jws`))
  await keep('state form', sender.get(`${home()}/status`))
  await keep('state', lookUp(sender, home(), sent))
  const clerk = await portal.clerk('gelsenkirchen.steuern')
  await keep('list', clerk.get(`${home()}/amt`))
  const address = await caseAtDesk(clerk, home(), sent.reference)
  await keep(
    'case',
    press(clerk, await clerk.get(address), '/beginnen').then(() => clerk.get(address)),
  )
  const form = await clerk.get(`${address}/entscheidung?art=closedWithoutAssessment`)
  await keep('decision', form)
  const fields = {
    ...filled(form, {}),
    begruendung: 'Der Hund lebt woanders.',
    _version: /name="_version" value="(\d+)"/.exec(form.text)![1]!,
  }
  await keep('preview', clerk.post(form.address, fields))
  await clerk.post(form.address, { ...fields, _step: 'erlassen' })
  await keep('notice', clerk.get(`${address}/bescheid.pdf`))
})

/** What the sender of the way noted down. */
let reference = ''
let code = ''

const kinds = () => [...pages]
const htmlPages = () => kinds().filter(([, { headers }]) => headers.get('content-type')?.startsWith('text/html'))

test('every kind of page was looked at', () => {
  expect(pages.size).toBeGreaterThan(50)
  for (const name of privatePages) expect([name, pages.get(name)?.status]).not.toEqual([name, 404])
  expect(kinds().filter(([, { status }]) => status >= 500)).toEqual([])
})

test('every page forbids scripts of its own text, frames, and everything from elsewhere', () => {
  for (const [name, { headers, location }] of kinds()) {
    if (location !== null) continue
    const policy = headers.get('content-security-policy') ?? ''
    expect([name, policy.includes("default-src 'none'"), /unsafe|\*|https?:|data:/.test(policy)]).toEqual([name, true, false])
    expect([name, headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([name, 'nosniff', 'same-origin'])
  }
  for (const [name, { headers }] of htmlPages()) {
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"])
      expect([name, policy]).toEqual([name, expect.stringContaining(rule)])
  }
})

test('no page holds a script, a style or a handler of its own, or asks for anything from another host', () => {
  expect(htmlPages().length).toBeGreaterThan(40)
  for (const [name, { text }] of htmlPages()) {
    const withoutIslands = text.replaceAll(/<script type="module" src="\/assets\/[0-9a-f]{16}\/[a-z]+\.js"><\/script>/g, '')
    const found = /<script|<style|\sstyle=|\son[a-z]+=|javascript:|<iframe|<object|<base\b|http-equiv/i.exec(withoutIslands)?.[0]
    expect([name, found]).toEqual([name, undefined])
    const foreign = [...text.matchAll(/<(?:img|link|source|form|script)\b[^>]*\s(?:src|href|action)="(?!\/(?!\/))([^"]*)"/g)].map(
      ([, address]) => address,
    )
    expect([name, foreign]).toEqual([name, []])
  }
})

test('what one person typed or may see is kept by nobody', () => {
  for (const name of privatePages) {
    const kept = pages.get(name)!.headers.get('cache-control') ?? ''
    expect([name, kept]).toEqual([name, expect.stringContaining('no-store')])
  }
})

test('files are saved, not shown', () => {
  for (const name of ['copy', 'statement', 'notice']) {
    const { headers } = pages.get(name)!
    expect([name, headers.get('content-disposition')]).toEqual([name, expect.stringMatching(/^attachment; filename="[\w.-]+"$/)])
    expect(headers.get('content-security-policy')).toContain('sandbox')
  }
})

test('style sheets and fonts may be kept for ever, and are what they say', async () => {
  const page = pages.get(`${home()}/`)!
  const addresses = [...page.text.matchAll(/(?:href)="(\/assets\/[^"]+)"/g)].map(([, address]) => address!)
  expect(addresses.length).toBeGreaterThan(2)
  for (const address of addresses) {
    const file = await portal.newVisitor().get(portal.base + address)
    expect([address, file.status, file.headers.get('cache-control')]).toEqual([address, 200, expect.stringContaining('immutable')])
    expect(file.headers.getSetCookie()).toEqual([])
  }
})

test('an address holds nothing about a person: only ids that are random', () => {
  const named = new RegExp(`müller|m%C3%BCller|zo%C3%AB|šimšić|bello|276098102345678|${reference}|${code}`, 'i')
  for (const [name, { address, location, text }] of kinds()) {
    expect([name, named.exec(address + (location ?? ''))]).toEqual([name, null])
    for (const [, target] of text.matchAll(/\s(?:href|action|src)="([^"]*)"/g)) expect([name, named.exec(target!)]).toEqual([name, null])
  }
})

/** The cookies that an answer sets: name and attributes. */
const cookiesOf = ({ headers }: Visit) =>
  headers.getSetCookie().map((line) => ({
    name: line.split('=')[0]!,
    attributes: line
      .split(';')
      .slice(1)
      .map((each) => each.trim().replace(/=.*/, '').toLowerCase()),
    line,
  }))

async function cookiesOfAWay(visitor: Visitor, town: string, regional: string): Promise<ReturnType<typeof cookiesOf>> {
  const start = await visitor.get(`${town}/antrag/hundeanmeldung`)
  const begun = await visitor.post(start.address, { ...filled(start, {}) })
  const chosen = await visitor.get(`${regional}/orte?ort=Marl`)
  const sent = await send(visitor, town)
  const form = await visitor.get(`${town}/status`)
  const looked = await visitor.post(form.address, { ...filled(form, {}), reference: sent.reference, code: sent.code })
  return [start, begun, chosen, looked].flatMap(cookiesOf)
}

describe('cookies', () => {
  test('in the demo are read by no script and sent along from no other site', async () => {
    const cookies = await cookiesOfAWay(portal.newVisitor(), home(), portal.base)
    expect(cookies.map(({ name }) => name.replace(/-[0-9a-f-]{36}$/, ''))).toEqual(['_csrf', 'entwurf', 'ort', 'vorgang'])
    for (const { name, attributes, line } of cookies) {
      expect([name, attributes]).toEqual([name, expect.arrayContaining(['httponly', 'samesite', 'path'])])
      expect([name, attributes.includes('domain'), attributes.includes('secure')]).toEqual([name, false, false])
      expect(line).toMatch(/SameSite=(Lax|Strict)/)
    }
  })

  test('of a town that lies below a path are sent to that town alone', async () => {
    const cookies = await cookiesOfAWay(portal.newVisitor(), home(), portal.base)
    for (const { name, line } of cookies.filter(({ name }) => /^(entwurf|vorgang)/.test(name)))
      expect([name, line]).toEqual([name, expect.stringContaining('Path=/gelsenkirchen')])
  })

  test('on https are sent over https only; the token is bound to its host', async () => {
    const cookies = await cookiesOfAWay(https.newVisitor(), 'https://serviceportal.gelsenkirchen.example', https.base)
    expect(cookies.length).toBeGreaterThan(3)
    for (const { name, attributes } of cookies)
      expect([name, attributes]).toEqual([name, expect.arrayContaining(['httponly', 'samesite', 'path', 'secure'])])
    expect(cookies.map(({ name }) => name)).toContain('__Host-_csrf')
  })
})

describe('on https', () => {
  test('browsers are told to stay there; on http they are not', async () => {
    const visitor = https.newVisitor()
    for (const address of [
      `${https.base}/`,
      `${https.base}/marl/`,
      'https://serviceportal.gelsenkirchen.example/',
      `${https.base}/gibt-es-nicht`,
    ]) {
      expect((await visitor.get(address)).headers.get('strict-transport-security')).toBe('max-age=31536000')
    }
    for (const [name, { headers }] of kinds()) expect([name, headers.get('strict-transport-security')]).toEqual([name, null])
  })
})

describe('in production', () => {
  test('proofs of a service that is only tested are shown nowhere, those of others everywhere', async () => {
    const statusOf = async (path: string) => (await https.newVisitor().get(`${https.base}${path}`)).status
    expect(await statusOf('/leistungen/hundeanmeldung/nachweise')).toBe(200)
    expect(await statusOf('/leistungen/musterdienst/nachweise')).toBe(404)
    expect(await statusOf('/leistungen/musterdienst/nachweise/schema.json')).toBe(404)
  })

  test('a service that is still tested asks for the code of a tester, whose cookie goes over https only', async () => {
    const own = 'https://serviceportal.gelsenkirchen.example'
    const visitor = https.newVisitor()
    expect(messageOf(await visitor.get(`${own}/antrag/musterdienst`))).toContain('Dieser Dienst wird noch erprobt')
    const adoption = https.deps.region().adoption('gelsenkirchen', 'musterdienst')!
    const code = testerCode(https.deps.config.ACCESS_CODE_SECRET, adoption, adoption.testers[0]!)
    const token = tokenOf(await visitor.get(`${own}/antrag/musterdienst`))
    const entered = await visitor.post(`${own}/antrag/musterdienst/erprobung`, { _csrf: token, code })
    const [cookie = ''] = entered.headers.getSetCookie().filter((line) => line.startsWith('erprobung-'))
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
    expect(messageOf(await visitor.follow(entered))).toContain('Jetzt beginnen')
  })

  test('a made-up legal remedy does not count: the desk says why no notice can go out', async () => {
    const marl = https.town('marl')
    const sent = await send(https.newVisitor(), marl, { ...keeper, 'anschrift.place': 'Marl', 'anschrift.postalCode': '45768' })
    const clerk = await https.clerk('marl.steuern')
    const address = await caseAtDesk(clerk, marl, sent.reference)
    await press(clerk, await clerk.get(address), '/beginnen')
    const form = await clerk.get(`${address}/entscheidung?art=closedWithoutAssessment`)
    const fields = {
      ...filled(form, {}),
      begruendung: 'Der Hund lebt woanders.',
      _version: /name="_version" value="(\d+)"/.exec(form.text)![1]!,
    }
    for (const step of ['', 'erlassen']) {
      const refused = await clerk.post(form.address, { ...fields, _step: step })
      expect(refused.status).toBe(409)
      expect(refused.text).toContain('Rechtsbehelf')
      expect(refused.text).toContain('Der Hund lebt woanders.')
    }
    expect((await clerk.get(`${address}/bescheid.pdf`)).status).toBe(404)
  })

  test('nothing says that it is a demonstration', async () => {
    expect((await https.newVisitor().get(`${https.base}/`)).text).not.toMatch(/vorführung/i)
    expect(pages.get(`${home()}/`)!.text).toMatch(/vorführung/i)
  })
})

test('a background of maps opens pictures of that one host, and nothing else', async () => {
  const { headers } = await withMap.newVisitor().get(`${withMap.town('gelsenkirchen')}/`)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("img-src 'self' https://tiles.example.org;")
  expect(policy.replace('https://tiles.example.org', '')).toBe(
    pages.get(`${home()}/`)?.headers.get('content-security-policy')?.replace("img-src 'self'", "img-src 'self' "),
  )
})
