/** Gelsenkirchen at an address of its own: nothing may rely on portals sharing an origin or a cookie. */
import { expect, test } from 'vitest'
import { fillIn, press, visitors } from './browser.ts'
import { keeperIn } from './keepers.ts'
import { begin, lookUp, send, signIn, words } from './steps.ts'

const { visit, portal } = visitors()
const town = portal.replace('//', '//gelsenkirchen.')
const { hostname } = new URL(town)

test('at gelsenkirchen.localhost everything happens there, from the start page to the clerk', async () => {
  const page = await visit()
  const hosts = new Set<string>()
  page.on('framenavigated', (frame) => hosts.add(new URL(frame.url()).hostname))
  await page.goto(`${town}/`)
  await page.getByLabel('Wonach suchen Sie?').fill('hund anmelden')
  await press(page, 'Suchen')
  await page
    .getByRole('link', { name: /^Hund anmelden/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Jetzt beginnen' }).click()
  await press(page, 'Jetzt beginnen')
  await fillIn(page, keeperIn('Gelsenkirchen', '45879'))
  const sent = await send(page)
  await lookUp(page, town, sent)
  expect(await words(page)).toContain('Eingegangen')
  expect([...hosts].filter((host) => host !== hostname)).toEqual([])
  const cookies = await page.context().cookies()
  expect(cookies.length).toBeGreaterThan(0)
  expect([...new Set(cookies.map(({ domain }) => domain))]).toEqual([hostname])

  const clerk = await visit()
  await signIn(clerk, town, 'gelsenkirchen.steuern')
  await clerk.getByRole('link', { name: sent.reference }).click()
  expect(new URL(clerk.url()).hostname).toBe(hostname)
  expect(await words(clerk)).toContain('Müller-Šimšić')
  const sessions = (await clerk.context().cookies()).filter(({ name }) => name.startsWith('amt-sitzung'))
  expect(sessions.map(({ domain }) => domain)).toEqual([hostname])

  await page.goto(`${town}/`)
  await page.getByRole('link', { name: /^Alle Städte der Region/ }).click()
  expect(page.url()).toBe(`${portal}/`)
}, 60_000)

test('a draft of gelsenkirchen.localhost cannot be opened at another address', async () => {
  const page = await visit()
  await begin(page, town)
  const { pathname } = new URL(page.url())
  expect((await page.goto(`${portal}/gelsenkirchen${pathname}`))?.status()).toBe(404)
  expect((await page.goto(`${town}${pathname}`))?.status()).toBe(200)
}, 30_000)
