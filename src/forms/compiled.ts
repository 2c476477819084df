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
  readonly options: readonly Option[]
  /** The questions of one row; empty unless it is a group. */
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

export type CompiledCheck = { readonly check: Check; readonly that: Expression; readonly say: Template }

export type CompiledLine = {
  readonly line: AssessmentLine
  readonly when: Expression | null
  readonly on: Expression | null
  readonly amount: Expression
  readonly label: Template
  readonly unknown: Template
  readonly note: Template | null
}

/** One language of one version. Compile once and keep it, by digest and language. */
export type CompiledService = {
  readonly definition: Definition
  readonly language: Language
  readonly pages: readonly CompiledPage[]
  readonly lines: readonly CompiledLine[]
  /** Any question, those of groups as well. */
  readonly questions: ReadonlyMap<string, CompiledQuestion>
}

/** Something wrong in a definition, and where: `['pages', 0, 'ask', 2, 'when']`. */
export type DefinitionProblem = { readonly path: readonly (string | number)[]; readonly message: string }
