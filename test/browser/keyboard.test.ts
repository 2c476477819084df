/** Recklinghausen, by keyboard alone, from the start page of the city to the receipt. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visitors } from './browser.ts'
import { answerByKeyboard, enter, tab, tabTo } from './keyboard.ts'
import { keeperIn } from './keepers.ts'
import { receiptOn, words } from './steps.ts'

const { visit, portal } = visitors()

const focused = (page: Page, attribute: string): Promise<string | null> =>
  page.evaluate((name) => document.activeElement?.getAttribute(name) ?? null, attribute)
const heading = async (page: Page): Promise<string> => (await page.locator('h1').textContent()) ?? ''

test('the keyboard alone leads from the start page of Recklinghausen to the receipt, and the focus is always seen', async () => {
  // Without the gliding of a scroll, so that each stop is where it stays.
  const page = await visit({ reducedMotion: 'reduce' })
  await page.goto(`${portal}/recklinghausen/`)
  expect((await tab(page)).name).toBe('Zum Inhalt springen')
  await page.keyboard.press('Enter')
  expect(await focused(page, 'id')).toBe('content')
  await tabTo(page, /^Hund anmelden/)
  await enter(page)
  await tabTo(page, 'Jetzt beginnen')
  await enter(page)
  await tabTo(page, 'Jetzt beginnen')
  await enter(page)

  expect(await heading(page)).toBe('Wer hält den Hund?')
  await answerByKeyboard(page, {}, 'Speichern und weiter')
  expect(await focused(page, 'role')).toBe('alert')
  expect((await tab(page)).name).not.toBe('')
  await page.keyboard.press('Enter')
  expect(await focused(page, 'id')).toBe('halterArt')

  const keeper = keeperIn('Recklinghausen', '45657')
  for (let steps = 0; steps < 40 && (await heading(page)) !== 'Angaben prüfen und absenden'; steps += 1) {
    await answerByKeyboard(page, keeper, 'Speichern und weiter')
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
  }
  await tabTo(page, 'Verbindlich absenden')
  await enter(page)
  expect((await receiptOn(page)).reference).toMatch(/^RE-/)
  expect(await words(page)).toContain('Bitte bewahren Sie')
}, 90_000)
