/** Five files for one application, in a real browser: with JavaScript, with progress; and without, with the form. */
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answers } from '../../src/forms/question.ts'
import { officeFiles, onePage, picture } from '../sample-files.ts'
import { threeFreePorts } from '../portal-process.ts'
import { answersWithoutFiles } from '../sample-answers.ts'
import { portalUnderTest } from '../web/whole-portal.ts'
import { expectAccessible, expectNoSidewaysScroll, expectRoomToTap, press, visitors } from './browser.ts'
import { words } from './steps.ts'

const { visit } = visitors()
const port = await threeFreePorts()
const portal = portalUnderTest({ BASE_URL: `http://localhost:${port}`, PORT: String(port) })
let answers: Answers

beforeAll(async () => {
  await portal.app.listen({ port, host: 'localhost' })
  answers = await answersWithoutFiles()
})

/** The page for files of a draft that is filled in up to it. */
async function filesPage(options: Parameters<typeof visit>[0] = {}): Promise<Page> {
  const { visitor, draft } = await portal.draftOf('gelsenkirchen', 'musterdienst', answers)
  const page = await visit(options)
  const id = draft.split('/').at(-1)!
  await page
    .context()
    .addCookies([{ name: `entwurf-${id}`, value: visitor.cookie(draft, `entwurf-${id}`)!, domain: 'localhost', path: '/gelsenkirchen' }])
  await page.goto(`${draft}/dateien`)
  return page
}

type Chosen = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
const pdf = (name: string): Chosen => ({ name, mimeType: 'application/pdf', buffer: onePage() })
const photo = async (name: string, width = 1200): Promise<Chosen> => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await picture('jpeg', width, 900),
})
const five = async (): Promise<Chosen[]> => [
  pdf('Lageplan.pdf'),
  await photo('vorne.jpg'),
  await photo('hinten.jpg'),
  await photo('links.jpg'),
  pdf('Versicherung.pdf'),
]

const chooser = (page: Page) => page.locator('[id="plaene.upload"]')
/** How long it is waited for what comes by itself. */
const soon = { timeout: 10_000 }
const kept = (page: Page) => page.locator('#plaene .portal-file a')

describe('with JavaScript', () => {
  test('five files go up at once, one after the other, with progress, and are sent', async () => {
    const page = await filesPage()
    // A line slow enough to be watched.
    const client = await page.context().newCDPSession(page)
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: 400_000,
    })
    await chooser(page).setInputFiles(await five())
    await page.locator('#plaene progress').first().waitFor()
    const seen = new Set<number>()
    await expect
      .poll(
        async () => {
          const value = await page
            .locator('#plaene progress')
            .first()
            .evaluate((element) => (element as HTMLProgressElement).value, undefined, { timeout: 200 })
            .catch(() => 0)
          if (value > 0 && value < 1) seen.add(value)
          return kept(page).count()
        },
        { timeout: 30_000, interval: 20 },
      )
      .toBe(5)
    expect(seen.size).toBeGreaterThan(0)
    expect(await kept(page).allTextContents()).toEqual(['Lageplan.pdf', 'vorne.jpg', 'hinten.jpg', 'links.jpg', 'Versicherung.pdf'])
    expect(await page.locator('#plaene [role=status]').textContent()).toBe('Versicherung.pdf ist hochgeladen')
    expect(await chooser(page).isVisible()).toBe(false)
    expect(await page.locator('#plaene').textContent()).toContain('Mehr als 5 Dateien sind hier nicht möglich')
    await expectAccessible(page)

    await page.getByRole('button', { name: 'links.jpg entfernen' }).click()
    await expect.poll(() => kept(page).count(), soon).toBe(4)
    expect(await chooser(page).isVisible()).toBe(true)
    await page.reload()
    expect(await kept(page).allTextContents()).toEqual(['Lageplan.pdf', 'vorne.jpg', 'hinten.jpg', 'Versicherung.pdf'])
    await press(page, 'Speichern und weiter')
    expect(page.url()).toMatch(/\/hinweise$/)
    await page.goto(page.url().replace(/hinweise$/, 'pruefen'))
    expect(await words(page)).toMatch(/Lageplan\.pdf \(1 KB\)vorne\.jpg \(\d+ KB\)/)
  })

  test('what is refused is said at the field in the same words, and read out; what is right goes on', async () => {
    const page = await filesPage()
    await chooser(page).setInputFiles([
      { name: 'Antrag.docx', mimeType: 'application/octet-stream', buffer: officeFiles.docx },
      pdf('Lageplan.pdf'),
      { name: 'riesig.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(21 * 2 ** 20) },
    ])
    await expect.poll(() => kept(page).allTextContents(), soon).toEqual(['Lageplan.pdf'])
    const errors = page.locator('#plaene-error')
    await expect.poll(() => errors.locator('p').count(), soon).toBe(2)
    expect(await errors.textContent()).toContain('„Antrag.docx“ ist eine Office-Datei. Bitte speichern Sie sie als PDF')
    expect(await errors.textContent()).toContain('„riesig.pdf“ ist zu groß: Eine Datei darf höchstens 20 MB haben')
    expect(await errors.getAttribute('aria-live')).toBe('assertive')
    expect(await chooser(page).getAttribute('aria-invalid')).toBe('true')
    await expectAccessible(page)
    // Whoever goes on is stopped once, at what was not taken, and then goes on without it.
    await page.getByRole('button', { name: 'Speichern und weiter', exact: true }).click()
    expect(page.url()).toMatch(/\/dateien$/)
    expect(await chooser(page).evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await errors.locator('p').count()).toBe(2)
    await press(page, 'Speichern und weiter')
    expect(page.url()).toMatch(/\/hinweise$/)
  })

  test('whoever goes on while a file is on its way is taken on when it has arrived', async () => {
    const page = await filesPage()
    await page.route('**/dateien?frage=*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      await route.continue()
    })
    await chooser(page).setInputFiles([pdf('Lageplan.pdf')])
    await page.getByRole('button', { name: 'Speichern und weiter', exact: true }).click()
    expect(page.url()).toMatch(/\/dateien$/)
    await page.locator('.portal-actions', { hasText: 'Einen Moment bitte' }).waitFor()
    await page.waitForURL(/\/hinweise$/)
  })

  test('a file that is broken off leaves, and one that fails says so', async () => {
    const page = await filesPage()
    await page.route('**/dateien?frage=*', (route) =>
      new Promise((resolve) => setTimeout(resolve, 2000)).then(() => route.abort().catch(() => undefined)),
    )
    await chooser(page).setInputFiles([pdf('Lageplan.pdf')])
    await page.getByRole('button', { name: 'Abbrechen' }).click()
    await expect.poll(() => page.locator('#plaene .portal-file').count(), soon).toBe(0)
    expect(await page.locator('#plaene-error').textContent()).toBe('')
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.route('**/dateien?frage=*', (route) => route.abort())
    await chooser(page).setInputFiles([pdf('Lageplan.pdf')])
    await expect.poll(() => page.locator('#plaene-error').textContent(), soon).toContain('Lageplan.pdf konnte nicht hochgeladen werden')
  })

  test('a draft that is gone meanwhile shows the page that says so', async () => {
    const page = await filesPage()
    await page.context().clearCookies({ name: /^entwurf-/ })
    await chooser(page).setInputFiles([pdf('Lageplan.pdf')])
    const heading = page.getByRole('heading', { name: 'Diesen Entwurf gibt es hier nicht mehr' })
    await heading.waitFor()
    expect(await heading.isVisible()).toBe(true)
  })
})

