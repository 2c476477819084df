/** The fourteen topics, and one of them with everything that it holds. */
import type { ExternalLink, PublicService } from '../../catalogue/public-service.ts'
import type { StandingService } from '../../catalogue/standing.ts'
import type { Authority, Topic } from '../../network/region.ts'
import { CardGrid } from '../components/Card.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { type CountedTopic, LinkCards, RegionalServiceCard, StandingServiceCard, TopicCards } from './cards.tsx'
import { German, topicName } from './service-words.tsx'
import { portalTexts } from './texts.ts'

/** All topics. */
export const TopicsPage = ({ frame, topics }: { frame: Frame; topics: readonly CountedTopic[] }) => {
  const { portal } = frame
  const words = portalTexts(portal.language)
  return (
    <Layout
      frame={frame}
      title={words.topics.title}
      width="wide"
      breadcrumb={[{ text: words.start.title, href: portal.href('/') }, { text: words.topics.title }]}
    >
      <h1>{words.topics.title}</h1>
      <p class="portal-lead portal-measure">{words.topics.lead}</p>
      <TopicCards topics={topics} portal={portal} />
    </Layout>
  )
}

/** What a topic holds: seen from the region, or for people of one authority. */
export type TopicContents =
  | { readonly kind: 'regional'; readonly services: readonly { readonly service: PublicService; readonly online: readonly Authority[] }[] }
  | {
      readonly kind: 'city'
      readonly authority: Authority
      readonly district: Authority | null
      readonly own: readonly StandingService[]
      readonly ofDistrict: readonly StandingService[]
      readonly notHere: readonly StandingService[]
    }

export type TopicModel = {
  readonly frame: Frame
  readonly topic: Topic
  readonly contents: TopicContents
  readonly links: readonly ExternalLink[]
}

/** One topic: services first, then what Land and Bund offer. */
export const TopicPage = ({ frame, topic, contents, links }: TopicModel) => {
  const { portal } = frame
  const words = portalTexts(portal.language)
  const title = topicName(topic, portal.language)
  const situations = [...topic.lifeSituations, ...topic.businessSituations]
  return (
    <Layout
      frame={frame}
      title={title}
      width="wide"
      breadcrumb={[
        { text: words.start.title, href: portal.href('/') },
        { text: words.topics.title, href: portal.href('/themen') },
        { text: title },
      ]}
    >
      <h1>{title}</h1>
      {situations.length > 0 && (
        <p class="portal-lead portal-measure">
          {words.topics.covers} <German language={portal.language}>{situations.join(', ')}</German>
        </p>
      )}
      {contents.kind === 'regional' ? (
        <RegionalServices frame={frame} services={contents.services} />
      ) : (
        <CityServices frame={frame} contents={contents} />
      )}
      {links.length > 0 && (
        <section aria-labelledby="links">
          <h2 id="links">{words.topics.links}</h2>
          <LinkCards links={links} portal={portal} />
        </section>
      )}
    </Layout>
  )
}

const RegionalServices = ({
  frame,
  services,
}: {
  frame: Frame
  services: readonly { service: PublicService; online: readonly Authority[] }[]
}) => {
  const words = portalTexts(frame.portal.language).topics
  return (
    <section aria-labelledby="leistungen">
      <h2 id="leistungen">{words.region}</h2>
      {services.length === 0 ? (
        <p class="portal-empty">{words.nothing}</p>
      ) : (
        <CardGrid
          cards={services.map(({ service, online }) => (
            <RegionalServiceCard service={service} online={online} portal={frame.portal} level={3} />
          ))}
        />
      )}
    </section>
  )
}

const CityServices = ({ frame, contents }: { frame: Frame; contents: TopicContents & { kind: 'city' } }) => {
  const { portal } = frame
  const words = portalTexts(portal.language).topics
  const { authority, district, own, ofDistrict, notHere } = contents
  const cards = (services: readonly StandingService[]) => (
    <CardGrid
      cards={services.map((one) => (
        <StandingServiceCard {...one} portal={portal} level={3} />
      ))}
    />
  )
  return (
    <>
      <section aria-labelledby="leistungen">
        <h2 id="leistungen">{words.own(authority.name)}</h2>
        {own.length === 0 ? <p class="portal-empty">{words.nothing}</p> : cards(own)}
      </section>
      {district && ofDistrict.length > 0 && (
        <section aria-labelledby="kreis">
          <h2 id="kreis">{words.district(district.name)}</h2>
          {cards(ofDistrict)}
        </section>
      )}
      {notHere.length > 0 && (
        <section aria-labelledby="weitere">
          <h2 id="weitere">{words.notHere}</h2>
          <p class="portal-measure">{words.notHereLead}</p>
          {cards(notHere)}
        </section>
      )}
    </>
  )
}
