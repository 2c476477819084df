import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'

/**
 * A thing to choose among others; the whole card leads to `href`. `preline` is a small line above the title (a town, a
 * kind). Place several in a `CardGrid`.
 */
export const Card = ({
  title,
  titleLanguage,
  href,
  preline,
  children,
  level = 2,
  badges,
}: {
  title: string
  /** Where the title is in another language than the page. */
  titleLanguage?: 'de' | undefined
  href?: string
  preline?: string
  children?: ComponentChildren
  level?: 2 | 3
  badges?: ComponentChildren
}) => {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <div class={classes('kern-card kern-card--small', href !== undefined && 'kern-card--interactive')}>
      <div class="kern-card__container">
        <div class="kern-card__header">
          {preline && <p class="kern-preline">{preline}</p>}
          <Title class="kern-title" lang={titleLanguage}>
            {href === undefined ? (
              title
            ) : (
              <a class="kern-link--stretched" href={href}>
                {title}
              </a>
            )}
          </Title>
        </div>
        {children && <div class="kern-card__body">{children}</div>}
        {badges && <div class="portal-badges">{badges}</div>}
      </div>
    </div>
  )
}

/** Cards side by side, as many as fit. The children are list items' contents. */
export const CardGrid = ({ cards, label }: { cards: readonly ComponentChildren[]; label?: string }) => (
  <ul class="portal-cards" aria-label={label}>
    {cards.map((card) => (
      <li>{card}</li>
    ))}
  </ul>
)
