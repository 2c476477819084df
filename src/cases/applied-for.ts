/** What somebody applied for, in the words of the answers: the desk begins with it, and a notice says it again. */
import { z } from 'zod'
import { dayInWords } from '../forms/days.ts'
import type { Desk } from '../forms/desk.ts'
import { occurrenceSpan } from '../forms/occurrences.ts'
import { periodInWords } from '../forms/period-words.ts'
import type { Answers, RepetitionAnswer } from '../forms/question.ts'
import { describeAnswers } from '../forms/review.ts'
import type { DecidedSubmission } from './decided-submission.ts'
import { frozenContext } from './frozen-context.ts'
import { placesInWords, placesOf } from './places.ts'

const time = z.string().regex(/^\d{2}:\d{2}$/)

/** How the period of an application is stored: days with or without hours, or only the first day. */
const storedPeriod = z.union([
  z.iso.date().transform((from) => ({ from, to: undefined, fromTime: undefined, toTime: undefined })),
  z.object({ from: z.iso.date(), to: z.iso.date().optional(), fromTime: time.optional(), toTime: time.optional() }),
])

/** Everything line by line; what the service does not ask, or nobody answered, is empty or null. Days are `YYYY-MM-DD`. */
export type AppliedFor = {
  readonly subject: readonly string[]
  readonly places: readonly string[]
  /** The period as it was asked for. */
  readonly period: string | null
  /** The first and the last day on which it takes place. */
  readonly from: string | null
  readonly to: string | null
  /** On which of these days, and how many they are. */
  readonly days: readonly string[]
  /** The same, and from when to when. */
  readonly times: readonly string[]
}

export function appliedFor({ service, content, bylaw }: DecidedSubmission): AppliedFor {
  const { desk } = service.definition
  const { answers } = content
  const described = describeAnswers(service, answers, frozenContext(content, bylaw), 'de').flatMap(({ entries }) => entries)
  const linesOf = (id: string): readonly string[] =>
    described.flatMap(({ question, lines, isAnswered }) => (question === id && isAnswered ? lines : []))
  const asked = askedPeriod(desk, answers)
  const whole = asked?.to === undefined ? null : { from: asked.from, to: asked.to }
  // An answer that is described was read as what its question asks.
  const rhythm =
    desk?.repetition !== undefined && linesOf(desk.repetition).length > 0 ? (answers[desk.repetition] as RepetitionAnswer) : null
  const span = whole && rhythm ? occurrenceSpan(whole, rhythm) : null
  const days = [
    ...(desk?.repetition === undefined ? [] : linesOf(desk.repetition)),
    ...(span ? [span.count === 1 ? 'an einem Tag' : `an ${span.count} Tagen`] : []),
  ]
  const times = asked?.fromTime !== undefined && asked.toTime !== undefined ? { fromTime: asked.fromTime, toTime: asked.toTime } : null
  return {
    subject: (desk?.subject ?? []).flatMap((part) => {
      const words = linesOf(typeof part === 'string' ? part : part.question).join(', ')
      return words === '' ? [] : [typeof part === 'string' ? words : `${part.label}: ${words}`]
    }),
    places: placesInWords(placesOf(service.definition, answers)),
    period: whole
      ? periodInWords({ ...whole, ...times }, 'de', { isRepeated: rhythm !== null })
      : asked && `ab dem ${dayInWords(asked.from, 'de')}`,
    from: span?.first ?? asked?.from ?? null,
    to: span?.last ?? asked?.to ?? null,
    days,
    times: [...days, ...(times ? [`von ${times.fromTime} bis ${times.toTime} Uhr`] : [])],
  }
}

/** What was answered to the first question after the time that has an answer; one day is a period that ends as it begins. */
function askedPeriod(desk: Desk | undefined, answers: Answers): z.infer<typeof storedPeriod> | null {
  const answer = [desk?.period ?? []]
    .flat()
    .map((id) => answers[id])
    .find((given) => given !== undefined)
  const stored = storedPeriod.safeParse(answer ?? (desk?.day === undefined ? undefined : answers[desk.day]))
  if (!stored.success) return null
  return answer === undefined ? { ...stored.data, to: stored.data.from } : stored.data
}
