/** What fields hold at first: what the author fills in for the person, who may change it. */
import type { CompiledQuestion } from './compiled.ts'
import { isAsked } from './conditions.ts'
import type { Frame } from './expressions.ts'
import { type Body, writeQuestion } from './fields.ts'
import { isRepeated, rowsAtFirst } from './question.ts'

/** The fields of a question whose name begins with `name`, while nothing was answered. Mostly none. */
export function firstFields(compiled: CompiledQuestion, name: string, frame: Frame): Body {
  const { question, prefill, row } = compiled
  const value = prefill?.run(frame) ?? null
  if (value !== null) return writeQuestion(compiled, name, value) ?? {}
  if (!isRepeated(question) || !row.some(hasPrefill)) return {}
  const rows = Array.from({ length: rowsAtFirst(question) }, (_, index) => firstRowFields(row, `${name}.${index}`, frame))
  return Object.assign({ [`${name}.rows`]: String(rows.length) }, ...rows) as Body
}

/** The fields of a new row, `name` being the row's own: `orte.1`. */
export function firstRowFields(row: readonly CompiledQuestion[], name: string, frame: Frame): Body {
  const asked = row.filter((inner) => isAsked(inner, frame))
  return Object.assign({}, ...asked.map((inner) => firstFields(inner, `${name}.${inner.question.id}`, frame))) as Body
}

/** Whether something is filled in for the person in a question or its rows. */
export const hasPrefill = ({ prefill, row }: CompiledQuestion): boolean => prefill !== null || row.some(hasPrefill)
