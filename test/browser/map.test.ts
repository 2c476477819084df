/** Places in a real browser: drawn by mouse, by finger and by keyboard, described in fields, with and without a script. */
import pg from 'pg'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import type { Answers } from '../../src/forms/question.ts'
import { fieldsOf } from '../../src/forms/read-page.ts'
import { borderWith, type LonLat } from '../../src/network/border.ts'
import { expectAccessible, expectNoSidewaysScroll, expectRoomToTap, fill, type Filling, press, visitors } from './browser.ts'
import { shippedService } from '../service-files.ts'
import { answerByKeyboard, tabTo } from './keyboard.ts'
import { ebertstrasse, sampleFilling } from './sample.ts'
import { letInAsTester, prepare, words } from './steps.ts'

const { visit, portal } = visitors()
const town = `${portal}/gelsenkirchen`

/** The page with places of the sample service. `said` fills with what the browser complains about. */
async function openPlaces(options: BrowserContextOptions = {}, language = ''): Promise<{ page: Page; said: string[] }> {
  const page = await visit(options)
  const said: string[] = []
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await letInAsTester(page)
  await prepare(page, town, sampleFilling, `${town}${language}/antrag/musterdienst`, 'orte')
  return { page, said }
}

/** What is answered on the pages behind the one with places, as in the first example of the service. */
async function laterPages(): Promise<Filling> {
  const { definition, compiled, examples } = await shippedService('musterdienst')
  const filled = definition.pages.flatMap(({ id }) => Object.entries(fieldsOf(compiled, { id }, (examples[0]?.answers ?? {}) as Answers)))
  const fields = Object.fromEntries(filled.map(([name, value]) => [name, [value].flat()[0] ?? '']))
  const nextYear = String(new Date().getFullYear() + 1)
  return { ...fields, ...sampleFilling, 'zeitraum.from.year': nextYear, 'zeitraum.to.year': nextYear }
}

/** The drawing of one question: its map, tools and status. */
function drawingOf(page: Page, question: string) {
  const group = page.locator(`[id="${question}.shapes"]`)
  const surface = group.locator('[data-map-surface]')
  return {
    surface,
    tool: (name: string) => group.getByRole('button', { name, exact: true }),
    status: group.locator('[data-map-status]'),
    text: group.locator('[data-drawing-text]'),
    /** Where a place of the map is on the screen, from its upper left corner. */
    at: async (x: number, y: number) => {
      await surface.scrollIntoViewIfNeeded()
      const box = (await surface.boundingBox())!
      return { x: box.x + x, y: box.y + y }
    },
  }
}

async function clickOn(page: Page, drawing: ReturnType<typeof drawingOf>, places: readonly (readonly [number, number])[]): Promise<void> {
  for (const [x, y] of places) {
    const at = await drawing.at(x, y)
    await page.mouse.move(at.x, at.y, { steps: 3 })
    await page.mouse.click(at.x, at.y)
  }
}

const square = [
  [250, 100],
  [350, 100],
  [350, 200],
  [250, 200],
] as const

/** The number before m² or m in a text. */
const measureIn = (text: string | null, unit: string): number =>
  Number(
    new RegExp(`([\\d.,]+)\\s${unit}(?![²\\w])`)
      .exec(text ?? '')?.[1]
      ?.replaceAll('.', '')
      .replace(',', '.') ?? Number.NaN,
  )

