import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { HtmlValidate } from 'html-validate'
import type { IncomingMessage } from 'node:http'
import { beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { catalogueExtension, catalogueOf } from '../../catalogue/records.ts'
import { readFolder } from '../../network/folder.ts'
import { readNetwork } from '../../network/load.ts'
import { clockAt } from '../../platform/clock.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { buildAssets } from '../assets/build.ts'
import type { Portal } from '../context.ts'
import type { WebDeps } from '../deps.ts'
import { htmlRules } from '../components/html-rules.ts'
import { errorPages } from '../errors.tsx'
import { portalOf } from '../portal-of.ts'
import { portalRoutes } from './routes.tsx'

const HOST = 'localhost:3000'
let app: FastifyInstance

beforeAll(async () => {
  const read = readNetwork(await readFolder(`${projectRoot}/networks/emscher-lippe`), catalogueExtension)
  if (!read.ok) throw new Error('the region does not load')
  const { region, records } = read.network
  const catalogue = catalogueOf(records)
  const { application } = await ownDatabase('region')
  const deps = {
    config: { BASE_URL: `http://${HOST}`, PORTAL_ADDRESSES: { herten: 'https://service.herten.example' }, MODE: 'demo' },
    database: application,
    clock: clockAt('2026-11-23T10:00:00Z'),
    region: () => region,
    catalogue: () => catalogue,
    assets: await buildAssets(),
  } as unknown as WebDeps
  app = await appOf(deps)
})

/** The portal's routes alone, with the portal found as the whole application finds it. */
async function appOf(deps: WebDeps): Promise<FastifyInstance> {
  const portals = new WeakMap<IncomingMessage, Portal>()
  const built = Fastify({
    rewriteUrl(raw) {
      const url = raw.url ?? '/'
      const portal = portalOf(raw.headers.host ?? '', url, deps)
      portals.set(raw, portal)
      return portal.path + (url.includes('?') ? url.slice(url.indexOf('?')) : '')
    },
  })
  built.decorateRequest('portal', {
    getter() {
      return portals.get(this.raw)!
    },
  })
  await built.register(cookie)
  errorPages(built, deps)
  await built.register(async (scope) => portalRoutes(scope, deps))
  return built
}

const get = (url: string, cookies: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers: { host: HOST }, cookies })

/** The words of a page, as a reader gets them. */
async function wordsOf(url: string, cookies: Record<string, string> = {}): Promise<string> {
  const response = await get(url, cookies)
  expect(response.statusCode).toBe(200)
  return response.body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
}

