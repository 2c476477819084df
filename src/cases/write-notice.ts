/** Writes the notice of a decision: the letter, a copy to look at where the letter goes by post, and how it is served. */
import { randomUUID } from 'node:crypto'
import type { ProcedureName } from '../forms/definition.ts'
import type { LegalRemedy } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { dayOf } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { keepDocument } from './documents.ts'
import type { LetterWriter } from './letter-writer.ts'
import type { NoticeBody } from './notice-body.ts'
import { noticeLetter } from './notice-letter.ts'
import { keepNotice } from './notices.ts'
import { channelFor, type NoticeChannel, onlyInforms } from './service-of-notice.ts'
import type { Recipient } from './stored.ts'
import type { MovableCase } from './work.ts'

/** A notice that is to be written. */
export type NewNotice = {
  readonly decisionId: string
  readonly procedure: ProcedureName
  readonly authority: string
  readonly body: NoticeBody
  /** Null where the notice only informs. */
  readonly remedy: LegalRemedy | null
  readonly recipient: Recipient
  readonly clerkName: string
  readonly writtenAt: Date
}

/** Writes it within the transaction of its decision, and says by which channel it goes out. */
export async function writeNotice(
  tx: Tx,
  movable: MovableCase,
  notice: NewNotice,
  deps: { readonly region: Region; readonly writeLetter: LetterWriter },
): Promise<NoticeChannel> {
  const { recipient, writtenAt } = notice
  const authority = deps.region.authorityOf(notice.authority)
  const office = deps.region.officeOf(notice.authority, movable.officeId)
  if (!authority || !office) throw new Error(`the region no longer has the office ${movable.officeId} of ${notice.authority}`)
  const writtenOn = dayOf(writtenAt)
  const keep = (isCopy: boolean): Promise<string> => {
    const frame = {
      authority,
      office,
      writtenOn,
      isCopy,
      remedy: notice.remedy,
      clerkName: notice.clerkName,
      addressLines: recipient.addressLines,
      reference: movable.reference,
    }
    return keepDocument(tx, {
      submissionId: movable.submissionId,
      caseId: movable.id,
      kind: isCopy ? 'noticeCopy' : 'notice',
      fileName: `${isCopy ? 'Kopie-' : ''}${onlyInforms(notice.procedure) ? 'Schreiben' : 'Bescheid'}-${movable.reference}.pdf`,
      bytes: deps.writeLetter('notice', noticeLetter(frame, notice.body), writtenAt),
      createdAt: writtenAt,
    })
  }
  const documentId = await keep(false)
  // An electronic notice has a copy as well: it may have to go by post after all.
  await keep(true)
  const channel = channelFor(recipient)
  await keepNotice(tx, {
    id: randomUUID(),
    caseId: movable.id,
    decisionId: notice.decisionId,
    documentId,
    procedure: notice.procedure,
    channel,
    consent: channel === 'electronic' ? recipient.electronicConsent : null,
    writtenOn,
  })
  return channel
}
