import type { CompiledService } from './compiled.ts'
import type { FormContext } from './context.ts'
import type { Answers } from './question.ts'
import type { Frame } from './expressions.ts'

/** What a service's expressions are run with. `day` decides which values of the statute count; usually today. */
export const frameOf = (service: CompiledService, answers: Answers, context: FormContext, day: string = context.today): Frame => ({
  answers,
  bylaw: service.definition.bylaw === undefined ? null : (context.bylaw(day)?.values ?? null),
  authority: context.authority,
  today: context.today,
  placesOf: context.places.placesOf,
  isWorkingDay: context.isWorkingDay,
})
