/** The questions of the form language: one schema for each kind, what they have in common, and their answers as stored. */
import { z } from 'zod'
import type { UploadedFile } from './context.ts'
import { isTime } from './times.ts'
import { type Shape, shapeKinds } from './geometry/shape.ts'

/** Ids of pages and questions share one namespace; they name answers in expressions, so they must be FEEL names. */
export const identifier = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'begins with a small letter, then letters and digits')

/** A FEEL expression as text. It is compiled and checked when the service is loaded. */
export const expression = z.string().min(1)

export const text = z.string().min(1)

/** A fixed time of day in a service file. YAML reads `08:00` as text, and so do we. */
const timeOfDay = z.string().refine(isTime, 'is not a time of day (HH:MM)')

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
  /** An optional question must be answered when this holds. Looks at answers of earlier pages only. */
  requiredWhen: expression.optional(),
  /** What its fields hold at first, as long as nothing was answered. Looks at answers of earlier pages only. */
  prefill: expression.optional(),
  /** The author's own words for a problem, by its code (`required`, `tooLong` …). */
  say: z.record(z.string(), text).optional(),
}

/** Limits that depend on answers, beside the fixed ones. They may look at what is asked before, on the same page too. */
const limits = { atLeast: expression.optional(), atMost: expression.optional() }

