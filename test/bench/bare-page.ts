/**
 * What a question page is compared with: Fastify and Preact alone, in a process of their own, rendering for each request
 * a page of as many elements and as many bytes, with nothing to look up and nothing to protect. Started by `fork` with
 * both numbers; sends its port.
 */
import Fastify from 'fastify'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'

const [bytes = 0, elements = 0] = process.argv.slice(2).map(Number)

const Line = ({ number, text }: { number: number; text: string }) => h('p', { class: 'line', id: `line-${number}` }, text)

const Page = ({ lines, text, rest }: { lines: number; text: string; rest: string }) =>
  h(
    'html',
    { lang: 'de' },
    h('head', null, h('meta', { charSet: 'utf-8' }), h('title', null, 'Page')),
    h(
      'body',
      null,
      Array.from({ length: lines }, (_, number) => h(Line, { number, text })),
      rest,
    ),
  )

const render = (text: string, rest: string): string =>
  `<!doctype html>${renderToString(h(Page, { lines: Math.max(0, elements - 5), text, rest }))}`

// Each line gets the same share of the text, and the last few characters stand below them.
const missing = Math.max(0, bytes - render('', '').length)
const share = Math.floor(missing / Math.max(1, elements - 5))
const text = 'x'.repeat(share)
const rest = 'x'.repeat(Math.max(0, bytes - render(text, '').length))

const app = Fastify()
app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(render(text, rest)))
await app.listen({ host: 'localhost', port: 0 })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
