import { expect, inject, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, fill, fillIn, press, visitors } from './browser.ts'
import { dueInFebruary, keeperIn } from './keepers.ts'

const { visit, portal } = visitors()
const email = 'zoe.mueller@example.org'

test('a keeper in Gelsenkirchen gets from the regional portal to the notice, and every page on the way is accessible', async () => {
  const page = await visit()
  const look = async (): Promise<void> => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }

  await page.goto(`${portal}/`)
  await look()
  await page.getByLabel('Wonach suchen Sie?').fill('hund anmelden gelsenkirchen')
  await press(page, 'Suchen')
  await look()
  await page
    .getByRole('link', { name: /^Hund anmelden/ })
    .first()
    .click()
  await look()
  if (!page.url().includes('/gelsenkirchen/'))
    await page
      .getByRole('link', { name: /Gelsenkirchen/ })
      .first()
      .click()
  await page
    .getByRole('link', { name: /Jetzt beginnen|online/i })
    .first()
    .click()
  await expect.poll(() => page.url()).toContain('/gelsenkirchen/antrag/hundeanmeldung')
  await look()
  await press(page, 'Jetzt beginnen')

  const titles = await fillIn(page, keeperIn('Gelsenkirchen', '45879', { email, elektronischerBescheid: 'yes' }), look)
  expect(titles.at(-1)).toBe('Angaben prüfen und absenden')
  const review = await page.locator('main').textContent()
  expect(review).toContain('Müller-Šimšić')
  expect(review).toContain('129,00')
  expect(review).toContain('Bitte nicht vorschnell absenden')
  await press(page, 'Verbindlich absenden')

  await look()
  expect(await page.locator('h1').textContent()).toBe('Ihre Angaben sind angekommen')
  const [reference = '', code = ''] = await page.locator('.portal-code').allTextContents()
  expect(reference).toMatch(/^GE-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)

  const clerk = await visit()
  await clerk.goto(`${portal}/gelsenkirchen/amt`)
  await clerk.getByRole('button', { name: 'gelsenkirchen.steuern' }).first().click()
  await expect.poll(() => clerk.url()).toContain('/gelsenkirchen/amt')
  await expectAccessible(clerk)
  await clerk.getByRole('link', { name: reference }).click()
  await expectAccessible(clerk)
  await press(clerk, 'Bearbeitung beginnen')
  await clerk.getByText('Rückfrage stellen').click()
  await clerk.getByLabel('Ihre Frage').fill('Ist der Hund kastriert? 🐶 مرحبا')
  await press(clerk, 'Frage absenden')

  await page.goto(`${portal}/gelsenkirchen/status`)
  await page.getByLabel('Vorgangszeichen').fill(reference)
  await page.getByLabel('Geheimer Code').fill(code.toLowerCase())
  await press(page, 'Stand anzeigen')
  await look()
  await page.getByLabel('Ihre Antwort').fill('Ja, seit Mai.')
  await press(page, 'Antwort absenden')
  await look()

  await clerk.reload()
  await clerk.getByRole('link', { name: 'Steuer festsetzen wie angegeben' }).click()
  await expectAccessible(clerk)
  const month = String(new Date().getMonth() + 1).padStart(2, '0')
  await fill(clerk, { kassenzeichen: '4711.0815', hundemarke: 'GE 2026/0042', 'zeilen.0.vonMonat': month, ...dueInFebruary })
  await press(clerk, 'Weiter zur Vorschau')
  expect(await clerk.locator('[role=alert]').allTextContents()).toEqual([])
  await expectAccessible(clerk)
  await press(clerk, 'Bescheid erlassen')
  await expectAccessible(clerk)
  expect(await clerk.locator('main').textContent()).toContain('elektronisch, mit Zustimmung')

  await expect
    .poll(async () => ((await (await fetch(`${inject('mailboxUrl')}/postfach/api?an=${email}`)).json()) as unknown[]).length, {
      timeout: 20_000,
    })
    .toBeGreaterThanOrEqual(4)
  await page.goto(`${portal}/gelsenkirchen/status/vorgang`)
  await look()
  expect(await page.locator('main').textContent()).toContain('gilt als bekanntgegeben am')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Bescheid öffnen/ }).click()])
  expect(download.suggestedFilename()).toBe(`Bescheid-${reference}.pdf`)
}, 180_000)
