/**
 * Turns letters into PDF files by Typst: tagged and accessible (PDF/UA-1), with their fonts embedded. What goes into a
 * letter reaches the template as data (JSON) and is never put together with the template's text.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../platform/digest.ts'
import { letterFonts, printableIn, REPLACEMENT } from './printable.ts'

/** The templates that there are, in `letters/`. */
export type LetterTemplate = 'notice' | 'declaration-copy' | 'evidence-pages'

/**
 * Writes one letter and returns the PDF. `writtenAt` becomes the file's creation time, so that the same letter has the
 * same bytes. Characters that the fonts lack are replaced by a box. `pictures` are JPEG files, which the template finds by
 * `picturePath`. Throws when the template itself is broken.
 */
export type LetterWriter = (template: LetterTemplate, data: Json, writtenAt: Date, pictures?: readonly Buffer[]) => Buffer

/** Where a template finds the picture at a place, counted from 0. */
export const picturePath = (index: number): string => `/picture-${index}.jpg`

/** Applies a change to every text within a value; keys and numbers stay. */
function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, change))
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapTexts(entry, change)]))
  }
  return value
}

/** Latin letters with their accents, digits and usual signs: what every face of the fonts is known to shape. */
const plain = (text: string): string => text.replaceAll(/[^\n\u0020-\u007E\u00A0-\u017F\u2010-\u2026\u20AC]/gu, REPLACEMENT)

/** Prepares fonts and templates once. `root` is the folder of the program, where `src/` and `node_modules/` lie. */
export function openLetterWriter(root: string): LetterWriter {
  const workspace = join(root, 'src/cases/letters')
  const fonts = letterFonts(join(root, 'node_modules/dejavu-fonts-ttf/ttf'))
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }] })
  const makePrintable = printableIn(fonts)

  const write = (template: LetterTemplate, data: Json, writtenAt: Date): Buffer => {
    const compiled = compiler.compile({ mainFilePath: join(workspace, `${template}.typ`), inputs: { data: JSON.stringify(data) } })
    const error = compiled.takeError()
    if (error || !compiled.result) {
      throw new Error(`the template ${template} does not compile: ${JSON.stringify(error ? compiler.fetchDiagnostics(error) : [])}`)
    }
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(writtenAt.getTime() / 1000) })
    // Results are remembered by their input, and no letter is written twice in a row.
    compiler.evictCache(10)
    return pdf
  }

  return (template, data, writtenAt, pictures = []) => {
    for (const [index, picture] of pictures.entries()) compiler.mapShadow(join(workspace, picturePath(index)), picture)
    try {
      return write(template, mapTexts(data, makePrintable), writtenAt)
    } catch (fault) {
      // Fonts can know all characters of a cluster and still not how to join them. Then only plain letters are kept,
      // because a notice that cannot be written helps nobody.
      if (!String(fault).includes('could not be displayed')) throw fault
      return write(template, mapTexts(data, plain), writtenAt)
    } finally {
      if (pictures.length > 0) {
        // Nobody's pictures stay in memory.
        compiler.resetShadow()
        compiler.evictCache(0)
      }
    }
  }
}
