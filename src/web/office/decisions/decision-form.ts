/**
 * The form of a decision, in the form language itself: the desk asks, checks and words problems as every other form
 * does. One definition for each way a case can end.
 */
import type { CaseDetails } from '../../../cases/cases.ts'
import type { DecidedSubmission } from '../../../cases/decided-submission.ts'
import type { CaseFacts } from '../../../cases/procedures/procedure.ts'
import { compileService } from '../../../forms/compile-service.ts'
import type { CompiledService } from '../../../forms/compiled.ts'
import { type FormContext, noFiles, unknownTerritory } from '../../../forms/context.ts'
import { definition } from '../../../forms/definition.ts'
import type { Answers, Option } from '../../../forms/question.ts'
import { dayOf } from '../../../platform/clock.ts'
import { isWorkingDay } from '../../../platform/holidays.ts'
import type { FieldProblem } from '../../components/ErrorSummary.tsx'

/** A case that is decided upon, as a form is filled in from it. `today`: `YYYY-MM-DD`. */
export type DeskCase = DecidedSubmission & { readonly details: CaseDetails; readonly today: string }

/** What the procedure has to know of a case. */
export const factsOf = ({ details, service, today }: DeskCase): CaseFacts => ({
  today,
  receivedOn: dayOf(details.receivedAt),
  wasAsked: details.history.some(({ move }) => move === 'askApplicant'),
  hasPlace: service.definition.desk?.place !== undefined,
})

/** Title of a way to end a case, on buttons and forms, what it is for, and how a case has ended that ended so. */
export type DecisionName = { readonly title: string; readonly lead: string; readonly outcome: string }

/** How the desk asks for the decisions of one procedure. */
export type DecisionForms<Decided extends { readonly kind: string }, Problem extends string> = {
  readonly names: Readonly<Record<Decided['kind'], DecisionName>>
  /** Problems that a form cannot know, with the field they are shown at. */
  readonly problems: Readonly<Record<Problem, FieldProblem>>
  /** The form; it may offer what the service has for this case. */
  readonly formOf: (kind: Decided['kind'], from: DeskCase) => CompiledService
  /** Fields that are needed only if another question of the form is answered so: by their ids, with the id of that question. */
  readonly conditional: Readonly<Record<string, string>>
  /** What it is filled in with from what was sent, so that nobody copies it. */
  readonly proposed: (kind: Decided['kind'], from: DeskCase) => Answers
  /** The answers as a decision. They were read by `readPage` without problems, so they have their shapes. */
  readonly read: (kind: Decided['kind'], answers: Answers, from: DeskCase) => Decided
  /** What a clerk should know while filling it in. */
  readonly notes: (kind: Decided['kind'], from: DeskCase) => readonly string[]
  /** Whether what was shown at sending matters for it. */
  readonly showsAssessment: (kind: Decided['kind']) => boolean
  /** The words in which the desk begins a hearing; null where the law knows none before its decisions. */
  readonly hearing: ((from: DeskCase) => string) | null
}

/** The one page of each form. */
export const DECISION_PAGE = 'entscheidung'

/** Compiles the form of a decision from its questions, written as in a service file. */
export function compileForm(
  { title, lead }: DecisionName,
  ask: readonly object[],
  lists: Readonly<Record<string, readonly Option[]>>,
): CompiledService {
  return compileService(
    definition.parse({
      id: 'entscheidung',
      title,
      summary: lead,
      topic: 'querschnittsleistungen',
      audience: ['administration'],
      trust: { level: 'none', because: 'Nur am Arbeitsplatz.' },
      before: { minutes: 5, needed: [], afterwards: 'Der Bescheid wird geschrieben.' },
      pages: [{ id: DECISION_PAGE, title, lead, ask }],
      lists,
    }),
  )
}

/** The desk's forms ask nothing of a statute or a place. */
export const deskContext = (today: string, authority: { readonly id: string; readonly name: string }): FormContext => ({
  today,
  authority: { id: authority.id, name: authority.name, sepa: null },
  bylaw: () => null,
  bylawChanges: [],
  places: { placesOf: () => [] },
  territory: unknownTerritory,
  files: noFiles,
  isWorkingDay,
})
