import type { UploadedFile } from '../../forms/context.ts'
import { fileInWords } from '../../forms/files.ts'
import type { DescribedAnswer } from '../../forms/review.ts'
import type { Language } from '../context.ts'
import type { SummaryLine } from './SummaryList.tsx'

/**
 * The lines of an answer with its files as links: in the place of the line that names one, or behind the others where a
 * line names several, as in a row of a group.
 */
export function linesWithFiles(
  { lines, files = [] }: DescribedAnswer,
  language: Language,
  linkTo: (file: UploadedFile) => { readonly href: string; readonly note?: string | undefined },
): readonly SummaryLine[] {
  const links = files.map((file) => ({ text: fileInWords(file, language), ...linkTo(file) }))
  const named = new Set(links.map(({ text }) => text))
  return [...lines.filter((line) => !named.has(line)), ...links]
}
