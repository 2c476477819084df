/**
 * Several photographs of one document as one PDF, in their order, for whoever works on the case. It is for reading: the
 * originals, whose digests the receipt states, lie beside it untouched.
 */
import type { CompiledService } from '../forms/compiled.ts'
import { type FileAnswer, fileAnswersIn } from '../forms/files.ts'
import type { UploadedFile } from '../forms/context.ts'
import { dayOf } from '../platform/clock.ts'
import type { FileStore } from '../platform/file-store.ts'
import { reducedPicture } from '../platform/reduced-picture.ts'
import type { CaseDetails } from './cases.ts'
import { writeInThread } from './letter-thread.ts'
import { picturePath } from './letter-writer.ts'

/** The pictures of an answer; documents among its files are documents already. */
export const picturesOf = ({ files }: FileAnswer): readonly UploadedFile[] =>
  files.filter(({ mediaType }) => mediaType.startsWith('image/'))

/** What a question is called, with its row: "Stelle 2: Fotos". `path` as in `FileAnswer`. */
export function titleOfAnswer(service: CompiledService, path: string): string {
  const steps = path.split('.')
  return steps
    .flatMap((step, index) => {
      const question = service.questions.get(step)?.question
      if (question?.type !== 'group') return question?.label ?? []
      return `${question.item} ${Number(steps[index + 1]) + 1}`
    })
    .join(': ')
}

/**
 * The pictures of one question (`path`) of a case as one PDF; null when there are none, or contents were deleted. Reads them
 * one after the other.
 */
export async function evidencePages(
  { submission, reference, receivedAt }: CaseDetails,
  service: CompiledService,
  path: string,
  authorityName: string,
  files: FileStore,
): Promise<{ readonly fileName: string; readonly bytes: Buffer } | null> {
  const answer = fileAnswersIn(submission.content?.answers).find((each) => each.path === path)
  const pictures = answer ? picturesOf(answer) : []
  if (pictures.length === 0) return null
  const title = titleOfAnswer(service, path)
  const reduced: Buffer[] = []
  for (const { id } of pictures) reduced.push(await reducedPicture(await files.read(id)))
  const data = {
    title,
    authority: authorityName,
    day: dayOf(receivedAt).split('-').map(Number),
    footer: `${authorityName} · Vorgang ${reference} · Lesefassung; es gelten die einzelnen Dateien`,
    pictures: pictures.map(({ name }, index) => {
      const page = `Seite ${index + 1} von ${pictures.length}`
      return { path: picturePath(index), alt: `${page} zu: ${title}`, caption: `${page}: ${name}` }
    }),
  }
  return {
    fileName: `${reference}-${path}.pdf`,
    bytes: await writeInThread({ template: 'evidence-pages', data, writtenAt: receivedAt, pictures: reduced }),
  }
}
