/** Text in one line and in many. */
import { nameCodes, normalise, problemIn, textCodes } from './characters.ts'
import { answered, type Kind, unanswered, wrong } from './kind.ts'
import { problem } from './problem.ts'

const isText = (_: unknown, value: unknown): value is string => typeof value === 'string'

export const textKind: Kind<'text', string> = {
  codes: [...nameCodes, 'patternMismatch'],
  parts: () => [''],
  read(question, fields) {
    const text = normalise(fields.get(''))
    if (text === '') return unanswered
    const found = problemIn(text, question.max, question.name ? 'other' : 'free')
    if (found) return wrong(found)
    if (question.pattern !== undefined && !new RegExp(`^(?:${question.pattern})$`, 'u').test(text)) return wrong(problem('patternMismatch'))
    return answered(text)
  },
  isShape: isText,
  write: (_, answer) => ({ '': answer }),
  show: (_, answer) => [answer],
}

export const longTextKind: Kind<'longText', string> = {
  codes: textCodes,
  parts: () => [''],
  read(question, fields) {
    const text = normalise(fields.get(''), 'many')
    if (text === '') return unanswered
    const found = problemIn(text, question.max, 'free')
    return found ? wrong(found) : answered(text)
  },
  isShape: isText,
  write: (_, answer) => ({ '': answer }),
  show: (_, answer) => answer.split('\n'),
}
