/**
 * The picture behind a map comes from the one host that the operator configured, under the real security policy. The
 * portal is the one without listening; the browser's requests are handed to it, and those for pictures are answered here.
 */
import { expect, test } from 'vitest'
import { portalUnderTest } from '../web/whole-portal.ts'
import { expectAccessible, visitors } from './browser.ts'
import { sampleAnswers } from '../sample-answers.ts'

const { visit } = visitors()
const portal = portalUnderTest({
  MAP_WMS_URL: 'https://wms.example.org/karte?map=stadt',
  MAP_WMS_LAYERS: 'stadtplan',
  MAP_ATTRIBUTION: '© Beispielamt <b>',
})

/** A grey point: browsers stretch it. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGN4AAAA4gDhFXZEAAAAAABJRU5ErkJggg==', 'base64')

test('a map shows the pictures of a Web Map Service, and nothing that it does is blocked', async () => {
  const { visitor, draft } = await portal.draftOf('gelsenkirchen', 'musterdienst', await sampleAnswers())
  const answered = await visitor.get(`${draft}/orte`)
  const page = await visit()
  const said: string[] = []
  const asked: URL[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await page.route('**/*', async (route) => {
    const address = new URL(route.request().url())
    if (address.host === 'wms.example.org') {
      asked.push(address)
      expect(await route.request().headerValue('referer')).toBeNull()
      return route.fulfill({ contentType: 'image/png', body: picture })
    }
    if (address.pathname === new URL(answered.address).pathname)
      return route.fulfill({ status: 200, headers: Object.fromEntries(answered.headers), body: answered.text })
    const { statusCode, headers, rawPayload } = await portal.app.inject({ url: address.pathname, headers: { host: address.host } })
    return route.fulfill({ status: statusCode, contentType: headers['content-type'] ?? 'text/plain', body: rawPayload })
  })
  await page.goto(answered.address)
  const surface = page.locator('[data-map-surface]').first()
  await surface.scrollIntoViewIfNeeded()
  const shown = (): Promise<number> => surface.locator('img.leaflet-tile-loaded').count()
  await expect.poll(shown).toBeGreaterThan(3)
  // Tiles come and go.
  for (const name of ['Karte vergrößern', 'Karte vergrößern', 'Karte verkleinern']) {
    const tiles = await surface.locator('img.leaflet-tile').first().getAttribute('src')
    await surface.getByRole('button', { name }).click()
    await expect.poll(() => surface.locator(`img[src="${tiles}"]`).count()).toBe(0)
  }
  await expect.poll(shown).toBeGreaterThan(3)
  expect(said).toEqual([])
  expect(new Set(asked.map(({ searchParams }) => searchParams.get('BBOX'))).size).toBeGreaterThan(8)
  expect(asked[0]?.searchParams.get('LAYERS')).toBe('stadtplan')
  expect(asked[0]?.searchParams.get('map')).toBe('stadt')
  expect(await surface.textContent()).toContain('© Beispielamt <b>')
  expect(await page.getByText('kein Kartenbild').first().isVisible()).toBe(false)
  await expectAccessible(page)
})
