/**
 * Every kind of page of every service, shown in a browser and looked at by axe. The portal is the one without listening
 * (its clock is the day of the example); the browser's requests are handed to it.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { isTold } from '../../src/forms/question.ts'
import type { Service } from '../../src/forms/service.ts'
import { adoptForExamples, type Shown, walkExample } from '../every-service.ts'
import { shippedServices, walkedExamples } from '../service-files.ts'
import { portalUnderTest } from '../web/whole-portal.ts'
import { expectAccessible, expectNoSidewaysScroll, visitors } from './browser.ts'

const { visit } = visitors()
const portal = portalUnderTest()
const services = await shippedServices()

beforeAll(async () => {
  for (const service of services) await adoptForExamples(portal, service)
})

/** A page for each type of question that it asks for the first time, one that was refused, and the review: as few as show everything. */
async function pageKinds(service: Service): Promise<Shown[]> {
  const { pages } = service.definition
  const typeOf = new Map(pages.flatMap(({ ask }) => ask.map(({ id, type }) => [id, type] as const)))
  const everything = new Set([
    'pruefen',
    'refused',
    ...pages.flatMap(({ id, ask }) => [id, ...ask.filter((question) => !isTold(question)).map(({ type }) => `${id} ${type}`)]),
  ])
  const kinds: Shown[] = []
  // The example that answers most shows most at once.
  for (const example of walkedExamples(service, portal.deps.region()).toSorted(
    (a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length,
  )) {
    const { shown, refused } = await walkExample(portal, service, example)
    for (const each of refused ? [...shown, refused] : shown) {
      const types = each.fields.map((field) => `${each.page} ${typeOf.get(field.split('.')[0] ?? '')}`)
      const isNew = [each.page, ...(each === refused ? ['refused'] : []), ...types].filter((what) => everything.delete(what))
      if (isNew.length > 0) kinds.push(each)
    }
    if (everything.size === 0) break
  }
  return kinds
}

/** Shows what the portal had answered; its styles and fonts are asked for anew. */
async function show(page: Page, { visit: answered }: Shown): Promise<void> {
  await page.unrouteAll()
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === new URL(answered.address).pathname)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: answered.text })
    const { statusCode, headers, rawPayload } = await portal.app.inject({
      method: 'GET',
      url: pathname,
      headers: { host: new URL(portal.base).host },
    })
    return route.fulfill({ status: statusCode, contentType: headers['content-type'] ?? 'text/plain', body: rawPayload })
  })
  await page.goto(answered.address)
}

test.each(services.map((service) => [service.definition.id, service] as const))(
  'every kind of page of %s is accessible, and none is wider than a telephone',
  async (_id, service) => {
    const kinds = await pageKinds(service)
    expect(kinds.length).toBeGreaterThanOrEqual(service.definition.pages.length)
    const page = await visit({ viewport: { width: 360, height: 740 } })
    for (const kind of kinds) {
      await show(page, kind)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  },
  240_000,
)
