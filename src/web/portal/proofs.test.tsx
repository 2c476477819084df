import { Ajv2020 } from 'ajv/dist/2020.js'
import { HtmlValidate } from 'html-validate'
import { beforeAll, expect, test } from 'vitest'
import { portalUnderTest } from '../../../test/web/whole-portal.ts'
import { keepProof } from '../../catalogue/proof-report.ts'
import { exampleReport } from '../../catalogue/test-proofs.ts'
import { newestVersions, releaseService, versionOf } from '../../catalogue/versions.ts'
import { smallService } from '../../catalogue/test-catalogue.ts'
import { transact } from '../../platform/database.ts'
import { htmlRules } from '../components/html-rules.ts'

const portal = portalUnderTest()
const everywhere = { authority: null, actor: { kind: 'system' } } as const

let digest = ''
beforeAll(async () => {
  digest = await transact(portal.database.owner, everywhere, async (tx) => {
    const newest = (await newestVersions(tx)).get('hundeanmeldung')!
    await keepProof(tx, newest, exampleReport)
    return newest
  })
})

const get = (path: string) => portal.newVisitor().get(`${portal.base}${path}`)
const wordsOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test.each(['', '/gladbeck'])('the proofs of a service are public on "%s", with its version and what came of each', async (base) => {
  const { status, text } = await get(`${base}/leistungen/hundeanmeldung/nachweise`)
  expect(status).toBe(200)
  const words = wordsOf(text)
  for (const shown of [
    'Nachweise: Hund anmelden',
    digest,
    'Alle 2 Beispiele',
    'Ein Hund aus dem Tierheim',
    '2 von 2',
    'Englisch: vollständig',
    '52, schwer Melden Sie Ihren Hund bei Ihrer Stadt zur Hundesteuer an.',
    '12 Seiten auf Deutsch und Englisch',
    'color-contrast',
    '5 Jahre nach der Entscheidung',
    '§ 93 Abs. 1 AO',
    'Hundesteuersatzung der Stadt Gladbeck',
  ])
    expect(words).toContain(shown)
  expect(words.includes('Hundesteuersatzung der Stadt Marl')).toBe(base === '')
})

test('in English, where the service has its own words for why', async () => {
  const { text } = await get('/gladbeck/en/leistungen/hundeanmeldung/nachweise')
  expect(wordsOf(text)).toContain('Proofs: Register a dog')
  expect(wordsOf(text)).toContain('For four years the tax can still be assessed')
  expect(text).toContain('<span lang="de">§ 93 Abs. 1 AO</span>')
})

test('what a registration tells is kept until after the answer, for nothing is decided', async () => {
  const page = async (path: string) => wordsOf((await get(path)).text)
  expect(await page('/gelsenkirchen/antrag/private-veranstaltung')).toContain('4 Monate nach unserer Antwort')
  expect(await page('/gelsenkirchen/en/antrag/private-veranstaltung')).toContain('4 months after our answer')
})

test('what was not looked at yet is said to be being checked', async () => {
  const { status, text } = await get('/leistungen/musterdienst/nachweise')
  expect(status).toBe(200)
  // How accessible its pages are, in the overview and at its section.
  expect(text.match(/>wird geprüft</g)).toHaveLength(2)
})

test('of a version without a report all is said to be being checked', async () => {
  const serviceId = 'ungeprueft'
  await transact(portal.database.owner, everywhere, (tx) => releaseService(tx, { definition: smallService(serviceId), texts: {} }))
  // Each of the eight proofs, in the overview and at its section.
  expect((await get(`/leistungen/${serviceId}/nachweise`)).text.match(/>wird geprüft</g)).toHaveLength(16)
})

