/** A direct debit is asked for where the town may collect one: Waltrop has an example of a creditor identifier, no other town has any. */
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, fill, fillIn, press, visitors } from './browser.ts'
import { keeperIn } from './keepers.ts'
import { begin, send, words } from './steps.ts'

const { visit, portal } = visitors()

test('in Waltrop a keeper may give a SEPA mandate; an IBAN with a wrong check digit is refused in words', async () => {
  const page = await visit()
  await begin(page, `${portal}/waltrop`)
  const keeper = keeperIn('Waltrop', '45731', { lastschriftGewuenscht: 'yes' })
  const mandate = { kontoinhaber: 'Zoë Müller-Šimšić', iban: 'DE02 1203 0000 0000 2020 51', mandat: true } as const
  const stop = new Error('the mandate page')
  await fillIn(page, keeper, async () => {
    if ((await page.locator('h1').textContent()) === 'SEPA-Lastschriftmandat') throw stop
  }).catch((error: unknown) => expect(error).toBe(stop))
  expect(await words(page)).toContain('Gläubiger-Identifikationsnummer DE98ZZZ09999999999')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await fill(page, { ...mandate, iban: 'DE03 1203 0000 0000 2020 51' })
  await press(page, 'Speichern und weiter')
  expect(await page.getByRole('alert').textContent()).toContain('IBAN')
  expect(await page.getByLabel('IBAN').inputValue()).toBe('DE03 1203 0000 0000 2020 51')
  await fillIn(page, { ...keeper, ...mandate })
  expect(await words(page)).toContain('DE02 1203 0000 0000 2020 51')
  await send(page)
}, 60_000)
