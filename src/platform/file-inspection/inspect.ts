/**
 * Looks into a file that came from outside before anybody else does: its name, its size, what it really is, and whether it
 * is that from its first byte to its last and does nothing by itself. Knows nothing of what it is for.
 */
import { type FileGroup, type FileKind, kindOfEnding, kindsOf } from './accepted-kinds.ts'
import { contentOf, isAlsoArchive, isAlsoPdf } from './content.ts'
import { endingOf, readFileName } from './file-name.ts'
import { problemOfPdf } from './pdf.ts'
import { problemOfPicture } from './picture.ts'
import type { FileRefusal } from './refusal.ts'

/** A file on this machine's disk, as it was named where it came from. `isTooLarge`: there was more than was read. */
export type IncomingFile = { readonly path: string; readonly name: string; readonly size: number; readonly isTooLarge: boolean }

/** What is allowed. `maxMegabytes` only words a refusal: whoever received the bytes has counted them. */
export type Allowed = { readonly accept: readonly FileGroup[]; readonly maxMegabytes: number }

/** A file that may be kept: its name in its one form, with the ending of what it is, and its media type by its content. */
export type InspectedFile = { readonly name: string; readonly mediaType: string }

export type Inspection = { readonly file: InspectedFile } | { readonly refusal: FileRefusal }

/**
 * Inspects a file; the first thing that stands against it is the refusal. Never throws for what a file holds. With
 * `signal` it ends early, with any refusal, because nobody waits for it.
 */
export async function inspectFile(
  { path, name: given, size, isTooLarge }: IncomingFile,
  { accept, maxMegabytes }: Allowed,
  signal?: AbortSignal,
): Promise<Inspection> {
  const refuse = (refusal: FileRefusal): Inspection => ({ refusal })
  const name = readFileName(given)
  if (name === null) return refuse({ code: 'fileNameUnusable' })
  if (isTooLarge) return refuse({ code: 'fileTooLarge', max: maxMegabytes })
  if (size === 0) return refuse({ code: 'fileEmpty' })
  const kind = await kindOf(path, name, accept)
  if ('code' in kind) return refuse(kind)
  if (await isAlsoArchive(path, size)) return refuse({ code: 'fileMixed' })
  if (kind.group === 'image' && (await isAlsoPdf(path))) return refuse({ code: 'fileMixed' })
  const problem =
    kind.group === 'pdf'
      ? await problemOfPdf(path, size, undefined, signal)
      : await problemOfPicture(path, size, kind.mediaType, undefined, signal)
  if (problem) return refuse(problem)
  return { file: { name: endingOf(name) === null ? `${name}.${kind.endings[0]}` : name, mediaType: kind.mediaType } }
}

/** The kind that a file is of, if it is accepted and its ending fits; one without an ending is what its content is. */
async function kindOf(path: string, name: string, accept: readonly FileGroup[]): Promise<FileKind | FileRefusal> {
  const content = await contentOf(path)
  if (content === 'archive') return { code: 'fileArchive' }
  if (content === 'office') return { code: 'fileOffice' }
  if (content === 'macros') return { code: 'fileMacros' }
  const accepted = kindsOf(accept)
  const ending = endingOf(name)
  const named = ending === null ? undefined : kindOfEnding(ending)
  if (content === 'other') {
    if (ending !== null && named) return (await isAlsoPdf(path)) ? { code: 'fileMixed' } : { code: 'fileTypeMismatch', ending }
    return { code: 'fileTypeNotAccepted', accepted: namesOf(accepted) }
  }
  if (!accepted.includes(content)) return { code: 'fileTypeNotAccepted', accepted: namesOf(accepted) }
  return ending === null || named === content ? content : { code: 'fileTypeMismatch', ending }
}

const namesOf = (kinds: readonly FileKind[]): string => kinds.map(({ name }) => name).join(', ')