describe('without JavaScript', () => {
  const withoutScripts = { javaScriptEnabled: false }

  test('five files travel with the form; what is refused comes back with its reason, and the rest is kept', async () => {
    const page = await filesPage(withoutScripts)
    await chooser(page).setInputFiles([
      ...(await five()).slice(0, 4),
      { name: 'Antrag.docx', mimeType: 'application/octet-stream', buffer: officeFiles.docx },
    ])
    await press(page, 'Speichern und weiter')
    expect(await words(page)).toContain('„Antrag.docx“ ist eine Office-Datei')
    expect(await kept(page).allTextContents()).toEqual(['Lageplan.pdf', 'vorne.jpg', 'hinten.jpg', 'links.jpg'])
    await page.getByRole('button', { name: 'links.jpg entfernen' }).click()
    await page.waitForLoadState()
    await chooser(page).setInputFiles([await photo('rechts.jpg'), pdf('Versicherung.pdf')])
    await page.locator('#plaene').getByRole('button', { name: 'Jetzt hochladen' }).click()
    await page.waitForLoadState()
    expect(page.url()).toMatch(/\/dateien#plaene$/)
    expect(await kept(page).allTextContents()).toEqual(['Lageplan.pdf', 'vorne.jpg', 'hinten.jpg', 'rechts.jpg', 'Versicherung.pdf'])
    await press(page, 'Speichern und weiter')
    expect(page.url()).toMatch(/\/hinweise$/)
  })

  test('more than a page may hold is refused with a page, and everything is still there on the way back', async () => {
    const film = join(portal.deps.config.DATA_DIR, 'Film.pdf')
    await writeFile(film, '')
    await truncate(film, 2 ** 30)
    const page = await filesPage(withoutScripts)
    await page.getByLabel('Wo?').first().fill('Am Marktplatz')
    await chooser(page).setInputFiles(film)
    await press(page, 'Speichern und weiter')
    expect(await page.locator('h1').textContent()).toBe('Das war zu viel auf einmal')
    expect(await words(page)).toContain('laden Sie große Dateien einzeln hoch')
    await page.goBack()
    expect(await page.getByLabel('Wo?').first().inputValue()).toBe('Am Marktplatz')
  })
})

test('on a telephone nothing is wider than the screen, and everything can be tapped', async () => {
  const page = await filesPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  await chooser(page).setInputFiles([
    pdf('Ein_sehr_langer_Dateiname_ohne_Leerzeichen_wie_ihn_Programme_erzeugen_2026-11-23.pdf'),
    await photo('IMG_0001.jpg'),
  ])
  await expect.poll(() => kept(page).count(), soon).toBe(2)
  await expectNoSidewaysScroll(page)
  await expectRoomToTap(page)
  await expectAccessible(page)
  const wide = await filesPage()
  await chooser(wide).setInputFiles([
    pdf('Lageplan.pdf'),
    { name: 'Antrag.docx', mimeType: 'application/octet-stream', buffer: officeFiles.docx },
    await photo('IMG_0001.jpg'),
  ])
  await expect.poll(() => kept(wide).count(), soon).toBe(2)
})
