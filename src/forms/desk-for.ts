import type { CompiledService } from './compiled.ts'
import type { FormContext } from './context.ts'
import type { Desk } from './desk.ts'
import { holds } from './expressions.ts'
import { frameOf } from './frame-of.ts'
import type { Answers } from './question.ts'

/**
 * What a service tells the desk about these answers: the permit as it is called for them, and only the provisos and hints
 * that suit them. Undefined where it tells nothing.
 */
export function deskFor(service: CompiledService, answers: Answers, context: FormContext): Desk | undefined {
  const { desk } = service.definition
  if (!desk) return undefined
  const frame = frameOf(service, answers, context)
  const special = desk.permitBy?.find((_, index) => {
    const when = service.desk.permitBy[index]
    return when !== undefined && holds(when, frame)
  })
  const suits =
    (list: 'provisos' | 'hints') =>
    ({ id }: { readonly id: string }): boolean => {
      const when = service.desk[list].get(id)
      return when === undefined || holds(when, frame)
    }
  const provisos = desk.provisos?.filter(suits('provisos'))
  const hints = desk.hints?.filter(suits('hints'))
  return {
    ...desk,
    ...(desk.permit ? { permit: { title: special?.title ?? desk.permit.title, law: special?.law ?? desk.permit.law } } : {}),
    ...(provisos ? { provisos } : {}),
    ...(hints ? { hints } : {}),
  }
}
