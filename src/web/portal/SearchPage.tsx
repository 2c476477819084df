import type { SearchAnswer, SearchResult } from '../../catalogue/search.ts'
import type { Standing } from '../../catalogue/standing.ts'
import type { Authority, Topic } from '../../network/region.ts'
import { Alert } from '../components/Alert.tsx'
import { Badge } from '../components/Badge.tsx'
import { LinkButton } from '../components/Button.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { SearchForm } from '../components/SearchForm.tsx'
import type { Language, Portal } from '../context.ts'
import { type SearchFilter, SearchFilters } from './SearchFilters.tsx'
import { audienceWords, German, LevelBadge, StandingBadge } from './service-words.tsx'
import { portalTexts } from './texts.ts'
import { choiceHref } from './TownLinks.tsx'

/** A result, and how it stands in the place that counts: the town named in the query, the portal's own, or the chosen one. */
export type PlacedResult = { readonly result: SearchResult; readonly standing: Standing | null }

export type SearchModel = {
  readonly frame: Frame
  readonly query: string
  readonly answer: SearchAnswer
  readonly results: readonly PlacedResult[]
  readonly filter: SearchFilter
  readonly topics: readonly Topic[]
  /** Authorities named in the query. */
  readonly places: readonly Authority[]
  /** The place that results are shown for. */
  readonly place: Authority | null
  readonly nameOf: (authority: string) => string
  /** Whether it is a city or town, which is what "online in 12 towns" may say. */
  readonly isTown: (authority: string) => boolean
}

/** What was found, the most likely meant first; each with where, by whom, for whom and whether online. */
export const SearchPage = ({ frame, query, answer, results, filter, topics, places, place, nameOf, isTown }: SearchModel) => {
  const { portal } = frame
  const words = portalTexts(portal.language).search
  const isAsked = query.trim() !== ''
  return (
    <Layout
      frame={frame}
      title={isAsked ? words.resultsFor(query) : words.title}
      breadcrumb={[{ text: portalTexts(portal.language).start.title, href: portal.href('/') }, { text: words.title }]}
    >
      <h1>{words.title}</h1>
      <SearchForm action={portal.href('/suche')} value={query} language={portal.language} isLarge />
      {!isAsked && <p>{words.empty}</p>}
      {answer.foreignPostalCode && <Alert kind="info" title={words.foreign(answer.foreignPostalCode)} />}
      {isAsked && !answer.hasWords && places.map((named) => <OnlyPlace place={named} portal={portal} />)}
      {isAsked && answer.hasWords && (
        <section aria-labelledby="ergebnisse">
          <h2 id="ergebnisse">{words.count(results.length)}</h2>
          {place && <p class="portal-muted">{words.in(place.shortName)}</p>}
          <SearchFilters query={query} filter={filter} topics={topics} portal={portal} />
          {results.length === 0 ? (
            <NothingFound query={query} portal={portal} />
          ) : (
            <ol class="portal-results">
              {results.map((placed) => (
                <li>
                  <Result {...placed} place={place} portal={portal} nameOf={nameOf} isTown={isTown} />
                </li>
              ))}
            </ol>
          )}
        </section>
      )}
    </Layout>
  )
}

const OnlyPlace = ({ place, portal }: { place: Authority; portal: Portal }) => {
  const words = portalTexts(portal.language)
  return (
    <Alert kind="info" title={words.search.onlyPlace(place.shortName)}>
      <p>
        <LinkButton href={portal.authority === null ? choiceHref(portal, place) : portal.at(place.id, '/')} icon="forward">
          {words.towns.go(place.shortName)}
        </LinkButton>
      </p>
    </Alert>
  )
}

const NothingFound = ({ query, portal }: { query: string; portal: Portal }) => {
  const words = portalTexts(portal.language)
  return (
    <>
      <p>{words.search.nothing(query)}</p>
      <ul>
        {words.search.tips.map((tip) => (
          <li>{tip}</li>
        ))}
      </ul>
      <p>
        <a href={portal.href('/themen')}>{words.topics.title}</a>
      </p>
    </>
  )
}

/** A service's own page, in the town's portal where a town was named; a link's own address. */
function hrefOf(result: SearchResult, place: Authority | null, portal: Portal): string {
  if (result.url !== null) return result.url
  const path = `/leistungen/${result.id}`
  return place && place.id !== portal.authority?.id ? portal.at(place.id, path) : portal.href(path)
}

const MOST_NAMES = 5

/** Where a service is offered: by name while they are few. */
function offeredBy({ offers }: SearchResult, nameOf: (authority: string) => string, language: Language): string {
  const words = portalTexts(language).standing
  if (offers.length === 0) return words.offeredByNone
  return offers.length <= MOST_NAMES
    ? words.offeredBy(offers.map((offer) => nameOf(offer.authority)).join(', '))
    : words.offeredByMany(offers.length)
}

/** Whether it can be done online, where no place is named: in this portal, elsewhere, or not as far as we know. */
const OnlineBadge = ({
  result: { kind, offers },
  isTown,
  language,
}: {
  result: SearchResult
  isTown: (authority: string) => boolean
  language: Language
}) => {
  const words = portalTexts(language).standing
  const here = offers.filter(({ online }) => online === 'here').map(({ authority }) => authority)
  const elsewhere = kind === 'link' ? 1 : offers.filter(({ online }) => online === 'elsewhere').length
  if (here.length > 0) {
    return (
      <Badge kind="success" hasIcon>
        {words.onlineIn(here.length, here.every(isTown))}
      </Badge>
    )
  }
  return elsewhere > 0 ? <Badge kind="success">{words.ownSites(elsewhere)}</Badge> : <Badge kind="warning">{words.noWayKnown}</Badge>
}

const Result = ({
  result,
  standing,
  place,
  portal,
  nameOf,
  isTown,
}: PlacedResult & { place: Authority | null; portal: Portal } & Pick<SearchModel, 'nameOf' | 'isTown'>) => {
  const { language } = portal
  const shown = language === 'en' && result.english ? result.english : { title: result.title, summary: result.summary }
  const isGerman = language !== 'de' && !result.english
  return (
    <article>
      <h3>
        <a href={hrefOf(result, place, portal)} lang={isGerman ? 'de' : undefined}>
          {shown.title}
        </a>
      </h3>
      {shown.summary !== '' && <p>{isGerman ? <German language={language}>{shown.summary}</German> : shown.summary}</p>}
      <p class="portal-badges">
        {standing && <StandingBadge standing={standing} portal={portal} />}
        {!standing && <OnlineBadge result={result} isTown={isTown} language={language} />}
        <LevelBadge level={result.level} isLink={result.kind === 'link'} language={language} />
      </p>
      <p class="portal-muted">
        {result.provider && (
          <>
            <German language={language}>{result.provider}</German> ·{' '}
          </>
        )}
        {audienceWords(result.audience, language)}
        {result.kind === 'service' && (
          <>
            <br />
            {offeredBy(result, nameOf, language)}
          </>
        )}
      </p>
    </article>
  )
}
