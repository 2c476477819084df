/** Rows within rows and a table, on a telephone and without JavaScript: added, filled in, refused in one row, mended, read again. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fieldsOf } from '../../src/forms/read-page.ts'
import { sampleAnswers } from '../sample-answers.ts'
import { shippedServices } from '../service-files.ts'
import { expectNoSidewaysScroll, expectRoomToTap, type Filling, fill, press, visitors } from './browser.ts'
import { letInAsTester, prepare, words } from './steps.ts'

const { visit, portal } = visitors()
const service = (await shippedServices()).find(({ definition }) => definition.id === 'musterdienst')!

/** What the first example of the sample service answers, as fields. */
const answers = await sampleAnswers()
const filling: Filling = Object.assign({}, ...service.definition.pages.map((page) => fieldsOf(service.compiled, page, answers)), {
  tiere: 'hund',
})

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.className)

test('rows within rows and a table are filled in on a telephone, without JavaScript', async () => {
  const page = await visit({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, javaScriptEnabled: false })
  await letInAsTester(page)
  await prepare(page, portal, filling, `${portal}/gelsenkirchen/antrag/musterdienst`)
  await page.goto(page.url().replace(/pruefen$/, 'ortsangaben'))

  // The page comes back at the row that is new, whichever depth it has.
  await press(page, 'Bereich hinzufügen')
  expect(await focused(page)).toBe('bereiche.1')
  await page.getByRole('button', { name: 'Tisch hinzufügen (Bereich 2)' }).click()
  expect(await focused(page)).toBe('bereiche.1.tische.1')
  await press(page, 'Zeile hinzufügen')
  expect(await focused(page)).toBe('oeffnungszeiten.1')
  await expectNoSidewaysScroll(page)
  await expectRoomToTap(page)

  await fill(page, {
    'bereiche.1.ortName': 'Am Brunnen',
    'bereiche.1.ortFlaeche': '5',
    'bereiche.1.tische.1.tischPlaetze': '6',
    'bereiche.1.tische.1.tischForm': 'rund',
  })
  await page.getByRole('combobox', { name: 'Zeile 2 Tag' }).selectOption({ label: 'Sonntag' })
  await page.getByRole('textbox', { name: 'Zeile 2 Dauer' }).fill('4')
  await page.getByRole('combobox', { name: 'Zeile 2 Musik' }).selectOption({ label: 'Ja' })
  await press(page, 'Speichern und weiter')
  expect(await focused(page)).toContain('portal-error-summary')
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: 'Für 6 Plätze reichen 5 m² nicht.' }).click()
  expect(await focused(page)).toBe('bereiche.1.tische.1.tischPlaetze')

  await fill(page, { 'bereiche.1.tische.1.tischPlaetze': '4' })
  await press(page, 'Speichern und weiter')
  const reckoned = await words(page)
  expect(reckoned).toMatch(/Fläche aller Bereiche\s*17 m²/)
  expect(reckoned).toMatch(/Sitzplätze an allen Tischen\s*4/)

  await page.goto(page.url().replace(/[^/]+$/, 'pruefen'))
  await expectNoSidewaysScroll(page)
  const review = await words(page)
  expect(review).toContain('Tisch 1 – Plätze am Tisch: 4, Form: Rund')
  expect(await page.getByRole('row').filter({ hasText: 'Sonntag' }).count()).toBe(1)
}, 60_000)