test('what failed is told with page and rule', async () => {
  const service = { definition: smallService('durchgefallen'), texts: {} }
  const violation = { page: 'seite', title: 'Sie', language: 'de', state: 'filled', rule: 'label', element: '<input>' } as const
  await transact(portal.database.owner, everywhere, async (tx) => {
    const released = await releaseService(tx, service)
    await keepProof(tx, released.digest, {
      ...exampleReport,
      accessibility: {
        ...exampleReport.accessibility,
        passed: false,
        violations: [{ ...violation, help: { de: 'Felder brauchen eine Beschriftung', en: 'Fields need labels' } }],
      },
      retention: { passed: false, stated: null },
    })
  })
  const words = wordsOf((await get('/leistungen/durchgefallen/nachweise')).text)
  expect(words).toContain('Sie (Deutsch) Felder brauchen eine Beschriftung (label)')
  expect(words).toContain('nicht bestanden')
  expect(words).toContain('Das ist noch nicht angegeben.')
})

test.each([
  ['a service that does not exist', '/leistungen/nichts/nachweise'],
  ['a public service that has no online service', '/leistungen/personalausweis/nachweise'],
  ['a service that this authority does not offer', '/kreis-recklinghausen/leistungen/hundeanmeldung/nachweise'],
  ['no id', '/leistungen/%F0%9F%90%95/nachweise'],
  ['the schema of a service that does not exist', '/leistungen/nichts/nachweise/schema.json'],
])('%s has no proofs', async (_, path) => expect((await get(path)).status).toBe(404))

test('a new version has proofs of its own; the town shows those of the version that it uses', async () => {
  const changed = await transact(portal.database.owner, everywhere, async (tx) => {
    const { definition, texts } = (await versionOf(tx, digest))!
    return releaseService(tx, { definition: { ...definition, dueWithinDays: 31 }, texts })
  })
  const [regional, town] = await Promise.all([
    get('/leistungen/hundeanmeldung/nachweise'),
    get('/gladbeck/leistungen/hundeanmeldung/nachweise'),
  ])
  expect(regional.text).toContain(changed.digest)
  expect(regional.text).toContain('wird geprüft')
  expect(town.text).toContain(digest)
  expect(town.text).toContain('§ 93 Abs. 1 AO')
})

test('the schema is one that any validator takes, and is named by its address', async () => {
  const { status, text } = await get('/gladbeck/leistungen/hundeanmeldung/nachweise/schema.json')
  expect(status).toBe(200)
  const schema = JSON.parse(text) as { $id: string }
  expect(schema.$id).toBe(`${portal.base}/gladbeck/leistungen/hundeanmeldung/nachweise/schema.json`)
  expect(new Ajv2020({ allowUnionTypes: true }).compile(schema)({ fremd: 1 })).toBe(false)
})

test('the page of a service links to its proofs where it is online, and only there', async () => {
  for (const base of ['', '/gladbeck', '/gladbeck/en'])
    expect((await get(`${base}/leistungen/hundeanmeldung`)).text).toContain('/leistungen/hundeanmeldung/nachweise"')
  expect((await get('/leistungen/personalausweis')).text).not.toContain('/nachweise"')
})

test('the HTML of the page is valid, proved and not yet proved', async () => {
  const validator = new HtmlValidate(htmlRules)
  for (const path of ['/gladbeck/leistungen/hundeanmeldung/nachweise', '/en/leistungen/musterdienst/nachweise']) {
    const { results } = await validator.validateString((await get(path)).text)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${path}: ${ruleId}: ${message}`))).toEqual([])
  }
})

test('the start of an application says by which law it asks, and how long answers are kept', async () => {
  const words = wordsOf((await get('/gladbeck/antrag/hundeanmeldung')).text)
  expect(words).toContain('Ihre Daten')
  expect(words).toContain('§ 12 Abs. 1 des Kommunalabgabengesetzes (KAG NRW)')
  expect(words).toContain('So lange bewahren wir sie auf: 5 Jahre nach der Entscheidung')
  expect(wordsOf((await get('/gladbeck/en/antrag/sondernutzung')).text)).toContain('We keep them for: 4 years after the decision')
})
