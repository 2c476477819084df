/** What it will cost, line by line, from the answers and the statute's values of the day that matters. */
import type { Money } from '../platform/money.ts'
import type { CompiledLine, CompiledService } from './compiled.ts'
import type { FormContext } from './context.ts'
import { isDay } from './days.ts'
import type { Answers } from './question.ts'
import { type Frame, holds } from './expressions.ts'
import { frameOf } from './frame-of.ts'

/** One line, ready to be shown and to be kept with the submission. `amount: null` is never a guess: `text` says who will tell. */
export type AssessedLine = {
  readonly id: string
  readonly label: string
  readonly amount: Money | null
  /** How it was reckoned, or what is said instead of an amount. Empty when there is nothing to say. */
  readonly text: string
  readonly paragraph?: string
  readonly source?: string
  readonly url?: string
  readonly year?: number
  readonly verified?: boolean
}

/** Assesses the answers that count (`journey(…).counted`). Lines whose condition does not hold are left out. */
export function assess(service: CompiledService, counted: Answers, context: FormContext): readonly AssessedLine[] {
  const today = frameOf(service, counted, context)
  return service.lines.flatMap((compiled) => {
    const day = compiled.on?.run(today) ?? context.today
    const frame = isDay(day) ? frameOf(service, counted, context, day) : today
    if (compiled.when !== null && !holds(compiled.when, frame)) return []
    const assessed = reckon(service, compiled, frame)
    // A source beside "not known" would say that it was read there.
    return [assessed.amount === null ? assessed : { ...assessed, ...basisOf(compiled, context, isDay(day) ? day : context.today) }]
  })
}

function reckon(service: CompiledService, compiled: CompiledLine, frame: Frame): AssessedLine {
  const { line } = compiled
  const value = compiled.amount.run(frame)
  if (value !== null && !Number.isSafeInteger(value))
    throw new RangeError(`${service.definition.id}: line "${line.id}" gives ${String(value)}, which is not a number of whole cents`)
  const amount = value as Money | null
  const text = amount === null ? compiled.unknown.fill(frame, service.language) : (compiled.note?.fill(frame, service.language) ?? '')
  return { id: line.id, label: compiled.label.fill(frame, service.language), amount, text }
}

function basisOf({ line }: CompiledLine, context: FormContext, day: string): Partial<AssessedLine> {
  const basis = line.basis === undefined ? undefined : context.bylaw(day)?.basis
  const found = line.basis !== undefined && basis && Object.hasOwn(basis, line.basis) ? basis[line.basis] : undefined
  if (!found) return {}
  const { paragraph, source, url, year, verified } = found
  return {
    source,
    verified,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(url === undefined ? {} : { url }),
    ...(year === undefined ? {} : { year }),
  }
}
