/**
 * Blocks: questions that many services ask alike (a bank account, somebody who acts for another), written once in
 * `services/_blocks/{name}.yaml` with their checks and English texts. A page names one among its questions:
 * `{ block: bankverbindung, as: rechnung }`. When a service is loaded, the block's questions stand in its place, and
 * nothing of the block is needed any more: a released service holds them whole, and says by `blocks` which version of
 * which block they came from. The version is a number for people, raised by whoever changes what a block means; the digest
 * beside it shows a change that nobody numbered. Either way it reaches a service only with the service's next version.
 */
import { z } from 'zod'
import { check } from './definition.ts'
import { expression, identifier, simpleQuestion, text } from './question.ts'

/** The folder of blocks beside those of services. */
export const BLOCKS_FOLDER = '_blocks'

/** A block as its file holds it. Paths of texts are those of a service: `questions.iban.label`. */
export const blockFile = z.strictObject({
  version: z.int().positive(),
  title: text,
  ask: z.array(simpleQuestion).min(1),
  checks: z.array(check).default([]),
  texts: z.record(z.string(), z.record(z.string(), text)).default({}),
})

/** What a service changes of one question of a block. Its expressions are the service's own. */
const changedQuestion = z.strictObject({
  label: text.optional(),
  hint: text.optional(),
  optional: z.boolean().optional(),
  when: expression.optional(),
  requiredWhen: expression.optional(),
})

/**
 * A block among the questions of a page. `as`: stands before its ids, so that a page can have it twice (`iban` becomes
 * `rechnungIban`). `when`: for all its questions. `with`: by the ids that the block itself gives.
 */
export const blockUse = z.strictObject({
  block: z.string(),
  as: identifier.optional(),
  when: expression.optional(),
  with: z.record(z.string(), changedQuestion).default({}),
})

export type BlockFile = z.infer<typeof blockFile>
export type BlockUse = z.infer<typeof blockUse>
export type ChangedQuestion = z.infer<typeof changedQuestion>

/** A block ready to be used. `digest`: SHA-256 of its content. */
export type Block = BlockFile & { readonly digest: string }

/** Blocks by name. */
export type Blocks = ReadonlyMap<string, Block>
