import type { UploadedFile } from '../../../forms/context.ts'
import type { Option, Question } from '../../../forms/question.ts'
import type { Language } from '../../context.ts'
import type { FieldProblem } from '../ErrorSummary.tsx'

/** Posted or stored fields as text, by their names in the form. A name that came more than once holds all its values. */
export type RawFields = Readonly<Record<string, string | readonly string[] | undefined>>

/** What every kind of question is shown from. `name` is `question.id`, or `hunde.0.rufname` inside of a group. */
export type FieldProps<Kind extends Question = Question> = {
  readonly question: Kind
  readonly name: string
  readonly raw: RawFields
  readonly problems: readonly FieldProblem[]
  readonly language: Language
  /** The code lists of the service by name. */
  readonly lists: Readonly<Record<string, readonly Option[]>>
  /** In a table: the ids of the headings that name the field. Its own label is then for narrow screens, where it has none. */
  readonly labelledBy?: string | undefined
  /** Where files are kept; without, none are shown and none go up by themselves. */
  readonly files?: FieldFiles | undefined
}

/** What a form knows of the files of its draft. */
export type FieldFiles = {
  readonly find: (id: string) => UploadedFile | null
  /** Where a kept file can be opened. */
  readonly href: (id: string) => string
  /** Where a script sends a file for the field of this name. */
  readonly uploadHref: (name: string) => string
  /** Where a script takes one back. */
  readonly discardHref: string
}

/** The question of one type: `QuestionOf<'date'>`. */
export type QuestionOf<Type extends Question['type']> = Extract<Question, { type: Type }>

/** The one value of a field; nothing typed is an empty text. */
export const valueOf = (raw: RawFields, name: string): string => {
  const value = raw[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** All values of a field that may come more than once. */
export const valuesOf = (raw: RawFields, name: string): readonly string[] => {
  const value = raw[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** The sentence at exactly this field. */
export const problemAt = (problems: readonly FieldProblem[], name: string): string | undefined =>
  problems.find(({ field }) => field === name)?.text
