/** Reads the posted fields of one question, or of its rows one by one. */
import type { CompiledQuestion, CompiledService } from './compiled.ts'
import { asAsked, isAsked, optionsAsked } from './conditions.ts'
import type { FormContext } from './context.ts'
import { isDay } from './days.ts'
import type { Expression, Frame } from './expressions.ts'
import { type Body, everyField, fieldName, fieldsBelow, firstFieldOf, rowCount, valuesAt, writeQuestion } from './fields.ts'
import { firstRowFields, hasPrefill } from './prefill.ts'
import { type Answer, type Answers, isRepeated, isTold, type RepeatedQuestion } from './question.ts'
import { normalise } from './questions/characters.ts'
import type { Fields } from './questions/kind.ts'
import { type FieldQuestion, partsOf, readField, requiredPartsOf, takesMany, writeField } from './questions/kinds.ts'
import type { Params, Problem, ProblemCode } from './questions/problem.ts'

/** What reading needs beside the fields; `frame` knows the answers before this one. */
export type ReadingState = { readonly service: CompiledService; readonly context: FormContext; readonly frame: Frame }

/** A row as it was read: `name` is where it stands in the form (`orte.1`), `groups` are the rows within it. */
export type ReadRow = { readonly name: string; readonly answers: Answers; readonly groups: ReadRows }
/** The rows that were read, by the id of their question. */
export type ReadRows = { readonly [question: string]: readonly ReadRow[] }

/** What was read of one question; `rows` where it is answered by rows. */
export type QuestionReading = { readonly answer: Answer | null; readonly problems: readonly Problem[]; readonly rows?: readonly ReadRow[] }

const nothing: QuestionReading = { answer: null, problems: [] }

/** Reads one question whose fields begin with `name`: its id, or `group.0.id` in a row. */
export function readQuestion(compiled: CompiledQuestion, name: string, body: Body, state: ReadingState): QuestionReading {
  const { question } = compiled
  if (isTold(question)) return nothing
  return isRepeated(question)
    ? readRows(compiled, asAsked(question, compiled, state.frame), name, body, state)
    : readSimple(compiled, asAsked(question, compiled, state.frame), name, fieldsBelow(body, name), state)
}

/** A stored answer is checked by writing it into fields and reading them again: there is one way to be valid. */
export function readStored(compiled: CompiledQuestion, stored: unknown, state: ReadingState): QuestionReading {
  const { question } = compiled
  const { id } = question
  if (stored === undefined || stored === null) return readQuestion(compiled, id, {}, state)
  if (isTold(question)) return nothing
  // What has no rows is read as it was written, without giving its fields their names in a form.
  const written = isRepeated(question) ? writeQuestion(compiled, id, stored) : writeField(question, stored)
  if (!written) return { answer: null, problems: [{ field: firstFieldOf(compiled), question: id, code: 'notUnderstood', params: {} }] }
  return isRepeated(question)
    ? readQuestion(compiled, id, written, state)
    : readSimple(compiled, asAsked(question, compiled, state.frame), id, fieldsBelow(written, null), state)
}

function readSimple(
  compiled: CompiledQuestion,
  question: FieldQuestion,
  name: string,
  fields: Fields,
  state: ReadingState,
): QuestionReading {
  const doubled = partsOf(question).find((part) => !takesMany(question, part) && fields.all(part).length > 1)
  if (doubled !== undefined) return { answer: null, problems: [problemAt(compiled, fieldName(name, doubled), 'oneAnswerOnly')] }
  const reading = readField(question, fields, {
    language: state.service.language,
    today: state.context.today,
    places: state.context.places,
    territory: state.context.territory,
    files: state.context.files,
    authority: state.context.authority,
    options: optionsAsked(compiled, state.frame),
    earliest: limit(compiled.earliest, state.frame),
    latest: limit(compiled.latest, state.frame),
  })
  if (reading.problems.length > 0)
    return {
      answer: null,
      problems: reading.problems.map(({ part, code, params }) => problemAt(compiled, fieldName(name, part), code, params)),
    }
  if (reading.answer === null && !question.optional) return { answer: null, problems: missingParts(compiled, question, name) }
  return { answer: reading.answer, problems: [] }
}

