/** Examples beside a service: its tests, written by those who know the statute. */
import { z } from 'zod'
import { didYouMean } from '../platform/closest.ts'
import { isDay } from './days.ts'
import { identifier } from './question.ts'

const text = z.string().min(1)

/** Answers as they are stored: days as `YYYY-MM-DD`, amounts in cents, yes/no as true and false. */
const answers = z.record(identifier, z.json())

/** What a line of the assessment must give: an amount in euro, `unknown`, or `absent` when it must not be shown. */
const expectedAmount = z.union([z.number(), z.literal('unknown'), z.literal('absent')])

/** Instead of an authority: the example holds in each town that adopts the service. */
export const EACH = 'each'

/** The id of a line, or of a piece of its time: `zeitraum.2026`, or by its first day `zeitraum.2026-07-01`. */
const assessedLineId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.\d{4}(-\d{2}-\d{2})?)?$/, 'is a line of the assessment, or a piece of its time as in "zeitraum.2026"')

export const example = z.strictObject({
  name: text,
  /** The id of an authority, or `each`. */
  authority: z.string(),
  /** The day on which the form is filled in. */
  on: z.string().refine(isDay, 'is not a day (YYYY-MM-DD)'),
  /** In an example of `each` town the texts may hold `{town.name}` and `{town.postalCode}`. */
  answers: answers.default({}),
  /**
   * Values of the statute that are made up, by dotted name, as expressions read them (amounts in cents): for rules that are
   * ready and that no town's statute uses yet. Such an example shows nothing of a town.
   */
  assume: z.record(z.string(), z.json()).default({}),
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

/** Whether an example is of the statute as it is, and not as it might be. */
export const isOfRealStatute = ({ assume }: Example): boolean => Object.keys(assume).length === 0

/** A town as examples speak of it: a name and a postal code that make an address there, of a district those of its seat. */
export type ExampleTown = { readonly id: string; readonly name: string; readonly postalCode: string }

/** The examples as they are run: one that holds in each town once for each of `towns`, with its name and postal code filled in. */
export const examplesIn = (examples: readonly Example[], towns: readonly ExampleTown[]): readonly Example[] =>
  examples.flatMap((one) =>
    one.authority === EACH
      ? towns.map((town) => ({ ...one, authority: town.id, answers: filled(one.answers, town) as Example['answers'] }))
      : [one],
  )

/** `{town.name}` in a text. As JSON, answers hold no other brace with a letter right after it. */
const gap = /\{([A-Za-z][\w.]*)\}/g

function filled(value: unknown, town: ExampleTown): unknown {
  if (typeof value === 'string')
    return value.includes('{') ? value.replaceAll('{town.name}', town.name).replaceAll('{town.postalCode}', town.postalCode) : value
  if (Array.isArray(value)) return value.map((entry) => filled(entry, town))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, filled(entry, town)]))
}

const fillable = ['town.name', 'town.postalCode']

/** What is wrong with the gaps in the answers of an example: names that nothing fills in, or a town where only one is meant. */
export function gapProblems({ authority, answers: given }: Example): readonly string[] {
  const gaps = [...JSON.stringify(given).matchAll(gap)].map(([, name = '']) => name)
  if (authority === EACH)
    return gaps
      .filter((name) => !fillable.includes(name))
      .map((name) => `"{${name}}" is nothing that is filled in${didYouMean(name, fillable)}`)
  return gaps.filter((name) => fillable.includes(name)).map((name) => `"{${name}}" is filled in only where authority is "${EACH}"`)
}
