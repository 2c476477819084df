/** Files that somebody sends along. The files of one question belong together and keep their order, like the pages of a letter. */
import { z } from 'zod'
import type { UploadedFile } from '../context.ts'
import { fileInWords, MEGABYTE, uploadedFile } from '../files.ts'
import { answered, type Asked, type Kind, unanswered, wrong } from './kind.ts'
import { type PartProblem, problem, uploadCodes } from './problem.ts'

/** What belongs to each word of `accept`: media types and their names. */
const accepted = {
  pdf: [{ mediaType: 'application/pdf', name: 'PDF' }],
  image: [
    { mediaType: 'image/jpeg', name: 'JPEG' },
    { mediaType: 'image/png', name: 'PNG' },
    { mediaType: 'image/webp', name: 'WebP' },
  ],
} as const

const kindsOf = ({ accept }: Asked<'file'>) => accept.flatMap((group) => [...accepted[group]])

/** `PDF, JPEG, PNG, WebP`. */
export const acceptedNames = (question: Asked<'file'>): string =>
  kindsOf(question)
    .map(({ name }) => name)
    .join(', ')

export const acceptedMediaTypes = (question: Asked<'file'>): readonly string[] => kindsOf(question).map(({ mediaType }) => mediaType)

/** How large one file may be, in bytes. */
export const mostBytesOf = ({ maxMegabytes }: Asked<'file'>): number => maxMegabytes * MEGABYTE

const shape = z.array(uploadedFile).min(1)

/**
 * Two fields: its own with the ids of files that are kept, and `upload` for what came with this request (the caller has put
 * an id, or the mark of a refusal, in the place of each file). `FileBook` knows both.
 */
export const fileKind: Kind<'file', readonly UploadedFile[]> = {
  codes: [...uploadCodes, 'fileGone', 'tooManyFiles', 'tooFewFiles'],
  parts: () => ['', 'upload'],
  read(question, fields, { files }) {
    const ids = [...new Set([...fields.all(''), ...fields.all('upload')].filter((id) => id !== ''))]
    if (ids.length === 0) return unanswered
    const [taken, problems]: [UploadedFile[], PartProblem[]] = [[], []]
    for (const found of ids.map((id) => files.find(id))) {
      if (found === null) problems.push(problem('fileGone'))
      else if ('refused' in found) problems.push(problem(found.refused, found.params, 'upload'))
      // Somebody may have moved its id here from a question that allows more.
      else if (!acceptedMediaTypes(question).includes(found.mediaType))
        problems.push(problem('fileTypeNotAccepted', { file: found.name, accepted: acceptedNames(question) }))
      else if (found.size > mostBytesOf(question)) problems.push(problem('fileTooLarge', { file: found.name, max: question.maxMegabytes }))
      else taken.push(found)
    }
    if (taken.length > question.max) problems.push(problem('tooManyFiles', { max: question.max }))
    if (problems.length === 0 && taken.length < question.min) problems.push(problem('tooFewFiles', { min: question.min }))
    return problems.length > 0 ? wrong(...onceGone(problems)) : answered(taken)
  },
  isShape: (_, value): value is readonly UploadedFile[] => shape.safeParse(value).success,
  write: (_, answer) => ({ '': answer.map(({ id }) => id) }),
  show: (_, answer, { language }) => answer.map((file) => fileInWords(file, language)),
}

/** However many are gone, it is said once: their names went with them. */
const onceGone = (problems: readonly PartProblem[]): readonly PartProblem[] => {
  const first = problems.findIndex(({ code }) => code === 'fileGone')
  return problems.filter(({ code }, index) => code !== 'fileGone' || index === first)
}
