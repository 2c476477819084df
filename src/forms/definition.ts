/**
 * The form language: one model of an online service, whatever produced it. Service files are YAML of this
 * shape, the database stores it as JSON, and its digest is the version.
 */
import { z } from 'zod'
import { desk } from './desk.ts'
import { expression, identifier, option, question, text } from './question.ts'

/** Words that stand in a draft's address where a page's id does: the review and the receipt. No page may be called so. */
export const reservedPageIds = ['pruefen', 'beleg'] as const

export const page = z.strictObject({
  id: identifier.refine((id) => !(reservedPageIds as readonly string[]).includes(id), {
    error: "is a word of the portal's own addresses; call the page something else",
  }),
  title: text,
  lead: text.optional(),
  when: expression.optional(),
  ask: z.array(question).min(1),
})

/**
 * A rule over the answers. `at` is the question that shows the sentence when `that` does not hold, or a part of it
 * (`anschrift.place`). At a question of a row it is a rule of every row, which sees the row's answers.
 */
export const check = z.strictObject({
  at: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/, 'is a question or a part of one, as in "anschrift.place"'),
  that: expression,
  say: text,
})

/** A name for an expression that several others need: later expressions read it like an answer. */
export const namedValue = z.strictObject({ id: identifier, is: expression })

/** One line of what it will cost. Amounts are cents; null means that the statute's value is not known. */
export const assessmentLine = z.strictObject({
  id: identifier,
  label: text,
  when: expression.optional(),
  /** The question (a date) or expression whose day decides which values of the bylaw count. */
  on: expression.optional(),
  amount: expression,
  /** The bylaw value that the line rests on (`steuer.jeHundBei`): gives its paragraph, source and whether verified. */
  basis: z.string().optional(),
  /** Said instead of an amount when it is null. */
  unknown: text,
  /** Said beside the amount: how it was reckoned. Templates `{expression}` are filled in. */
  note: text.optional(),
})

/**
 * What the expressions may read of the statute, by dotted name, and of which kind it is. `money` is cents; `dayOfYear` is
 * `MM-DD`. A value that a town's statute does not have is null there.
 */
const bylawValueType = z.enum(['integer', 'number', 'money', 'text', 'yesNo', 'amounts', 'texts', 'daysOfYear'])

/** The law by which cases of a service are decided: assessing a tax (KAG NRW with the AO), or permitting (VwVfG NRW). */
export const procedureNames = ['taxAssessment', 'permit'] as const

export const publicServiceKind = z.enum(['citizen', 'business', 'administration'])

export const definition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  leika: z
    .string()
    .regex(/^99\d{12}$/)
    .optional(),
  title: text,
  summary: text,
  topic: z.string(),
  audience: z.array(publicServiceKind).min(1),
  trust: z.strictObject({ level: z.enum(['none', 'low', 'substantial', 'high']), because: text }),
  /** The statute that the expressions read as `bylaw`. */
  bylaw: z.string().optional(),
  bylawValues: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/), bylawValueType).default({}),
  /** What the start page tells before anything is asked. */
  before: z.strictObject({ minutes: z.int().positive(), needed: z.array(text).default([]), afterwards: text }),
  /** German citations of the law on which the questions rest: "§ 93 AO in Verbindung mit § 12 KAG NRW". */
  legalBasis: z.array(text).default([]),
  /** How long what was sent is kept, and why: so many months after it was sent, or after it was decided. */
  retention: z.strictObject({ months: z.int().positive(), after: z.enum(['submission', 'decision']), because: text }).optional(),
  pages: z.array(page).min(1),
  values: z.array(namedValue).default([]),
  checks: z.array(check).default([]),
  assessment: z.array(assessmentLine).default([]),
  /** Where the confirmation mail goes: an `email` question. And who the letter is written to. */
  contact: z
    .strictObject({
      email: identifier.optional(),
      person: identifier.optional(),
      organisation: identifier.optional(),
      address: identifier.optional(),
      electronicConsent: identifier.optional(),
    })
    .default({}),
  /** Days after which the desk must have decided; sorts its list. */
  dueWithinDays: z.int().positive().default(30),
  /** What helps the desk with a decision. */
  desk: desk.optional(),
  /** How a case ends here: the decisions that a clerk can take (cases/procedures). */
  procedure: z.enum(procedureNames).default('taxAssessment'),
  /** Code lists by name, code to label, in the order shown. Filled from `lists/*.yaml`. */
  lists: z.record(z.string(), z.array(option)).default({}),
  /** Which version of which block its questions came from. The questions themselves are here, whatever becomes of the block. */
  blocks: z.record(z.string(), z.strictObject({ version: z.int().positive(), digest: z.string() })).default({}),
})

export type Definition = z.infer<typeof definition>
export type Retention = NonNullable<Definition['retention']>
export type ProcedureName = (typeof procedureNames)[number]
export type BylawValueType = z.infer<typeof bylawValueType>
export type Page = z.infer<typeof page>
export type Check = z.infer<typeof check>
export type AssessmentLine = z.infer<typeof assessmentLine>
