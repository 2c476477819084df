import { compile, holds } from '../../src/forms/expressions.ts'
import { date, integer } from '../../src/forms/feel/types.ts'
import { median } from './numbers.ts'

const ROUNDS = 7
const EVALUATIONS = 1_000_000

/** Evaluations per second of a condition with two comparisons, on answers that differ from one to the next. */
export function measureExpressions(): number {
  const answers = new Map([
    ['hundeImHaushalt', integer],
    ['seit', date],
  ])
  const compiled = compile('hundeImHaushalt > 1 and seit <= today()', { answers })
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('; '))
  const frames = Array.from({ length: 64 }, (_, number) => ({
    answers: { hundeImHaushalt: number % 4, seit: `2026-${String((number % 12) + 1).padStart(2, '0')}-15` },
    bylaw: null,
    authority: null,
    today: '2026-06-20',
  }))
  const expected = frames.filter(({ answers: { hundeImHaushalt, seit }, today }) => hundeImHaushalt > 1 && seit <= today).length
  const rates = Array.from({ length: ROUNDS }, () => {
    let held = 0
    const begin = performance.now()
    for (let done = 0; done < EVALUATIONS; done += 1) held += holds(compiled.expression, frames[done % frames.length]!) ? 1 : 0
    const seconds = (performance.now() - begin) / 1000
    // Counted and compared, so that nothing can be left out as unused.
    if (held !== (EVALUATIONS / frames.length) * expected) throw new Error('the condition does not hold as often as it should')
    return EVALUATIONS / seconds
  })
  return median(rates)
}
