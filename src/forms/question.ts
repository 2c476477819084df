/** The questions of the form language: one schema for each kind, what they have in common, and their answers as stored. */
import { z } from 'zod'
import type { UploadedFile } from './context.ts'

/** Ids of pages and questions share one namespace; they name answers in expressions, so they must be FEEL names. */
export const identifier = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'begins with a small letter, then letters and digits')

/** A FEEL expression as text. It is compiled and checked when the service is loaded. */
export const expression = z.string().min(1)

export const text = z.string().min(1)

/** One thing to choose: the code that is stored and the words that are shown. */
export const option = z.strictObject({ code: z.string(), label: text })

/**
 * Options in the order shown. A service file writes them as `{ code: label }`; the model is a list, because the database
 * and the canonical form forget the order of keys. Codes begin with a letter, so that the file's order is kept.
 */
const options = z.union([
  z
    .record(z.string().regex(/^[a-z][A-Za-z0-9-]*$/, 'begins with a small letter, then letters, digits and hyphens'), text)
    .transform((record) => Object.entries(record).map(([code, label]) => ({ code, label }))),
  z.array(option),
])

const asked = {
  id: identifier,
  label: text,
  hint: text.optional(),
  /** Every question must be answered unless it says so. */
  optional: z.boolean().default(false),
  /** Asked only when this holds. Looks at answers of earlier pages only, so that the page is complete without JavaScript. */
  when: expression.optional(),
  /** The author's own words for a problem, by its code (`required`, `tooLong` …). */
  say: z.record(z.string(), text).optional(),
}

const simpleQuestions = [
  z.strictObject({
    ...asked,
    type: z.literal('text'),
    max: z.int().positive().default(200),
    pattern: z.string().optional(),
    name: z.boolean().default(false),
  }),
  z.strictObject({ ...asked, type: z.literal('longText'), max: z.int().positive().default(4000) }),
  z.strictObject({
    ...asked,
    type: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.int().min(0).max(6).default(0),
    unit: text.optional(),
  }),
  z.strictObject({ ...asked, type: z.literal('money'), min: z.int().default(0), max: z.int().default(99_999_999) }),
  z.strictObject({ ...asked, type: z.literal('date'), earliest: expression.optional(), latest: expression.optional() }),
  z.strictObject({ ...asked, type: z.literal('yesNo') }),
  /** One of: from `options`, or from a code list of the service by name. */
  z.strictObject({ ...asked, type: z.literal('choice'), options: options.optional(), list: z.string().optional() }),
  z.strictObject({
    ...asked,
    type: z.literal('choices'),
    options: options.optional(),
    list: z.string().optional(),
    min: z.int().default(0),
    max: z.int().optional(),
  }),
  z.strictObject({ ...asked, type: z.literal('email') }),
  z.strictObject({ ...asked, type: z.literal('phone') }),
  z.strictObject({ ...asked, type: z.literal('iban') }),
  z.strictObject({ ...asked, type: z.literal('address') }),
  z.strictObject({ ...asked, type: z.literal('person'), birthDate: z.boolean().default(false) }),
  z.strictObject({ ...asked, type: z.literal('organisation') }),
  /** A sentence that must be affirmed; `text` is what is declared. */
  z.strictObject({ ...asked, type: z.literal('declaration'), text }),
  /** Not asked but told. `kind` decides the look. */
  z.strictObject({
    id: identifier,
    type: z.literal('information'),
    label: text.optional(),
    text,
    kind: z.enum(['info', 'warning', 'success']).default('info'),
    when: expression.optional(),
  }),
  /** Files as one document: `min` and `max` of them (once any is given), each of at most so many megabytes. */
  z.strictObject({
    ...asked,
    type: z.literal('file'),
    accept: z
      .array(z.enum(['pdf', 'image']))
      .min(1)
      .default(['pdf', 'image']),
    min: z.int().min(0).default(0),
    max: z.int().positive().max(50).default(5),
    maxMegabytes: z.int().positive().max(200).default(20),
  }),
] as const

export const simpleQuestion = z.discriminatedUnion('type', simpleQuestions)

/** A group of questions that is answered once per thing: each dog, each place. Not nested in this version. */
export const groupQuestion = z.strictObject({
  ...asked,
  type: z.literal('group'),
  /** What one row is called: "Hund". */
  item: text,
  min: z.int().min(0).default(1),
  max: z.int().positive().max(50).default(10),
  ask: z.array(simpleQuestion).min(1),
})

export const question = z.discriminatedUnion('type', [...simpleQuestions, groupQuestion])

export type Option = z.infer<typeof option>
export type Question = z.infer<typeof question>
export type SimpleQuestion = z.infer<typeof simpleQuestion>
export type GroupQuestion = z.infer<typeof groupQuestion>
export type QuestionType = Question['type']

/** One part of an address, as stored. */
export type AddressAnswer = { street: string; houseNumber: string; addition?: string; postalCode: string; place: string }
export type PersonAnswer = { firstName: string; lastName: string; birthDate?: string }
export type OrganisationAnswer = { name: string; legalForm?: string; contactPerson?: string }
/**
 * An answer as it is stored, by question type: text, longText, email, phone, iban, choice, date (YYYY-MM-DD) are strings;
 * number a number; money whole cents; yesNo and declaration booleans; choices an array of codes; a group an array of rows; file an array of files.
 */
export type Answer =
  | string
  | number
  | boolean
  | readonly string[]
  | AddressAnswer
  | PersonAnswer
  | OrganisationAnswer
  | readonly Answers[]
  | readonly UploadedFile[]
export type Answers = { readonly [question: string]: Answer | undefined }
