/** People and organisations. */
import { z } from 'zod'
import { dayInWords, isDay } from '../days.ts'
import type { OrganisationAnswer, PersonAnswer } from '../question.ts'
import { type Alphabet, nameCodes, normalise, problemIn } from './characters.ts'
import { dateCodes, dateParts, readDate, writeDate } from './date.ts'
import { answered, type Fields, type Kind, unanswered, wrong } from './kind.ts'
import { type PartProblem, problem } from './problem.ts'

type NamePart<Part extends string> = { readonly part: Part; readonly max: number; readonly alphabet: Alphabet; readonly optional?: true }

function readNames<Part extends string>(
  fields: Fields,
  parts: readonly NamePart<Part>[],
): { names: Record<Part, string>; problems: PartProblem[]; isEmpty: boolean } {
  const names = Object.fromEntries(parts.map(({ part }) => [part, normalise(fields.get(part))])) as Record<Part, string>
  const problems = parts.flatMap(({ part, max, alphabet, optional }) => {
    if (names[part] === '') return optional ? [] : [problem('required', {}, part)]
    const found = problemIn(names[part], max, alphabet, part)
    return found ? [found] : []
  })
  return { names, problems, isEmpty: parts.every(({ part }) => names[part] === '') }
}

const personNames: readonly NamePart<'firstName' | 'lastName'>[] = [
  { part: 'firstName', max: 100, alphabet: 'person' },
  { part: 'lastName', max: 100, alphabet: 'person' },
]
const birthDateParts = dateParts.map((part) => `birthDate.${part}`)
const personShape = z.strictObject({ firstName: z.string(), lastName: z.string(), birthDate: z.string().refine(isDay).optional() })

export const personKind: Kind<'person', PersonAnswer> = {
  codes: [...nameCodes, ...dateCodes],
  parts: (question) => [...personNames.map(({ part }) => part), ...(question.birthDate ? birthDateParts : [])],
  requiredParts: (question) => [...personNames.map(({ part }) => part), ...birthDateParts.slice(0, question.birthDate ? 1 : 0)],
  read(question, fields, setting) {
    const { names, problems, isEmpty } = readNames(fields, personNames)
    const born = question.birthDate
      ? readDate(fields, { language: setting.language, earliest: '1880-01-01', latest: setting.today }, 'birthDate.')
      : unanswered
    if (isEmpty && born.answer === null && born.problems.length === 0) return unanswered
    const birthProblems =
      question.birthDate && born.answer === null && born.problems.length === 0 ? [problem('required', {}, 'birthDate.day')] : born.problems
    if (problems.length + birthProblems.length > 0) return wrong(...problems, ...birthProblems)
    return answered({ ...names, ...(born.answer === null ? {} : { birthDate: born.answer }) })
  },
  isShape: (_, value): value is PersonAnswer => personShape.safeParse(value).success,
  write: (_, answer) => ({
    firstName: answer.firstName,
    lastName: answer.lastName,
    ...(answer.birthDate === undefined ? {} : writeDate(answer.birthDate, 'birthDate.')),
  }),
  show: (_, answer, { language }) => [
    `${answer.firstName} ${answer.lastName}`,
    ...(answer.birthDate === undefined
      ? []
      : [`${language === 'de' ? 'geboren am' : 'born on'} ${dayInWords(answer.birthDate, language)}`]),
  ],
}

const organisationNames: readonly NamePart<'name' | 'legalForm' | 'contactPerson'>[] = [
  { part: 'name', max: 200, alphabet: 'other' },
  { part: 'legalForm', max: 100, alphabet: 'other', optional: true },
  { part: 'contactPerson', max: 200, alphabet: 'person', optional: true },
]
const organisationShape = z.strictObject({ name: z.string(), legalForm: z.string().optional(), contactPerson: z.string().optional() })

export const organisationKind: Kind<'organisation', OrganisationAnswer> = {
  codes: nameCodes,
  parts: () => organisationNames.map(({ part }) => part),
  requiredParts: () => organisationNames.flatMap(({ part, optional }) => (optional ? [] : [part])),
  read(_, fields) {
    const { names, problems, isEmpty } = readNames(fields, organisationNames)
    if (isEmpty) return unanswered
    if (problems.length > 0) return wrong(...problems)
    return answered({
      name: names.name,
      ...(names.legalForm === '' ? {} : { legalForm: names.legalForm }),
      ...(names.contactPerson === '' ? {} : { contactPerson: names.contactPerson }),
    })
  },
  isShape: (_, value): value is OrganisationAnswer => organisationShape.safeParse(value).success,
  write: (_, answer) => ({ name: answer.name, legalForm: answer.legalForm ?? '', contactPerson: answer.contactPerson ?? '' }),
  show: (_, answer, { language }) => [
    // Many people type the legal form into the name; it is not said twice.
    answer.legalForm === undefined || answer.name.endsWith(answer.legalForm) ? answer.name : `${answer.name} ${answer.legalForm}`,
    ...(answer.contactPerson === undefined ? [] : [`${language === 'de' ? 'Ansprechperson' : 'Contact'}: ${answer.contactPerson}`]),
  ],
}
