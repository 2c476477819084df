/**
 * The fields of a form: a question's own name or its parts (`seit.day`), and in rows `orte.0.flaeche`, `orte.0.tische.1.anzahl`
 * and their number in `orte.rows`.
 */
import type { CompiledQuestion } from './compiled.ts'
import { type Answers, isRepeated, isTold, type RepeatedQuestion } from './question.ts'
import type { Fields } from './questions/kind.ts'
import { partsOf, writeField } from './questions/kinds.ts'

/** A posted form: names to one value or several. */
export type Body = Readonly<Record<string, string | readonly string[]>>

/** The name of a part; the question's own where it has none. */
export const fieldName = (name: string, part: string): string => (part === '' ? name : `${name}.${part}`)

/** Everything that was posted under a name. */
export function valuesAt(body: Body, name: string): readonly string[] {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** The fields of one question by their parts; `name` stands before each, or nothing where the parts are the names. */
export const fieldsBelow = (body: Body, name: string | null): Fields => ({
  all: (part) => valuesAt(body, name === null ? part : fieldName(name, part)),
  get(part) {
    const key = name === null ? part : fieldName(name, part)
    const value = Object.hasOwn(body, key) ? body[key] : undefined
    return typeof value === 'string' ? value : (value?.[0] ?? '')
  },
})

/** The first field of a question, where a problem of the whole is shown. */
export function firstFieldOf({ question }: CompiledQuestion, name: string = question.id): string {
  return isTold(question) || isRepeated(question) ? name : fieldName(name, partsOf(question)[0] ?? '')
}

/** How many rows were posted; one more than allowed at most, so that a made-up number costs nothing. */
export function rowCount({ max }: RepeatedQuestion, name: string, body: Body): number {
  const [given = ''] = valuesAt(body, `${name}.rows`)
  return /^\d{1,9}$/.test(given) ? Math.min(Number(given), max + 1) : 0
}

/** Whether every field of a question is as `isSo` says; the number of rows is none of them. */
export function everyField(compiled: CompiledQuestion, name: string, body: Body, isSo: (field: string) => boolean): boolean {
  const { question, row } = compiled
  if (isTold(question)) return true
  if (!isRepeated(question)) return partsOf(question).every((part) => isSo(fieldName(name, part)))
  for (let index = 0, count = rowCount(question, name, body); index < count; index++) {
    if (!row.every((inner) => everyField(inner, `${name}.${index}.${inner.question.id}`, body, isSo))) return false
  }
  return true
}

/** What a posted name is among these questions. `leftOver`: of a row that was taken away, so it says nothing any more. */
export type NameKind = 'field' | 'leftOver' | 'unknown'

/** Tells what a posted name is; takes as long as the name is, however many rows are claimed. */
export function nameKind(questions: readonly CompiledQuestion[], field: string, body: Body, within = ''): NameKind {
  const [id = '', ...rest] = field.split('.')
  const compiled = questions.find(({ question }) => question.id === id)
  if (!compiled || isTold(compiled.question)) return 'unknown'
  const { question, row } = compiled
  if (!isRepeated(question)) return partsOf(question).includes(rest.join('.')) ? 'field' : 'unknown'
  const [index = '', ...inner] = rest
  if (inner.length === 0) return index === 'rows' ? 'field' : 'unknown'
  if (!/^(?:0|[1-9]\d{0,8})$/.test(index)) return 'unknown'
  const name = within + id
  if (Number(index) >= rowCount(question, name, body)) return 'leftOver'
  return nameKind(row, inner.join('.'), body, `${name}.${index}.`)
}

/** The fields of a stored answer, as a form shows them. Null when its shape is not that of an answer. */
export function writeQuestion(compiled: CompiledQuestion, name: string, answer: unknown): Body | null {
  const { question, row } = compiled
  if (isTold(question)) return {}
  if (!isRepeated(question)) {
    const written = writeField(question, answer)
    if (!written) return null
    const fields: Record<string, string | readonly string[]> = {}
    for (const part in written) fields[fieldName(name, part)] = written[part] ?? ''
    return fields
  }
  if (!Array.isArray(answer)) return null
  const body: Record<string, string | readonly string[]> = { [`${name}.rows`]: String(answer.length) }
  for (const [index, answers] of answer.entries()) {
    if (typeof answers !== 'object' || answers === null) return null
    for (const inner of row) {
      const given: unknown = Object.hasOwn(answers, inner.question.id) ? (answers as Answers)[inner.question.id] : undefined
      if (given === undefined) continue
      const written = writeQuestion(inner, `${name}.${index}.${inner.question.id}`, given)
      if (!written) return null
      Object.assign(body, written)
    }
  }
  return body
}
