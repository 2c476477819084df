/** What it will cost, line by line, from the answers and the statute's values of the day that matters. */
import type { Money } from '../platform/money.ts'
import type { CompiledLine, CompiledService, CompiledSpan } from './compiled.ts'
import type { BylawOnDay, FormContext } from './context.ts'
import { isDay, plusDays } from './days.ts'
import type { Answers } from './question.ts'
import { type Expression, type Frame, holds } from './expressions.ts'
import { frameOf } from './frame-of.ts'
import { monthsOf, type Piece, piecesOf, statuteIn, timeFrom } from './span.ts'

/** The piece of time that a line is for. `months`: those whose first day lies in it. `perYear`: what a whole year costs. */
export type AssessedSpan = Piece & { readonly months: number; readonly perYear: Money | null }

/** One line, ready to be shown and to be kept with the submission. `amount: null` is never a guess: `text` says who will tell. */
export type AssessedLine = {
  /** Of a piece of time: the line's id, a dot, and the year; or the first day where another piece of that year comes before. */
  readonly id: string
  readonly label: string
  readonly amount: Money | null
  /** How it was reckoned, or what is said instead of an amount. Empty when there is nothing to say. */
  readonly text: string
  readonly span?: AssessedSpan
  readonly paragraph?: string
  readonly source?: string
  readonly url?: string
  readonly year?: number
  readonly verified?: boolean
}

/** The id of the line in the definition, from that of an assessed line. */
export const lineOf = (assessedId: string): string => assessedId.split('.')[0] ?? assessedId

/** The day whose values of the statute count for a line. `today`: what it is run with on the day of the form. */
export function dayFor({ on }: CompiledLine, today: Frame): string {
  const day = on?.run(today) ?? null
  return isDay(day) ? day : today.today
}

/** Assesses the answers that count (`journey(…).counted`). Lines whose condition does not hold are left out. */
export function assess(service: CompiledService, counted: Answers, context: FormContext): readonly AssessedLine[] {
  const today = frameOf(service, counted, context)
  return service.lines.flatMap((compiled) => {
    const day = dayFor(compiled, today)
    const frame = day === context.today ? today : frameOf(service, counted, context, day)
    if (compiled.span) return assessPieces(service, compiled, compiled.span, counted, frame, context)
    if (compiled.when !== null && !holds(compiled.when, frame)) return []
    return [withBasis(reckon(service, compiled, frame), compiled, context.bylaw(day))]
  })
}

type AssessedPiece = AssessedLine & { readonly span: AssessedSpan }

function assessPieces(
  service: CompiledService,
  compiled: CompiledLine,
  span: CompiledSpan,
  counted: Answers,
  frame: Frame,
  context: FormContext,
): AssessedLine[] {
  const time = timeFrom(span.from.run(frame), span.to.run(frame))
  const pieces = time && piecesOf(time, context.bylawChanges, span.reads)
  if (!pieces) return compiled.when !== null && !holds(compiled.when, frame) ? [] : [unknown(service, compiled, frame)]
  const lines: AssessedPiece[] = []
  for (const piece of pieces) {
    const before = lines.at(-1)
    const line = assessPiece(service, compiled, span, piece, counted, context)
    // What nobody knows of several years is said once.
    if (line && before && before.amount === null && line.amount === null && plusDays(before.span.to, 1) === piece.from)
      lines.splice(-1, 1, assessPiece(service, compiled, span, { ...piece, from: before.span.from }, counted, context, true) ?? line)
    else if (line) lines.push(line)
  }
  return lines.map((line, index) => ({ ...line, id: `${line.id}.${nameOf(line.span, lines[index - 1]?.span)}` }))
}

/** What a piece is called among those of its line: by its year, or by its first day where it is not the first of that year. */
function nameOf({ from }: Piece, before: Piece | undefined): string {
  const year = from.slice(0, 4)
  return before?.from.startsWith(year) ? from : year
}

function assessPiece(
  service: CompiledService,
  compiled: CompiledLine,
  { perYear }: CompiledSpan,
  piece: Piece,
  counted: Answers,
  context: FormContext,
  isUnknown = false,
): AssessedPiece | null {
  const statute = statuteIn(piece, context.bylaw(piece.from), context)
  const frame = { ...frameOf(service, counted, context), bylaw: statute?.values ?? null, span: { ...piece, months: monthsOf(piece) } }
  if (compiled.when !== null && !holds(compiled.when, frame)) return null
  const whole = { ...frame.span, perYear: perYear && !isUnknown ? cents(service, compiled, perYear, frame) : null }
  const seen = { ...frame, span: whole }
  const line = isUnknown ? unknown(service, compiled, seen) : reckon(service, compiled, seen)
  return { ...withBasis(line, compiled, statute), span: whole }
}

const unknown = (service: CompiledService, { line, label, unknown: told }: CompiledLine, frame: Frame): AssessedLine => ({
  id: line.id,
  label: label.fill(frame, service.language),
  amount: null,
  text: told.fill(frame, service.language),
})

function reckon(service: CompiledService, compiled: CompiledLine, frame: Frame): AssessedLine {
  const amount = cents(service, compiled, compiled.amount, frame)
  if (amount === null) return unknown(service, compiled, frame)
  const text = compiled.note?.fill(frame, service.language) ?? ''
  return { id: compiled.line.id, label: compiled.label.fill(frame, service.language), amount, text }
}

function cents(service: CompiledService, { line }: CompiledLine, expression: Expression, frame: Frame): Money | null {
  const value = expression.run(frame)
  if (value !== null && !Number.isSafeInteger(value))
    throw new RangeError(`${service.definition.id}: line "${line.id}" gives ${String(value)}, which is not a number of whole cents`)
  return value as Money | null
}

/** A source beside "not known" would say that it was read there. */
const withBasis = (assessed: AssessedLine, compiled: CompiledLine, statute: BylawOnDay | null): AssessedLine =>
  assessed.amount === null ? assessed : { ...assessed, ...basisOf(compiled, statute) }

function basisOf({ line }: CompiledLine, statute: BylawOnDay | null): Partial<AssessedLine> {
  const basis = line.basis === undefined ? undefined : statute?.basis
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
