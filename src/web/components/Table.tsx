import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'

/** `isNumeric` sets figures to the right; `isRowTitle` marks the cell that names the row. */
export type Column = { readonly title: string; readonly isNumeric?: boolean; readonly isRowTitle?: boolean }

/** A table that scrolls sideways by itself where it is too wide. Cells in the order of the columns. */
export const Table = ({
  caption,
  columns,
  rows,
  isUnderHeading = false,
}: {
  caption: string
  /** A heading right above says the same; then the caption is for screen readers only. */
  isUnderHeading?: boolean
  columns: readonly Column[]
  rows: readonly (readonly ComponentChildren[])[]
}) => (
  <section class="kern-table-responsive" aria-label={caption} tabIndex={0}>
    <table class="kern-table">
      <caption class={isUnderHeading ? 'kern-sr-only' : 'kern-title'}>{caption}</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          {columns.map(({ title, isNumeric }) => (
            <th scope="col" class={classes('kern-table__header', isNumeric && 'kern-table__header--numeric')}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body">
        {rows.map((cells) => (
          <tr class="kern-table__row">
            {cells.map((cell, index) => {
              const column = columns[index]
              return column?.isRowTitle ? (
                <th scope="row" class="kern-table__header">
                  {cell}
                </th>
              ) : (
                <td class={classes('kern-table__cell', column?.isNumeric && 'kern-table__cell--numeric')}>{cell}</td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
