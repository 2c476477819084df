/** From one day to another, with or without the hours of each day. */
import { z } from 'zod'
import { daysBetween, isDay } from '../days.ts'
import { periodInWords } from '../period-words.ts'
import type { PeriodAnswer } from '../question.ts'
import { isTime, timeFrom, timeInWords } from '../times.ts'
import { normalise } from './characters.ts'
import { dateCodes, dateParts, readDate, writeDate } from './date.ts'
import { type Asked, answered, type Fields, type Kind, type Reading, type Setting, unanswered, wrong } from './kind.ts'
import { type PartProblem, problem, type ProblemCode } from './problem.ts'

const dayParts = (['from', 'to'] as const).flatMap((end) => dateParts.map((part) => `${end}.${part}`))
const timeParts = ['fromTime', 'toTime'] as const

export const periodCodes = [
  ...dateCodes,
  'beginMissing',
  'endMissing',
  'endBeforeBegin',
  'periodTooLong',
  'notATime',
  'timeMissing',
  'timesBackwards',
] as const satisfies readonly ProblemCode[]

const day = z.string().refine(isDay)
const time = z.string().refine(isTime)
const shape = z.strictObject({ from: day, to: day, fromTime: time.optional(), toTime: time.optional() })

export const periodKind: Kind<'period', PeriodAnswer> = {
  codes: periodCodes,
  parts: (question) => [...dayParts, ...(question.times ? timeParts : [])],
  read(question, fields, setting) {
    if (periodKind.parts(question).every((part) => normalise(fields.get(part)) === '')) return unanswered
    const days = readDays(question, fields, setting)
    const times = question.times ? readTimes(fields) : answered({})
    if (days.answer === null || times.answer === null) return wrong(...days.problems, ...times.problems)
    const period: PeriodAnswer = { ...days.answer, ...times.answer }
    const { from, to, fromTime, toTime } = period
    if (from === to && fromTime !== undefined && toTime !== undefined && toTime <= fromTime)
      return wrong(problem('timesBackwards', { fromTime: timeInWords(fromTime, setting.language) }, 'toTime'))
    return answered(period)
  },
  isShape: (_, value): value is PeriodAnswer => shape.safeParse(value).success,
  write: (question, { from, to, fromTime, toTime }) => ({
    ...writeDate(from, 'from.'),
    ...writeDate(to, 'to.'),
    ...(question.times ? { fromTime: fromTime ?? '', toTime: toTime ?? '' } : {}),
  }),
  show: (_, answer, { language }) => [periodInWords(answer, language)],
}

type Days = Pick<PeriodAnswer, 'from' | 'to'>

function readDays({ maxDays }: Asked<'period'>, fields: Fields, setting: Setting): Reading<Days> {
  const from = readDate(fields, setting, 'from.')
  // That the end comes too early is told by the begin, which it must not precede.
  const to = readDate(fields, { ...setting, earliest: null }, 'to.')
  const missing: PartProblem[] = [
    ...(isUnanswered(from) ? [problem('beginMissing', {}, 'from.day')] : []),
    ...(isUnanswered(to) ? [problem('endMissing', {}, 'to.day')] : []),
  ]
  if (from.answer === null || to.answer === null) return wrong(...from.problems, ...to.problems, ...missing)
  if (to.answer < from.answer) return wrong(problem('endBeforeBegin', {}, 'to.day'))
  const days = daysBetween(from.answer, to.answer) + 1
  if (maxDays !== undefined && days > maxDays) return wrong(problem('periodTooLong', { max: maxDays, days }, 'to.day'))
  return answered({ from: from.answer, to: to.answer })
}

function readTimes(fields: Fields): Reading<Pick<PeriodAnswer, 'fromTime' | 'toTime'>> {
  const [fromTime, toTime] = timeParts.map((part) => readTime(fields, part))
  if (!fromTime?.answer || !toTime?.answer) return wrong(...(fromTime?.problems ?? []), ...(toTime?.problems ?? []))
  return answered({ fromTime: fromTime.answer, toTime: toTime.answer })
}

function readTime(fields: Fields, part: (typeof timeParts)[number]): Reading<string> {
  const typed = normalise(fields.get(part))
  if (typed === '') return wrong(problem('timeMissing', {}, part))
  const read = timeFrom(typed)
  return read === null ? wrong(problem('notATime', {}, part)) : answered(read)
}

const isUnanswered = ({ answer, problems }: Reading<string>): boolean => answer === null && problems.length === 0
