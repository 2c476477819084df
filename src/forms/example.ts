/** Examples beside a service: its tests, written by those who know the statute. */
import { z } from 'zod'
import { isDay } from './days.ts'
import { identifier } from './question.ts'

const text = z.string().min(1)

/** Answers as they are stored: days as `YYYY-MM-DD`, amounts in cents, yes/no as true and false. */
const answers = z.record(identifier, z.json())

/** What a line of the assessment must give: an amount in euro, `unknown`, or `absent` when it must not be shown. */
const expectedAmount = z.union([z.number(), z.literal('unknown'), z.literal('absent')])

/** The id of a line, or of a piece of its time: `zeitraum.2026`, or by its first day `zeitraum.2026-07-01`. */
const assessedLineId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.\d{4}(-\d{2}-\d{2})?)?$/, 'is a line of the assessment, or a piece of its time as in "zeitraum.2026"')

export const example = z.strictObject({
  name: text,
  authority: z.string(),
  /** The day on which the form is filled in. */
  on: z.string().refine(isDay, 'is not a day (YYYY-MM-DD)'),
  answers: answers.default({}),
  /** Common answers that this example does not give. */
  without: z.array(identifier).default([]),
  /** The ids of the pages that are seen, in order. */
  pages: z.array(identifier).optional(),
  /** Problems by question: the code, or the codes. Without it the form must be finished. */
  problems: z.record(identifier, z.union([z.string(), z.array(z.string())])).optional(),
  assessment: z.record(assessedLineId, expectedAmount).default({}),
  /** What computed questions must come to, as it is stored. */
  computed: z.record(identifier, z.json()).default({}),
  /** Where the expected figures were read, and of which year they are; null when the source has no date. */
  source: text.optional(),
  year: z.int().nullable().optional(),
})

/** A file of examples; `answers` are common to all, each example changes what it needs. */
export const exampleFile = z.strictObject({ answers: answers.default({}), examples: z.array(example).min(1) })

export type Example = z.infer<typeof example>
