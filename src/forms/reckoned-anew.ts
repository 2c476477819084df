import type { CompiledService } from './compiled.ts'
import { reckonInto } from './computed.ts'
import type { FormContext } from './context.ts'
import { holds } from './expressions.ts'
import { frameOf } from './frame-of.ts'
import { askedOn } from './journey.ts'
import type { Answer, Answers } from './question.ts'

/**
 * What was sent as it counts on another day or by another statute: what people answered stays as it is, what the form
 * reckons from it is reckoned anew.
 */
export function reckonedAnew(service: CompiledService, sent: Answers, context: FormContext): Answers {
  const known = { ...sent } as Record<string, Answer>
  const frame = frameOf(service, known, context)
  for (const page of service.pages) {
    if (page.when !== null && !holds(page.when, frame)) continue
    for (const compiled of askedOn(page, frame)) {
      if (compiled.is === null) continue
      delete known[compiled.question.id]
      reckonInto(known, compiled, frame)
    }
  }
  return known
}
