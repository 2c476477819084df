/** Gelsenkirchen: the Musterdienst is decided under the VwVfG NRW, granted with provisos, and its notice is fetched. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Answers } from '../../src/forms/question.ts'
import { fieldsOf } from '../../src/forms/read-page.ts'
import { sampleAnswers } from '../sample-answers.ts'
import { shippedService } from '../service-files.ts'
import { readPdf } from '../pdf-text.ts'
import { expectAccessible, expectNoSidewaysScroll, expectRoomToTap, fill, type Filling, press, visitors } from './browser.ts'
import { letInAsTester, lookUp, mailsTo, prepare, send, signIn, words } from './steps.ts'

const { visit, portal } = visitors()
const town = `${portal}/gelsenkirchen`
const telephone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const nextYear = String(new Date().getFullYear() + 1)
const email = 'erika.mustermann@example.org'

/** The service's first example as a browser fills it in, for a notice that may come electronically. */
async function application(): Promise<Filling> {
  const { definition, compiled } = await shippedService('musterdienst')
  const answers: Answers = {
    ...(await sampleAnswers()),
    kurz: 'Ein Bücherstand',
    anschrift: { street: 'Beispielstraße', houseNumber: '1', postalCode: '45879', place: 'Gelsenkirchen' },
    beginn: `${nextYear}-04-01`,
    eMail: email,
    bescheidOnline: true,
  }
  const fields = definition.pages.flatMap(({ id }) => Object.entries(fieldsOf(compiled, { id }, answers)))
  return Object.fromEntries(fields.map(([name, value]) => [name, [value].flat()[0] ?? '']))
}

async function look(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('a clerk grants a permit with provisos, and the applicant fetches the notice', async () => {
  const page = await visit()
  await letInAsTester(page)
  await prepare(page, town, await application(), `${town}/antrag/musterdienst`)
  const sent = await send(page)

  const clerk = await visit()
  await signIn(clerk, town, 'gelsenkirchen.ordnung')
  await clerk.getByRole('link', { name: sent.reference }).click()
  await press(clerk, 'Bearbeitung beginnen')
  await look(clerk)
  await clerk.getByRole('link', { name: 'Anhörung vorbereiten' }).click()
  await look(clerk)
  expect(await clerk.getByLabel('Ihre Frage').inputValue()).toContain('Anhörung nach § 28 Absatz 1 VwVfG NRW')
  await clerk.getByRole('link', { name: 'Erlaubnis erteilen' }).click()
  await look(clerk)
  expect(await clerk.getByLabel('Was wird erlaubt?').inputValue()).toBe('Ein Bücherstand')

  await press(clerk, 'Weiter zur Vorschau')
  await look(clerk)
  expect(await words(clerk)).toContain('Ist die Erlaubnis widerruflich')
  await fill(clerk, {
    ort: 'Heinrich-König-Platz',
    'gueltigAb.day': '1',
    'gueltigAb.month': '4',
    'gueltigAb.year': nextYear,
    'gueltigBis.day': '31',
    'gueltigBis.month': '10',
    'gueltigBis.year': nextYear,
    widerruflich: 'yes',
    uebliche: 'gehweg',
    verwaltungsgebuehr: '25',
    gebuehrGrundlage: 'Mustergebührensatzung',
    kassenzeichen: '4711.0815',
    'faelligAm.day': '15',
    'faelligAm.month': '2',
    'faelligAm.year': nextYear,
  })
  await press(clerk, 'Nebenbestimmung hinzufügen')
  await fill(clerk, { 'eigene.0.nebenbestimmungArt': 'timeLimit', 'eigene.0.nebenbestimmungText': 'Nur bis 22 Uhr 🌙.' })
  await press(clerk, 'Weiter zur Vorschau')
  expect(await clerk.locator('[role=alert]').allTextContents()).toEqual([])
  await look(clerk)
  await clerk.setViewportSize(telephone.viewport)
  await expectNoSidewaysScroll(clerk)
  await expectRoomToTap(clerk)
  expect(await words(clerk)).toContain('Die Erlaubnis gilt vom 1. April')
  await press(clerk, 'Bescheid erlassen')
  await look(clerk)

  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
  const reader = await visit(telephone)
  await lookUp(reader, town, sent)
  await look(reader)
  await expectRoomToTap(reader)
  expect(await words(reader)).toMatch(/Ergebnis ?Erlaubt\..*gilt ?vom 1\. April \d{4} bis zum 31\. Oktober \d{4}/)
  const [download] = await Promise.all([reader.waitForEvent('download'), reader.getByRole('link', { name: /Bescheid öffnen/ }).click()])
  expect(download.suggestedFilename()).toBe(`Bescheid-${sent.reference}.pdf`)
  const { text } = await readPdf(await readFile(await download.path()))
  expect(text).toMatch(/Mustererlaubnis.*Ein Bücherstand.*1\. Bedingung: Auf dem Gehweg.*2\. Befristung: Nur bis 22 Uhr □\..*1\.025,00 €/)
  await reader.reload()
  expect(await words(reader)).toContain('Sie haben den Bescheid abgerufen')
  await clerk.reload()
  expect(await words(clerk)).toContain('Gilt als bekanntgegeben am')
}, 120_000)
