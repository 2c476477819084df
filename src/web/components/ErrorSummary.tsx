import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { Icon } from './Icon.tsx'

/** What is wrong with one field, in words. `field` is its name in the form: `seit`, `anschrift.postalCode`, `hunde.0.rufname`. */
export type FieldProblem = { readonly field: string; readonly text: string }

/** All problems of a page on top of it, each leading to its field. Takes the focus when the page opens. */
export const ErrorSummary = ({ problems, language }: { problems: readonly FieldProblem[]; language: Language }) => {
  const words = t(language).errorSummary
  return (
    <div
      class="kern-alert kern-alert--danger portal-error-summary"
      role="alert"
      tabIndex={-1}
      autoFocus
      aria-labelledby="error-summary-title"
    >
      <div class="kern-alert__header">
        <Icon name="danger" />
        <h2 class="kern-title" id="error-summary-title">
          {words.title(problems.length)}
        </h2>
      </div>
      <div class="kern-alert__body">
        <p>{words.lead}</p>
        <ul>
          {problems.map(({ field, text }) => (
            <li>
              <a href={`#${field}`}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
