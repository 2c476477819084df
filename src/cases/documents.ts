/** Files that belong to a submission or a case, kept as they were written. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import { sha256 } from '../platform/digest.ts'
import './tables.ts'

/** `noticeCopy`: what may be looked at before the letter comes by post. */
export type DocumentKind = 'declarationCopy' | 'notice' | 'noticeCopy'

export type NewDocument = {
  readonly submissionId: string
  /** Null for the copy of the declaration, which belongs to the submission. */
  readonly caseId: string | null
  readonly kind: DocumentKind
  readonly fileName: string
  readonly bytes: Buffer
  readonly createdAt: Date
}

/** A file to hand out. */
export type StoredDocument = {
  readonly id: string
  readonly kind: DocumentKind
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** Keeps a PDF file and returns its id. */
export async function keepDocument(tx: Tx, document: NewDocument): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('documents')
    .values({
      id,
      authority_id: sql<string>`portal_authority()`,
      submission_id: document.submissionId,
      case_id: document.caseId,
      kind: document.kind,
      file_name: document.fileName,
      media_type: 'application/pdf',
      bytes: document.bytes,
      digest: sha256(document.bytes),
      created_at: document.createdAt,
    })
    // Two downloads at once write the same copy of a declaration; one is enough.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return id
}

/** The newest document of a kind of a case, or of a submission (for its copy); null when there is none in sight. */
export async function documentOf(
  tx: Tx,
  owner: { readonly caseId: string } | { readonly submissionId: string },
  kind: DocumentKind,
): Promise<StoredDocument | null> {
  const row = await tx
    .selectFrom('documents')
    .select(['id', 'kind', 'file_name', 'media_type', 'bytes'])
    .where('kind', '=', kind)
    .where((where) => ('caseId' in owner ? where('case_id', '=', owner.caseId) : where('submission_id', '=', owner.submissionId)))
    .executeTakeFirst()
  return row ? { id: row.id, kind: row.kind, fileName: row.file_name, mediaType: row.media_type, bytes: row.bytes } : null
}
