/** How often something takes place within a period, and in which months. */
import { z } from 'zod'
import { repetitionInWords } from '../period-words.ts'
import { type RepetitionAnswer, type Rhythm, rhythms, type Weekday, weekdays } from '../question.ts'
import { normalise } from './characters.ts'
import { answered, type Fields, type Kind, type Reading, unanswered, wrong } from './kind.ts'
import { type PartProblem, problem } from './problem.ts'

const shape = z.strictObject({
  every: z.enum(rhythms),
  weekdays: z.array(z.enum(weekdays)),
  fromMonth: z.int().min(1).max(12).optional(),
  toMonth: z.int().min(1).max(12).optional(),
})

const parts = ['every', 'weekdays', 'fromMonth', 'toMonth'] as const

export const repetitionKind: Kind<'repetition', RepetitionAnswer> = {
  codes: ['notAnOption', 'rhythmMissing', 'weekdayMissing', 'weekdaysOfEveryDay', 'monthMissing'],
  parts: () => parts,
  read(_, fields) {
    if (parts.every((part) => fields.all(part).every((value) => normalise(value) === ''))) return unanswered
    const rhythm = readRhythm(fields)
    const days = readWeekdays(fields, rhythm.answer)
    const months = readMonths(fields)
    if (rhythm.answer === null || days.answer === null || months.answer === null)
      return wrong(...rhythm.problems, ...days.problems, ...months.problems)
    return answered({ every: rhythm.answer, weekdays: days.answer, ...months.answer })
  },
  isShape: (_, value): value is RepetitionAnswer => shape.safeParse(value).success,
  write: (_, { every, weekdays: chosen, fromMonth, toMonth }) => ({
    every,
    weekdays: chosen,
    fromMonth: fromMonth === undefined ? '' : String(fromMonth),
    toMonth: toMonth === undefined ? '' : String(toMonth),
  }),
  show: (_, answer, { language }) => [repetitionInWords(answer, language)],
}

function readRhythm(fields: Fields): Reading<Rhythm> {
  const given = fields.get('every')
  if (given === '') return wrong(problem('rhythmMissing', {}, 'every'))
  const rhythm = rhythms.find((candidate) => candidate === given)
  return rhythm === undefined ? wrong(problem('notAnOption', {}, 'every')) : answered(rhythm)
}

/** Which days of the week. Every day needs none; all seven ticked say the same, some of them do not. */
function readWeekdays(fields: Fields, rhythm: Rhythm | null): Reading<readonly Weekday[]> {
  const given = new Set(fields.all('weekdays').filter((code) => code !== ''))
  const chosen = weekdays.filter((weekday) => given.has(weekday))
  if (chosen.length < given.size) return wrong(problem('notAnOption', {}, 'weekdays'))
  if (rhythm === 'day') {
    const isAmbiguous = chosen.length > 0 && chosen.length < weekdays.length
    return isAmbiguous ? wrong(problem('weekdaysOfEveryDay', {}, 'weekdays')) : answered([])
  }
  return chosen.length === 0 && rhythm !== null ? wrong(problem('weekdayMissing', {}, 'weekdays')) : answered(chosen)
}

function readMonths(fields: Fields): Reading<Pick<RepetitionAnswer, 'fromMonth' | 'toMonth'>> {
  const [from = '', to = ''] = (['fromMonth', 'toMonth'] as const).map((part) => normalise(fields.get(part)))
  const problems = (['fromMonth', 'toMonth'] as const).flatMap((part): PartProblem[] => {
    const given = part === 'fromMonth' ? from : to
    if (given !== '') return /^(?:[1-9]|1[0-2])$/.test(given) ? [] : [problem('notAnOption', {}, part)]
    return from + to === '' ? [] : [problem('monthMissing', { missing: part }, part)]
  })
  if (problems.length > 0) return wrong(...problems)
  return answered(from === '' ? {} : { fromMonth: Number(from), toMonth: Number(to) })
}
