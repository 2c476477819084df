/** What groups and tables share: how many rows there are, and the buttons that add and remove them. */
import { type RepeatedQuestion, rowsAtFirst } from '../../../forms/question.ts'
import type { Language } from '../../context.ts'
import { t } from '../../texts/texts.ts'
import { Button } from '../Button.tsx'
import { type RawFields, valueOf } from './field-types.ts'

/** How many rows the form shows: what was posted or stored, otherwise as many as must be filled in. */
export function rowsShown(question: RepeatedQuestion, raw: RawFields, name: string): number {
  const rows = Number.parseInt(valueOf(raw, `${name}.rows`), 10)
  return Math.min(question.max, Math.max(question.min, Number.isNaN(rows) ? rowsAtFirst(question) : rows))
}

/** `name` is that of the question; `within` the row around it, where it stands in one ("Ort 2"). */
type RowsProps = {
  readonly name: string
  readonly question: RepeatedQuestion
  readonly language: Language
  readonly within?: string | undefined
}

/** The number of rows travels along with the form. */
export const RowCount = ({ name, rows, question, language }: RowsProps & { rows: number }) => (
  <>
    <input type="hidden" name={`${name}.rows`} value={String(rows)} />
    {rows === 0 && <p class="portal-empty">{t(language).group.none(question.item)}</p>}
  </>
)

/** What a screen reader says of a button in a row within a row: "Tisch 2 entfernen (Ort 1)". */
const spokenIn = (within: string | undefined, words: string): string | undefined =>
  within === undefined ? undefined : `${words} (${within})`

/** Takes a row away. */
export const RemoveRow = ({ name, row, question, language, within }: RowsProps & { row: number }) => {
  const words = t(language).group.remove(question.item, row + 1)
  return (
    <Button look="tertiary" icon="remove" name="_remove" value={`${name}.${row}`} backTo={name} spoken={spokenIn(within, words)}>
      {words}
    </Button>
  )
}

/** Adds a row at the end, as long as there may be more; then it says that there may not. */
export const AddRow = ({ name, rows, question, language, within }: RowsProps & { rows: number }) => {
  const words = t(language).group.add(question.item)
  return rows < question.max ? (
    <div>
      <Button look="secondary" icon="add" name="_add" value={name} backTo={`${name}.${rows}`} spoken={spokenIn(within, words)}>
        {words}
      </Button>
    </div>
  ) : (
    <p class="portal-small">{t(language).group.full(question.item, question.max)}</p>
  )
}
