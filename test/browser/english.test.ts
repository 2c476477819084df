/** The English pages of Gelsenkirchen, from the description of the service to the state of the case. */
import { expect, test } from 'vitest'
import { expectAccessible, fillIn, press, visitors } from './browser.ts'
import { keeperIn } from './keepers.ts'
import { receiptOn, words } from './steps.ts'

const { visit, portal } = visitors()

test('somebody who reads English registers a dog in Gelsenkirchen, and every page says that it is English', async () => {
  const page = await visit({ locale: 'en-GB' })
  const look = async (): Promise<void> => {
    expect(new URL(page.url()).pathname).toMatch(/^\/gelsenkirchen\/en\//)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    // The questions are the same as in German, and looked at by axe there.
    if (!/\/entwurf\/[^/]+\/\w+$/.test(page.url()) || /\/(halter|pruefen|beleg)$/.test(page.url())) await expectAccessible(page)
    // Frequent German words on an English page are forgotten texts, unless they are marked as German or were typed by the person.
    const english = await page.evaluate(() => {
      const main = document.querySelector('main')!.cloneNode(true) as HTMLElement
      for (const german of main.querySelectorAll('[lang=de], option, dd, input, textarea')) german.remove()
      return main.textContent ?? ''
    })
    const german = english.match(/\b(und|der|die|das|nicht|wir|Sie|Ihre?n?|für|oder|einen?|ist)\b/g) ?? []
    expect({ page: page.url(), german }).toEqual({ page: page.url(), german: [] })
  }
  await page.goto(`${portal}/gelsenkirchen/leistungen/hundeanmeldung`)
  await page.getByRole('link', { name: 'English' }).click()
  await look()
  await page.getByRole('link', { name: 'Start now' }).click()
  await look()
  await press(page, 'Start now')
  await press(page, 'Save and continue')
  expect(await page.title()).toMatch(/^Error/)
  await look()

  const titles = await fillIn(page, keeperIn('Gelsenkirchen', '45879', { gross: 'yes', ordnungsamtGross: 'no' }), look, 'Save and continue')
  expect(titles.at(-1)).toBe('Check your answers and send')
  expect(await words(page)).toMatch(/€\s?129\.00|129\.00\s?€|EUR 129/)
  await press(page, 'Send – this is binding')
  await look()
  const { reference, code } = await receiptOn(page)
  await page.getByRole('link', { name: 'See the state' }).click()
  await page.getByLabel('Reference').fill(reference)
  await page.getByLabel('Secret code').fill(code)
  await press(page, 'Show the state')
  await look()
  expect(await words(page)).toContain('Received')
}, 150_000)
