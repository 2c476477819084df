/** A signature by declaration: the name typed out, and a tick beside what is signed. Both, or it is none. */
import { z } from 'zod'
import type { SignatureAnswer } from '../question.ts'
import { nameCodes, normalise, problemIn } from './characters.ts'
import { answered, type Kind, unanswered, wrong } from './kind.ts'
import { type PartProblem, problem } from './problem.ts'

const LONGEST_NAME = 200

const shape = z.strictObject({ name: z.string(), declared: z.literal(true) })

const words = { de: 'Unterzeichnet', en: 'Signed' } as const

export const signatureKind: Kind<'signature', SignatureAnswer> = {
  codes: [...nameCodes, 'notDeclared'],
  parts: () => ['name', 'declared'],
  read(question, fields) {
    const name = normalise(fields.get('name'))
    const declared = fields.get('declared')
    if (name + declared === '' && question.optional) return unanswered
    const wrongName = name === '' ? problem('required', {}, 'name') : problemIn(name, LONGEST_NAME, 'person', 'name')
    const problems: PartProblem[] = [
      ...(declared === 'yes' ? [] : [problem('notDeclared', {}, 'declared')]),
      ...(wrongName ? [wrongName] : []),
    ]
    return problems.length > 0 ? wrong(...problems) : answered({ name, declared: true })
  },
  isShape: (_, value): value is SignatureAnswer => shape.safeParse(value).success,
  write: (_, { name }) => ({ name, declared: 'yes' }),
  show: (question, { name }, { language }) => [question.text, `${words[language]}: ${name}`],
}
