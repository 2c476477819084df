import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { Icon } from './Icon.tsx'

/** Search over services and links, sent as `?q=`. `isLarge` on start pages, where searching is the first thing to do. */
export const SearchForm = ({
  action,
  value = '',
  language,
  isLarge = false,
}: {
  action: string
  value?: string
  language: Language
  isLarge?: boolean
}) => {
  const words = t(language)
  return (
    <form class={isLarge ? 'portal-search portal-search--large' : 'portal-search'} role="search" method="get" action={action}>
      <label class="kern-label" for="q">
        {words.search.label}
      </label>
      {isLarge && (
        <div class="kern-hint" id="q-hint">
          {words.search.hint}
        </div>
      )}
      <div class="portal-search__row">
        <input
          class="kern-form-input__input"
          id="q"
          name="q"
          type="search"
          value={value}
          autoComplete="off"
          aria-describedby={isLarge ? 'q-hint' : undefined}
        />
        <button type="submit" class="kern-btn kern-btn--primary">
          <Icon name="search" />
          <span class="kern-label">{words.actions.search}</span>
        </button>
      </div>
    </form>
  )
}
