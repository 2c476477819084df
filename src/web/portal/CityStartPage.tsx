import type { StandingService } from '../../catalogue/standing.ts'
import type { Authority, Office } from '../../network/region.ts'
import { CardGrid } from '../components/Card.tsx'
import { ContactLines } from '../components/ContactLines.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { SearchForm } from '../components/SearchForm.tsx'
import type { Language } from '../context.ts'
import { type CountedTopic, StandingServiceCard, TopicLinks } from './cards.tsx'
import { German } from './service-words.tsx'
import { portalTexts } from './texts.ts'
import { TownLinks } from './TownLinks.tsx'

export type CityStartModel = {
  readonly frame: Frame
  readonly authority: Authority
  /** The Kreis that the town belongs to. */
  readonly district: Authority | null
  /** The towns of this Kreis; empty for a town. */
  readonly towns: readonly Authority[]
  readonly topics: readonly CountedTopic[]
  readonly popular: readonly StandingService[]
}

/** The start page of one authority's portal. */
export const CityStartPage = ({ frame, authority, district, towns, topics, popular }: CityStartModel) => {
  const { portal } = frame
  const words = portalTexts(portal.language).city
  return (
    <Layout frame={frame} title={portalTexts(portal.language).start.title} width="wide">
      <h1>{words.heading}</h1>
      <p class="portal-lead portal-measure">{words.lead(authority.name)}</p>
      <SearchForm action={portal.href('/suche')} language={portal.language} isLarge />

      {towns.length > 0 && (
        <section aria-labelledby="staedte">
          <h2 id="staedte">{words.towns}</h2>
          <p>{words.townsLead}</p>
          <TownLinks authorities={towns} portal={portal} />
        </section>
      )}

      <section aria-labelledby="oft-gebraucht">
        <h2 id="oft-gebraucht">{words.popular}</h2>
        <CardGrid
          cards={popular.map((one) => (
            <StandingServiceCard {...one} portal={portal} level={3} />
          ))}
        />
      </section>

      <section aria-labelledby="themen">
        <h2 id="themen">{words.topics}</h2>
        {district && <p class="portal-measure">{words.district(district.name)}</p>}
        <TopicLinks topics={topics} portal={portal} />
      </section>

      <section aria-labelledby="aemter">
        <h2 id="aemter">{words.offices}</h2>
        <div class="portal-columns">
          <div>
            <p>{words.officesLead}</p>
            <ul>
              {authority.offices.map((office) => (
                <li>
                  <strong>
                    <German language={portal.language}>{office.name}</German>
                  </strong>
                  {': '}
                  <OfficeReach office={office} language={portal.language} />
                </li>
              ))}
            </ul>
          </div>
          <div class="portal-panel">
            <ContactLines contact={frame.contact} language={portal.language} />
          </div>
        </div>
      </section>
    </Layout>
  )
}

const OfficeReach = ({ office, language }: { office: Office; language: Language }) =>
  office.phone || office.email ? (
    <>{[office.phone, office.email].filter(Boolean).join(', ')}</>
  ) : (
    <span class="portal-muted">{portalTexts(language).city.viaTownHall}</span>
  )
