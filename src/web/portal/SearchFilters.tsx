import type { Level, SearchContent } from '../../catalogue/search-entries.ts'
import type { Topic } from '../../network/region.ts'
import type { Portal } from '../context.ts'
import { topicName } from './service-words.tsx'
import { portalTexts } from './texts.ts'

/** What a search is narrowed to; undefined where it is not. */
export type SearchFilter = {
  readonly audience: SearchContent['audience'][number] | undefined
  readonly level: Level | undefined
  readonly topic: string | undefined
}

/** Narrowing a search: for whom, by whom, which topic. A form with one button, so that it needs no script. */
export const SearchFilters = ({
  query,
  filter,
  topics,
  portal,
}: {
  query: string
  filter: SearchFilter
  topics: readonly Topic[]
  portal: Portal
}) => {
  const words = portalTexts(portal.language)
  const isNarrowed = Boolean(filter.audience ?? filter.level ?? filter.topic)
  return (
    <details class="portal-filter" open={isNarrowed}>
      <summary>{words.search.filter}</summary>
      <form method="get" action={portal.href('/suche')}>
        <input type="hidden" name="q" value={query} />
        <Select
          name="fuer"
          label={words.search.audience}
          value={filter.audience}
          options={Object.entries(words.audiences)}
          all={words.search.all}
        />
        <Select
          name="ebene"
          label={words.search.level}
          value={filter.level}
          options={Object.entries(words.levels)}
          all={words.search.all}
        />
        <Select
          name="thema"
          label={words.search.topic}
          value={filter.topic}
          options={topics.map((topic) => [topic.id, topicName(topic, portal.language)])}
          all={words.search.all}
        />
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">{words.search.apply}</span>
        </button>
      </form>
    </details>
  )
}

type SelectModel = { name: string; label: string; value: string | undefined; options: readonly (readonly [string, string])[]; all: string }

const Select = ({ name, label, value, options, all }: SelectModel) => (
  <div class="kern-form-input">
    <label class="kern-label" for={name}>
      {label}
    </label>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={name} name={name}>
        <option value="" selected={value === undefined}>
          {all}
        </option>
        {options.map(([code, text]) => (
          <option value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  </div>
)
