/** Cards of topics, services and links, as the pages of the portal show them. */
import type { ExternalLink, PublicService } from '../../catalogue/public-service.ts'
import type { Standing, StandingService } from '../../catalogue/standing.ts'
import type { Authority, Topic } from '../../network/region.ts'
import { Badge } from '../components/Badge.tsx'
import { Card, CardGrid } from '../components/Card.tsx'
import type { Portal } from '../context.ts'
import { audienceWords, German, LevelBadge, StandingBadge, summaryOf, titleOf, topicName } from './service-words.tsx'
import { portalTexts } from './texts.ts'

/** A topic with the number of services and links in it. */
export type CountedTopic = { readonly topic: Topic; readonly count: number }

/** The fourteen topics, each leading to its page. */
export const TopicCards = ({ topics, portal }: { topics: readonly CountedTopic[]; portal: Portal }) => {
  const words = portalTexts(portal.language)
  return (
    <CardGrid
      cards={topics.map(({ topic, count }) => (
        <Card title={topicName(topic, portal.language)} href={portal.href(`/themen/${topic.id}`)}>
          <p>{words.topics.count(count)}</p>
        </Card>
      ))}
    />
  )
}

/** The fourteen topics as a short list, for pages that show much else. */
export const TopicLinks = ({ topics, portal }: { topics: readonly CountedTopic[]; portal: Portal }) => (
  <ul class="portal-towns portal-towns--wide">
    {topics.map(({ topic }) => (
      <li>
        <a href={portal.href(`/themen/${topic.id}`)}>{topicName(topic, portal.language)}</a>
      </li>
    ))}
  </ul>
)

/** A service for people of one authority: what one can do there. */
export const StandingServiceCard = ({ service, standing, portal, level }: StandingService & { portal: Portal; level: 2 | 3 }) => (
  <Card
    title={titleOf(service, portal.language)}
    href={portal.href(`/leistungen/${service.id}`)}
    level={level}
    badges={<ServiceBadges service={service} standing={standing} portal={portal} />}
  >
    <p>{summaryOf(service, portal.language)}</p>
  </Card>
)

const ServiceBadges = ({ service, standing, portal }: { service: PublicService; standing: Standing; portal: Portal }) => (
  <>
    <StandingBadge standing={standing} portal={portal} />
    {service.competence === 'district' && <LevelBadge level="district" language={portal.language} />}
  </>
)

/** A service seen from the region: in how many towns it is online, or at how many authorities. */
export const RegionalServiceCard = ({
  service,
  online,
  portal,
  level,
}: {
  service: PublicService
  online: readonly Authority[]
  portal: Portal
  level: 2 | 3
}) => {
  const words = portalTexts(portal.language)
  return (
    <Card
      title={titleOf(service, portal.language)}
      href={portal.href(`/leistungen/${service.id}`)}
      level={level}
      badges={
        <>
          {online.length > 0 && (
            <Badge kind="success" hasIcon>
              {words.standing.onlineIn(
                online.length,
                online.every(({ kind }) => kind !== 'district'),
              )}
            </Badge>
          )}
          <LevelBadge level={service.competence === 'district' ? 'district' : 'municipal'} language={portal.language} />
        </>
      }
    >
      <p>{summaryOf(service, portal.language)}</p>
    </Card>
  )
}

/** Links to services of Land and Bund, each with its level and who runs it. */
export const LinkCards = ({ links, portal }: { links: readonly ExternalLink[]; portal: Portal }) => (
  <CardGrid
    cards={links.map((link) => (
      <Card
        title={link.name}
        titleLanguage={portal.language === 'de' ? undefined : 'de'}
        href={link.url}
        level={3}
        badges={<LevelBadge level={link.level} isLink language={portal.language} />}
      >
        <p>
          {link.summary && <German language={portal.language}>{link.summary}</German>}
          {link.summary && <br />}
          <span class="portal-muted">
            <German language={portal.language}>{link.provider}</German> · {audienceWords(link.audience, portal.language)}
          </span>
        </p>
      </Card>
    ))}
  />
)
