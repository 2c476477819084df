/** The copy of what was sent, which the applicant can download (§ 9a OZG). Written when it is first asked for, then kept. */
import type { CompiledService } from '../forms/compiled.ts'
import { describeAnswers } from '../forms/review.ts'
import { frozenBylaw } from '../catalogue/versions.ts'
import type { Bylaw } from '../network/region.ts'
import { dayOf, LEGAL_TIME_ZONE } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { canonicalJson, type Json } from '../platform/digest.ts'
import { formatMoney } from '../platform/money.ts'
import { ok, refused, type Result } from '../platform/result.ts'
import { documentOf, keepDocument, type StoredDocument } from './documents.ts'
import { frozenContext } from './frozen-context.ts'
import { frozenService } from './frozen-service.ts'
import { sketchesInLetter } from './letter-sketches.ts'
import type { LetterWriter } from './letter-writer.ts'
import { submissionContent, type SubmissionContent } from './stored.ts'
import { type Submission, submissionOf } from './submit.ts'

/** What the copy is written from. */
export type DeclarationCopy = {
  readonly service: CompiledService
  readonly content: SubmissionContent
  readonly bylaw: Bylaw | null
  readonly submission: Submission
  /** Makes the digest of what was sent irreversible; with the content it gives the digest that the receipt states. */
  readonly salt: string
  readonly language: 'de' | 'en'
}

const words = {
  de: {
    copy: 'Kopie Ihrer Angaben',
    opening: 'Das haben Sie abgesandt. Bitte heben Sie diese Kopie zusammen mit der Empfangsbestätigung auf.',
    reference: 'Vorgangszeichen',
    receivedAt: 'Eingegangen am',
    question: 'Gefragt war',
    answer: 'Ihre Angabe',
    assessment: 'Was es voraussichtlich kostet',
    line: 'Posten',
    amount: 'Betrag',
    unknown: 'nicht bekannt',
    preview: 'Das ist eine Vorschau vom Tag des Absendens. Verbindlich ist der Bescheid.',
    proof: 'Prüfsumme',
    proofText: (file: string) =>
      `Diese Prüfsumme (SHA-256) steht auch in der signierten Empfangsbestätigung. Sie gehört zur Datei ${file}, die diesem PDF angehängt ist und Ihre Angaben genau so enthält, wie sie bei uns eingegangen sind.`,
    file: 'Angaben',
    page: 'Vorgang',
  },
  en: {
    copy: 'Copy of your answers',
    opening: 'This is what you sent. Please keep this copy together with the receipt.',
    reference: 'Reference',
    receivedAt: 'Received on',
    question: 'Question',
    answer: 'Your answer',
    assessment: 'What it will probably cost',
    line: 'Item',
    amount: 'Amount',
    unknown: 'not known',
    preview: 'This is a preview as of the day of sending. The notice is what counts.',
    proof: 'Digest',
    proofText: (file: string) =>
      `This digest (SHA-256) is also stated in the signed receipt. It belongs to the file ${file}, which is attached to this PDF and holds your answers exactly as they arrived.`,
    file: 'answers',
    page: 'Case',
  },
}

/** The bytes that the receipt's digest is of: canonical JSON of content and salt. */
export const declaredBytes = (content: SubmissionContent, salt: string): Buffer => Buffer.from(canonicalJson({ salt, contents: content }))

/** The data of `letters/declaration-copy.typ`. */
export function declarationCopy({ service, content, bylaw, submission, salt, language }: DeclarationCopy): Json {
  const say = words[language]
  const moment = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-IE', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: LEGAL_TIME_ZONE,
  })
  const pages = describeAnswers(service, content.answers, frozenContext(content, bylaw), language)
  const file = `${say.file}-${submission.reference}.json`
  return {
    title: `${say.copy}: ${service.definition.title}`,
    authority: content.authority.name,
    language,
    day: dayOf(submission.receivedAt).split('-').map(Number),
    footer: `${content.authority.name} · ${say.page} ${submission.reference}`,
    opening: say.opening,
    facts: [
      [say.reference, submission.reference],
      [say.receivedAt, moment.format(submission.receivedAt)],
    ],
    questionLabel: say.question,
    answerLabel: say.answer,
    sections: pages.map((page) => ({
      title: page.title,
      rows: page.entries.map(({ label, lines, table, sketches }) => ({
        label,
        answer: lines.join('\n'),
        table: table ? { columns: [...table.columns], rows: table.rows.map((row) => [...row]) } : null,
        sketches: sketchesInLetter(sketches ?? [], language),
      })),
    })),
    assessment:
      content.assessment.length === 0
        ? null
        : {
            title: say.assessment,
            head: [say.line, say.amount],
            lines: content.assessment.map((line) => [
              line.label,
              line.text,
              line.amount === null ? say.unknown : formatMoney(line.amount, language),
            ]),
            note: say.preview,
          },
    // As numbers, because texts are made printable on their way into a letter, and these bytes must stay as they are.
    proof: {
      title: say.proof,
      text: say.proofText(file),
      digest: submission.contentDigest,
      file,
      bytes: [...declaredBytes(content, salt)],
    },
  }
}

/** Gives the copy of a submission that the transaction may see. Refused when there is none, or its contents were deleted. */
export async function copyOfDeclaration(
  tx: Tx,
  submissionId: string,
  writeLetter: LetterWriter,
): Promise<Result<StoredDocument, 'submissionNotFound'>> {
  const stored = await documentOf(tx, { submissionId }, 'declarationCopy')
  if (stored) return ok(stored)
  const submission = await submissionOf(tx, submissionId)
  const row = await tx
    .selectFrom('submissions')
    .select(['service_digest', 'overlay_digest', 'bylaw_digest', 'language', 'content', 'salt'])
    .where('id', '=', submissionId)
    .executeTakeFirst()
  if (!submission || !row || row.content === null) return refused('submissionNotFound')
  const service = await frozenService(tx, { serviceDigest: row.service_digest, overlayDigest: row.overlay_digest, language: row.language })
  const bylaw = row.bylaw_digest === null ? null : await frozenBylaw(tx, row.bylaw_digest)
  const data = declarationCopy({
    service,
    content: submissionContent.parse(row.content),
    bylaw,
    submission,
    salt: row.salt,
    language: row.language,
  })
  await keepDocument(tx, {
    submissionId,
    caseId: null,
    kind: 'declarationCopy',
    fileName: `Kopie-${submission.reference}.pdf`,
    bytes: writeLetter('declaration-copy', data, submission.receivedAt),
    createdAt: submission.receivedAt,
  })
  const kept = await documentOf(tx, { submissionId }, 'declarationCopy')
  if (!kept) throw new Error(`the copy of submission ${submissionId} was not kept`)
  return ok(kept)
}
