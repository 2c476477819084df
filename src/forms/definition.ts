/**
 * The form language: one model of an online service, whatever produced it. Service files are YAML of this
 * shape, the database stores it as JSON, and its digest is the version.
 */
import { z } from 'zod'

/** Ids of pages and questions share one namespace; they name answers in expressions, so they must be FEEL names. */
export const identifier = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'begins with a small letter, then letters and digits')

/** A FEEL expression as text. It is compiled and checked when the service is loaded. */
export const expression = z.string().min(1)

const text = z.string().min(1)

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

/** A rule over the answers. `at` is the question that shows the sentence when `that` does not hold. */
export const check = z.strictObject({ at: identifier, that: expression, say: text })

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
  /**
   * What helps the desk with a tax decision: the lines that hold a year's tax, the questions since when (the first
   * answered counts), and the bylaw value that lists the days of the year on which it is due.
   */
  desk: z.strictObject({ annualLines: z.array(identifier), since: z.array(identifier), dueDays: z.string().optional() }).optional(),
  /** How a case ends here: the decisions a clerk can take (cases/decisions). */
  procedure: z.enum(['taxAssessment', 'permit']).default('taxAssessment'),
  /** Code lists by name, code to label, in the order shown. Filled from `lists/*.yaml`. */
  lists: z.record(z.string(), z.array(option)).default({}),
})

export type Definition = z.infer<typeof definition>
export type Option = z.infer<typeof option>
export type BylawValueType = z.infer<typeof bylawValueType>
export type Page = z.infer<typeof page>
export type Question = z.infer<typeof question>
export type SimpleQuestion = z.infer<typeof simpleQuestion>
export type GroupQuestion = z.infer<typeof groupQuestion>
export type QuestionType = Question['type']
export type Check = z.infer<typeof check>
export type AssessmentLine = z.infer<typeof assessmentLine>

/** One part of an address, as stored. */
export type AddressAnswer = { street: string; houseNumber: string; addition?: string; postalCode: string; place: string }
export type PersonAnswer = { firstName: string; lastName: string; birthDate?: string }
export type OrganisationAnswer = { name: string; legalForm?: string; contactPerson?: string }
/**
 * An answer as it is stored, by question type: text, longText, email, phone, iban, choice, date (YYYY-MM-DD) are strings;
 * number a number; money whole cents; yesNo and declaration booleans; choices an array of codes; a group an array of rows.
 */
export type Answer = string | number | boolean | readonly string[] | AddressAnswer | PersonAnswer | OrganisationAnswer | readonly Answers[]
export type Answers = { readonly [question: string]: Answer | undefined }
