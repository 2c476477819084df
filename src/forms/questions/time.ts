/** Times of day, typed as people write them. */
import { isTime, timeFrom, timeInWords } from '../times.ts'
import { normalise } from './characters.ts'
import { answered, type Kind, unanswered, wrong } from './kind.ts'
import { problem } from './problem.ts'

export const timeKind: Kind<'time', string> = {
  codes: ['notATime', 'timeTooEarly', 'timeTooLate'],
  parts: () => [''],
  read({ earliest, latest }, fields, { language }) {
    const typed = normalise(fields.get(''))
    if (typed === '') return unanswered
    const time = timeFrom(typed)
    if (time === null) return wrong(problem('notATime'))
    if (earliest !== undefined && time < earliest) return wrong(problem('timeTooEarly', { earliest: timeInWords(earliest, language) }))
    if (latest !== undefined && time > latest) return wrong(problem('timeTooLate', { latest: timeInWords(latest, language) }))
    return answered(time)
  },
  isShape: (_, value): value is string => isTime(value),
  write: (_, answer) => ({ '': answer }),
  show: (_, answer, { language }) => [timeInWords(answer, language)],
}