test('the regional start page offers search, all thirteen portals and fourteen topics', async () => {
  const { body } = await get('/')
  expect(body).toContain('action="/suche"')
  expect(body.match(/href="\/orte\?ort=/g)).toHaveLength(13)
  expect(body.match(/href="\/themen\/[a-z-]+"/g)).toHaveLength(14)
})

test('a town is chosen by postal code and remembered', async () => {
  const response = await get('/orte?ort=45964&weiter=/leistungen/hundeanmeldung')
  expect(response.statusCode).toBe(302)
  expect(response.headers.location).toBe('/gladbeck/leistungen/hundeanmeldung')
  expect(response.cookies).toEqual([expect.objectContaining({ name: 'ort', value: 'gladbeck', httpOnly: true, sameSite: 'Lax' })])
  expect(await wordsOf('/', { ort: 'gladbeck' })).toContain('Sie haben Gladbeck gewählt')
})

test('a town is chosen by a name with a slip', async () => {
  expect((await get('/orte?ort=gelsenkrichen')).headers.location).toBe('/gelsenkirchen/')
})

test('a town with an address of its own is one click away, because a form may not lead there', async () => {
  const response = await get('/orte?ort=Herten')
  expect(response.statusCode).toBe(200)
  expect(response.body).toContain('href="https://service.herten.example/"')
})

test.each([
  ['12345', 'gehört nicht zu einer Stadt dieser Region'],
  ['Atlantis', 'haben wir in der Region nicht gefunden'],
  ['', 'Bitte geben Sie einen Namen oder eine Postleitzahl ein'],
])('a town "%s" is refused in words, and the typed text stays', async (typed, words) => {
  const response = await get(`/orte?ort=${encodeURIComponent(typed)}`)
  expect(response.statusCode).toBe(422)
  expect(response.body).toContain(words)
  expect(response.body).toContain(typed === '' ? 'name="ort"' : `value="${typed}"`)
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a/../../b'])('a choice never leads on to %s', async (next) => {
  expect((await get(`/orte?ort=45964&weiter=${encodeURIComponent(next)}`)).headers.location).toBe('/gladbeck/')
})

test('the choice can be forgotten', async () => {
  const response = await get('/orte?vergessen=ja', { ort: 'gladbeck' })
  expect(response.cookies).toEqual([expect.objectContaining({ name: 'ort', value: '' })])
})

test('a remembered town that does not exist is no town', async () => {
  expect(await wordsOf('/', { ort: '../nowhere' })).toContain('Wählen Sie Ihre Stadt')
})

test('in a town, a dog is registered right from the page that says what it takes', async () => {
  const { body } = await get('/gladbeck/leistungen/hundeanmeldung')
  expect(body).toContain('href="/gladbeck/antrag/hundeanmeldung"')
  const words = await wordsOf('/gladbeck/leistungen/hundeanmeldung')
  for (const heading of [
    'Worum es geht',
    'Für wen',
    'Was Sie brauchen',
    'Was es kostet',
    'Wie lange es dauert',
    'Rechtsgrundlage',
    'Zuständige Stelle',
    'Woher diese Angaben stammen',
  ]) {
    expect(words).toContain(heading)
  }
  expect(words).toContain('Steuern und Abgaben')
  expect(words).toContain('Willy-Brandt-Platz 2')
})

test('the statute of the town is shown with its source, and what was not found is said and not borrowed', async () => {
  const words = await wordsOf('/gladbeck/leistungen/hundeanmeldung')
  expect(words).toMatch(/bei 1: 132,00\s€ bei 2: 150,00\s€ ab 3: nicht gefunden/)
  expect(words).toContain('Stadt Gladbeck, Seite zur Hundesteuer (2017)')
  expect(words).toContain('ungeprüft')
})

test('fees by zone are shown with their zones, and what a sentence says is not said again as a number', async () => {
  const words = await wordsOf('/gelsenkirchen/leistungen/sondernutzung')
  expect(words).toMatch(/Zone 1: 4,00\s€ Zone 2: nicht gefunden Zone 3: 2,50\s€/)
  expect(words).toContain('April bis Oktober')
  expect(words).not.toContain('Letzter Monat der Saison')
  expect(await wordsOf('/herten/leistungen/sondernutzung')).not.toContain('Vorlauf in Werktagen')
})

test('whoever asks in a town reads who else may be competent, and at the Kreis that most roads are not its own', async () => {
  expect(await wordsOf('/marl/leistungen/sondernutzung')).toContain('Kreis-, Landes- oder Bundesstraße außerhalb der Ortsdurchfahrt')
  const { body } = await get('/kreis-recklinghausen/leistungen/sondernutzung')
  expect(body).toContain('nur außerhalb der Ortsdurchfahrten')
  expect(body).toContain('href="/kreis-recklinghausen/antrag/sondernutzung"')
})

test('on the regional portal the town is chosen before anything begins', async () => {
  const { body } = await get('/leistungen/hundeanmeldung')
  expect(body).toContain('Wählen Sie zuerst Ihre Stadt')
  expect(body).not.toContain('/antrag/hundeanmeldung')
  expect((await get('/leistungen/hundeanmeldung', { ort: 'marl' })).body).toContain('href="/marl/leistungen/hundeanmeldung"')
})

test('the Kreis says that it levies no dog tax, and leads to its ten towns', async () => {
  const { body } = await get('/kreis-recklinghausen/leistungen/hundeanmeldung')
  expect(body).toContain('Der Kreis erhebt keine Hundesteuer')
  expect(body).not.toContain('/antrag/hundeanmeldung')
  expect(body.match(/<li><a href="[^"]+\/leistungen\/hundeanmeldung"/g)).toHaveLength(10)
})

test('where a town does not offer it online, the page says what to do instead', async () => {
  const words = await wordsOf('/datteln/leistungen/personalausweis')
  expect(words).toContain('Noch nicht online: Datteln')
  expect(words).toContain('Was Sie stattdessen tun können')
  expect(words).toContain('Nicht gefunden – bitte fragen Sie nach: Stadt Datteln')
})

test('a city without a Kreis says that it does the tasks of one itself', async () => {
  expect(await wordsOf('/gelsenkirchen/leistungen/elterngeld')).toContain('Stadt Gelsenkirchen ist kreisfrei')
})

test('a topic of a town shows its own services, those of the Kreis, and the links with their level', async () => {
  const words = await wordsOf('/gladbeck/themen/mobilitaet-reisen')
  expect(words).toContain('Zuständig für Ihre Stadt: Kreis Recklinghausen')
  expect(words).toContain('Führerschein umtauschen')
  expect(words).toContain('Rückrufdatenbank')
  expect(words).toMatch(/Kraftfahrt-Bundesamt · Privatpersonen Bund/)
})

test('each topic page of the regional portal and of a town opens', async () => {
  const { body } = await get('/themen')
  const topics = [...body.matchAll(/href="(\/themen\/[a-z-]+)"/g)].map(([, path]) => path ?? '')
  expect(topics).toHaveLength(14)
  const answers = await Promise.all(topics.flatMap((path) => [get(path), get(`/marl${path}`), get(`/en${path}`)]))
  expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
})

test('a search names the place it was made for, and leads into its portal', async () => {
  const { body } = await get('/suche?q=anmelden+hund+gladbeck')
  expect(body).toContain('Ihr Ort: Gladbeck')
  expect(body.indexOf('href="/gladbeck/leistungen/hundeanmeldung"')).toBeGreaterThan(0)
  expect(body).toContain('Online: Gladbeck')
})

test('a search without a place says in how many towns it is online', async () => {
  expect(await wordsOf('/suche?q=hund')).toContain('Online in 12 Städten')
})

test('where the Kreis is among those who offer it online, authorities are counted and not towns', async () => {
  for (const path of ['/suche?q=sondernutzung', '/themen/mobilitaet-reisen'])
    expect(await wordsOf(path)).toContain('Online bei 13 Behörden')
  expect(await wordsOf('/en/suche?q=sondernutzung')).toContain('Online at 13 authorities')
})

test('every result says whether it can be done online, also where no place is named', async () => {
  const { body } = await get('/suche?q=hund')
  const said = [...body.matchAll(/<article>.*?<\/article>/gs)].map(([result]) => result.replaceAll(/<[^>]+>/g, ' '))
  expect(said.length).toBeGreaterThan(3)
  for (const result of said) expect(result).toMatch(/Online in \d+ Städten|Online bei \d+ Behörde|eigenen Seite|Kein Weg online bekannt/)
})

test('a search for nothing but a place leads there', async () => {
  expect(await wordsOf('/suche?q=45964')).toContain('Sie haben nur einen Ort eingegeben: Gladbeck')
})

test('a search that finds nothing says what else one can do', async () => {
  expect(await wordsOf('/suche?q=qqqqq')).toContain('Behördennummer 115')
})

test.each([
  'q=%00',
  'q=%F0%9F%90%95',
  'q[]=a&q[]=b',
  'q=%3Cscript%3Ealert(1)%3C/script%3E',
  `q=${'x'.repeat(3000)}`,
  'q=a&fuer=niemand&ebene=x&thema=y',
])('the search answers %s calmly', async (query) => {
  const response = await get(`/suche?${query}`)
  expect(response.statusCode).toBe(200)
  expect(response.body).not.toContain('<script')
})

test('English pages are in English, with German parts marked as German', async () => {
  const { body } = await get('/gladbeck/en/leistungen/hundeanmeldung')
  expect(body).toContain('<html lang="en"')
  expect(body).toContain('Register a dog')
  expect(body).toContain('<span lang="de">')
  expect(body).toContain('href="/gladbeck/en/antrag/hundeanmeldung"')
})

test('the imprint marks what nobody confirmed: an address, a website, who runs the portal', async () => {
  const marks = async (town: string) =>
    (await wordsOf(`/${town}/impressum`)).split('Inhalte und Verweise')[0]!.split('ungeprüft').length - 1
  // In the footer the contact stands once more; here only what comes before it counts.
  expect({ bottrop: await marks('bottrop'), datteln: await marks('datteln'), marl: await marks('marl') }).toEqual({
    bottrop: 2,
    datteln: 2,
    marl: 0,
  })
})

test('where no postal address is known, the privacy notice does not point to one', async () => {
  expect(await wordsOf('/datenschutz')).not.toContain('unter dieser Anschrift')
  expect(await wordsOf('/marl/datenschutz')).toContain('unter dieser Anschrift')
})

test('the seventeen partners are named', async () => {
  const { body } = await get('/partner')
  expect(body.match(/<li><strong>/g)).toHaveLength(17)
})

test.each(['/impressum', '/datenschutz', '/barrierefreiheit', '/robots.txt', '/sitemap.xml', '/orte'])(
  '%s opens on the regional portal',
  async (path) => {
    expect((await get(path)).statusCode).toBe(200)
  },
)

test.each(['/impressum', '/datenschutz', '/barrierefreiheit', '/en/impressum'])('%s opens in each town', async (path) => {
  const answers = await Promise.all(['bottrop', 'kreis-recklinghausen', 'oer-erkenschwick'].map((town) => get(`/${town}${path}`)))
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200])
})

test.each(['/themen/nix', '/leistungen/nix', '/gladbeck/leistungen/nix'])('%s is not found, in words', async (path) => {
  const response = await get(path)
  expect(response.statusCode).toBe(404)
  expect(response.body).toContain('Diese Seite gibt es hier nicht')
})

const validator = new HtmlValidate(htmlRules)

test.each([
  '/',
  '/gladbeck/',
  '/kreis-recklinghausen/',
  '/orte',
  '/orte?ort=12345',
  '/themen',
  '/themen/steuern-zoll',
  '/gladbeck/themen/mobilitaet-reisen',
  '/leistungen/hundeanmeldung',
  '/gladbeck/leistungen/hundeanmeldung',
  '/gladbeck/en/leistungen/hundeanmeldung',
  '/kreis-recklinghausen/leistungen/hundeanmeldung',
  '/datteln/leistungen/personalausweis',
  '/suche',
  '/suche?q=hund&fuer=citizen',
  '/suche?q=45964',
  '/partner',
])('%s is valid HTML', async (path) => {
  const report = await validator.validateString((await get(path)).body)
  expect(report.results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`))).toEqual(
    [],
  )
})
