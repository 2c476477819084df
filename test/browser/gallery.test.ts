/** The gallery in a browser: every kind of question and every component, looked at by axe on a telephone and on a desk. */
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, visitors } from './browser.ts'

const { visit, portal } = visitors()

test.each([360, 1280])(
  'every page of the gallery is accessible and none is wider than %i pixels',
  async (width) => {
    const page = await visit({ viewport: { width, height: 800 } })
    await page.goto(`${portal}/muster/`)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(30)
    for (const path of links) {
      await page.goto(`${portal}${path}`)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  },
  240_000,
)
