import type { SketchModel } from '../../forms/geometry/sketch.ts'
import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { Icon } from './Icon.tsx'
import { PlaceSketch } from './PlaceSketch.tsx'

/** The answers of one page. `changeHref` leads back to it; absent where nothing can be changed any more. */
export type SummarySection = {
  readonly id: string
  readonly title: string
  readonly changeHref?: string
  readonly rows: readonly {
    readonly label: string
    readonly lines: readonly string[]
    /** Of places that the answer names. */
    readonly sketches?: readonly SketchModel[] | undefined
  }[]
}

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
            {rows.map(({ label, lines, sketches = [] }) => (
              <div class="kern-description-list-item">
                <dt class="kern-description-list-item__key">{label}</dt>
                <dd class="kern-description-list-item__value">
                  {lines.map((line, index) => [index > 0 && <br />, line])}
                  {sketches.map((model) => (
                    <PlaceSketch model={model} language={language} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
