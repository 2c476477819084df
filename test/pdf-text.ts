/** What a PDF file says, read as a reader's program reads it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A part of a page as screen readers meet it: its role, and the words that stand in for a picture. */
type Tagged = { readonly role?: string; readonly alt?: string; readonly children?: readonly Tagged[] }

/** The text of all pages with single blanks and no hyphens at line ends, how many pages there are and what stands on each, and the roles and pictures that a screen reader meets. */
export async function readPdf(bytes: Uint8Array): Promise<{
  readonly text: string
  readonly pages: number
  readonly byPage: readonly string[]
  readonly roles: readonly string[]
  readonly pictures: readonly string[]
}> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await loading.promise
  const texts: string[] = []
  const tags: Tagged[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    tags.push(...flat((await page.getStructTree()) as Tagged | null))
  }
  const pages = document.numPages
  await loading.destroy()
  return {
    text: texts
      .join('\n')
      .replaceAll(/(\p{Letter})-\n(?=\p{Lowercase_Letter})/gu, '$1')
      .replaceAll(/\s+/g, ' '),
    pages,
    byPage: texts.map((page) => page.replaceAll(/\s+/g, ' ')),
    roles: tags.flatMap(({ role }) => role ?? []),
    pictures: tags.flatMap(({ alt }) => alt ?? []),
  }
}

const flat = (tag: Tagged | null): Tagged[] => (tag === null ? [] : [tag, ...(tag.children ?? []).flatMap(flat)])
