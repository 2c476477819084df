/** Reads the posted fields of one question, or of a group row by row, and writes stored answers back into fields. */
import type { CompiledQuestion, CompiledService } from './compiled.ts'
import type { FormContext } from './context.ts'
import { isDay } from './days.ts'
import type { Answer, Answers, GroupQuestion } from './question.ts'
import type { Expression, Frame } from './expressions.ts'
import { holds } from './expressions.ts'
import { normalise } from './questions/characters.ts'
import type { Fields } from './questions/kind.ts'
import { type FieldQuestion, partsOf, readField, takesMany, writeField } from './questions/kinds.ts'
import type { Params, Problem, ProblemCode } from './questions/problem.ts'

/** A posted form: names to one value or several. */
export type Body = Readonly<Record<string, string | readonly string[]>>

/** What reading needs beside the fields; `frame` knows the answers before this one. */
export type ReadingState = { readonly service: CompiledService; readonly context: FormContext; readonly frame: Frame }

export type QuestionReading = { readonly answer: Answer | null; readonly problems: readonly Problem[] }

const nothing: QuestionReading = { answer: null, problems: [] }

/** Reads one question whose fields begin with `name`: its id, or `group.0.id` in a row. */
export function readQuestion(compiled: CompiledQuestion, name: string, body: Body, state: ReadingState): QuestionReading {
  const { question } = compiled
  if (question.type === 'information') return nothing
  return question.type === 'group' ? readGroup(compiled, question, name, body, state) : readSimple(compiled, question, name, body, state)
}

/** The first field of a question, where a problem of the whole is shown. */
export function firstFieldOf(compiled: CompiledQuestion, name: string = compiled.question.id): string {
  const { question } = compiled
  return question.type === 'information' || question.type === 'group' ? name : fieldName(name, partsOf(question)[0] ?? '')
}

/** Every field that a question may have in this body. */
export function fieldNamesOf(compiled: CompiledQuestion, name: string, body: Body): string[] {
  const { question } = compiled
  if (question.type === 'information') return []
  if (question.type !== 'group') return partsOf(question).map((part) => fieldName(name, part))
  const rows = Array.from({ length: rowCount(question, name, body) }, (_, index) =>
    compiled.row.flatMap((inner) => fieldNamesOf(inner, `${name}.${index}.${inner.question.id}`, body)),
  )
  return [`${name}.rows`, ...rows.flat()]
}

/** The fields of a stored answer, as a form shows them. Null when its shape is not that of an answer. */
export function writeQuestion(compiled: CompiledQuestion, name: string, answer: unknown): Body | null {
  const { question } = compiled
  if (question.type === 'information') return {}
  if (question.type !== 'group') {
    const written = writeField(question, answer)
    return written && Object.fromEntries(Object.entries(written).map(([part, value]) => [fieldName(name, part), value]))
  }
  if (!Array.isArray(answer)) return null
  const body: Record<string, string | readonly string[]> = { [`${name}.rows`]: String(answer.length) }
  for (const [index, row] of answer.entries()) {
    if (typeof row !== 'object' || row === null) return null
    for (const inner of compiled.row) {
      const given: unknown = Object.hasOwn(row, inner.question.id) ? (row as Answers)[inner.question.id] : undefined
      if (given === undefined) continue
      const written = writeQuestion(inner, `${name}.${index}.${inner.question.id}`, given)
      if (!written) return null
      Object.assign(body, written)
    }
  }
  return body
}

const fieldName = (name: string, part: string): string => (part === '' ? name : `${name}.${part}`)

