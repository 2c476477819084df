/** How services, levels and sources are put into words on every page of the portal. */
import type { PublicService, ExternalLink } from '../../catalogue/public-service.ts'
import type { Level } from '../../catalogue/search-entries.ts'
import type { Standing } from '../../catalogue/standing.ts'
import type { Source, Topic } from '../../network/region.ts'
import { Badge } from '../components/Badge.tsx'
import type { Language, Portal } from '../context.ts'
import { portalTexts } from './texts.ts'

/** A text that exists in German only says so to the browser, so that it is read aloud rightly. */
export const German = ({ language, children }: { language: Language; children: string }) =>
  language === 'de' ? <>{children}</> : <span lang="de">{children}</span>

export const titleOf = (service: Pick<PublicService, 'title' | 'english'>, language: Language): string =>
  language === 'en' ? service.english.title : service.title

export const summaryOf = (service: Pick<PublicService, 'summary' | 'english'>, language: Language): string =>
  language === 'en' ? service.english.summary : service.summary

export const topicName = (topic: Topic, language: Language): string => (language === 'en' ? topic.english : topic.name)

/** Whose it is: town, Kreis, Land, Bund. A link of a town or of the Kreis does not say which of them. */
export const LevelBadge = ({ level, isLink = false, language }: { level: Level; isLink?: boolean; language: Language }) => {
  const words = portalTexts(language)
  return <Badge kind="info">{isLink && level === 'municipal' ? words.municipalLink : words.levels[level]}</Badge>
}

/** For whom, in words: "Privatpersonen, Unternehmen". */
export const audienceWords = (audience: ExternalLink['audience'], language: Language): string =>
  audience.map((one) => portalTexts(language).audiences[one]).join(', ')

/** What one can do, for people of one authority. Names the authority unless this is its own portal. */
export const StandingBadge = ({ standing, portal }: { standing: Standing; portal: Portal }) => {
  const words = portalTexts(portal.language).standing
  const isOwn = standing.by !== null && standing.by.id === portal.authority?.id
  const told = (short: string, withName: (name: string) => string): string =>
    isOwn || !standing.by ? short : withName(standing.by.shortName)
  switch (standing.kind) {
    case 'online': {
      const online = told(words.onlineShort, words.online)
      return (
        <Badge kind="success" hasIcon>
          {standing.stage === 'pilot' ? `${online} (${words.pilot})` : online}
        </Badge>
      )
    }
    case 'elsewhere':
      return <Badge kind="success">{told(words.ownSiteShort, words.elsewhere)}</Badge>
    case 'offered':
      return <Badge kind="info">{told(words.offeredShort, words.offered)}</Badge>
    case 'notOffered':
      return <Badge kind="warning">{words.notOffered(standing.by.shortName)}</Badge>
    case 'askTown':
      return <Badge kind="info">{words.askTown}</Badge>
    case 'unknown':
      return <Badge kind="warning">{words.unknown}</Badge>
  }
}

/** Where a fact was read, and a mark when nobody confirmed it. */
export const SourceNote = ({ source, language }: { source: Source; language: Language }) => {
  const words = portalTexts(language).service
  return (
    <span class="portal-muted">
      {words.source}: <SourceText source={source} language={language} />
      {source.verified ? '' : ' '}
      {!source.verified && <Badge kind="warning">{words.unverified}</Badge>}
    </span>
  )
}

const SourceText = ({ source, language }: { source: Source; language: Language }) => {
  const text = source.year === undefined || source.text.includes(String(source.year)) ? source.text : `${source.text} (${source.year})`
  return source.url ? (
    <a href={source.url} lang={language === 'de' ? undefined : 'de'}>
      {text}
    </a>
  ) : (
    <German language={language}>{text}</German>
  )
}
