/** Uploaded files among the answers of a form: what they look like there, and how they are found, shown and taken out. */
import { z } from 'zod'
import type { FileBook, UploadedFile } from './context.ts'
import type { Language } from './days.ts'
import type { Answer, Answers } from './question.ts'

/** A file as it stands in an answer. Its bytes lie elsewhere, under its id. */
export const uploadedFile: z.ZodType<UploadedFile> = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  mediaType: z.string(),
  size: z.int().nonnegative(),
  digest: z.string(),
})

/** All files within answers, or within one of them, in their order: those in rows of groups as well. */
export function filesIn(answers: unknown): UploadedFile[] {
  if (typeof answers !== 'object' || answers === null) return []
  const file = 'digest' in answers ? uploadedFile.safeParse(answers) : null
  return file?.success ? [file.data] : Object.values(answers).flatMap(filesIn)
}

/** A question that is answered with files, by its path among the answers: `lageplan`, `orte.0.foto` in a row. */
export type FileAnswer = { readonly path: string; readonly files: readonly UploadedFile[] }

/** Every question that is answered with files, in the order of the answers. */
export function fileAnswersIn(answers: unknown, path = ''): FileAnswer[] {
  if (typeof answers !== 'object' || answers === null) return []
  const files = z.array(uploadedFile).min(1).safeParse(answers)
  if (files.success) return [{ path, files: files.data }]
  return Object.entries(answers).flatMap(([step, answer]) => fileAnswersIn(answer, path === '' ? step : `${path}.${step}`))
}

/** The files that answers speak of: for what was sent, and for examples, where nothing can be uploaded any more. */
export function fileBookOf(answers: unknown): FileBook {
  const files = new Map(filesIn(answers).map((file) => [file.id, file]))
  return { find: (id) => files.get(id) ?? null }
}

/** The same answers without some files. A question that had none but these is no longer answered. */
export const withoutFiles = (answers: Answers, ids: ReadonlySet<string>): Answers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([question, answer]) => {
      if (!filesIn(answer).some(({ id }) => ids.has(id))) return [[question, answer]]
      const rest = without(answer, ids)
      return rest.length === 0 ? [] : [[question, rest]]
    }),
  )

/** Of a list of files or of rows; nothing else holds files. */
const without = (answer: Answer | undefined, ids: ReadonlySet<string>): (UploadedFile | Answers)[] =>
  (answer as readonly (UploadedFile | Answers)[]).flatMap((entry) => {
    const file = uploadedFile.safeParse(entry)
    if (!file.success) return [withoutFiles(entry, ids)]
    return ids.has(file.data.id) ? [] : [file.data]
  })

/** Bytes of a megabyte, as computers show it to people. */
export const MEGABYTE = 2 ** 20

/** `1,2 MB` or `12 KB`. */
export function sizeInWords(bytes: number, language: Language): string {
  const format = (value: number, digits: number): string =>
    new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-IE', { maximumFractionDigits: digits }).format(value)
  return bytes < MEGABYTE ? `${format(Math.ceil(bytes / 1024), 0)} KB` : `${format(bytes / MEGABYTE, 1)} MB`
}

/** `lageplan.pdf (1,2 MB)`. */
export const fileInWords = ({ name, size }: UploadedFile, language: Language): string => `${name} (${sizeInWords(size, language)})`
