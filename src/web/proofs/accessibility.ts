/**
 * Runs axe over pages without a browser, in one jsdom window. What needs to see a page (colours, sizes, scrolling) cannot
 * be checked there and is named in the result; the browser tests of the project check it. A page takes a tenth of a second
 * and more: not for a process that answers people.
 */
import type { AxeResults, Result } from 'axe-core'
import type { ExamplePage } from './example-pages.tsx'

/** WCAG 2.0, 2.1 and 2.2, levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Rules that ask how a page looks, by their names in axe. jsdom has no layout. */
const needSight = ['color-contrast', 'css-orientation-lock', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'] as const

/** A rule that a page breaks. `help` is axe's sentence about it; `element` the beginning of the first element. */
export type AccessibilityViolation = Pick<ExamplePage, 'page' | 'title' | 'language' | 'state'> & {
  readonly rule: string
  readonly help: { readonly de: string; readonly en: string }
  readonly element: string
}

/** `pages`: how many were looked at; `rules`: how many rules were asked on each; `notChecked`: those that need a browser. */
export type AccessibilityCheck = {
  readonly pages: number
  readonly rules: number
  readonly notChecked: readonly string[]
  readonly violations: readonly AccessibilityViolation[]
}

/** Half a second to load, which a start that looks at no page saves. */
async function axeWithWindow() {
  const [{ default: axe }, { default: german }, { JSDOM }] = await Promise.all([
    import('axe-core'),
    import('axe-core/locales/de.json', { with: { type: 'json' } }),
    import('jsdom'),
  ])
  // Axe has to run inside the window that it looks at, and this is how jsdom takes a script from outside. What is run is the
  // pinned package and nothing else: with `outside-only` no script, handler or address of a page is followed, whatever a
  // service says in its texts, and the window can load nothing.
  const { window } = new JSDOM('', { runScripts: 'outside-only', pretendToBeVisual: true })
  window.eval(axe.source)
  const rules = axe
    .getRules(tags)
    .map(({ ruleId }) => ruleId)
    .filter((rule) => !(needSight as readonly string[]).includes(rule))
  const inGerman: GermanRules = german.rules
  return { window, rules, inGerman }
}

type GermanRules = Readonly<Record<string, { readonly help: string } | undefined>>

type AxeWindow = { readonly axe: { readonly run: (context: unknown, options: object) => Promise<AxeResults> } }

/** Looks at each page. Gives way to other work between two of them. */
export async function checkAccessibility(pages: Iterable<ExamplePage>): Promise<AccessibilityCheck> {
  const { window, rules, inGerman } = await axeWithWindow()
  try {
    const violations: AccessibilityViolation[] = []
    let count = 0
    for (const page of pages) {
      const { documentElement: root } = window.document
      root.lang = page.language
      root.innerHTML = page.html.replace(/^<html[^>]*>|<\/html>$/g, '')
      const { violations: found } = await (window as unknown as AxeWindow).axe.run(window.document, {
        runOnly: { type: 'tag', values: tags },
        rules: Object.fromEntries(needSight.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
        preload: false,
      })
      violations.push(...found.map((result) => violationOf(page, result, inGerman)))
      count += 1
    }
    return { pages: count, rules: rules.length, notChecked: needSight, violations }
  } finally {
    window.close()
  }
}

const violationOf = (
  { page, title, language, state }: ExamplePage,
  { id, help, nodes }: Result,
  inGerman: GermanRules,
): AccessibilityViolation => ({
  page,
  title,
  language,
  state,
  rule: id,
  help: { de: inGerman[id]?.help ?? help, en: help },
  element: (nodes[0]?.html ?? '').slice(0, 200),
})
