/** The plain pages of the stand-ins: no script, no outside address, and marked as not the real thing. */
import type { ServerResponse } from 'node:http'
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

const style = `
:root { color-scheme: light }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: #1d1d1f; background: #f3f4f6 }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; background: #fff; min-height: 100vh; box-sizing: border-box; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
.mark { background: #fff4d6; border: 1px solid #9a6a00; padding: .5rem .75rem; margin: 0 }
ul { list-style: none; margin: 0; padding: 0 }
li { margin: .5rem 0 }
button { font: inherit; text-align: left; width: 100%; padding: .75rem 1rem; border: 1px solid #3f4654; border-radius: .25rem; background: #fff; color: inherit; cursor: pointer }
button:hover { background: #e8eefc }
button small { display: block; color: #4a4f5a }
a { color: #0a4aa8; display: inline-block; min-height: 1.5rem }
:focus-visible { outline: 3px solid #0a4aa8; outline-offset: 2px }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dt { font-weight: 600 } dd { margin: 0 }
pre { white-space: pre-wrap; font: inherit; border-top: 1px solid #c6cad2; padding-top: 1rem }
.problem { border-left: 4px solid #b3001b; padding-left: .75rem }
`

/** Where the pages find their style sheet on the stand-ins' own address. */
export const STYLE_PATH = '/stand-in.css'

/** One page of a stand-in. `title` is heading and title of the window. */
export const Page = ({ title, children }: { title: string; children: ComponentChildren }): VNode => (
  <html lang="de">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="stylesheet" href={STYLE_PATH} />
    </head>
    <body>
      <main>
        <p class="mark">Nachbildung für die Vorführung – hier wird nichts wirklich geprüft oder verschickt.</p>
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
)

/** A page as text. */
export const htmlOf = (page: VNode): string => `<!doctype html>${renderToString(page)}`

/**
 * The content security policy of a page. Browsers apply `form-action` to where a form is redirected to as well,
 * so a page whose form leads back to the portal names the portal's addresses.
 */
export const policyFor = (formTargets: readonly string[] = []): string =>
  `default-src 'none'; style-src 'self'; form-action ${["'self'", ...formTargets].join(' ')}; base-uri 'none'; frame-ancestors 'none'`

/** Answers with a page. */
export function sendPage(response: ServerResponse, page: VNode, status = 200, formTargets: readonly string[] = []): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyFor(formTargets),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  response.end(htmlOf(page))
}

/** Answers with the style sheet of all pages. */
export function sendStyle(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=60', 'x-content-type-options': 'nosniff' })
  response.end(style)
}
