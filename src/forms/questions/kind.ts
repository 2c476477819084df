/** What each kind of question can do. Kinds are plain objects in a table (`kinds.ts`); nothing is found by building names. */
import type { Language } from '../days.ts'
import type { Answer, Option, Question } from '../question.ts'
import type { FileBook, PlaceBook, Territory } from '../context.ts'
import type { PartProblem, ProblemCode } from './problem.ts'

/** The posted texts of one question. `get` gives the first value of a part, `all` every one; nothing posted is ''. */
export type Fields = { readonly get: (part: string) => string; readonly all: (part: string) => readonly string[] }

/** What a kind may know when it reads an answer. */
export type Setting = {
  readonly language: Language
  readonly today: string
  readonly places: PlaceBook
  readonly territory: Territory
  readonly files: FileBook
  readonly authority: { readonly name: string }
  readonly options: readonly Option[]
  /** Limits of a date, where the question sets some and they are known. */
  readonly earliest: string | null
  readonly latest: string | null
}

/** `answer: null` without problems means "not answered"; whether that is allowed, the caller decides. */
export type Reading<Given> = { readonly answer: Given | null; readonly problems: readonly PartProblem[] }

export type Asked<Type extends Question['type']> = Extract<Question, { type: Type }>

/** The fields of an answer as a form shows them, by part; '' is the question's own field. */
export type Written = Readonly<Record<string, string | readonly string[]>>

export type Kind<Type extends Question['type'], Given extends Answer> = {
  /** Every code that this kind can produce, beside `required`. */
  readonly codes: readonly ProblemCode[]
  /** The fields it has in a form: '' is the question's own, others follow a dot. */
  readonly parts: (question: Asked<Type>) => readonly string[]
  /** The parts that an answer cannot do without, each marked where all are empty; left out, that is the first part. */
  readonly requiredParts?: (question: Asked<Type>) => readonly string[]
  readonly read: (question: Asked<Type>, fields: Fields, setting: Setting) => Reading<Given>
  /** Whether a stored value has the shape of an answer; its content is then checked by reading it again. */
  readonly isShape: (question: Asked<Type>, value: unknown) => value is Given
  readonly write: (question: Asked<Type>, answer: Given) => Written
  /** The answer as people read it, line by line. */
  readonly show: (
    question: Asked<Type>,
    answer: Given,
    shown: { readonly language: Language; readonly options: readonly Option[] },
  ) => readonly string[]
}

export const unanswered = { answer: null, problems: [] } as const
export const answered = <Given>(answer: Given): Reading<Given> => ({ answer, problems: [] })
export const wrong = (...problems: PartProblem[]): { readonly answer: null; readonly problems: readonly PartProblem[] } => ({
  answer: null,
  problems,
})