describe('by mouse', () => {
  test('an area is drawn, mended, taken back, and counted before sending; nothing is blocked by the security policy', async () => {
    const { page, said } = await openPlaces()
    const drawing = drawingOf(page, 'stelle')
    expect(await drawing.status.textContent()).toBe('Noch nichts eingezeichnet.')
    await drawing.tool('Fläche').click()
    expect(await drawing.tool('Fläche').getAttribute('aria-pressed')).toBe('true')
    await clickOn(page, drawing, square)
    expect(await drawing.status.textContent()).toContain('Oder drücken Sie „Fertig“')
    await drawing.tool('Fertig').click()
    const drawn = measureIn(await drawing.status.textContent(), 'm²')
    // A hundred pixels at this scale and latitude are some nine metres.
    expect(drawn).toBeGreaterThan(80)
    expect(drawn).toBeLessThan(92)

    const [from, to] = [await drawing.at(350, 200), await drawing.at(450, 200)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 5 })
    await page.mouse.up()
    expect(measureIn(await drawing.status.textContent(), 'm²')).toBeGreaterThan(drawn * 1.4)
    await drawing.tool('Zurücknehmen').click()
    expect(measureIn(await drawing.status.textContent(), 'm²')).toBe(drawn)
    await drawing.tool('Löschen').click()
    expect([await drawing.status.textContent(), await drawing.text.inputValue()]).toEqual(['Noch nichts eingezeichnet.', ''])
    await drawing.tool('Zurücknehmen').click()

    await fill(page, ebertstrasse('stelle'))
    await press(page, 'Speichern und weiter')
    await prepare(page, town, await laterPages(), page.url())
    expect(measureIn(/Zeichnung auf der Karte: 1 Fläche, .*?m²/.exec(await words(page))?.[0] ?? '', 'm²')).toBe(drawn)
    expect(await page.getByRole('img', { name: 'Lageskizze: Ebertstraße 11' }).isVisible()).toBe(true)
    await expectAccessible(page)

    // It is still there when the page is opened again, and can be drawn on.
    await page.goto(page.url().replace('/pruefen', '/orte'))
    await drawing.surface.scrollIntoViewIfNeeded()
    await expect.poll(async () => measureIn(await drawing.status.textContent(), 'm²')).toBe(drawn)
    expect(said).toEqual([])
  })

  test('an area that crosses itself is told at once, and when it is sent; several maps on one page do not know each other', async () => {
    const { page, said } = await openPlaces()
    const drawing = drawingOf(page, 'stelle')
    await drawing.tool('Fläche').click()
    await clickOn(page, drawing, [square[0], square[2], square[1], square[3]])
    await drawing.tool('Fertig').click()
    expect(await drawing.status.textContent()).toContain('überkreuzen sich')
    const row = drawingOf(page, 'weitereStellen.0.wo')
    await row.surface.scrollIntoViewIfNeeded()
    await row.tool('Linie').click()
    await clickOn(page, row, [square[0], square[1]])
    await fill(page, { ...ebertstrasse('stelle'), 'weitereStellen.0.zweck': 'Stand', ...ebertstrasse('weitereStellen.0.wo') })
    // The line was not finished by "Fertig": it is sent all the same.
    await press(page, 'Speichern und weiter')
    expect(await page.getByRole('alert').textContent()).toContain('Die Ränder der Fläche überkreuzen sich')
    await row.surface.scrollIntoViewIfNeeded()
    await expect.poll(async () => measureIn(await row.status.textContent(), 'm')).toBeGreaterThan(8)
    await drawing.surface.scrollIntoViewIfNeeded()
    // The page says what is wrong; the map, with the corners in hand, what to do.
    await expect.poll(() => drawing.status.textContent()).toBe('Verschieben Sie die Ecken, oder zeichnen Sie neu.')
    expect(await drawing.surface.locator('.portal-map-corner').count()).toBe(4)
    expect(said.filter((text) => !text.includes('422'))).toEqual([])
  })
})

describe('by keyboard alone', () => {
  test('a place is described in the fields beside the map, past which a link leads', async () => {
    const { page } = await openPlaces({ reducedMotion: 'reduce' })
    await tabTo(page, 'Karte überspringen')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('stelle.side')
    await page.reload()
    await answerByKeyboard(
      page,
      { ...ebertstrasse('stelle'), 'stelle.side': 'near', 'stelle.length': '4,5', 'stelle.width': '2' },
      'Speichern und weiter',
    )
    await page.goto(page.url().replace(/\/[^/]*$/, '/orte'))
    expect(await page.locator('[id="stelle.length"]').inputValue()).toBe('4,5')
  })

  test('an area is drawn with the arrow keys, and its corner moved', async () => {
    const { page } = await openPlaces({ reducedMotion: 'reduce' })
    const drawing = drawingOf(page, 'stelle')
    await drawing.tool('Fläche').focus()
    await page.keyboard.press('Enter')
    await drawing.surface.focus()
    const go = async (key: string, times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
    }
    for (const [key, times] of [
      ['ArrowRight', 4],
      ['ArrowDown', 4],
      ['ArrowLeft', 4],
    ] as const) {
      await page.keyboard.press('Enter')
      await go(key, times)
    }
    await page.keyboard.press('Enter')
    expect(await drawing.status.textContent()).toContain('Letzte Seite: 8,9')
    await drawing.tool('Fertig').focus()
    await page.keyboard.press('Enter')
    const drawn = measureIn(await drawing.status.textContent(), 'm²')
    expect(drawn).toBeGreaterThan(70)

    const corner = drawing.surface.getByRole('button', { name: /^Ecke 1 von 4/ })
    await corner.focus()
    await go('ArrowLeft', 3)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Ecke 1 von 4/)
    expect(measureIn(await drawing.status.textContent(), 'm²')).toBeGreaterThan(drawn)
    await page.keyboard.press('Delete')
    expect(await drawing.surface.getByRole('button', { name: /^Ecke \d von 3/ }).count()).toBe(3)
    await expectAccessible(page)
  })
})

