/** The files that examples have kept, and one that was refused. */
import type { FileBook, RefusedFile, UploadedFile } from '../../../forms/context.ts'
import type { FieldFiles } from './field-types.ts'

const kept: readonly UploadedFile[] = [
  { id: 'plan', name: 'Lageplan Café.pdf', mediaType: 'application/pdf', size: 1_234_567, digest: '0'.repeat(64) },
  { id: 'foto', name: 'IMG_20261123_101500.jpg', mediaType: 'image/jpeg', size: 4_000_000, digest: '1'.repeat(64) },
]
const refused: Readonly<Record<string, RefusedFile>> = {
  archiv: { refused: 'fileArchive', params: { file: 'plan.zip' } },
}

const findKept = (id: string): UploadedFile | null => kept.find((file) => file.id === id) ?? null

/** What reading an example knows of its files. */
export const exampleFileBook: FileBook = { find: (id) => findKept(id) ?? refused[id] ?? null }

/** What a form that shows an example knows of them. */
export const exampleFiles: FieldFiles = {
  find: findKept,
  href: (id) => `/entwurf/1/datei/${id}`,
  uploadHref: (name) => `/entwurf/1/seite/dateien?frage=${name}`,
  discardHref: '/entwurf/1/dateien/entfernen',
}
