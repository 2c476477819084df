/** Special use of public space, as people apply for it: drawn or described, with and without JavaScript, on a telephone, by keyboard. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { formatMoney } from '../../src/platform/money.ts'
import { onePage, picture } from '../sample-files.ts'
import { expectAccessible, expectNoSidewaysScroll, expectRoomToTap, fill, fillIn, press, visitors } from './browser.ts'
import { answerByKeyboard, enter, tabTo } from './keyboard.ts'
import { receiptOn, send, words } from './steps.ts'
import { cafeIn, moverIn, neighboursIn } from './street-users.ts'

const { visit, portal } = visitors()
const onward = 'Speichern und weiter'
const heading = async (page: Page): Promise<string> => (await page.locator('h1').textContent()) ?? ''

async function begin(page: Page, town: string): Promise<void> {
  await page.goto(`${town}/antrag/sondernutzung`)
  await press(page, 'Jetzt beginnen')
}

/** Answers pages until the one with this heading is open. */
async function fillUntil(page: Page, filling: Parameters<typeof fill>[1], title: string, look: () => Promise<void>): Promise<void> {
  for (let steps = 0; steps < 20 && (await heading(page)) !== title; steps += 1) {
    await look()
    await fill(page, filling)
    await press(page, onward)
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
  }
  expect(await heading(page)).toBe(title)
}

/** Draws a rectangle around the middle of the map that is open, corner by corner. */
async function drawArea(page: Page): Promise<void> {
  const surface = page.locator('[data-map-surface]').first()
  await surface.scrollIntoViewIfNeeded()
  await page.locator('[data-tool="area"]').first().click()
  const { width, height } = (await surface.boundingBox())!
  const corners = [
    [-60, -30],
    [60, -30],
    [60, 30],
    [-60, 30],
  ] as const
  for (const [x, y] of corners) await surface.click({ position: { x: width / 2 + x, y: height / 2 + y } })
  await page.locator('[data-tool="finish"]').first().click()
}

const number = (text: string): number => Number(text.replaceAll('.', '').replace(',', '.'))
const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ')
const euro = (cents: number): string => spaced(formatMoney(cents))

test('a café owner in Gladbeck draws where the tables stand, and sees the fee for that area with the rebate', async () => {
  const page = await visit()
  const look = async (): Promise<void> => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  await page.goto(`${portal}/gladbeck/suche?q=terrasse`)
  await page
    .getByRole('link', { name: /^Öffentliche Flächen nutzen/ })
    .first()
    .click()
  expect(spaced(await words(page))).toContain('50 Prozent „an der Stätte der Leistung“')
  await look()
  await page.getByRole('link', { name: 'Jetzt beginnen' }).click()
  await press(page, 'Jetzt beginnen')

  const cafe = cafeIn('Gladbeck', '45964')
  await fillUntil(page, cafe, 'Wo?', look)
  await drawArea(page)
  await look()
  await fill(page, cafe)
  await press(page, onward)
  await fillUntil(page, cafe, 'Bescheid und Erklärung', look)
  const [, drawn = ''] = /Alle Flächen zusammen\s*([\d.,]+)\sm²/.exec(await words(page)) ?? []
  expect(number(drawn)).toBeGreaterThan(1)
  await fill(page, cafe)
  await press(page, onward)

  await look()
  const review = await words(page)
  const fee = Math.round(number(drawn) * 480 * 5)
  expect(review).toContain(`${drawn} m² × 5 Monate`)
  expect(review).toContain(euro(fee))
  expect(review).toContain(euro(-Math.round(fee / 2)))
  expect(review).toContain(euro(fee - Math.round(fee / 2)))
  expect(review).toContain('(Schätzung)')
  const sent = await send(page)
  expect(sent.reference).toMatch(/^GL-/)
  await look()
}, 120_000)

test('without JavaScript the same café states length and width, and sees the same fee', async () => {
  const page = await visit({ javaScriptEnabled: false })
  await begin(page, `${portal}/gladbeck`)
  const cafe = cafeIn('Gladbeck', '45964', { 'orte.0.flaeche.length': '10', 'orte.0.flaeche.width': '2,5' })
  const titles = await fillIn(page, cafe)
  expect(titles).toContain('Wo?')
  const review = await words(page)
  expect(review).toContain('25 m² × 5 Monate')
  for (const cents of [60_000, -30_000, 30_000]) expect(review).toContain(euro(cents))
  expect((await send(page)).reference).toMatch(/^GL-/)
}, 60_000)

