import type { PublicService } from '../../catalogue/public-service.ts'
import type { Authority } from '../../network/region.ts'
import { LinkButton } from '../components/Button.tsx'
import { CardGrid } from '../components/Card.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { SearchForm } from '../components/SearchForm.tsx'
import { TownChooser } from '../components/TownChooser.tsx'
import { type CountedTopic, RegionalServiceCard, TopicLinks } from './cards.tsx'
import { portalTexts } from './texts.ts'
import { TownLinks } from './TownLinks.tsx'

export type RegionalStartModel = {
  readonly frame: Frame
  /** The region's own name: "Emscher-Lippe". */
  readonly regionName: string
  readonly authorities: readonly Authority[]
  /** The town that was chosen before, from its cookie. */
  readonly chosen: Authority | null
  readonly topics: readonly CountedTopic[]
  readonly popular: readonly { readonly service: PublicService; readonly online: readonly Authority[] }[]
  readonly partnerCount: number
}

/** The start page of the region: search, choose a town, browse. */
export const RegionalStartPage = ({ frame, regionName, authorities, chosen, topics, popular, partnerCount }: RegionalStartModel) => {
  const { portal } = frame
  const words = portalTexts(portal.language).start
  const towns = authorities.filter((authority) => authority.kind !== 'district')
  return (
    <Layout frame={frame} title={words.title} width="wide">
      <h1>{words.heading(regionName)}</h1>
      <p class="portal-lead portal-measure">{words.lead(towns.length)}</p>
      <SearchForm action={portal.href('/suche')} language={portal.language} isLarge />

      <section aria-labelledby="ort-wahl">
        <h2 id="ort-wahl">{words.townHeading}</h2>
        {chosen ? (
          <div class="portal-panel portal-measure">
            <p>{words.chosen(chosen.shortName)}</p>
            <p class="portal-inline-actions">
              <LinkButton href={portal.at(chosen.id, '/')} icon="forward">
                {words.toTown(chosen.shortName)}
              </LinkButton>
              <a href={portal.href('/orte')}>{words.otherTown}</a>
              <a href={portal.href('/orte?vergessen=ja')}>{words.forget}</a>
            </p>
          </div>
        ) : (
          <>
            <p>{words.townLead}</p>
            <TownChooser
              action={portal.href('/orte')}
              towns={authorities.map(({ id, shortName }) => ({ id, name: shortName }))}
              language={portal.language}
            />
          </>
        )}
        <h3>{words.allTowns}</h3>
        <TownLinks authorities={authorities} portal={portal} />
      </section>

      <section aria-labelledby="oft-gebraucht">
        <h2 id="oft-gebraucht">{words.popular}</h2>
        <CardGrid
          cards={popular.map(({ service, online }) => (
            <RegionalServiceCard service={service} online={online} portal={portal} level={3} />
          ))}
        />
      </section>

      <section aria-labelledby="themen">
        <h2 id="themen">{words.topics}</h2>
        <TopicLinks topics={topics} portal={portal} />
      </section>

      <section aria-labelledby="was-ist-das" class="portal-measure">
        <h2 id="was-ist-das">{words.about}</h2>
        <p>{words.aboutText(partnerCount)}</p>
        <p>{words.noAccount}</p>
        <p>
          <a href={portal.href('/partner')}>{words.partnersLink}</a>
        </p>
      </section>
    </Layout>
  )
}
