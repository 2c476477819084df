/**
 * Looks into one PDF, in a process of its own that may be ended at any moment: a file that was made to be slow or large
 * takes nobody else along. Twice, because neither sees everything: by its names, however it is put together, and as a
 * reader opens it, page by page. Started with a path; sends its verdict to whoever started it.
 */
import { readFile } from 'node:fs/promises'
import { getDocument, type PDFDocumentProxy, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { namesIn } from './pdf-names.ts'
import { MOST_PAGES } from './pdf-pages.ts'
import type { ActivePart } from './refusal.ts'

/** What the process reports: nothing wrong, or the first thing that is. */
export type PdfVerdict = 'fine' | 'encrypted' | 'broken' | 'tooManyPages' | ActivePart

async function verdictOn(path: string): Promise<PdfVerdict> {
  const pdf = await readFile(path)
  const names = namesIn(pdf)
  if (names.isEncrypted) return 'encrypted'
  if (names.active) return names.active
  if (names.isUnreadable) return 'broken'
  const loading = getDocument({
    // Handed over, not copied.
    data: new Uint8Array(pdf.buffer, pdf.byteOffset, pdf.byteLength),
    stopAtErrors: true,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  try {
    return await verdictOnDocument(await loading.promise)
  } catch (error) {
    return error instanceof PasswordException ? 'encrypted' : 'broken'
  } finally {
    await loading.destroy()
  }
}

async function verdictOnDocument(document: PDFDocumentProxy): Promise<PdfVerdict> {
  if ((await document.getPermissions()) !== null) return 'encrypted'
  const { info } = (await document.getMetadata()) as { info: { IsXFAPresent?: boolean; IsCollectionPresent?: boolean } }
  if (info.IsXFAPresent) return 'form'
  if ((await document.getJSActions()) !== null) return 'script'
  if (info.IsCollectionPresent || (await document.getAttachments()) !== null) return 'attachment'
  // To find a page takes as long as it stands far behind, when all hang on one knot.
  if (document.numPages > MOST_PAGES) return 'tooManyPages'
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    if ((await page.getJSActions()) !== null) return 'script'
    for (const { subtype, actions } of (await page.getAnnotations()) as { subtype?: string; actions?: unknown }[]) {
      if (actions) return 'script'
      if (subtype === 'FileAttachment') return 'attachment'
    }
    page.cleanup()
  }
  return document.numPages > 0 ? 'fine' : 'broken'
}

process.on('disconnect', () => process.exit())
process.send?.(await verdictOn(process.argv[2] ?? '').catch((): PdfVerdict => 'broken'))
