import type { FastifyInstance } from 'fastify'
import { HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, test } from 'vitest'
import { shippedService } from '../../../test/service-files.ts'
import { shippedCatalogue } from '../../catalogue/test-catalogue.ts'
import type { Region } from '../../network/store.ts'
import { buildAssets } from '../assets/build.ts'
import { htmlRules } from '../components/html-rules.ts'
import { buildPreview } from './preview-app.tsx'
import type { ReadPreview } from './previewed.ts'

let region: Region
let app: FastifyInstance
/** What the files hold, changed by a test. */
let state: Awaited<ReturnType<ReadPreview>>

beforeAll(async () => {
  region = (await shippedCatalogue()).region
  state = { ok: true, previewed: { service: await shippedService('hundeanmeldung'), region, town: null, untranslated: [] } }
  app = await buildPreview({
    assets: await buildAssets(),
    config: { MAP_WMS_URL: undefined, MAP_WMS_LAYERS: undefined, MAP_TILES_URL: undefined, MAP_ATTRIBUTION: undefined },
    baseUrl: 'http://127.0.0.1:4000',
    region,
    read: async () => state,
  })
})

const get = (url: string) => app.inject({ url, headers: { host: '127.0.0.1:4000' } })
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { host: '127.0.0.1:4000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

test('the overview lists every page with what leads there, and every example', async () => {
  const { statusCode, body, headers } = await get('/')
  expect(statusCode).toBe(200)
  if (!state.ok) throw new Error('the files are read')
  const { definition, examples } = state.previewed.service
  for (const { id } of definition.pages) expect(body).toContain(`href="/beispiel/1/${id}"`)
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

test('an example of each town is shown as it is in one of them', async () => {
  const { body } = await get('/beispiel/1')
  expect(body).not.toContain('Nicht jedes Beispiel')
  const pages = await Promise.all([1, 2, 3].map(async (place) => (await get(`/beispiel/${place}/angaben`)).body))
  expect(pages.filter((page) => page.includes('{town.'))).toEqual([])
})

test('while other languages lag behind, the German pages are shown, and what is missing is told', async () => {
  if (!state.ok) throw new Error('the files are read')
  const before = state
  const { service } = state.previewed
  const behind = { ...service, texts: { en: { ...service.texts['en'], 'questions.anschriftInfo.text': 'Of {nobody}' } } }
  state = { ok: true, previewed: { ...state.previewed, service: behind, untranslated: ['en.yaml:1: lacks the text'] } }
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

test('the town that is asked for gives look and statute; what only the whole portal has says so', async () => {
  const before = state
  if (!state.ok) throw new Error('the files are read')
  state = { ok: true, previewed: { ...state.previewed, town: 'marl' } }
  expect((await get('/beispiel/1/hund')).body).toContain('Stadt Marl')
  state = before
  const elsewhere = await get('/suche')
  expect(elsewhere.statusCode).toBe(404)
  expect(elsewhere.body).toContain('Diese Seite zeigt nur das ganze Portal')
})