function valuesAt(body: Body, name: string): readonly string[] {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function fieldsBelow(body: Body, name: string): Fields {
  const all = (part: string): readonly string[] => valuesAt(body, fieldName(name, part))
  return { all, get: (part) => all(part)[0] ?? '' }
}

function readSimple(compiled: CompiledQuestion, question: FieldQuestion, name: string, body: Body, state: ReadingState): QuestionReading {
  const parts = partsOf(question)
  const doubled = parts.find((part) => !takesMany(question, part) && valuesAt(body, fieldName(name, part)).length > 1)
  if (doubled !== undefined) return { answer: null, problems: [problemAt(compiled, fieldName(name, doubled), 'oneAnswerOnly')] }
  const reading = readField(question, fieldsBelow(body, name), {
    language: state.service.language,
    today: state.context.today,
    places: state.context.places,
    territory: state.context.territory,
    files: state.context.files,
    authority: state.context.authority,
    options: compiled.options,
    earliest: limit(compiled.earliest, state.frame),
    latest: limit(compiled.latest, state.frame),
  })
  if (reading.problems.length > 0)
    return {
      answer: null,
      problems: reading.problems.map(({ part, code, params }) => problemAt(compiled, fieldName(name, part), code, params)),
    }
  if (reading.answer === null && !question.optional)
    return { answer: null, problems: [problemAt(compiled, firstFieldOf(compiled, name), 'required')] }
  return { answer: reading.answer, problems: [] }
}

function limit(expression: Expression | null, frame: Frame): string | null {
  const value = expression?.run(frame) ?? null
  return isDay(value) ? value : null
}

/** How many rows were posted; one more than allowed at most, so that a made-up number costs nothing. */
function rowCount(question: GroupQuestion, name: string, body: Body): number {
  const [given = ''] = valuesAt(body, `${name}.rows`)
  return /^\d{1,9}$/.test(given) ? Math.min(Number(given), question.max + 1) : 0
}

function readGroup(compiled: CompiledQuestion, question: GroupQuestion, name: string, body: Body, state: ReadingState): QuestionReading {
  const count = rowCount(question, name, body)
  if (count > question.max)
    return { answer: null, problems: [problemAt(compiled, name, 'tooManyRows', { max: question.max, item: question.item })] }
  const asked = compiled.row.filter((inner) => inner.when === null || holds(inner.when, state.frame))
  const all = Array.from({ length: count }, (_, index) => index)
  const [empty = [], filled = []] = [true, false].map((isEmpty) =>
    all.filter((index) => isEmptyRow(asked, `${name}.${index}`, body) === isEmpty),
  )
  if (filled.length === 0 && question.optional) return nothing
  // Rows left empty are ignored; where too few are filled, the first empty ones are shown with what is missing.
  const indexes = [...filled, ...empty.slice(0, Math.max(0, question.min - filled.length))].toSorted((a, b) => a - b)
  if (indexes.length < question.min)
    return { answer: null, problems: [problemAt(compiled, name, 'tooFewRows', { min: question.min, item: question.item })] }
  const readings = indexes.map((index) => readRow(asked, `${name}.${index}`, body, state))
  const problems = readings.flatMap((reading) => reading.problems)
  return problems.length > 0 ? { answer: null, problems } : { answer: readings.map((reading) => reading.row), problems: [] }
}

function isEmptyRow(asked: readonly CompiledQuestion[], prefix: string, body: Body): boolean {
  const names = asked.flatMap((inner) => fieldNamesOf(inner, `${prefix}.${inner.question.id}`, body))
  return names.every((name) => valuesAt(body, name).every((value) => normalise(value) === ''))
}

function readRow(
  asked: readonly CompiledQuestion[],
  prefix: string,
  body: Body,
  state: ReadingState,
): { row: Answers; problems: Problem[] } {
  const row: Record<string, Answer> = {}
  const problems: Problem[] = []
  for (const inner of asked) {
    const frame = { ...state.frame, answers: { ...state.frame.answers, ...row } }
    const reading = readQuestion(inner, `${prefix}.${inner.question.id}`, body, { ...state, frame })
    if (reading.answer !== null) row[inner.question.id] = reading.answer
    problems.push(...reading.problems)
  }
  return { row, problems }
}

function problemAt({ question }: CompiledQuestion, field: string, code: ProblemCode, params: Params = {}): Problem {
  const say = question.type === 'information' ? undefined : question.say?.[code]
  return { field, question: question.id, code, params, ...(say === undefined ? {} : { say }) }
}
