/** What goes differently than planned: back, two tabs, sending twice, cookies and sign-ins that are over. Nothing is lost, nothing doubled. */
import pg from 'pg'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { expectAccessible, fill, press, visitors } from './browser.ts'
import { keeperIn } from './keepers.ts'
import { begin, mailsTo, prepare, receiptOn, send, signIn, words } from './steps.ts'

const { visit, portal } = visitors()
const town = `${portal}/gladbeck`
const keeper = keeperIn('Gladbeck', '45964')
const heading = async (page: Page): Promise<string> => (await page.locator('h1').textContent()) ?? ''

/** The cases on the desk of Gladbeck whose applicant has this name. */
async function casesOf(name: string): Promise<string[]> {
  const clerk = await visit()
  await signIn(clerk, town, 'gladbeck.steuern')
  const references = await clerk.getByRole('row').filter({ hasText: name }).getByRole('rowheader').allTextContents()
  await clerk.context().close()
  return references
}

test('whoever goes back finds the answers and may change them; going back after sending leads to the receipt', async () => {
  const page = await visit()
  await begin(page, town)
  await fill(page, keeper)
  await press(page, 'Speichern und weiter')
  await fill(page, { ...keeper, 'person.lastName': 'Zurückgeher' })
  await press(page, 'Speichern und weiter')
  await page.goBack()
  expect(await page.getByLabel('Nachname').inputValue()).toBe('Zurückgeher')
  await page.goBack()
  expect(await page.getByLabel('Für mich als Privatperson').isChecked()).toBe(true)
  await fill(page, { halterArt: 'organisation' })
  await press(page, 'Speichern und weiter')
  expect(await page.locator('[name="organisation.name"]').count()).toBe(1)
  await page.goBack()
  await fill(page, { halterArt: 'person' })
  await press(page, 'Speichern und weiter')
  expect(await page.getByLabel('Nachname').inputValue()).toBe('Zurückgeher')

  await prepare(page, town, { ...keeper, 'person.lastName': 'Zurückgeher' }, page.url())
  const sent = await send(page)
  await page.goBack()
  if (page.url().endsWith('/pruefen')) await press(page, 'Verbindlich absenden')
  expect(await receiptOn(page)).toEqual(sent)
  expect(await casesOf('Zurückgeher')).toEqual([sent.reference])
}, 60_000)

test('two tabs on one draft save both, and sending from both gives one receipt, one case and one mail', async () => {
  const first = await visit()
  const email = `doppelt-${Date.now()}@example.org`
  await prepare(first, town, { ...keeper, 'person.lastName': 'Doppelt', email })
  const second = await first.context().newPage()
  await second.goto(first.url())
  await second.locator('.portal-summary', { hasText: 'Rufname' }).getByRole('link').click()
  await second.getByLabel('Rufname').fill('Wuffi')
  await press(second, 'Speichern und weiter')
  await first.reload()
  expect(await words(first)).toContain('Wuffi')
  await second.goto(first.url())
  const sent = await send(first)
  await press(second, 'Verbindlich absenden')
  expect(await receiptOn(second)).toEqual(sent)
  expect(await casesOf('Doppelt')).toEqual([sent.reference])
  await expect.poll(() => mailsTo(email), { timeout: 20_000 }).toHaveLength(1)
}, 60_000)

test('a double click sends once', async () => {
  const page = await visit()
  await prepare(page, town, { ...keeper, 'person.lastName': 'Doppelklick' })
  await page.getByRole('button', { name: 'Verbindlich absenden' }).dblclick()
  await page.waitForURL(/\/beleg$/)
  const { reference } = await receiptOn(page)
  expect(await casesOf('Doppelklick')).toEqual([reference])
}, 30_000)

test('two drafts in one browser do not disturb each other', async () => {
  const first = await visit()
  await begin(first, town)
  const second = await first.context().newPage()
  await begin(second, town)
  expect(second.url()).not.toBe(first.url())
  await fill(first, { halterArt: 'person' })
  await fill(second, { halterArt: 'organisation' })
  await press(first, 'Speichern und weiter')
  await press(second, 'Speichern und weiter')
  expect([await first.getByLabel('Nachname').count(), await second.getByLabel('Nachname').count()]).toEqual([1, 0])
}, 30_000)

test('a form whose token is stale comes back with what was typed, and can be sent again', async () => {
  const page = await visit()
  await begin(page, town)
  await fill(page, keeper)
  await press(page, 'Speichern und weiter')
  const address = page.url()
  await fill(page, keeper)
  await page.context().clearCookies({ name: '_csrf' })
  await press(page, 'Speichern und weiter')
  expect(await words(page)).toContain('Ihre Eingaben stehen noch hier')
  expect(await page.getByLabel('Nachname').inputValue()).toBe('Müller-Šimšić')
  await expectAccessible(page)
  await press(page, 'Speichern und weiter')
  expect(page.url()).not.toBe(address)
}, 30_000)

test('a draft whose cookie is over is gone, and the page shows what had just been typed so that it can be copied', async () => {
  const page = await visit()
  await begin(page, town)
  await fill(page, keeper)
  await press(page, 'Speichern und weiter')
  const address = page.url()
  await fill(page, keeper)
  await page.context().clearCookies({ name: /^entwurf-/ })
  await press(page, 'Speichern und weiter')
  expect(await heading(page)).toBe('Diesen Entwurf gibt es hier nicht mehr')
  expect(await words(page)).toContain('Müller-Šimšić')
  await expectAccessible(page)
  expect((await page.goto(address))?.status()).toBe(404)
  await page.getByRole('link', { name: 'Zur Startseite' }).click()
  expect(page.url()).toBe(`${town}/`)
}, 30_000)

/** Everybody who is signed in was last seen more than half an hour ago. */
async function leaveDesksAlone(): Promise<void> {
  const client = new pg.Client({ connectionString: inject('portalDatabaseUrl') })
  await client.connect()
  await client.query(`update staff_sessions set last_seen_at = last_seen_at - interval '31 minutes'`)
  await client.end()
}

test('a clerk whose sign-in ran out signs in again, finds what was typed and sends it once', async () => {
  const page = await visit()
  await prepare(page, town, { ...keeper, 'person.lastName': 'Geduldig' })
  const { reference } = await send(page)
  const clerk = await visit()
  await signIn(clerk, town, 'gladbeck.steuern')
  await clerk.getByRole('link', { name: reference }).click()
  await press(clerk, 'Bearbeitung beginnen')
  await clerk.getByText('Rückfrage stellen').click()
  await clerk.getByLabel('Ihre Frage').fill('Wie alt ist der Hund genau?')
  await leaveDesksAlone()
  await press(clerk, 'Frage absenden')
  expect(await heading(clerk)).toBe('Bitte melden Sie sich noch einmal an')
  expect(await words(clerk)).toContain('Ihre Eingaben sind noch da.')
  await expectAccessible(clerk)
  await clerk.getByRole('link', { name: 'Anmelden' }).click()
  if (clerk.url().includes('/interaction/')) await clerk.locator('button[value="gladbeck.steuern"]').click()
  await clerk.getByRole('heading', { name: 'Ihre Eingaben sind noch da' }).waitFor()
  await expectAccessible(clerk)
  await press(clerk, 'Jetzt absenden')
  expect(await heading(clerk)).toBe(reference)
  expect(await clerk.getByText('Wie alt ist der Hund genau?').count()).toBe(1)
  await clerk.goBack()
  await clerk.goto(`${town}/amt/anmeldung/fortsetzen`)
  expect(await heading(clerk)).toBe('Hier wartet nichts mehr')
}, 60_000)