test('without JavaScript a second place is added, and both are paid for', async () => {
  const page = await visit({ javaScriptEnabled: false })
  await begin(page, `${portal}/bottrop`)
  const cafe = cafeIn('Bottrop', '46236', {
    'orte.0.flaeche.length': '10',
    'orte.0.flaeche.width': '2,5',
    'orte.0.zone': 'zone1',
    'orte.1.flaeche.street': 'Beispielplatz',
    'orte.1.flaeche.postalCode': '46236',
    'orte.1.flaeche.place': 'Bottrop',
    'orte.1.flaeche.length': '5',
    'orte.1.flaeche.width': '2',
    'orte.1.untergrund': 'platz',
    'orte.1.restbreite': '3',
    'orte.1.zone': 'zone3',
  })
  await fillUntil(page, cafe, 'Wo?', async () => undefined)
  await fill(page, cafe)
  await page.locator('button[name="_add"][value="orte"]').click()
  await fillIn(page, cafe)
  const review = await words(page)
  // 25 m² × 5 × 1.70 € and 10 m² × 5 × 1.10 €
  for (const cents of [21_250, 5500, 26_750]) expect(review).toContain(euro(cents))
}, 60_000)

test('on a telephone in Bottrop a no-stopping zone for a move is asked for, with nothing wider than the screen', async () => {
  const page = await visit({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const read: string[] = []
  const look = async (): Promise<void> => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await expectRoomToTap(page)
    read.push(await words(page))
  }
  await begin(page, `${portal}/bottrop`)
  const titles = await fillIn(page, moverIn('Bottrop', '46236'), look)
  expect(titles).toEqual([
    'Wer stellt den Antrag?',
    'Ihre Angaben',
    'Was haben Sie vor?',
    'Haltverbot für Umzug oder Lieferung',
    'Wann?',
    'Wo?',
    'Bescheid und Erklärung',
    'Angaben prüfen und absenden',
  ])
  const review = read.at(-1) ?? ''
  expect(review).toContain('BOT-XY 12')
  expect(review).toContain('Was diese Nutzung kostet, haben wir nicht gefunden. Sie erfahren es bei der Stadt Bottrop.')
  expect(review).not.toMatch(/\d,\d\d\s€/)
  expect(read.join(' ')).toContain('Wie lange vor dem ersten Tag der Antrag da sein soll, haben wir nicht gefunden.')
  expect((await send(page)).reference).toMatch(/^BT-/)
  await look()
}, 120_000)

test('neighbours in Recklinghausen hand in a street party of every Saturday, with five files', async () => {
  const page = await visit()
  const look = async (): Promise<void> => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  const neighbours = neighboursIn('Recklinghausen', '45657')
  await begin(page, `${portal}/recklinghausen`)
  await fillUntil(page, neighbours, 'Wo?', look)
  await fill(page, neighbours)
  await press(page, onward)

  expect(await heading(page)).toBe('Pläne, Fotos und Nachweise')
  await look()
  const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: onePage() })
  const photograph = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await picture() })
  await page.locator('[name="lageplan.upload"]').setInputFiles([pdf('Lageplan.pdf')])
  await page
    .locator('[name="fotos.upload"]')
    .setInputFiles([await photograph('Straße von oben.jpg'), await photograph('Straße von unten.jpg')])
  await page.locator('[name="versicherung.upload"]').setInputFiles([pdf('Versicherung.pdf')])
  await page.locator('[name="sicherheitskonzept.upload"]').setInputFiles([pdf('Konzept.pdf')])
  await expect.poll(() => page.locator('.portal-file a').allTextContents(), { timeout: 20_000 }).toHaveLength(5)
  await look()
  await press(page, onward)
  await fillUntil(page, neighbours, 'Bescheid und Erklärung', look)
  expect(await words(page)).toMatch(/Zahl der Tage\s*3[01](?!\d)/)
  await fill(page, neighbours)
  await press(page, onward)
  await look()
  const review = await words(page)
  for (const name of ['Lageplan.pdf', 'Straße von oben.jpg', 'Straße von unten.jpg', 'Versicherung.pdf', 'Konzept.pdf'])
    expect(review).toContain(name)
  expect(review).toMatch(/Samstag.*April.*Oktober/)
  expect((await send(page)).reference).toMatch(/^RE-/)
}, 120_000)

test('the keyboard alone describes a place, past the map that stands beside it', async () => {
  const page = await visit({ reducedMotion: 'reduce' })
  const mover = moverIn('Marl', '45768')
  await page.goto(`${portal}/marl/antrag/sondernutzung`)
  await tabTo(page, 'Jetzt beginnen')
  await enter(page)
  for (let steps = 0; steps < 20 && (await heading(page)) !== 'Angaben prüfen und absenden'; steps += 1) {
    await answerByKeyboard(page, mover, onward)
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
  }
  expect(await words(page)).toMatch(/Länge: 15\sm/)
  await tabTo(page, 'Verbindlich absenden')
  await enter(page)
  expect((await receiptOn(page)).reference).toMatch(/^MA-/)
}, 120_000)
