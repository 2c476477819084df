/** How contents look in the database: written as JSON, parsed again on the way out. */
import { z } from 'zod'
import type { Answers } from '../forms/question.ts'

/** Answers by question id. What each question allows was checked when the page was posted, and is again at sending. */
export const storedAnswers: z.ZodType<Answers> = z.record(z.string(), z.json()) as unknown as z.ZodType<Answers>

const day = z.iso.date()

const recipient = z.strictObject({
  /** Lines of the address field, name first; empty where the form asked for none. */
  addressLines: z.array(z.string()),
  /** Where notifications go, if an e-mail address was given. */
  email: z.string().nullable(),
  /** Consent to electronic service: the words that were agreed to, and when. */
  electronicConsent: z.strictObject({ wording: z.string(), givenAt: z.iso.datetime() }).nullable(),
})

/** One line of the assessment that the applicant saw when sending. Amounts in cents; null where the value is unknown. */
const assessedLine = z.strictObject({
  id: z.string(),
  label: z.string(),
  amount: z.int().nullable(),
  text: z.string(),
  /** The piece of time it is for, where it is for one. */
  span: z.strictObject({ from: day, to: day, months: z.int(), perYear: z.int().nullable() }).optional(),
  paragraph: z.string().optional(),
  source: z.string().optional(),
  url: z.string().optional(),
  year: z.int().optional(),
  verified: z.boolean().optional(),
})

/**
 * What was sent, with all that is needed to compute its assessment again: together with the digests of service, overlay
 * and bylaw, this is the day and the authority as the form saw them.
 */
export const submissionContent = z.strictObject({
  answers: storedAnswers,
  assessment: z.array(assessedLine),
  sentOn: day,
  authority: z.strictObject({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['city', 'district', 'town']).optional(),
    sepa: z.strictObject({ creditorId: z.string(), mandateReference: z.string() }).nullable(),
  }),
  recipient,
})

export type Recipient = z.infer<typeof recipient>
export type SubmissionContent = z.infer<typeof submissionContent>
