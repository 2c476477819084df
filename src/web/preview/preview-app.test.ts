import type { FastifyInstance } from 'fastify'
import { HtmlValidate } from 'html-validate'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { shippedService } from '../../../test/service-files.ts'
import { shippedCatalogue } from '../../catalogue/test-catalogue.ts'
import type { Service } from '../../forms/service.ts'
import type { Region } from '../../network/store.ts'
import { noChanges } from '../../forms/overlay.ts'
import { buildAssets } from '../assets/build.ts'
import { htmlRules } from '../components/html-rules.ts'
import { buildPreview } from './preview-app.tsx'
import { type AskedTown, previewIn, type ReadPreview } from './previewed.ts'

let region: Region
let app: FastifyInstance
let dogs: Service
/** What the files hold, changed by a test. */
let state: Awaited<ReturnType<ReadPreview>>

beforeAll(async () => {
  region = (await shippedCatalogue()).region
  dogs = await shippedService('hundeanmeldung')
  state = showing(null)
  app = await buildPreview({
    assets: await buildAssets(),
    config: { MAP_WMS_URL: undefined, MAP_WMS_LAYERS: undefined, MAP_TILES_URL: undefined, MAP_ATTRIBUTION: undefined },
    baseUrl: 'http://127.0.0.1:4000',
    region,
    read: async () => state,
  })
})

/** The registration of dogs, or what a town makes of it. */
const showing = (asked: AskedTown | null, service = dogs): typeof state => ({ ok: true, previewed: previewIn(service, region, asked) })

const get = (url: string) => app.inject({ url, headers: { host: '127.0.0.1:4000' } })
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { host: '127.0.0.1:4000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

test('it answers by the address of this machine, and by no name that somebody points to it', async () => {
  const statusBy = async (host: string) => (await app.inject({ url: '/', headers: { host } })).statusCode
  expect(await statusBy('127.0.0.1:4000')).toBe(200)
  expect(await statusBy('localhost:4000')).toBe(200)
  expect(await statusBy('rebound.example:4000')).toBe(421)
})

test('the overview lists every page with what leads there, and every example', async () => {
  const { statusCode, body, headers } = await get('/')
  expect(statusCode).toBe(200)
  if (!state.ok) throw new Error('the files are read')
  const { service, examples } = state.previewed
  for (const { id } of service.definition.pages) expect(body).toMatch(new RegExp(`href="/beispiel/\\d+/${id}"`))
  expect(body).toContain('Nur wenn: bei „Rasse oder Kreuzung“ wurde „Mischling (Kreuzung)“ gewählt')
  expect(body).toContain(`href="/beispiel/${examples.length}"`)
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(body).not.toContain('Nicht jedes Beispiel')
  const { results } = await new HtmlValidate(htmlRules).validateString(body)
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
})

test('every page is shown with the answers of every example, and so are start and review', async () => {
  if (!state.ok) throw new Error('the files are read')
  const pages = ['start', ...state.previewed.service.definition.pages.map(({ id }) => id), 'pruefen']
  const shown = await Promise.all(pages.map(async (page) => [page, (await get(`/beispiel/2/${page}`)).statusCode]))
  expect(shown).toEqual(pages.map((page) => [page, 200]))
  expect((await get('/en/beispiel/1/halter')).body).toContain('Who keeps the dog?')
})

test('while other languages lag behind, the German pages are shown, and what is missing is told', async () => {
  const before = state
  const behind = { ...dogs, texts: { en: { ...dogs.texts['en'], 'questions.anschriftInfo.text': 'Of {nobody}' } } }
  state = { ok: true, previewed: previewIn(behind, region, null, ['en.yaml:1: lacks the text']) }
  const { body } = await get('/')
  const english = await get('/en/beispiel/1/halter')
  state = before
  expect(body).toContain('eine Stelle ist noch zu ändern')
  expect(body).toContain('en.yaml:1: lacks the text')
  expect(english.body).toContain('Wer hält den Hund?')
})

describe('what is typed', () => {
  test('goes on where it leads, and stays until the overview is opened', async () => {
    const { statusCode, headers } = await post('/beispiel/1/halter', { halterArt: 'organisation' })
    expect([statusCode, headers.location]).toEqual([303, '/beispiel/1/angaben'])
    expect((await get('/beispiel/1/angaben')).body).toContain('organisation.name')
    await get('/beispiel/1')
    expect((await get('/beispiel/1/angaben')).body).not.toContain('organisation.name')
  })

  test('and is wrong comes back with the sentence that people will see', async () => {
    const { statusCode, body } = await post('/beispiel/1/halter', {})
    expect(statusCode).toBe(422)
    expect(body).toContain('href="#halterArt')
  })

  test('files go nowhere, and the page goes on', async () => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/beispiel/1/halter',
      headers: { host: '127.0.0.1:4000', 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\n%PDF\r\n--x--\r\n',
    })
    expect(statusCode).toBe(303)
  })
})

