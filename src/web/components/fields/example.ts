/** Named examples of questions: what they are made of, and how the form language reads them. */
import { compileService } from '../../../forms/compile-service.ts'
import { type FormContext, unknownTerritory } from '../../../forms/context.ts'
import { definition } from '../../../forms/definition.ts'
import { type Answer, type Answers, type Option, question as questionSchema, type Question } from '../../../forms/question.ts'
import { readPage, shownPage, type ShownQuestion } from '../../../forms/read-page.ts'
import { describeAnswers } from '../../../forms/review.ts'
import { isWorkingDay } from '../../../platform/holidays.ts'
import type { Language } from '../../context.ts'
import { problemText, questionsIn } from '../../texts/problems.ts'
import type { FieldProblem } from '../ErrorSummary.tsx'
import { exampleFileBook } from './example-files.ts'
import type { RawFields } from './field-types.ts'

/** A question that was asked on a page before, where the example depends on its answer. */
type Earlier = { readonly source: { readonly id: string }; readonly answer: Answer }

/** What a question looks like in use. */
export type FieldExample = {
  /** What sets it apart from the other examples of its kind, in German: "Lange Liste". */
  readonly name: string
  /** The question as its author writes it in a service file. */
  readonly source: object
  readonly question: Question
  /** The fields that it must have in the form. */
  readonly names: readonly string[]
  /** Typed in a way that is taken. */
  readonly answered: RawFields
  /** Typed in a way that is not. */
  readonly refused: RawFields
  readonly earlier: readonly Earlier[]
}

/** The named examples of each kind, the plainest first. */
export type ExampleTable = Readonly<Record<Question['type'], readonly [FieldExample, ...FieldExample[]]>>

/** Short for an example; a `source` that is no question throws. */
export const example = (
  name: string,
  source: object,
  names: readonly string[],
  answered: RawFields,
  refused: RawFields = {},
  earlier: readonly Earlier[] = [],
): FieldExample => ({ name, source, question: questionSchema.parse(source), names, answered, refused, earlier })

/** What becomes of the fields of an example: problems in words, or what is stored and how people read it. */
export type ExampleReading = {
  /** The question as a page shows it: options of code lists in their places, texts filled in. */
  readonly shown: ShownQuestion
  readonly stored: Answer | undefined
  readonly lines: readonly string[]
  readonly problems: readonly FieldProblem[]
}

/** A Wednesday in summer, in no town that there is. */
const context: FormContext = {
  today: '2026-07-01',
  authority: { id: 'musterstadt', name: 'Stadt Musterstadt', kind: 'town', sepa: null },
  bylaw: () => null,
  bylawChanges: [],
  places: { placesOf: (postalCode) => (postalCode === '45964' ? ['Gladbeck'] : []) },
  territory: unknownTerritory,
  files: exampleFileBook,
  isWorkingDay,
}

const LAST_PAGE = { id: 'seite' }

/** Reads what was typed into an example, as a service would that asks nothing else. */
export function readExample(
  { source, question, earlier }: FieldExample,
  typed: RawFields,
  lists: Readonly<Record<string, readonly Option[]>>,
  language: Language = 'de',
): ExampleReading {
  const pages = [
    ...(earlier.length > 0 ? [{ id: 'vorher', title: 'Vorher', ask: earlier.map((each) => each.source) }] : []),
    { ...LAST_PAGE, title: 'Seite', ask: [source] },
  ]
  const service = compileService(
    definition.parse({
      id: 'muster',
      title: 'Muster',
      summary: 'Eine Frage für sich',
      topic: 'querschnittsleistungen',
      audience: ['citizen'],
      trust: { level: 'none', because: 'Nur ein Muster' },
      before: { minutes: 1, afterwards: 'Nichts' },
      pages,
      lists,
    }),
    language,
  )
  const before: Answers = Object.fromEntries(earlier.map((each) => [each.source.id, each.answer]))
  const body = Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  const reading = readPage(service, LAST_PAGE, body, context, before)
  const [shown] = shownPage(service, LAST_PAGE, before, context).ask
  if (!shown) throw new Error(`the example of "${question.id}" is not asked`)
  return {
    shown,
    stored: reading.answers[question.id],
    lines: describeAnswers(service, { ...before, ...reading.answers }, context, language)
      .filter(({ page }) => page === LAST_PAGE.id)
      .flatMap(({ entries }) => entries.flatMap((entry) => entry.lines)),
    problems: reading.problems.map((problem) => ({
      field: problem.field,
      text: problemText(problem, questionsIn(service.questions), language),
    })),
  }
}
