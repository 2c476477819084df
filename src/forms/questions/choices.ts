/** One of, many of, yes or no, and sentences that are affirmed. */
import type { Option } from '../question.ts'
import { answered, type Kind, unanswered, wrong } from './kind.ts'
import { problem } from './problem.ts'

const labelOf = (options: readonly Option[], code: string): string => options.find((option) => option.code === code)?.label ?? code
const isCode = (options: readonly Option[], code: string): boolean => options.some((option) => option.code === code)

export const choiceKind: Kind<'choice', string> = {
  codes: ['notAnOption'],
  parts: () => [''],
  read(_, fields, { options }) {
    const code = fields.get('')
    if (code === '') return unanswered
    return isCode(options, code) ? answered(code) : wrong(problem('notAnOption'))
  },
  isShape: (_, value): value is string => typeof value === 'string',
  write: (_, answer) => ({ '': answer }),
  show: (_, answer, { options }) => [labelOf(options, answer)],
}

export const choicesKind: Kind<'choices', readonly string[]> = {
  codes: ['notAnOption', 'tooFew', 'tooMany'],
  parts: () => [''],
  read(question, fields, { options }) {
    const given = new Set(fields.all('').filter((code) => code !== ''))
    if (given.size === 0) return unanswered
    if (![...given].every((code) => isCode(options, code))) return wrong(problem('notAnOption'))
    if (given.size < question.min) return wrong(problem('tooFew', { min: question.min }))
    if (question.max !== undefined && given.size > question.max) return wrong(problem('tooMany', { max: question.max }))
    return answered(options.map((option) => option.code).filter((code) => given.has(code)))
  },
  isShape: (_, value): value is readonly string[] => Array.isArray(value) && value.every((code) => typeof code === 'string'),
  write: (_, answer) => ({ '': answer }),
  show: (_, answer, { options }) => answer.map((code) => labelOf(options, code)),
}

const yesAndNo = { de: ['Ja', 'Nein'], en: ['Yes', 'No'] } as const

export const yesNoKind: Kind<'yesNo', boolean> = {
  codes: ['notYesOrNo'],
  parts: () => [''],
  read(_, fields) {
    const given = fields.get('')
    if (given === '') return unanswered
    return given === 'yes' || given === 'no' ? answered(given === 'yes') : wrong(problem('notYesOrNo'))
  },
  isShape: (_, value): value is boolean => typeof value === 'boolean',
  write: (_, answer) => ({ '': answer ? 'yes' : 'no' }),
  show: (_, answer, { language }) => [yesAndNo[language][answer ? 0 : 1]],
}

/** Affirmed or not answered: there is no "no" that would be stored. What was declared is shown with its wording. */
export const declarationKind: Kind<'declaration', boolean> = {
  codes: ['notDeclared'],
  parts: () => [''],
  read(question, fields) {
    const given = fields.get('')
    if (given === 'yes') return answered(true)
    return given === '' && question.optional ? unanswered : wrong(problem('notDeclared'))
  },
  isShape: (_, value): value is boolean => value === true,
  write: (_, answer) => ({ '': answer ? 'yes' : '' }),
  show: (question, _, { language }) => [`${yesAndNo[language][0]}: ${question.text}`],
}
