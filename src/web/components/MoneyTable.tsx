import { formatMoney, type Money } from '../../platform/money.ts'
import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { Badge } from './Badge.tsx'
import { MixedText } from './MixedText.tsx'

/** One line of what it costs; `amount: null` where the statute's value is not known. `text`: how it was reckoned, or what to do. */
export type MoneyLine = {
  readonly id?: string
  readonly label: string
  readonly amount: Money | null
  readonly text?: string | undefined
  readonly paragraph?: string | undefined
  readonly source?: string | undefined
  readonly year?: number | undefined
  readonly verified?: boolean | undefined
}

/** What it costs, line by line, each with its paragraph and source where known. What is not known is said, never guessed. */
export const MoneyTable = ({
  caption,
  lines,
  language,
  isUnderHeading = false,
}: {
  caption: string
  lines: readonly MoneyLine[]
  language: Language
  /** A heading right above says the same; then the caption is for screen readers only. */
  isUnderHeading?: boolean
}) => {
  const words = t(language).money
  return (
    <table class="kern-table portal-money">
      <caption class={isUnderHeading ? 'kern-sr-only' : 'kern-title'}>{caption}</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          <th scope="col" class="kern-table__header">
            {words.what}
          </th>
          <th scope="col" class="kern-table__header kern-table__header--numeric">
            {words.amount}
          </th>
        </tr>
      </thead>
      <tbody class="kern-table__body">
        {lines.map((line) => (
          <tr class="kern-table__row">
            <th scope="row" class="kern-table__cell">
              <span class="portal-money__label">{line.label}</span>
              <MoneyBasis line={line} language={language} />
            </th>
            {line.amount === null ? (
              <td class="kern-table__cell portal-money__told">{words.told}</td>
            ) : (
              <td class="kern-table__cell kern-table__cell--numeric">{formatMoney(line.amount, language)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const MoneyBasis = ({ line: { text, paragraph, source, year, verified }, language }: { line: MoneyLine; language: Language }) => {
  const words = t(language).money
  return (
    <span class="portal-money__basis">
      {text !== undefined && (
        <span>
          <MixedText text={text} language={language} />
        </span>
      )}
      {paragraph !== undefined && (
        <span>
          {words.basis}: {paragraph}
        </span>
      )}
      {source !== undefined && (
        <span>
          {words.source}: <span lang={language === 'de' ? undefined : 'de'}>{source}</span>
          {year !== undefined && ` (${year})`}
        </span>
      )}
      {verified === false && (
        <span title={words.unverifiedHint}>
          <Badge kind="warning">{words.unverified}</Badge>
        </span>
      )}
    </span>
  )
}
