/** What the gallery shows of an example: the same question in several states on one page, its file, its possible problems. */
import { stringify } from 'yaml'
import { isRepeated, type Question } from '../../forms/question.ts'
import type { ShownQuestion } from '../../forms/read-page.ts'
import { codesOf } from '../../forms/questions/kinds.ts'
import type { Params, ProblemCode } from '../../forms/questions/problem.ts'
import { timeInWords } from '../../forms/times.ts'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import { type FieldExample, readExample } from '../components/fields/example.ts'
import type { RawFields } from '../components/fields/field-types.ts'
import { exampleLists } from '../components/fields/fields.examples.tsx'
import type { Language } from '../context.ts'
import { exampleParams } from '../texts/problems.examples.ts'
import { problemText } from '../texts/problems.ts'

/** A question ready to be shown. */
type Shown = { readonly question: ShownQuestion; readonly raw: RawFields; readonly problems: readonly FieldProblem[] }

/** The states that every example is shown in. */
export const exampleStates = ['empty', 'answered', 'refused'] as const
type ExampleState = (typeof exampleStates)[number]

/** An example in one state, under names of its own, because ids are unique on a page. */
export function exampleIn(example: FieldExample, state: ExampleState): Shown {
  const typed = state === 'empty' ? {} : example[state]
  const { shown, problems } = readExample(example, typed, exampleLists)
  const renamed = (field: string): string => field.replace(new RegExp(`^${shown.id}(?=\\.|$)`), `${shown.id}-${state}`)
  return {
    question: { ...shown, id: renamed(shown.id) },
    raw: Object.fromEntries(Object.entries(typed).map(([name, value]) => [renamed(name), value])),
    problems: state === 'empty' ? [] : problems.map(({ field, text }) => ({ field: renamed(field), text })),
  }
}

/** The example as an author writes it among the questions of a page, after those that it depends on. */
export const exampleYaml = ({ source, earlier }: FieldExample): string =>
  stringify([...earlier.map((each) => each.source), source], { lineWidth: 90 })

/** A problem that a question can have: its code, which a service may word anew under `say`, and our words for it. */
export type PossibleProblem = { readonly code: ProblemCode; readonly text: string }

/** Everything that can be wrong with an answer to this question. */
export const problemsOf = (question: Question, language: Language): readonly PossibleProblem[] =>
  codesOf(question).map((code) => wordedProblem(question, code, language))

/** What can be wrong with any question on top of that. */
export const problemsOfAny = (question: Question, language: Language): readonly PossibleProblem[] =>
  (['oneAnswerOnly', 'checkFailed', 'notUnderstood', 'unknownQuestion'] as const).map((code) => wordedProblem(question, code, language))

function wordedProblem(question: Question, code: ProblemCode, language: Language): PossibleProblem {
  const params: Params = { ...exampleParams(language), ...ownParams(question, code, language) }
  return { code, text: problemText({ field: question.id, question: question.id, code, params }, () => question, language) }
}

/** Where a kind's parameter is of another sort than elsewhere. */
function ownParams(question: Question, code: ProblemCode, language: Language): Params {
  if (code === 'timeTooEarly' || code === 'timeTooLate')
    return { earliest: timeInWords('08:00', language), latest: timeInWords('18:00', language) }
  if (code === 'monthMissing') return { missing: 'toMonth' }
  if (code === 'plateTooLong') return { max: 8 }
  if (isRepeated(question)) return { item: question.item, min: Math.max(question.min, 1), max: question.max }
  return {}
}
