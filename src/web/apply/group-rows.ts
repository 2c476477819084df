/** Adding and taking away rows by buttons that post: what works without JavaScript works for everybody. */
import { isRepeated, type Question, type RepeatedQuestion, rowsAtFirst } from '../../forms/question.ts'
import type { RawFields } from '../components/fields/field-types.ts'

/** A button that was pressed instead of "next". `group`: where its rows stand (`orte`, `orte.0.tische`); `index`: the row that goes. */
export type RowChange = { readonly group: string; readonly index: number | null }

type Fields = Readonly<Record<string, string | readonly string[]>>

const first = (value: string | readonly string[] | undefined): string | undefined => (typeof value === 'string' ? value : value?.[0])

const isIndex = (step: string | undefined): step is string => step !== undefined && /^\d{1,3}$/.test(step)

/** The question that a name like `orte.0.tische` leads to, where it is asked and has rows. */
function groupAt(name: string, asked: readonly Question[]): RepeatedQuestion | null {
  const [id, index, ...inner] = name.split('.')
  const question = asked.find((candidate) => candidate.id === id)
  if (!question || !isRepeated(question)) return null
  if (index === undefined) return question
  return isIndex(index) && Number(index) < question.max ? groupAt(inner.join('.'), question.ask) : null
}

/** The row button that was pressed on a page, if one was and its group is asked there. */
export function rowChangeOf(body: Fields, asked: readonly Question[]): RowChange | null {
  const add = first(body['_add'])
  if (add !== undefined && groupAt(add, asked)) return { group: add, index: null }
  const [, group = '', index] = /^(.*)\.([^.]*)$/.exec(first(body['_remove']) ?? '') ?? []
  return isIndex(index) && groupAt(group, asked) ? { group, index: Number(index) } : null
}

/**
 * The typed fields with one row more at the end, or without one; rows behind it move up. `newRow` gives what the fields of
 * a row hold at first, by the row's name.
 */
export function changeRows(
  raw: RawFields,
  { group, index }: RowChange,
  asked: readonly Question[],
  newRow: (name: string) => RawFields = () => ({}),
): RawFields {
  const question = groupAt(group, asked)
  if (!question) return raw
  const posted = first(raw[`${group}.rows`])
  const rows = Math.min(Math.max(posted === undefined ? rowsAtFirst(question) : Number(posted) || 0, question.min), question.max)
  if (index === null) {
    const isFull = rows === question.max
    return { ...raw, ...(isFull ? {} : newRow(`${group}.${rows}`)), [`${group}.rows`]: String(isFull ? rows : rows + 1) }
  }
  if (index >= rows) return raw
  const prefix = `${group}.`
  const changed: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue
    const [step, ...rest] = name.startsWith(prefix) ? name.slice(prefix.length).split('.') : []
    const place = isIndex(step) && rest.length > 0 ? Number(step) : -1
    if (place < index) changed[name] = value
    else if (place > index) changed[[group, place - 1, ...rest].join('.')] = value
  }
  return { ...changed, [`${group}.rows`]: String(Math.max(rows - 1, 0)) }
}
