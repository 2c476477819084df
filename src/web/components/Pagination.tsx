import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { Icon } from './Icon.tsx'

/** Earlier and later pages of a long list. `hrefOf` gets a page number from 1. Nothing where one page holds it all. */
export const Pagination = ({
  page,
  of,
  hrefOf,
  language,
}: {
  page: number
  of: number
  hrefOf: (page: number) => string
  language: Language
}) => {
  if (of <= 1) return null
  const words = t(language).pagination
  return (
    <nav class="portal-pagination" aria-label={words.label}>
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          <Icon name="back" isSmall />
          {words.previous}
        </a>
      )}
      <span>{words.page(page, of)}</span>
      {page < of && (
        <a href={hrefOf(page + 1)} rel="next">
          {words.next}
          <Icon name="forward" isSmall />
        </a>
      )}
    </nav>
  )
}
