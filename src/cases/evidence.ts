/**
 * The files of a draft, and of the submission that it becomes. Here are the rows; the bytes lie in the file store under the
 * rows' ids. A file is deleted by a job that is written in the transaction which deletes its row.
 */
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { FileBook, UploadedFile } from '../forms/context.ts'
import { filesIn, MEGABYTE, withoutFiles } from '../forms/files.ts'
import type { Answers } from '../forms/question.ts'
import type { Clock } from '../platform/clock.ts'
import type { Tables, Tx } from '../platform/database.ts'
import { defineTask, enqueue } from '../platform/jobs.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { lockDraft, saveAnswers } from './drafts.ts'
import './tables.ts'

/** All files of one draft together: nobody needs more, and nobody shall fill the disk. */
export const EVIDENCE_LIMITS = { files: 100, megabytes: 250 } as const

/** A file as its row knows it. */
export type Evidence = UploadedFile & { readonly isScanned: boolean }

const toEvidence = (row: Selectable<Tables['evidence']>): Evidence => ({
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  digest: row.digest,
  isScanned: row.is_scanned,
})

/** What the form, its answers and the receipt say of a file. */
const uploadedFileOf = ({ id, name, mediaType, size, digest }: Evidence): UploadedFile => ({ id, name, mediaType, size, digest })

/** The files of a draft or submission that the transaction may see, in the order in which they came. */
export async function evidenceOf(tx: Tx, draftId: string): Promise<Evidence[]> {
  const rows = await tx.selectFrom('evidence').selectAll().where('draft_id', '=', draftId).orderBy('uploaded_at').orderBy('id').execute()
  return rows.map(toEvidence)
}

const evidenceId = z.uuid()

/** One file of a draft or submission; null when there is none in sight. `id` may be anything that stood in an address. */
export async function oneEvidence(tx: Tx, draftId: string, id: string): Promise<Evidence | null> {
  if (!evidenceId.safeParse(id).success) return null
  const row = await tx.selectFrom('evidence').selectAll().where('draft_id', '=', draftId).where('id', '=', id).executeTakeFirst()
  return row ? toEvidence(row) : null
}

/** The files of a draft as its form asks for them: what the form knows of a file, whoever claims what. */
export function evidenceBook(evidence: readonly Evidence[]): FileBook {
  const files = new Map(evidence.map((each) => [each.id, uploadedFileOf(each)]))
  return { find: (id) => files.get(id) ?? null }
}

/**
 * Adds a file that lies in the store to a draft. With `question`, also to the answer that is stored for it, so that it is
 * still there when the page is opened anew; there it may be one of `max`. Refused when the draft's files would be too many or
 * too large together, and once the draft was sent.
 */
export async function addEvidence(
  tx: Tx,
  draftId: string,
  file: Evidence,
  question: { readonly id: string; readonly max: number } | null,
  clock: Clock,
): Promise<Result<UploadedFile, 'draftNotFound' | 'alreadySubmitted' | 'filesTooLarge' | 'tooManyFiles'>> {
  // Whoever adds at the same moment waits here, so that the limits hold.
  const draft = await lockDraft(tx, draftId)
  if (!draft) return refused('draftNotFound')
  const submission = await tx.selectFrom('submissions').select('id').where('id', '=', draftId).executeTakeFirst()
  if (submission) return refused('alreadySubmitted')
  const present = await evidenceOf(tx, draftId)
  const bytes = present.reduce((sum, { size }) => sum + size, file.size)
  if (present.length >= EVIDENCE_LIMITS.files || bytes > EVIDENCE_LIMITS.megabytes * MEGABYTE) return refused('filesTooLarge')
  const before = question ? filesIn(draft.answers[question.id]).filter(({ id }) => present.some((each) => each.id === id)) : []
  // Whatever the form said of the answer: this is what is stored.
  if (question && before.length >= question.max) return refused('tooManyFiles')
  await tx
    .insertInto('evidence')
    .values({
      id: file.id,
      authority_id: sql<string>`portal_authority()`,
      draft_id: draftId,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      digest: file.digest,
      is_scanned: file.isScanned,
      uploaded_at: clock.now(),
      expires_at: draft.expiresAt,
    })
    .execute()
  const uploaded = uploadedFileOf(file)
  if (question !== null) {
    await saveAnswers(tx, draftId, [question.id], { [question.id]: [...before, uploaded] })
  }
  return ok(uploaded)
}

/**
 * Takes files out of a draft, and out of every answer that names them. Ids that are not there are ignored. Refused once
 * the draft was sent.
 */
export async function discardEvidence(
  tx: Tx,
  draftId: string,
  ids: readonly string[],
): Promise<Result<Answers, 'draftNotFound' | 'alreadySubmitted'>> {
  const draft = await lockDraft(tx, draftId)
  if (!draft) return refused('draftNotFound')
  const rest = withoutFiles(draft.answers, new Set(ids))
  const saved = await saveAnswers(tx, draftId, Object.keys(draft.answers), rest)
  if (!saved.ok) return saved
  const wellFormed = ids.filter((id) => evidenceId.safeParse(id).success)
  if (wellFormed.length > 0)
    await deleteEvidence(tx, draft.authority, (rows) => rows.where('draft_id', '=', draftId).where('id', 'in', wellFormed))
  return saved
}

/** Keeps what is sent for as long as the case is kept, and deletes what was uploaded and then not used. Before the submission exists. */
export async function sendEvidence(tx: Tx, draftId: string, authority: string, counted: Answers): Promise<void> {
  const sent = filesIn(counted).map(({ id }) => id)
  if (sent.length > 0)
    await tx.updateTable('evidence').set({ expires_at: null }).where('draft_id', '=', draftId).where('id', 'in', sent).execute()
  await deleteEvidence(tx, authority, (rows) => rows.where('draft_id', '=', draftId).where('expires_at', 'is not', null))
}

/** Deletes all files of a submission, with its contents. Runs as the worker's system of the authority. */
export const deleteEvidenceOf = (tx: Tx, submissionId: string, authority: string): Promise<void> =>
  deleteEvidence(tx, authority, (rows) => rows.where('draft_id', '=', submissionId))

/** Deletes the files of drafts whose time is over, in all authorities; how many. Runs as the worker's system of no authority. */
export async function deleteExpiredEvidence(tx: Tx): Promise<number> {
  const rows = await tx
    .deleteFrom('evidence')
    .where('expires_at', '<=', sql<Date>`now()`)
    .returning(['id', 'authority_id'])
    .execute()
  for (const { id, authority_id } of rows) await enqueue(tx, deleteFileTask, { authority: authority_id, file: id })
  return rows.length
}

/** Deletes the bytes of a file whose row is gone. */
export const deleteFileTask = defineTask('deleteFile', z.object({ authority: z.string(), file: z.uuid() }))

const deletionOf = (tx: Tx) => tx.deleteFrom('evidence').returning('id')
type Deletion = ReturnType<typeof deletionOf>

async function deleteEvidence(tx: Tx, authority: string, which: (rows: Deletion) => Deletion): Promise<void> {
  for (const { id } of await which(deletionOf(tx)).execute()) await enqueue(tx, deleteFileTask, { authority, file: id })
}
