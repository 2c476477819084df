/** What a browser loads at a first visit, in bytes as sent: head of the answer, page, style sheets, icons, without fonts. */
import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'

/** `page` in words; `css` is part of `total`. */
export type TransferFigures = { readonly page: string; readonly css: number; readonly total: number }

type Loaded = { readonly bytes: number; readonly text: string }

/** Bytes that came over the connection; `fetch` would unpack them unseen. */
function load(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': 'br', ...headers }, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () => {
        if (answer.statusCode !== 200) return reject(new Error(`${address} was answered with ${answer.statusCode}`))
        const body = Buffer.concat(parts)
        const isPacked = answer.headers['content-encoding'] === 'br'
        resolve({ bytes: answer.socket.bytesRead, text: (isPacked ? brotliDecompressSync(body) : body).toString() })
      })
    })
      .once('error', reject)
      .end()
  })
}

/** Loads a page and everything that it links to but fonts. Icons that its style sheets name count, shown or not. */
export async function measureTransfer(
  page: string,
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<TransferFigures> {
  const html = await load(address, headers)
  const at = (path: string): string => new URL(path, address).href
  const linked = (relation: string) =>
    [...html.text.matchAll(new RegExp(`<link rel="${relation}" href="([^"]+)"`, 'g'))].map(([, path = '']) => at(path))
  const sheets = await Promise.all(linked('stylesheet').map((sheet) => load(sheet)))
  if (sheets.length === 0) throw new Error(`${address} links to no style sheet`)
  const named = sheets.flatMap(({ text }) => [...text.matchAll(/url\(["']?([^"')]+\.svg)["']?\)/g)].map(([, path = '']) => at(path)))
  const icons = await Promise.all([...new Set([...linked('icon'), ...named])].map((icon) => load(icon)))
  const sum = (loaded: readonly Loaded[]) => loaded.reduce((total, { bytes }) => total + bytes, 0)
  return { page, css: sum(sheets), total: html.bytes + sum(sheets) + sum(icons) }
}
