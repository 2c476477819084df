/**
 * The rules of the KERN design system that our pages use, out of the 340 KB that it has. The package itself stays
 * unmodified; what a page never names is not sent. A rule is kept when every KERN class it names occurs in our views.
 */

/** A rule or declaration block of a style sheet; `body` still holds the text between the braces. */
type Block = { readonly prelude: string; readonly body: string }

/** The KERN classes that a view names. Class names are written out in full everywhere, so that this finds them. */
export const kernClassesIn = (source: string): string[] => source.match(/\bkern-[a-z0-9]+(?:[-_]+[a-z0-9]+)*/g) ?? []

/** Keeps what the named classes need, in the light theme, and drops every custom property that nothing reads then. */
export function pruneKern(css: string, usedClasses: ReadonlySet<string>): string {
  return dropUnreadProperties(keepUsedRules(css.replace(/\/\*[\s\S]*?\*\//g, ''), usedClasses))
}

function keepUsedRules(css: string, usedClasses: ReadonlySet<string>): string {
  return blocksOf(css)
    .map(({ prelude, body }) => {
      if (prelude.startsWith('@media')) {
        // Our pages are light (the town's colours are chosen for white); their html element says so.
        if (prelude.includes('prefers-color-scheme: dark')) return ''
        const inner = keepUsedRules(body, usedClasses)
        return inner === '' ? '' : `${prelude}{${inner}}`
      }
      if (prelude.startsWith('@keyframes')) return usedClasses.has('kern-loader') ? `${prelude}{${body}}` : ''
      if (prelude.startsWith('@')) return `${prelude}{${body}}`
      const selectors = selectorsOf(prelude).filter((selector) => isUsed(selector, usedClasses))
      return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`
    })
    .join('')
}

function isUsed(selector: string, usedClasses: ReadonlySet<string>): boolean {
  if (/^(\[data-kern-theme="?dark"?\]|\.kern-dark)/.test(selector)) return false
  const alternatives = /:(is|not|where)\([^)]*\)/g
  const classes = selector.replace(alternatives, '').match(/\.kern-[A-Za-z0-9_-]+/g) ?? []
  return classes.every((name) => usedClasses.has(name.slice(1)))
}

/** Splits at the commas of a selector list, not at those inside parentheses. */
function selectorsOf(prelude: string): string[] {
  const selectors: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index <= prelude.length; index++) {
    const character = prelude[index]
    if (character === '(') depth++
    else if (character === ')') depth--
    else if ((character === ',' && depth === 0) || character === undefined) {
      selectors.push(prelude.slice(start, index).trim())
      start = index + 1
    }
  }
  return selectors.filter((selector) => selector !== '')
}

/** The top-level blocks of a style sheet. Braces inside quotes (data addresses) do not count. */
function blocksOf(css: string): Block[] {
  const blocks: Block[] = []
  let depth = 0
  let start = 0
  let bodyStart = 0
  let quote = ''
  for (let index = 0; index < css.length; index++) {
    const character = css[index]!
    if (quote !== '') {
      if (character === quote && css[index - 1] !== '\\') quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === ';' && depth === 0) start = index + 1
    else if (character === '{') {
      if (depth++ === 0) bodyStart = index + 1
    } else if (character === '}' && --depth === 0) {
      blocks.push({ prelude: css.slice(start, bodyStart - 1).trim(), body: css.slice(bodyStart, index).trim() })
      start = index + 1
    }
  }
  return blocks
}

/** A property may be read only by another property that nothing reads: repeat until nothing changes. */
function dropUnreadProperties(css: string): string {
  let current = css
  for (;;) {
    const read = new Set(current.match(/(?<=var\(\s*)--[\w-]+/g))
    const next = current.replace(/(?<=[{;]\s*)(--[\w-]+)\s*:[^;{}]*(?:;|(?=\}))/g, (declaration, name: string) =>
      read.has(name) ? declaration : '',
    )
    if (next === current) return current
    current = next
  }
}

/**
 * Takes the icons out of the style sheet into files of their own: our content security policy allows no `data:`
 * pictures, and a page loads only the icons it shows. `store` gets an SVG and says its address.
 */
export function extractIcons(css: string, store: (svg: string) => string): string {
  const addresses = new Map<string, string>()
  return css.replace(/url\("data:image\/svg\+xml,([^"]*)"\)/g, (_whole, encoded: string) => {
    const address = addresses.get(encoded) ?? store(decodeURIComponent(encoded))
    addresses.set(encoded, address)
    return `url("${address}")`
  })
}
