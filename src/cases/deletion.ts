/**
 * Deleting what a case holds: answers, texts, decision and files. What happened, when, and that it was not changed can
 * still be shown afterwards, because the history never held any of it. When this is due is for the authority to say.
 */
import type { Tx } from '../platform/database.ts'
import { handleTask, type TaskHandler } from '../platform/jobs.ts'
import { type Database, transact } from '../platform/database.ts'
import { deleteExpiredDrafts, deleteExpiredDraftsTask } from './drafts.ts'
import { deleteEvidenceOf, deleteExpiredEvidence, deleteFileTask } from './evidence.ts'
import { sweepFiles, sweepFilesTask } from './file-sweep.ts'
import type { FileStore } from '../platform/file-store.ts'
import './tables.ts'

/** Deletes the contents of a case and of its submission for good. Runs as the worker's system of the authority. */
export async function deleteContents(tx: Tx, caseId: string): Promise<void> {
  const { submission_id: submissionId, authority_id: authority } = await tx
    .selectFrom('cases')
    .select(['submission_id', 'authority_id'])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('case_contents').where('case_id', '=', caseId).execute()
  await tx.deleteFrom('documents').where('submission_id', '=', submissionId).execute()
  await deleteEvidenceOf(tx, submissionId, authority)
  await tx.updateTable('decisions').set({ content: null }).where('case_id', '=', caseId).execute()
  await tx.updateTable('submissions').set({ content: null }).where('id', '=', submissionId).execute()
}

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/** The worker's handlers of this room. `database` is connected as the worker. */
export const caseHandlers = (database: Database, files: FileStore): TaskHandler[] => [
  handleTask(deleteExpiredDraftsTask, async () => {
    // The files first: they end with their draft, and without it nobody could take them out any more.
    await transact(database, everywhere, deleteExpiredEvidence)
    await transact(database, everywhere, deleteExpiredDrafts)
  }),
  handleTask(deleteFileTask, ({ file }) => files.remove(file)),
  handleTask(sweepFilesTask, async () => {
    await sweepFiles(database, files, new Date())
  }),
]