test('files that are wrong are told with file and line, wherever one was looking; then it goes on', async () => {
  const before = state
  state = { ok: false, problems: ['services/hundeanmeldung/service.yaml:41: unknown key "lable"; did you mean "label"?'] }
  for (const url of ['/', '/beispiel/1/hund']) {
    const { statusCode, body } = await get(url)
    expect(statusCode).toBe(422)
    expect(body).toContain('service.yaml:41: unknown key &quot;lable&quot;')
  }
  state = before
  expect((await get('/')).statusCode).toBe(200)
})

describe('of a town that is asked for', () => {
  afterEach(() => {
    state = showing(null)
  })

  test('its changes are shown, with its examples and their answers to its own questions', async () => {
    const changes = (await shippedCatalogue()).catalogue.overlayOf('recklinghausen', 'hundeanmeldung')
    state = showing({ id: 'recklinghausen', changes, conflicts: [] })
    if (!state.ok) throw new Error('the files are read')
    const { examples } = state.previewed
    expect(new Set(examples.map(({ authority }) => authority))).toEqual(new Set(['recklinghausen']))
    const place = examples.findIndex(({ answers }) => answers['herkunft'] === 'tierheim')
    expect(examples[place]?.answers['ausUnseremTierheim']).toBe(true)
    const page = state.previewed.service.definition.pages.find(({ ask }) => ask.some(({ id }) => id === 'ausUnseremTierheim'))?.id
    const { body } = await get(`/beispiel/${place + 1}/${page}`)
    expect(body).toContain('Stadt Recklinghausen')
    expect(body).toContain('Kommt der Hund aus dem Tierheim Recklinghausen?')
    expect((await get(`/en/beispiel/${place + 1}/${page}`)).body).toContain('Does the dog come from the Recklinghausen animal shelter?')
    expect((await get('/')).body).not.toContain('Nicht jedes Beispiel')
  })

  test('what conflicts is told with its line, and the pages are shown without it', async () => {
    const line = 'overlays/hundeanmeldung/marl.yaml:6: texts.questions.telefax.label: gibt es nicht mehr'
    state = showing({ id: 'marl', changes: noChanges, conflicts: [line] })
    const { statusCode, body } = await get('/')
    expect([statusCode, body.includes(line), body.includes('In Marl gälte diese Fassung noch nicht')]).toEqual([200, true, true])
    expect((await get('/beispiel/1/hund')).body).toContain('Stadt Marl')
  })

  test('examples of other towns lend their answers where it has none', async () => {
    const elsewhere = dogs.examples.filter(({ authority }) => authority === 'bottrop')
    state = showing({ id: 'marl', changes: noChanges, conflicts: [] }, { ...dogs, examples: elsewhere })
    const { body } = await get('/')
    expect(body).toContain('Kein Beispiel gilt in Marl')
    expect(body).not.toContain('Nicht jedes Beispiel')
  })
})

test('an example of each town is shown in the first that adopts the service; what it assumes of the statute holds there', async () => {
  const [shown] = dogs.examples.filter(({ authority, answers }) => authority === 'each' && JSON.stringify(answers).includes('{town.name}'))
  state = showing(null, { ...dogs, examples: [{ ...shown!, assume: { 'nicht.gelesen': 1 } }] })
  const page = dogs.definition.pages.find(({ ask }) => ask.some(({ type }) => type === 'address'))!
  const { body } = await get(`/beispiel/1/${page.id}`)
  expect(body).toContain('value="Bottrop"')
  expect(body).not.toContain('{town')
  // Whoever reads the overview is told what is wrong with it, in each town.
  expect((await get('/')).body).toContain('(marl): assumes what the service does not read of the statute: nicht.gelesen')
  state = showing(null)
})

test('what only the whole portal has says so', async () => {
  const elsewhere = await get('/suche')
  expect(elsewhere.statusCode).toBe(404)
  expect(elsewhere.body).toContain('Diese Seite zeigt nur das ganze Portal')
})