describe('on a telephone', () => {
  test('the page scrolls over the map until a tool is taken; then a finger draws', async () => {
    const { page, said } = await openPlaces({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    const drawing = drawingOf(page, 'stelle')
    await drawing.surface.scrollIntoViewIfNeeded()
    const touches = await page.context().newCDPSession(page)
    /** How far the page is scrolled, once it has come to rest: a swipe glides on. */
    const rest = (): Promise<number> =>
      page.evaluate(async () => {
        for (let [last, frames] = [-1, 0]; frames < 20;) {
          await new Promise(requestAnimationFrame)
          frames = scrollY === last ? frames + 1 : 0
          last = scrollY
        }
        return scrollY
      })
    const swipeUp = async (): Promise<number> => {
      await rest()
      const { x, y } = await drawing.at(180, 160)
      const before = await rest()
      await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
      for (let step = 1; step <= 6; step += 1)
        await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - step * 15 }] })
      await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
      return (await rest()) - before
    }
    expect(await swipeUp()).toBeGreaterThan(30)
    await drawing.tool('Fläche').tap()
    expect(await swipeUp()).toBe(0)
    for (const [x, y] of [
      [80, 60],
      [250, 60],
      [250, 160],
    ] as const) {
      const at = await drawing.at(x, y)
      await page.touchscreen.tap(at.x, at.y)
    }
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await drawing.tool('Fertig').tap()
    expect(measureIn(await drawing.status.textContent(), 'm²')).toBeGreaterThan(60)
    await expectNoSidewaysScroll(page)
    await expectRoomToTap(page)
    expect(said).toEqual([])
  })
})

describe('without a script', () => {
  test('there is no map; a drawing from before is kept, or dropped by unticking it', async () => {
    const { page } = await openPlaces()
    const drawing = drawingOf(page, 'stelle')
    await drawing.tool('Fläche').click()
    await clickOn(page, drawing, square)
    await fill(page, ebertstrasse('stelle'))
    await press(page, 'Speichern und weiter')

    const plain = await visit({ javaScriptEnabled: false })
    await plain.context().addCookies(await page.context().cookies())
    await plain.goto(page.url().replace(/\/[^/]*$/, '/orte'))
    expect(await plain.locator('[data-map-surface]').first().isVisible()).toBe(false)
    const box = plain.getByLabel(/^Diese Zeichnung verwenden \(1 Fläche, \d+(,\d)?\sm²\)$/)
    expect(await box.isChecked()).toBe(true)
    await plain.locator('[id="stelle.houseNumber"]').fill('13')
    await press(plain, 'Speichern und weiter')
    await plain.goto(plain.url().replace(/\/[^/]*$/, '/orte'))
    expect(await box.isChecked()).toBe(true)
    await box.uncheck()
    await press(plain, 'Speichern und weiter')
    expect(await plain.getByRole('alert').textContent()).toContain('Wie groß ist die Fläche?')
    await fill(plain, { 'stelle.length': '3', 'stelle.width': '2' })
    await press(plain, 'Speichern und weiter')
    expect(plain.url()).toMatch(/\/bedingungen$/)
  })
})

describe('where borders were imported', () => {
  const ring = (west: number, east: number): LonLat[] => [
    [west, 51.5],
    [east, 51.5],
    [east, 51.52],
    [west, 51.52],
    [west, 51.5],
  ]

  test('what is drawn in the next town is told which one that is', async () => {
    const database = new pg.Client({ connectionString: inject('portalDatabaseUrl') })
    await database.connect()
    try {
      // Ten metres east of the middle, where the map begins, Herten begins.
      for (const [ags, west, east] of [
        ['05513000', 7.05, 7.09695],
        ['05562020', 7.09695, 7.15],
      ] as const) {
        const { polygons, attribution, digest } = borderWith({ ags, polygons: [[ring(west, east)]], attribution: '© Beispielamt' })
        await database.query('insert into borders (ags, polygons, attribution, digest) values ($1, $2, $3, $4)', [
          ags,
          JSON.stringify(polygons),
          attribution,
          digest,
        ])
      }
      const { page, said } = await openPlaces()
      await expect
        .poll(async () => (await page.reload()) && page.locator('[data-border]').count(), { timeout: 15_000, interval: 1000 })
        .toBe(1)
      const drawing = drawingOf(page, 'stelle')
      await drawing.surface.scrollIntoViewIfNeeded()
      await expect.poll(() => drawing.surface.locator('.portal-map-border').count()).toBe(1)
      expect(await drawing.surface.textContent()).toContain('© Beispielamt')
      await drawing.tool('Fläche').click()
      await clickOn(
        page,
        drawing,
        square.map(([x, y]) => [x + 350, y] as const),
      )
      await fill(page, ebertstrasse('stelle'))
      await press(page, 'Speichern und weiter')
      expect(await page.getByRole('alert').textContent()).toContain(
        'Diese Stelle liegt in Herten. Bitte stellen Sie Ihren Antrag im Portal von Herten',
      )
      await expectAccessible(page)
      expect(said.filter((text) => !text.includes('422'))).toEqual([])
    } finally {
      await database.query('delete from borders')
      await database.end()
    }
  })
})

test('in English the map speaks English', async () => {
  const { page } = await openPlaces({}, '/en')
  const drawing = drawingOf(page, 'stelle')
  await drawing.tool('Area').click()
  expect(await drawing.status.textContent()).toBe('Set the first corner.')
  await expectAccessible(page)
})
