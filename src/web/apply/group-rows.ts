/** Adding and taking away rows of a group by buttons that post: what works without JavaScript works for everybody. */
import type { Question } from '../../forms/question.ts'
import type { RawFields } from '../components/fields/field-types.ts'

/** A button that was pressed instead of "next". `index` is the row that is taken away. */
export type RowChange = { readonly group: string; readonly index: number | null }

type Fields = Readonly<Record<string, string | readonly string[]>>

const first = (value: string | readonly string[] | undefined): string | undefined => (typeof value === 'string' ? value : value?.[0])

/** The row button that was pressed on a page, if one was and its group is asked there. */
export function rowChangeOf(body: Fields, asked: readonly Question[]): RowChange | null {
  const groups = new Set(asked.filter(({ type }) => type === 'group').map(({ id }) => id))
  const add = first(body['_add'])
  if (add !== undefined && groups.has(add)) return { group: add, index: null }
  const [group = '', index = ''] = (first(body['_remove']) ?? '').split('.')
  return groups.has(group) && /^\d{1,3}$/.test(index) ? { group, index: Number(index) } : null
}

/** The typed fields with one row more at the end, or without one; rows behind it move up. */
export function changeRows(raw: RawFields, { group, index }: RowChange, asked: readonly Question[]): RawFields {
  const question = asked.find((candidate) => candidate.id === group)
  const most = question?.type === 'group' ? question.max : 0
  const rows = Number(first(raw[`${group}.rows`]) ?? '0') || (question?.type === 'group' ? question.min : 0)
  const changed: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue
    const row = new RegExp(`^${group}\\.(\\d+)\\.(.*)$`).exec(name)
    const place = Number(row?.[1])
    if (!row || index === null || place < index) changed[name] = value
    else if (place > index) changed[`${group}.${place - 1}.${row[2]}`] = value
  }
  const after = index === null ? Math.min(rows + 1, most) : Math.max(rows - 1, 0)
  return { ...changed, [`${group}.rows`]: String(after) }
}
