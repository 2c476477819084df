/** A keeper in Gelsenkirchen who registers a dog over HTTP, page by page, without a browser. */
import { keeperIn } from '../browser/keepers.ts'
import { type Fields, Visitor } from '../visitor.ts'

/** A declaration that is filled in and not yet sent. */
export type FilledDraft = {
  readonly id: string
  /** Addresses of all pages that were asked. */
  readonly pages: readonly string[]
  readonly review: string
  /** The cookie that opens this draft: its name is the draft's. */
  readonly token: string
  /** Cookie and field that together pass the protection against forged requests. */
  readonly csrfCookie: string
  readonly csrfField: string
}

const keeper = keeperIn('Gelsenkirchen', '45879', { email: 'keeper@example.org' })
const MOST_PAGES = 40

const csrfFieldIn = (html: string): string => {
  const field = /name="_csrf" value="([^"]+)"/.exec(html)?.[1]
  if (field === undefined) throw new Error('the page has no form')
  return field
}

/** What the keeper answers to the questions of a page, by the names of its fields. */
function answersFor(html: string): Fields {
  const names = new Set([...html.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name))
  const answers = Object.entries(keeper).filter(([name]) => names.has(name))
  const checked = (name: string): string => new RegExp(` name="${name}"[^>]* value="([^"]+)"`).exec(html)?.[1] ?? 'yes'
  return Object.fromEntries(answers.map(([name, answer]) => [name, answer === true ? checked(name) : answer]))
}

/** Fills in everything up to the review. Throws when a page refuses the answers: then the form has changed, and the keeper must. */
export async function fillInDraft(portal: string): Promise<FilledDraft> {
  const visitor = new Visitor()
  const start = await visitor.get(`${portal}/gelsenkirchen/antrag/hundeanmeldung`)
  let page = await visitor.follow(await visitor.post(start.address, { _csrf: csrfFieldIn(start.text) }))
  const pages: string[] = []
  while (!page.address.endsWith('/pruefen')) {
    pages.push(page.address)
    if (pages.length > MOST_PAGES) throw new Error('the form does not end')
    const sent = await visitor.post(page.address, { _csrf: csrfFieldIn(page.text), ...answersFor(page.text) })
    if (sent.status !== 303) throw new Error(`${page.address} refused the answers (${sent.status})`)
    page = await visitor.follow(sent)
  }
  const id = page.address.split('/').at(-2) ?? ''
  const [token, csrfCookie] = [visitor.cookie(page.address, `entwurf-${id}`), visitor.cookie(page.address, '_csrf')]
  if (token === undefined || csrfCookie === undefined) throw new Error('the portal set no cookies')
  return { id, pages, review: page.address, token, csrfCookie, csrfField: csrfFieldIn(page.text) }
}

/** The cookies that a browser would send for a draft of that id. */
export const cookiesFor = ({ token, csrfCookie }: FilledDraft, id: string): string => `_csrf=${csrfCookie}; entwurf-${id}=${token}`
