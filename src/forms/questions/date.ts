/** Dates in three fields, which everyone can fill in without a calendar to open. */
import { dayFrom, dayInWords, dayOfMonth, isDay, type Language, monthOf, yearOf } from '../days.ts'
import { normalise } from './characters.ts'
import { answered, type Fields, type Kind, type Reading, unanswered, wrong, type Written } from './kind.ts'
import { problem, type ProblemCode } from './problem.ts'

export const dateParts = ['day', 'month', 'year'] as const

export const dateCodes = [
  'incompleteDate',
  'notADate',
  'yearNotInFull',
  'noSuchDate',
  'tooEarly',
  'tooLate',
] as const satisfies readonly ProblemCode[]

type Limits = { readonly language: Language; readonly earliest: string | null; readonly latest: string | null }

/** Reads the three fields below `prefix` (empty, or `birthDate.`). */
export function readDate(fields: Fields, limits: Limits, prefix = ''): Reading<string> {
  const [day = '', month = '', year = ''] = dateParts.map((part) => normalise(fields.get(prefix + part)).replace(/\.$/, ''))
  const typed = { day, month, year }
  if (day + month + year === '') return unanswered
  const missing = dateParts.find((part) => typed[part] === '')
  if (missing) return wrong(problem('incompleteDate', { missing }, prefix + missing))
  const odd = dateParts.find((part) => !(part === 'year' ? /^\d{4}$/ : /^\d{1,2}$/).test(typed[part]))
  if (odd === 'year' && /^\d{2}$/.test(year)) return wrong(problem('yearNotInFull', {}, `${prefix}year`))
  if (odd) return wrong(problem('notADate', {}, prefix + odd))
  const answer = dayFrom(Number(year), Number(month), Number(day))
  if (answer === null) return wrong(problem('noSuchDate', {}, `${prefix}day`))
  if (limits.earliest !== null && answer < limits.earliest)
    return wrong(problem('tooEarly', { earliest: dayInWords(limits.earliest, limits.language) }, `${prefix}day`))
  if (limits.latest !== null && answer > limits.latest)
    return wrong(problem('tooLate', { latest: dayInWords(limits.latest, limits.language) }, `${prefix}day`))
  return answered(answer)
}

/** The three fields of a stored day. */
export const writeDate = (day: string, prefix = ''): Written => ({
  [`${prefix}day`]: String(dayOfMonth(day)),
  [`${prefix}month`]: String(monthOf(day)),
  [`${prefix}year`]: String(yearOf(day)),
})

export const dateKind: Kind<'date', string> = {
  codes: dateCodes,
  parts: () => dateParts,
  read: (_, fields, setting) => readDate(fields, setting),
  isShape: (_, value): value is string => isDay(value),
  write: (_, answer) => writeDate(answer),
  show: (_, answer, { language }) => [dayInWords(answer, language)],
}
