import { fork } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { cookiesFor, type FilledDraft } from './applicant.ts'
import { requestsPerSecond } from './load.ts'
import { alternate } from './numbers.ts'
import { endOf } from './portal-process.ts'

const ROUNDS = 5
const SECONDS = 3

/** Pages per second of both, and the median of the rounds' ratios; `bytes` and `elements` of either page. */
export type QuestionPageFigures = {
  readonly portal: number
  readonly bare: number
  readonly ratio: number
  readonly bytes: number
  readonly elements: number
}

/** Shows one page of a form again and again, in turn with a bare page of the same size. Of the pages by size the one in the middle is taken. */
export async function measureQuestionPage(draft: FilledDraft): Promise<QuestionPageFigures> {
  const headers = { cookie: cookiesFor(draft, draft.id), accept: 'text/html' }
  const shown = await Promise.all(draft.pages.map(async (address) => ({ address, html: await (await fetch(address, { headers })).text() })))
  const page = shown.toSorted((a, b) => b.html.length - a.html.length)[Math.floor(shown.length / 2)]
  if (!page) throw new Error('the form has no page')
  const bytes = Buffer.byteLength(page.html)
  const elements = page.html.match(/<[a-z]/g)?.length ?? 0

  const child = fork(join(import.meta.dirname, 'bare-page.ts'), [String(bytes), String(elements)])
  try {
    const { port } = z.object({ port: z.int() }).parse(await new Promise((resolve) => child.once('message', resolve)))
    const bare = `http://localhost:${port}`
    const bareBytes = (await (await fetch(bare)).arrayBuffer()).byteLength
    if (bareBytes !== bytes) throw new Error(`the bare page has ${bareBytes} bytes instead of ${bytes}`)
    const { origin, pathname } = new URL(page.address)
    const askPortal = (duration: number) => requestsPerSecond(origin, { duration }, () => ({ method: 'GET', path: pathname, headers }), 200)
    const askBare = (duration: number) => requestsPerSecond(bare, { duration }, () => ({ method: 'GET', path: '/', headers }), 200)
    // Code that has run for a while is faster; both get that while.
    await askPortal(SECONDS)
    await askBare(SECONDS)
    const { first, second, ratio } = await alternate(
      ROUNDS,
      () => askPortal(SECONDS),
      () => askBare(SECONDS),
    )
    return { portal: first, bare: second, ratio, bytes, elements }
  } finally {
    await endOf(child)
  }
}
