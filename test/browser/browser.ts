/** A real browser, and the steps that every journey takes in it. */
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Opens a browser for a test file and gives new visitors: a context each, with cookies of its own. */
export function visitors(): { visit: (options?: BrowserContextOptions) => Promise<Page>; portal: string } {
  let browser: Browser
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser.close()
  })
  return {
    portal: inject('portalUrl'),
    visit: async (options = {}) => {
      const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 }, ...options })
      // What does not appear within a few seconds does not appear; then the test says what was missing.
      context.setDefaultTimeout(8000)
      contexts.push(context)
      return context.newPage()
    },
  }
}

/** What axe finds against WCAG 2.2 AA; nothing, or the test fails naming each. Needs JavaScript in the page's context. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${new URL(page.url()).pathname}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
    [],
  )
}

/** Nobody should have to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // Before its styles are there, every page is too wide.
  await page.waitForLoadState()
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect({ page: page.url(), isTooWide: scroll > client }).toEqual({ page: page.url(), isTooWide: false })
}

/** Nobody should have to aim: what one taps is at least 24 pixels wide and high, links in running text aside (WCAG 2.2, 2.5.8). */
export async function expectRoomToTap(page: Page): Promise<void> {
  const tooSmall = await page.evaluate(() => {
    const isStretched = (element: Element): boolean => getComputedStyle(element, '::after').position === 'absolute'
    const surfacesOf = (element: Element): Element[] => [
      element,
      ...((element as HTMLInputElement).labels ?? []),
      ...(isStretched(element) ? [element.closest('.kern-card') ?? element] : []),
    ]
    const isShown = ({ width, height }: DOMRect): boolean => width > 1 && height > 1
    const isInText = (element: Element): boolean =>
      getComputedStyle(element).display === 'inline' &&
      (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim()
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => isShown(element.getBoundingClientRect()) && !isInText(element))
      .filter((element) =>
        surfacesOf(element)
          .map((surface) => surface.getBoundingClientRect())
          .every(({ width, height }) => width < 24 || height < 24),
      )
      .map((element) => element.outerHTML)
  })
  expect({ page: page.url(), tooSmall }).toEqual({ page: page.url(), tooSmall: [] })
}

/** What somebody answers, by the name of the field: text to type, an option to choose or to tick (several with spaces between), true to tick all. */
export type Filling = Readonly<Record<string, string | true>>

/** Fills every field of this page that the filling knows. */
export async function fill(page: Page, filling: Filling): Promise<void> {
  for (const field of await page.locator('main form [name]:not([type=hidden]):not(button)').all()) {
    const name = (await field.getAttribute('name')) ?? ''
    const value = filling[name]
    if (value === undefined) continue
    const type = await field.getAttribute('type')
    const tag = await field.evaluate((element) => element.tagName)
    if (type === 'radio') {
      if ((await field.getAttribute('value')) === value) await field.check()
    } else if (type === 'checkbox') {
      const option = (await field.getAttribute('value')) ?? ''
      if (value === true || value.split(' ').includes(option)) await field.check()
    } else if (tag === 'SELECT') await chooseFrom(page, field, String(value))
    else await field.fill(String(value))
  }
}

/** Chooses an option by its code; of a long list that can be searched, by typing its words. */
async function chooseFrom(page: Page, select: Locator, code: string): Promise<void> {
  if (await select.isVisible()) return void (await select.selectOption(code))
  const words = (await select.locator(`option[value="${code}"]`).textContent()) ?? ''
  const input = page.locator(`[id="${await select.getAttribute('name')}"]`)
  await input.fill(words)
  await input.press('Enter')
}

/** Presses the button with these words, and waits for the page that follows. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState()
}

/** Goes from the page it is on through a form to its review, looking at each page on the way. Returns the titles seen. */
export async function fillIn(
  page: Page,
  filling: Filling,
  look: (page: Page) => Promise<void> = async () => undefined,
  onward = 'Speichern und weiter',
): Promise<string[]> {
  const titles: string[] = []
  for (let steps = 0; steps < 60; steps += 1) {
    titles.push((await page.locator('h1').textContent()) ?? '')
    await look(page)
    if (page.url().endsWith('/pruefen')) return titles
    await fill(page, filling)
    const before = page.url()
    await press(page, onward)
    if (page.url() === before) throw new Error(`${before} was refused: ${(await page.locator('[role=alert]').allTextContents()).join(' ')}`)
  }
  throw new Error('the form has no end')
}
