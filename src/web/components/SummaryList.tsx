import type { DescribedTable } from '../../forms/review.ts'
import type { SketchModel } from '../../forms/geometry/sketch.ts'
import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { PlaceSketches } from './PlaceSketch.tsx'

/** A line of an answer: text, or a file to open with what is to be said of it. */
export type SummaryLine = string | { readonly text: string; readonly href: string; readonly note?: string | undefined }

/** The answers of one page. `changeHref` leads back to it; absent where nothing can be changed any more. */
export type SummarySection = {
  readonly id: string
  readonly title: string
  readonly changeHref?: string
  readonly rows: readonly SummaryRow[]
}

/** One question with its answer; `table` instead of its lines where it was one, and sketches of the places it names. */
type SummaryRow = {
  readonly label: string
  readonly lines: readonly SummaryLine[]
  readonly table?: DescribedTable
  readonly sketches?: readonly SketchModel[]
}

const FileLine = ({ text, href, note }: Exclude<SummaryLine, string>) => (
  <>
    <a class="kern-link" href={href} download>
      {text}
    </a>
    {note !== undefined && <span class="portal-small"> {note}</span>}
  </>
)

/** Everything that was answered, page by page, with a way back to each (§ 9a (2) OZG). */
export const SummaryList = ({
  sections,
  language,
  level = 2,
}: {
  sections: readonly SummarySection[]
  language: Language
  level?: 2 | 3
}) => {
  const Title = level === 2 ? 'h2' : 'h3'
  const words = t(language)
  return (
    <div class="portal-summaries">
      {sections.map(({ id, title, changeHref, rows }) => (
        <section class="portal-summary" aria-labelledby={`summary-${id}`}>
          <div class="portal-summary__header">
            <Title class="kern-title" id={`summary-${id}`}>
              {title}
            </Title>
            {changeHref !== undefined && (
              <a class="portal-summary__change" href={changeHref} aria-label={words.actions.changeWhat(title)}>
                <Icon name="change" isSmall />
                {words.actions.change}
              </a>
            )}
          </div>
          <dl class="kern-description-list">
            {rows.map(({ label, lines, table, sketches = [] }) => (
              <div class={classes('kern-description-list-item', table && 'portal-summary__wide')}>
                <dt class="kern-description-list-item__key">{label}</dt>
                <dd class="kern-description-list-item__value">
                  {table ? (
                    <AnswerTable {...table} />
                  ) : (
                    lines.map((line, index) => [index > 0 && <br />, typeof line === 'string' ? line : <FileLine {...line} />])
                  )}
                  <PlaceSketches sketches={sketches} language={language} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

/** A table as it was filled in. On a narrow screen its rows stand one below the other, each cell with its column's name. */
const AnswerTable = ({ columns: [item = '', ...columns], rows }: DescribedTable) => (
  <div class="portal-rows-frame">
    <table class="portal-rows">
      <thead>
        <tr>
          {[item, ...columns].map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([number, ...cells]) => (
          <tr>
            <th scope="row">
              <span class="portal-rows__item">{item} </span>
              {number}
            </th>
            {cells.map((cell, index) => (
              <td>
                <span class="portal-rows__column">{columns[index]}: </span>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
