/** The functions that reckon with periods, repetitions, times and working days: fees by day and month, lead times, hours. */
import { daysBetween, isDay } from '../days.ts'
import { countOccurrences, countWorkingDaysBetween, monthsTouched, monthsTouchedWithin } from '../occurrences.ts'
import { type PeriodAnswer, type RepetitionAnswer, rhythms, type Weekday, weekdays } from '../question.ts'
import { isTime, minutesOf } from '../times.ts'
import { entryOf, type Value } from './frame.ts'
import type { FeelFunction } from './functions.ts'
import { integer, text } from './types.ts'

/** The days of an answered period; null for any other thing. */
function periodFrom(value: Value): PeriodAnswer | null {
  const [from, to] = [entryOf(value, 'from'), entryOf(value, 'to')]
  return isDay(from) && isDay(to) ? { from, to } : null
}

function repetitionFrom(value: Value): RepetitionAnswer | null {
  const every = rhythms.find((rhythm) => rhythm === entryOf(value, 'every'))
  const chosen = entryOf(value, 'weekdays')
  if (every === undefined || !Array.isArray(chosen)) return null
  const [fromMonth, toMonth] = [entryOf(value, 'fromMonth'), entryOf(value, 'toMonth')]
  return {
    every,
    weekdays: weekdays.filter((weekday: Weekday) => chosen.includes(weekday)),
    ...(typeof fromMonth === 'number' && typeof toMonth === 'number' ? { fromMonth, toMonth } : {}),
  }
}

const period = { kinds: ['context'], parts: ['from', 'to'] } as const
const repetition = { kinds: ['context'], parts: ['every', 'weekdays'] } as const
const day = ['date'] as const
const whole = ['integer', 'number'] as const

const isMonth = (value: Value): value is number => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 12

const counting = (parameters: FeelFunction['parameters'], apply: (...given: Value[]) => Value): FeelFunction => ({
  parameters,
  type: () => integer,
  apply,
})

export const periodFunctions: ReadonlyMap<string, FeelFunction> = new Map<string, FeelFunction>([
  /** The days of a period, the first and the last one included. */
  [
    'daysIn',
    counting([period], (given) => {
      const days = periodFrom(given)
      return days && Math.max(0, daysBetween(days.from, days.to) + 1)
    }),
  ],
  /** The days of a period on which a repetition takes place; null for more than a hundred years. */
  [
    'occurrences',
    counting([period, repetition], (given, repeated) => {
      const [days, every] = [periodFrom(given), repetitionFrom(repeated)]
      return days && every && countOccurrences(days, every)
    }),
  ],
  /** How often it takes place, as a code. `every` is a word of FEEL itself, so that no path can end with it. */
  [
    'rhythmOf',
    {
      parameters: [repetition],
      type: ([given]) => (given?.kind === 'context' ? given.entries.get('every') : undefined) ?? text,
      apply: (given) => repetitionFrom(given)?.every ?? null,
    },
  ],
  /** Calendar months begun from one day to another. */
  ['monthsTouched', counting([day, day], (from, to) => (isDay(from) && isDay(to) ? monthsTouched(from, to) : null))],
  /** Of these, the months of a season, also over the turn of the year: `monthsTouchedWithin(from, to, 11, 2)`. */
  [
    'monthsTouchedWithin',
    counting([day, day, whole, whole], (from, to, first, last) =>
      isDay(from) && isDay(to) && isMonth(first) && isMonth(last) ? monthsTouchedWithin(from, to, first, last) : null,
    ),
  ],
  /** Days on which offices work, after the first day and before the second one; counted no further than 750 days. */
  [
    'workingDaysBetween',
    {
      parameters: [day, day],
      type: () => integer,
      applyIn: ({ isWorkingDay }, from, to) =>
        isWorkingDay && isDay(from) && isDay(to) ? countWorkingDaysBetween(from, to, isWorkingDay) : null,
    },
  ],
  /** Minutes from one time of a day to another; negative when the second is earlier. */
  ['minutesBetween', counting([['time'], ['time']], (from, to) => (isTime(from) && isTime(to) ? minutesOf(to) - minutesOf(from) : null))],
])
