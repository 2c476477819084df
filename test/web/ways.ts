/** What people do at the portal, page by page, as a browser without JavaScript does it. */
import { keeperIn } from '../browser/keepers.ts'
import type { Fields, Visit, Visitor } from '../visitor.ts'
import { controlsIn } from '../../src/web/components/html-reading.ts'

/** What somebody answers, by the name of the field; true ticks a box. */
export type Answers = Readonly<Record<string, string | true>>

/** A keeper in Gelsenkirchen whose answers are all in order. */
export const keeper: Answers = keeperIn('Gelsenkirchen', '45879')

/** Markup that would run if a page took it for its own, and how to find that one did. Our own scripts are islands. */
export const markup = `"'><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>`
export const foundMarkup = /<script(?! type="module" src="\/assets\/[0-9a-f]+\/[a-z]+\.js"><\/script>)|<img src|<svg\/onload/

/** The CSRF token of a page. */
export const tokenOf = ({ text }: Visit): string => controlsIn(text).find(({ name }) => name === '_csrf')?.value ?? ''

/** The fields that a browser would post from this page. */
export function filled(page: Visit, answers: Answers): Record<string, string> {
  const fields: Record<string, string> = { _csrf: tokenOf(page) }
  for (const { name = '', type, value = '' } of controlsIn(page.text)) {
    const answer = answers[name]
    if (answer === undefined || (type === 'radio' && value !== answer)) continue
    fields[name] = answer === true ? value : answer
  }
  return fields
}

/** Begins the form of a service and gives its first page. `portal`: the address of a town's portal. */
export async function begin(visitor: Visitor, portal: string, service = 'hundeanmeldung'): Promise<Visit> {
  const start = await visitor.get(`${portal}/antrag/${service}`)
  const page = await visitor.follow(await visitor.post(start.address, { _csrf: tokenOf(start) }))
  if (page.status !== 200) throw new Error(`${start.address} could not be begun: ${page.status}`)
  return page
}

/** Lets somebody in at the gate of a service that is still tested; the page that comes then. */
export async function enterAsTester(visitor: Visitor, portal: string, service: string, code: string): Promise<Visit> {
  const gate = await visitor.get(`${portal}/antrag/${service}`)
  return visitor.follow(await visitor.post(`${portal}/antrag/${service}/erprobung`, { _csrf: tokenOf(gate), code }))
}

const wordOf = (address: string): string => new URL(address).pathname.split('/').at(-1) ?? ''

/** Whether a page asks for this field. */
const asks = ({ text }: Visit, field: string): boolean => controlsIn(text).some(({ name }) => name === field)

/**
 * Goes on from a page, answering every page, until the review (`pruefen`) or the page that asks for a field. `seen` hears
 * of each page on the way.
 */
export async function goOnTo(
  visitor: Visitor,
  from: Visit,
  until: string,
  { answers = keeper, seen = () => undefined }: { answers?: Answers; seen?: (page: Visit) => void } = {},
): Promise<Visit> {
  let page = from
  for (let steps = 0; wordOf(page.address) !== until && !asks(page, until); steps += 1) {
    seen(page)
    const posted = await visitor.post(page.address, filled(page, answers))
    if (posted.status !== 303 || steps === 60) throw new Error(`${page.address} was answered with ${posted.status}: ${messageOf(posted)}`)
    page = await visitor.follow(posted)
  }
  return page
}

/** The review of a new draft, or the page of it that asks for a field. */
export const reach = async (visitor: Visitor, portal: string, until: string, answers?: Answers): Promise<Visit> =>
  goOnTo(visitor, await begin(visitor, portal), until, answers === undefined ? {} : { answers })

/** What stands in a page for a reader, without its tags. */
export const messageOf = ({ text }: Visit): string =>
  text
    .replace(/^[\s\S]*<main[^>]*>|<\/main>[\s\S]*$/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** What a sender notes down. `draft` is the address below which the receipt lies. */
export type Sent = { readonly reference: string; readonly code: string; readonly draft: string }

/** Fills a form in and sends it. */
export async function send(visitor: Visitor, portal: string, answers?: Answers): Promise<Sent> {
  const review = await reach(visitor, portal, 'pruefen', answers)
  return sendDraft(visitor, review.address.replace(/\/[^/]*$/, ''))
}

/** Sends a draft whose answers are all there. `draft`: the address below which its pages lie. */
export async function sendDraft(visitor: Visitor, draft: string): Promise<Sent> {
  const review = await visitor.get(`${draft}/pruefen`)
  const receipt = await visitor.follow(await visitor.post(review.address, { _csrf: tokenOf(review) }))
  const [reference = '', code = ''] = [...receipt.text.matchAll(/class="portal-code[^"]*"[^>]*>([^<]+)</g)].map(([, text]) => text)
  if (!/^[A-Z]{2}(-[0-9A-Z]{4}){2}-[0-9A-Z]$/.test(reference ?? '')) throw new Error(`no receipt: ${messageOf(receipt)}`)
  return { reference, code, draft }
}

/** Looks a case up in a portal; the page of the case, or what was answered instead. */
export async function lookUp(visitor: Visitor, portal: string, { reference, code }: Pick<Sent, 'reference' | 'code'>): Promise<Visit> {
  const form = await visitor.get(`${portal}/status`)
  return visitor.follow(await visitor.post(form.address, { _csrf: tokenOf(form), reference, code }))
}

/** The address of the only open case at a desk, or of the one with this reference. */
export async function caseAtDesk(clerk: Visitor, portal: string, reference: string): Promise<string> {
  const list = await clerk.get(`${portal}/amt`)
  const row = list.text.split(/<tr\b/).find((each) => each.includes(reference))
  const path = /href="([^"]*\/amt\/vorgang\/[^"]+)"/.exec(row ?? '')?.[1]
  if (path === undefined) throw new Error(`${reference} is not on the list: ${messageOf(list)}`)
  return new URL(path, portal).href
}

/** Presses a button of a page of the desk: the form that posts to `action`, with these fields besides. */
export async function press(clerk: Visitor, page: Visit, action: string, fields: Fields = {}): Promise<Visit> {
  const version = controlsIn(page.text).find(({ name }) => name === '_version')?.value ?? ''
  return clerk.post(`${page.address.replace(/\?.*/, '')}${action}`, { _csrf: tokenOf(page), _version: version, ...fields })
}
