/** What people do at the portal again and again: begin, send, look up, sign in at the desk. */
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { sampleOf } from '../sample-files.ts'
import { type Filling, press } from './browser.ts'

/** What somebody notes down after sending. */
export type Sent = { readonly reference: string; readonly code: string }

/** Opens the first question of the dog registration in a portal (`http://localhost:3000/marl`). */
export async function begin(page: Page, portal: string): Promise<void> {
  await page.goto(`${portal}/antrag/hundeanmeldung`)
  await press(page, 'Jetzt beginnen')
}

/** Makes the browser one that the Musterdienst in Gelsenkirchen, which is still tested, has let in. */
export async function letInAsTester(page: Page): Promise<void> {
  const { hostname: domain } = new URL(inject('portalUrl'))
  await page.context().addCookies([{ name: 'erprobung-musterdienst', value: inject('testerCookie'), domain, path: '/gelsenkirchen' }])
}

/** Sends from the review and reads what the receipt says. */
export async function send(page: Page): Promise<Sent> {
  await press(page, 'Verbindlich absenden')
  return receiptOn(page)
}

/** Reference and secret code of the receipt that is open. */
export async function receiptOn(page: Page): Promise<Sent> {
  expect(new URL(page.url()).pathname).toMatch(/\/beleg$/)
  const [reference = '', code = ''] = await page.locator('main .portal-code').allTextContents()
  expect(reference).toMatch(/^[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)
  return { reference, code }
}

/** Looks a case up as its applicant. */
export async function lookUp(page: Page, portal: string, { reference, code }: Sent): Promise<void> {
  await page.goto(`${portal}/status`)
  await page.getByLabel('Vorgangszeichen').fill(reference)
  await page.getByLabel('Geheimer Code').fill(code)
  await press(page, 'Stand anzeigen')
}

/** Signs a clerk of the demo in at a portal's desk; the stand-in provider asks only who. */
export async function signIn(page: Page, portal: string, login: string): Promise<void> {
  await page.goto(`${portal}/amt`)
  await page.locator(`button[value="${login}"]`).click()
  await expect.poll(() => page.url()).toBe(`${portal}/amt`)
}

/** Reads what a page says, with its white space as a reader sees it. */
export const words = async (page: Page): Promise<string> => ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')

/** The mails that the demo's mailbox holds for an address. */
export async function mailsTo(address: string): Promise<unknown[]> {
  return (await (await fetch(`${inject('mailboxUrl')}/postfach/api?an=${encodeURIComponent(address)}`)).json()) as unknown[]
}

/** Presses a link that downloads, and gives the file's name. */
export async function downloadedBy(page: Page, link: RegExp | string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  expect(await download.failure()).toBeNull()
  return download.suggestedFilename()
}

const namesIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"/g)].map(([, name = '']) => name))

/** A small PDF for the first question of a page that asks for files and must be answered; null on a page that takes none. */
async function filesFor(html: string) {
  if (!html.includes('enctype="multipart/form-data"')) return null
  const [, field = ''] = /<input[^>]*type="file"[^>]*name="([^"]+)"/.exec(html) ?? []
  return { [field]: { name: 'plan.pdf', mimeType: 'application/pdf', buffer: await sampleOf('application/pdf') } }
}

/**
 * Answers all questions without showing them, for what happens afterwards, and opens the review in the browser, or the page
 * `until`. Begins at the page `from`, otherwise with a new draft.
 */
export async function prepare(
  page: Page,
  portal: string,
  filling: Filling,
  from = `${portal}/antrag/hundeanmeldung`,
  until = 'pruefen',
): Promise<void> {
  const { request } = page.context()
  let address = from
  for (let steps = 0; steps < 60; steps += 1) {
    const html = await (await request.get(address)).text()
    const asked = [...namesIn(html)].filter((name) => filling[name] !== undefined)
    const answers = Object.fromEntries(asked.map((name) => [name, filling[name] === true ? 'yes' : String(filling[name])]))
    // The token comes first, as in the page: before it nothing of a form with files is read.
    const form = { _csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '', ...answers }
    const files = await filesFor(html)
    const answer = await request.post(address, { ...(files ? { multipart: { ...form, ...files } } : { form }), maxRedirects: 0 })
    const { location } = answer.headers()
    if (location === undefined) throw new Error(`${address} was refused: ${answer.status()}`)
    address = new URL(location, address).href
    if (address.endsWith(`/${until}`)) return void (await page.goto(address))
  }
  throw new Error('the form has no end')
}
