/** An online service ready to run: its definition with every expression and every text compiled. */
import type { AssessmentLine, Check, Definition, Page } from './definition.ts'
import type { Option, Question } from './question.ts'
import type { Language } from './days.ts'
import type { Expression } from './expressions.ts'
import type { Template } from './template.ts'

export type CompiledQuestion = {
  readonly question: Question
  readonly when: Expression | null
  readonly earliest: Expression | null
  readonly latest: Expression | null
  readonly requiredWhen: Expression | null
  readonly prefill: Expression | null
  readonly atLeast: Expression | null
  readonly atMost: Expression | null
  readonly among: Expression | null
  /** What a computed question shows. */
  readonly is: Expression | null
  readonly options: readonly Option[]
  /** The questions of one row; empty unless it is answered by rows. */
  readonly row: readonly CompiledQuestion[]
  readonly texts: QuestionTexts
}

export type QuestionTexts = { readonly label: Template | null; readonly hint: Template | null; readonly text: Template | null }

export type CompiledPage = {
  readonly page: Page
  readonly when: Expression | null
  readonly lead: Template | null
  readonly questions: readonly CompiledQuestion[]
  /** The checks whose sentence is shown on this page. */
  readonly checks: readonly CompiledCheck[]
}

/**
 * Where the sentence of a check stands: at a question or a part of it (`place`). `groups` are those whose rows the question
 * is in, the outer one first: then the check is one of every row.
 */
export type CheckPlace = { readonly question: string; readonly part: string; readonly groups: readonly string[] }

export type CompiledCheck = { readonly check: Check; readonly at: CheckPlace; readonly that: Expression; readonly say: Template }

/** `reads`: the values of the statute, by dotted name, that decide what the line says of a piece. */
export type CompiledSpan = {
  readonly from: Expression
  readonly to: Expression
  readonly perYear: Expression | null
  readonly reads: ReadonlySet<string>
}

export type CompiledLine = {
  readonly line: AssessmentLine
  readonly span: CompiledSpan | null
  readonly when: Expression | null
  readonly on: Expression | null
  readonly amount: Expression
  readonly label: Template
  readonly unknown: Template
  readonly note: Template | null
}

/** The conditions of what a service tells the desk: of each entry of `permitBy` in its order, and of the provisos and hints that have one. */
export type CompiledDesk = {
  readonly permitBy: readonly Expression[]
  readonly provisos: ReadonlyMap<string, Expression>
  readonly hints: ReadonlyMap<string, Expression>
}

/** One language of one version. Compile once and keep it, by digest and language. */
export type CompiledService = {
  readonly definition: Definition
  readonly language: Language
  readonly pages: readonly CompiledPage[]
  readonly lines: readonly CompiledLine[]
  readonly desk: CompiledDesk
  /** Any question, those of rows as well. */
  readonly questions: ReadonlyMap<string, CompiledQuestion>
}

/** Something wrong in a definition, and where: `['pages', 0, 'ask', 2, 'when']`. */
export type DefinitionProblem = { readonly path: readonly (string | number)[]; readonly message: string }

/** The question and those of its rows, in the order asked. */
export const withCompiledRows = (compiled: CompiledQuestion): readonly CompiledQuestion[] => [
  compiled,
  ...compiled.row.flatMap(withCompiledRows),
]
