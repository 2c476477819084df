import type { Authority, Bylaw } from '../../network/region.ts'
import type { Language } from '../context.ts'
import type { BylawFact } from './bylaw-facts.ts'
import { German, SourceNote } from './service-words.tsx'
import { portalTexts } from './texts.ts'

/** What the town's statute lays down, rule by rule with paragraph, source and whether verified. */
export const BylawSection = ({
  bylaw,
  facts,
  authority,
  language,
}: {
  bylaw: Bylaw
  facts: readonly BylawFact[]
  authority: Authority
  language: Language
}) => {
  const words = portalTexts(language).service
  return (
    <section aria-labelledby="satzung">
      <h2 id="satzung">
        {bylaw.isFound ? words.bylaw : words.bylawNotFound}{' '}
        <German language={language}>{[bylaw.title, bylaw.citation].filter(Boolean).join(' ')}</German>
      </h2>
      {!bylaw.isFound && <p>{words.bylawNotFoundNote}</p>}
      <dl class="portal-facts">
        {facts.map(({ key, label, lines, basis }) => (
          <div key={key}>
            <dt>
              <German language={language}>{label}</German>
            </dt>
            <dd>
              {lines.map((line) => (
                <p>{line}</p>
              ))}
              <p>
                {basis.paragraph && <span class="portal-muted">{basis.paragraph} · </span>}
                <SourceNote
                  source={{
                    text: basis.source,
                    verified: basis.verified,
                    ...(basis.year && { year: basis.year }),
                    ...(basis.url && { url: basis.url }),
                  }}
                  language={language}
                />
              </p>
            </dd>
          </div>
        ))}
      </dl>
      <p>{words.bylawRest(authority.name)}</p>
    </section>
  )
}