/** The codes that can be chosen with the answers of earlier pages; all where it is not known. */
const among = { among: expression.optional() }

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
    ...limits,
  }),
  z.strictObject({ ...asked, type: z.literal('money'), min: z.int().default(0), max: z.int().default(99_999_999), ...limits }),
  z.strictObject({ ...asked, type: z.literal('date'), earliest: expression.optional(), latest: expression.optional() }),
  z.strictObject({ ...asked, type: z.literal('yesNo') }),
  /** One of: from `options`, or from a code list of the service by name. */
  z.strictObject({ ...asked, type: z.literal('choice'), options: options.optional(), list: z.string().optional(), ...among }),
  z.strictObject({
    ...asked,
    type: z.literal('choices'),
    options: options.optional(),
    list: z.string().optional(),
    min: z.int().default(0),
    max: z.int().optional(),
    ...among,
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
  /** A time of day. The limits are fixed texts, `HH:MM`. */
  z.strictObject({ ...asked, type: z.literal('time'), earliest: timeOfDay.optional(), latest: timeOfDay.optional() }),
  /** From one day to another, both included; with `times` also the hours, which are those of every day. */
  z.strictObject({
    ...asked,
    type: z.literal('period'),
    times: z.boolean().default(false),
    earliest: expression.optional(),
    latest: expression.optional(),
    maxDays: z.int().positive().optional(),
  }),
  /** How often something takes place, and in which months: "every Saturday, April to October". */
  z.strictObject({ ...asked, type: z.literal('repetition') }),
  z.strictObject({ ...asked, type: z.literal('country') }),
  z.strictObject({ ...asked, type: z.literal('nationality') }),
  /** `foreign`: plates of other countries are taken as well. */
  z.strictObject({ ...asked, type: z.literal('vehiclePlate'), foreign: z.boolean().default(false) }),
  /** A name typed and a tick; `text` is what is signed. */
  z.strictObject({ ...asked, type: z.literal('signature'), text }),
  /**
   * A place in a street: described by its address and size, or drawn on a map as well. `draw`: what may be drawn there;
   * `size`: what must be known of it, drawn or stated.
   */
  z.strictObject({
    ...asked,
    type: z.literal('location'),
    draw: z
      .array(z.enum(shapeKinds))
      .min(1)
      .default([...shapeKinds]),
    many: z.boolean().default(false),
    size: z.enum(['none', 'length', 'area']).default('area'),
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

const repeated = {
  /** What one row is called: "Hund". */
  item: text,
  min: z.int().min(0).default(1),
  max: z.int().positive().max(50).default(10),
}

/** What fits into the cell of a table: one field. */
const cellTypes: readonly string[] = ['text', 'number', 'money', 'choice', 'yesNo', 'time']

/** Rows as a group has them, shown as one table: a column each question. */
export const tableQuestion = z.strictObject({
  ...asked,
  type: z.literal('table'),
  ...repeated,
  ask: z
    .array(
      simpleQuestion.refine(({ type }) => cellTypes.includes(type), {
        path: ['type'],
        error: `does not fit into a table; possible is ${cellTypes.join(', ')}`,
      }),
    )
    .min(1)
    .max(6, 'has more columns than a screen has room for; six are possible, a group can ask more'),
})

const group = { ...asked, type: z.literal('group'), ...repeated }

/** A group of questions that is answered once per thing: each dog, each place. A row may hold groups and tables, no deeper. */
export const groupQuestion = z.strictObject({
  ...group,
  ask: z
    .array(
      z.discriminatedUnion('type', [...simpleQuestions, tableQuestion, z.strictObject({ ...group, ask: z.array(simpleQuestion).min(1) })]),
    )
    .min(1),
})

/** Not asked but reckoned from answers of earlier pages, and shown. Expressions read it like an answer. */
export const computedQuestion = z.strictObject({
  id: identifier,
  type: z.literal('computed'),
  label: text,
  hint: text.optional(),
  is: expression,
  unit: text.optional(),
  when: expression.optional(),
})

export const question = z.discriminatedUnion('type', [...simpleQuestions, groupQuestion, tableQuestion, computedQuestion])

/** How often something takes place; codes as stored. */
export const rhythms = ['day', 'week', 'twoWeeks', 'month'] as const
export type Rhythm = (typeof rhythms)[number]

/** The days of the week as stored, Monday first. */
export const weekdays = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'] as const
export type Weekday = (typeof weekdays)[number]

export type Option = z.infer<typeof option>
export type Question = z.infer<typeof question>
export type SimpleQuestion = z.infer<typeof simpleQuestion>
export type GroupQuestion = z.infer<typeof groupQuestion>
export type TableQuestion = z.infer<typeof tableQuestion>
export type ComputedQuestion = z.infer<typeof computedQuestion>
/** Answered by rows. */
export type RepeatedQuestion = GroupQuestion | TableQuestion
/** A question that is answered; others only tell something. */
export type AskedQuestion = Exclude<Question, { type: 'information' | 'computed' }>
export type QuestionType = Question['type']

/** One part of an address, as stored. */
export type AddressAnswer = { street: string; houseNumber: string; addition?: string; postalCode: string; place: string }
export type PersonAnswer = { firstName: string; lastName: string; birthDate?: string }
export type OrganisationAnswer = { name: string; legalForm?: string; contactPerson?: string }
/** Days `YYYY-MM-DD`, the last one included; times `HH:MM`, both or neither, the same on every day. */
export type PeriodAnswer = { from: string; to: string; fromTime?: string; toTime?: string }
/** `weekdays` are none for `day`; for `month` the first such day of each month. Months from 1, both or neither. */
export type RepetitionAnswer = { every: Rhythm; weekdays: readonly Weekday[]; fromMonth?: number; toMonth?: number }
export type SignatureAnswer = { name: string; declared: true }
/**
 * A place. `side`: that of the house number, the opposite, or both; `length` and `width` in metres as stated, `length` else
 * that of the drawn lines; `area` in m², drawn or else length × width, twice that on both sides. `isDrawn` says for expressions
 * that there are shapes; `hasMap`, that they were drawn on a picture of the town, so that position and direction are known.
 */
export type LocationAnswer = {
  street: string
  houseNumber?: string
  postalCode: string
  place: string
  side?: StreetSide
  length?: number
  width?: number
  area?: number
  isDrawn?: boolean
  shapes?: readonly Shape[]
  hasMap?: true
}
export const streetSides = ['near', 'opposite', 'both'] as const
export type StreetSide = (typeof streetSides)[number]
/**
 * An answer as it is stored, by question type: text, longText, email, phone, iban, choice, date (YYYY-MM-DD), time (HH:MM),
 * country, nationality, vehiclePlate are strings; number a number; money whole cents; yesNo and declaration booleans;
 * choices an array of codes; a group or table an array of rows; file an array of files.
 */
export type Answer =
  | string
  | number
  | boolean
  | readonly string[]
  | AddressAnswer
  | PersonAnswer
  | OrganisationAnswer
  | PeriodAnswer
  | RepetitionAnswer
  | SignatureAnswer
  | LocationAnswer
  | readonly UploadedFile[]
  | readonly Answers[]
export type Answers = { readonly [question: string]: Answer | undefined }

/** Whether a question only tells something: it has no field, and nothing of it is posted. */
export const isTold = (question: Question): question is Exclude<Question, AskedQuestion> =>
  question.type === 'information' || question.type === 'computed'

export const isRepeated = (question: Question): question is RepeatedQuestion => question.type === 'group' || question.type === 'table'

/** The questions of one row; none unless it is answered by rows. */
export const rowOf = (question: Question): readonly Question[] => (isRepeated(question) ? question.ask : [])

/** The question and those of its rows, in the order asked. */
export const withRows = (question: Question): readonly Question[] => [question, ...rowOf(question).flatMap(withRows)]

/** How many rows are shown while nothing was answered. */
export const rowsAtFirst = ({ min }: RepeatedQuestion): number => Math.max(min, 1)
