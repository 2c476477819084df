/** What every portal has to say of itself, and what the Kreis says of the dog tax. */
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, visitors } from './browser.ts'
import { words } from './steps.ts'

const { visit, portal } = visitors()
const towns = [
  'bottrop',
  'castrop-rauxel',
  'datteln',
  'dorsten',
  'gelsenkirchen',
  'gladbeck',
  'haltern-am-see',
  'herten',
  'marl',
  'oer-erkenschwick',
  'recklinghausen',
  'waltrop',
]
const bases = ['', '/kreis-recklinghausen', ...towns.map((town) => `/${town}`)]
const legalPages = { Impressum: '/impressum', Datenschutz: '/datenschutz', Barrierefreiheit: '/barrierefreiheit' }

test.each(bases)('imprint, privacy notice and accessibility statement of "%s" are a click away from every page', async (base) => {
  const start = await (await fetch(`${portal}${base}/`)).text()
  const footer = start.slice(start.indexOf('<footer'))
  for (const path of Object.values(legalPages)) {
    expect(footer).toContain(`href="${base}${path}"`)
    expect((await fetch(`${portal}${base}${path}`)).status).toBe(200)
  }
})

test.each(['', '/kreis-recklinghausen', '/oer-erkenschwick'])(
  'the legal pages of "%s" are reached from the footer and accessible',
  async (base) => {
    const page = await visit()
    for (const [name, path] of Object.entries(legalPages)) {
      await page.goto(`${portal}${base}/`)
      await page
        .getByRole('contentinfo')
        .getByRole('link', { name: new RegExp(`^${name}`) })
        .click()
      expect(new URL(page.url()).pathname).toBe(`${base}${path}`)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  },
  60_000,
)

test('the Kreis says that it levies no dog tax and leads to its towns', async () => {
  const page = await visit()
  await page.goto(`${portal}/kreis-recklinghausen/leistungen/hundeanmeldung`)
  expect(await words(page)).toContain('Der Kreis erhebt keine Hundesteuer')
  await expectAccessible(page)
  expect(await page.getByRole('link', { name: 'Jetzt beginnen' }).count()).toBe(0)
  await page.goto(`${portal}/kreis-recklinghausen/antrag/hundeanmeldung`)
  expect(await words(page)).toContain('Der Kreis erhebt keine Hundesteuer')
  await page.getByRole('main').getByRole('link', { name: 'Datteln', exact: true }).click()
  expect(new URL(page.url()).pathname).toMatch(/^\/datteln\//)
}, 30_000)

test('on the regional portal the form asks for the town first', async () => {
  const page = await visit()
  await page.goto(`${portal}/antrag/hundeanmeldung`)
  await expectAccessible(page)
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(towns.length)
  await page.getByRole('main').getByRole('link', { name: 'Haltern am See' }).click()
  expect(new URL(page.url()).pathname).toBe('/haltern-am-see/antrag/hundeanmeldung')
}, 30_000)
