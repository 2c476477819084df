/** A long list that is searched by typing: with the keyboard alone, by touch, and as a plain select without JavaScript. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, fill, press, visitors } from './browser.ts'
import { answerByKeyboard, tabTo } from './keyboard.ts'
import { keeperIn } from './keepers.ts'
import { begin, words } from './steps.ts'

const { visit, portal } = visitors()
const gallery = `${portal}/muster/country`
const keeper = keeperIn('Marl', '45772')

/** What would be posted, and what can be read. */
const state = async (page: Page, name: string): Promise<string[]> => [
  await page.locator(`[id="${name}"]`).inputValue(),
  await page.locator(`select[name="${name}"]`).inputValue(),
]
const told = (page: Page): Promise<string | null> => page.locator('.combobox [role=status]').first().textContent()
/** The option that the arrows are at, as a screen reader is told. */
const active = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null)
const options = (page: Page): Promise<string[]> => page.getByRole('listbox').getByRole('option').allTextContents()

/** The page of the dog registration that asks for the breed. */
async function askForBreed(page: Page): Promise<void> {
  await begin(page, `${portal}/marl`)
  for (let steps = 0; steps < 10 && (await page.locator('select[name="rasse"]').count()) === 0; steps += 1) {
    await fill(page, keeper)
    await press(page, 'Speichern und weiter')
  }
}

test('with the keyboard alone a country is found by a part of its name, and chosen', async () => {
  const page = await visit({ reducedMotion: 'reduce' })
  await page.goto(gallery)
  expect(await tabTo(page, 'Land')).toMatchObject({ type: 'combobox', field: 'land-empty' })
  const field = page.locator('#land-empty')
  expect(await field.getAttribute('aria-expanded')).toBe('false')

  await page.keyboard.type('OSTERR')
  expect(await options(page)).toEqual(['Österreich'])
  expect(await field.getAttribute('aria-expanded')).toBe('true')
  await expect.poll(() => told(page)).toBe('Ein Treffer. Die Eingabetaste wählt: Österreich')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  expect(await state(page, 'land-empty')).toEqual(['Österreich', 'AT'])
  expect(await field.getAttribute('aria-expanded')).toBe('false')
  await expect.poll(() => told(page)).toBe('Ausgewählt: Österreich')

  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('niger')
  expect(await options(page)).toEqual(['Niger', 'Nigeria'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await active(page)).toBe('Nigeria')
  await page.keyboard.press('Escape')
  expect(await state(page, 'land-empty')).toEqual(['Österreich', 'AT'])

  // The arrows go on from what is chosen, and leaving takes what they are at, as in a select.
  await page.keyboard.press('ArrowDown')
  expect(await active(page)).toBe('Österreich')
  await page.keyboard.press('ArrowDown')
  const next = await active(page)
  expect(next).toBe('Pakistan')
  await page.keyboard.press('Tab')
  expect(await state(page, 'land-empty')).toEqual(['Pakistan', 'PK'])
})

test('what the list does not have is told at once, posted as it was typed, and comes back with a reason', async () => {
  const page = await visit()
  await askForBreed(page)
  await fill(page, keeper)
  await page.getByLabel('Rasse').first().fill('Wolpertinger')
  await expect.poll(() => page.getByText('Nichts gefunden').first().isVisible()).toBe(true)
  await expect.poll(() => told(page)).toContain('Nichts gefunden')
  await page.keyboard.press('Tab')
  await press(page, 'Speichern und weiter')
  expect(await page.getByRole('alert').textContent()).toContain('Bitte wählen Sie eine der angebotenen Möglichkeiten')
  const field = page.locator('#rasse')
  expect(await field.inputValue()).toBe('Wolpertinger')
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect((await field.getAttribute('aria-describedby'))?.split(' ')).toEqual(['rasse-hint', 'rasse-error'])
  await expectAccessible(page)
  await page.getByRole('alert').getByRole('link').first().click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('rasse')
  await page.keyboard.type('beagel')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  expect((await options(page))[0]).toBe('Beagle')
  await page.keyboard.press('Enter')
  await press(page, 'Speichern und weiter')
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('the form is filled in with the keyboard alone, the breed by typing it', async () => {
  const page = await visit({ reducedMotion: 'reduce' })
  await askForBreed(page)
  await answerByKeyboard(page, keeper, 'Speichern und weiter')
  expect(await page.locator('select[name="rasse"]').count()).toBe(0)
  await page.goBack()
  expect(await page.getByLabel('Rasse').first().inputValue()).toBe('Beagle')
})

test('on a telephone the list is opened and chosen from by tapping, beside a field that stays in view', async () => {
  const page = await visit({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true })
  await page.goto(gallery)
  await page.locator('#land-empty').tap()
  expect((await options(page)).slice(0, 2)).toEqual(['Deutschland', 'Afghanistan'])
  await expectNoSidewaysScroll(page)
  const bottom = (): Promise<number> => page.getByRole('listbox').evaluate((list) => list.getBoundingClientRect().bottom)
  // The page scrolls to it, which takes a moment.
  await expect.poll(bottom).toBeLessThanOrEqual(640)
  await page.getByRole('option', { name: 'Albanien' }).tap()
  expect(await state(page, 'land-empty')).toEqual(['Albanien', 'AL'])
  expect(await page.getByRole('listbox').count()).toBe(0)
  await page.getByRole('button', { name: 'Land: Alle anzeigen' }).first().tap()
  expect(await page.getByRole('listbox').count()).toBe(1)
})

test('without JavaScript it is a plain select, and the same form goes on', async () => {
  const page = await visit({ javaScriptEnabled: false })
  await page.goto(gallery)
  expect(await page.locator('#land-empty').evaluate((element) => element.tagName)).toBe('SELECT')
  await askForBreed(page)
  await fill(page, keeper)
  await press(page, 'Speichern und weiter')
  expect(await page.locator('select[name="rasse"]').count()).toBe(0)
})

test('in English it speaks English', async () => {
  const page = await visit()
  await page.goto(`${portal}/en/muster/country`)
  await page.locator('#land-empty').fill('xyz')
  await expect.poll(() => told(page)).toContain('Nothing found')
  expect(await words(page)).toContain('How it is stored')
})