/** Every part that is missing of an answer; where the author words it, one sentence is enough. */
function missingParts(compiled: CompiledQuestion, question: FieldQuestion, name: string): Problem[] {
  const problems = requiredPartsOf(question).map((part) => problemAt(compiled, fieldName(name, part), 'required'))
  return question.say?.required === undefined ? problems : problems.slice(0, 1)
}

function limit(expression: Expression | null, frame: Frame): string | null {
  const value = expression?.run(frame) ?? null
  return isDay(value) ? value : null
}

function readRows(compiled: CompiledQuestion, question: RepeatedQuestion, name: string, body: Body, state: ReadingState): QuestionReading {
  const count = rowCount(question, name, body)
  if (count > question.max)
    return { answer: null, problems: [problemAt(compiled, name, 'tooManyRows', { max: question.max, item: question.item })] }
  const asked = compiled.row.filter((inner) => isAsked(inner, state.frame))
  const all = Array.from({ length: count }, (_, index) => index)
  const empty = all.filter((index) => isEmptyRow(asked, `${name}.${index}`, body, state))
  const filled = all.filter((index) => !empty.includes(index))
  if (filled.length === 0 && question.optional) return nothing
  // Rows left empty are ignored; where too few are filled, the first empty ones are shown with what is missing.
  const indexes = [...filled, ...empty.slice(0, Math.max(0, question.min - filled.length))].toSorted((a, b) => a - b)
  if (indexes.length < question.min)
    return { answer: null, problems: [problemAt(compiled, name, 'tooFewRows', { min: question.min, item: question.item })] }
  const readings = indexes.map((index) => readRow(asked, `${name}.${index}`, body, state))
  const problems = readings.flatMap((reading) => reading.problems)
  if (problems.length > 0) return { answer: null, problems }
  const rows = readings.map(({ row }) => row)
  return { answer: rows.map(({ answers }) => answers), problems: [], rows }
}

/** Nothing was typed; or nothing but what had been filled in, and that is no whole row. */
function isEmptyRow(asked: readonly CompiledQuestion[], name: string, body: Body, state: ReadingState): boolean {
  const isEvery = (isSo: (field: string) => boolean): boolean =>
    asked.every((inner) => everyField(inner, `${name}.${inner.question.id}`, body, isSo))
  const isBlank = (field: string): boolean => valuesAt(body, field).every((value) => normalise(value) === '')
  if (isEvery(isBlank)) return true
  if (!asked.some(hasPrefill)) return false
  const atFirst = firstRowFields(asked, name, state.frame)
  const isUntouched = (field: string): boolean => isBlank(field) || String(valuesAt(body, field)) === String(valuesAt(atFirst, field))
  return isEvery(isUntouched) && readRow(asked, name, body, state).problems.length > 0
}

function readRow(
  asked: readonly CompiledQuestion[],
  name: string,
  body: Body,
  state: ReadingState,
): { row: ReadRow; problems: readonly Problem[] } {
  const answers: Record<string, Answer> = {}
  const groups: Record<string, readonly ReadRow[]> = {}
  const problems: Problem[] = []
  const known: Record<string, unknown> = { ...state.frame.answers }
  const inRow = { ...state, frame: { ...state.frame, answers: known } }
  for (const inner of asked) {
    const reading = readQuestion(inner, `${name}.${inner.question.id}`, body, inRow)
    if (reading.answer !== null) known[inner.question.id] = answers[inner.question.id] = reading.answer
    if (reading.rows) groups[inner.question.id] = reading.rows
    problems.push(...reading.problems)
  }
  return { row: { name, answers, groups }, problems }
}

function problemAt({ question }: CompiledQuestion, field: string, code: ProblemCode, params: Params = {}): Problem {
  const say = isTold(question) ? undefined : question.say?.[code]
  return { field, question: question.id, code, params, ...(say === undefined ? {} : { say }) }
}
