/**
 * Style sheets, fonts and icons, made once at start and kept in memory under addresses that name their content,
 * so that a browser may keep them forever. Scripts are the islands of a few pages (islands.ts); every page works without.
 */
import { transform } from 'lightningcss'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { sha256 } from '../../platform/digest.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { buildIslands, type IslandName } from './islands.ts'
import { extractIcons, kernClassesIn, pruneKern } from './kern.ts'
import { lookStyles, type Look } from './look.ts'

/** One file as sent; the compressed forms exist where they are smaller. */
export type AssetFile = { readonly body: Buffer; readonly type: string; readonly gzip?: Buffer; readonly brotli?: Buffer }

/** What the pages link to. */
export type Assets = {
  /** By path from the root of the host: `/assets/3f…/portal.css`. */
  readonly files: ReadonlyMap<string, AssetFile>
  /** Address of the style sheet that all portals share. */
  readonly css: string
  /** Address of the font that nearly every word is set in, for preloading. */
  readonly font: string
  /** Address of the small picture in the browser's tab. */
  readonly icon: string
  /** Addresses of an island's script and, where it has one, of its style sheet. */
  readonly island: (name: IslandName) => { readonly script: string; readonly css: string | null }
  /** Address of the few lines that give an authority its own colours; makes the file when the look is new. */
  readonly lookCss: (authorityId: string, look: Look) => string
}

/** A door that stands open: no coat of arms, which belongs to its town alone. */
const TAB_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1c2733"/>' +
  '<path d="M9 26V6h14v20" fill="none" stroke="#fff" stroke-width="2.5"/><path d="M12 9l7-2v19h-7z" fill="#fff"/></svg>'

/** Our own rules, in the order in which they count. */
const STYLES = [
  'base.css',
  'header.css',
  'text.css',
  'cards.css',
  'forms.css',
  'map.css',
  'files.css',
  'case.css',
  'desk.css',
  'finding.css',
  'footer.css',
  'print.css',
] as const

const FONTS = [
  { file: 'FiraSans-Regular.woff2', weight: 400 },
  { file: 'FiraSans-SemiBold.woff2', weight: 600 },
] as const

/** Builds everything that pages link to. Takes well under a second; throws when a part of the project is missing. */
export async function buildAssets(): Promise<Assets> {
  const kern = join(projectRoot, 'node_modules/@kern-ux/native/dist')
  const files = new Map<string, AssetFile>()

  const addFile = async (name: string, content: string | Buffer, type: string): Promise<string> => {
    const body = Buffer.from(content as string)
    const path = addressOf(name, body)
    files.set(path, { body, type, ...(await compressed(body, type)) })
    return path
  }

  const fontPaths = await Promise.all(
    FONTS.map(async ({ file }) => addFile(file, await readFile(join(kern, 'fonts/fira-sans', file)), 'font/woff2')),
  )
  const faces = FONTS.map(
    ({ weight }, index) =>
      `@font-face{font-family:'Fira Sans';src:url('${fontPaths[index]}') format('woff2');font-weight:${weight};font-style:normal;font-display:swap}`,
  ).join('')

  const used = new Set((await sourcesOf(join(projectRoot, 'src/web'))).flatMap(kernClassesIn))
  const icons: { address: string; svg: string }[] = []
  const pruned = extractIcons(pruneKern(await readFile(join(kern, 'kern.css'), 'utf8'), used), (svg) => {
    const address = addressOf('icon.svg', Buffer.from(svg))
    icons.push({ address, svg })
    return address
  })
  await Promise.all(icons.map(({ svg }) => addFile('icon.svg', svg, 'image/svg+xml')))

  const own = await Promise.all(STYLES.map((name) => readFile(join(projectRoot, 'src/web/assets/styles', name), 'utf8')))
  const css = await addFile('portal.css', minified([faces, pruned, ...own].join('\n')), 'text/css; charset=utf-8')

  const islands = new Map<IslandName, { script: string; css: string | null }>()
  for (const [name, { script, styles }] of await buildIslands()) {
    islands.set(name, {
      script: await addFile(`${name}.js`, script, 'text/javascript; charset=utf-8'),
      css: styles && (await addFile(`${name}.css`, minified(styles.toString()), 'text/css; charset=utf-8')),
    })
  }

  // Asked by every page, so remembered: by authority its look, which never changes in itself, and the address.
  const known = new Map<string, { readonly look: Look; readonly path: string }>()

  return {
    files,
    css,
    font: fontPaths[0]!,
    icon: await addFile('tab.svg', TAB_ICON, 'image/svg+xml'),
    island: (name) => islands.get(name)!,
    lookCss(authorityId, look) {
      const before = known.get(authorityId)
      if (before?.look === look) return before.path
      const body = Buffer.from(minified(lookStyles(look)))
      const path = addressOf(`look-${authorityId}.css`, body)
      if (!files.has(path)) files.set(path, { body, type: 'text/css; charset=utf-8' })
      known.set(authorityId, { look, path })
      return path
    },
  }
}

const addressOf = (name: string, body: Buffer): string => `/assets/${sha256(body).slice(0, 16)}/${name}`

const minified = (css: string): Buffer => Buffer.from(transform({ filename: 'portal.css', code: Buffer.from(css), minify: true }).code)

async function compressed(body: Buffer, type: string): Promise<Pick<AssetFile, 'gzip' | 'brotli'>> {
  // A font is compressed already.
  if (type === 'font/woff2') return {}
  const [zipped, brotli] = await Promise.all([promisify(gzip)(body, { level: 9 }), promisify(brotliCompress)(body)])
  return { ...(zipped.length < body.length && { gzip: zipped }), ...(brotli.length < body.length && { brotli }) }
}

/** All views: where the names of the classes in use are found. */
async function sourcesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return Promise.all(names.filter((name) => /(?<!\.(test|examples))\.tsx$/.test(name)).map((name) => readFile(join(folder, name), 'utf8')))
}
