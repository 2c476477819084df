/** The table of question kinds, and what can be done with any question through it. Rows and what is only told stand apart. */
import type { Language } from '../days.ts'
import type { UploadedFile } from '../context.ts'
import {
  type AddressAnswer,
  type Answer,
  type AskedQuestion,
  isRepeated,
  isTold,
  type LocationAnswer,
  type Option,
  type OrganisationAnswer,
  type PeriodAnswer,
  type PersonAnswer,
  type Question,
  type RepeatedQuestion,
  type RepetitionAnswer,
  type SignatureAnswer,
} from '../question.ts'
import { addressKind } from './address.ts'
import { choiceKind, choicesKind, declarationKind, yesNoKind } from './choices.ts'
import { emailKind, ibanKind, phoneKind } from './contact.ts'
import { countryKind, nationalityKind } from './countries.ts'
import { dateKind } from './date.ts'
import { fileKind } from './files.ts'
import type { Fields, Kind, Reading, Setting, Written } from './kind.ts'
import { moneyKind, numberKind } from './numbers.ts'
import { periodKind } from './period.ts'
import { organisationKind, personKind } from './person.ts'
import type { ProblemCode } from './problem.ts'
import { repetitionKind } from './repetition.ts'
import { signatureKind } from './signature.ts'
import { longTextKind, textKind } from './text.ts'
import { timeKind } from './time.ts'
import { vehiclePlateKind } from './vehicle-plate.ts'
import { locationKind } from './location.ts'

/** A question that is answered in fields of its own: not by rows, and not only told. */
export type FieldQuestion = Exclude<AskedQuestion, RepeatedQuestion>

/** What is stored as the answer to a question of each type. */
type AnswerOf = {
  text: string
  longText: string
  number: number
  money: number
  date: string
  yesNo: boolean
  choice: string
  choices: readonly string[]
  email: string
  phone: string
  iban: string
  address: AddressAnswer
  person: PersonAnswer
  organisation: OrganisationAnswer
  declaration: boolean
  time: string
  period: PeriodAnswer
  repetition: RepetitionAnswer
  country: string
  nationality: string
  vehiclePlate: string
  signature: SignatureAnswer
  location: LocationAnswer
  file: readonly UploadedFile[]
}

/** Each kind for the questions of its type. Does not compile when one is missing. */
const kinds: { readonly [Type in FieldQuestion['type']]: Kind<Type, AnswerOf[Type]> } = {
  text: textKind,
  longText: longTextKind,
  number: numberKind,
  money: moneyKind,
  date: dateKind,
  yesNo: yesNoKind,
  choice: choiceKind,
  choices: choicesKind,
  email: emailKind,
  phone: phoneKind,
  iban: ibanKind,
  address: addressKind,
  person: personKind,
  organisation: organisationKind,
  declaration: declarationKind,
  time: timeKind,
  period: periodKind,
  repetition: repetitionKind,
  country: countryKind,
  nationality: nationalityKind,
  vehiclePlate: vehiclePlateKind,
  signature: signatureKind,
  location: locationKind,
  file: fileKind,
}

/** The kind of a question. The one cast of this table: a question's type and its kind's belong together by the table's keys. */
const kindOf = (question: FieldQuestion): Kind<FieldQuestion['type'], Answer> =>
  kinds[question.type] as unknown as Kind<FieldQuestion['type'], Answer>

/** Every code that a question can produce; what an author's `say` may name. */
export function codesOf(question: Question): readonly ProblemCode[] {
  if (isTold(question)) return []
  if (isRepeated(question)) return ['tooFewRows', 'tooManyRows']
  return question.type === 'declaration' ? kindOf(question).codes : ['required', ...kindOf(question).codes]
}

/** The names of a question's fields in a form, below its own name. */
export const partsOf = (question: FieldQuestion): readonly string[] => kindOf(question).parts(question)

/** The parts that no answer goes without. */
export const requiredPartsOf = (question: FieldQuestion): readonly string[] =>
  kindOf(question).requiredParts?.(question) ?? partsOf(question).slice(0, 1)

/** Whether several values may be posted under the name of this part. */
export const takesMany = (question: FieldQuestion, part: string): boolean =>
  question.type === 'choices' || question.type === 'file' || (question.type === 'repetition' && part === 'weekdays')

/** Reads posted fields. */
export const readField = (question: FieldQuestion, fields: Fields, setting: Setting): Reading<Answer> =>
  kindOf(question).read(question, fields, setting)

/** The fields of a stored answer; null when its shape is not that of an answer to this question. */
export function writeField(question: FieldQuestion, answer: unknown): Written | null {
  const kind = kindOf(question)
  return kind.isShape(question, answer) ? kind.write(question, answer) : null
}

/** A stored answer as lines of text; none when its shape is wrong. */
export function showField(
  question: FieldQuestion,
  answer: unknown,
  shown: { readonly language: Language; readonly options: readonly Option[] },
): readonly string[] {
  const kind = kindOf(question)
  return kind.isShape(question, answer) ? kind.show(question, answer, shown) : []
}
