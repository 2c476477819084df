import type { PublicService } from '../../catalogue/public-service.ts'
import type { Standing } from '../../catalogue/standing.ts'
import type { Authority, Bylaw, Office, Topic } from '../../network/region.ts'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import type { BylawFact } from './bylaw-facts.ts'
import { ProofLink } from './ProofPage.tsx'
import { BylawSection } from './BylawSection.tsx'
import { CompetentOffice } from './CompetentOffice.tsx'
import { audienceWords, German, SourceNote, summaryOf, titleOf, topicName } from './service-words.tsx'
import { StartBox, TownBox, type TownStanding } from './StartBox.tsx'
import { portalTexts } from './texts.ts'

/** What the page knows of a service in one town; on the regional portal only who offers it. */
export type ServicePlace =
  | { readonly kind: 'regional'; readonly chosen: Authority | null; readonly towns: readonly TownStanding[] }
  | {
      readonly kind: 'city'
      readonly authority: Authority
      readonly standing: Standing
      /** Of the joint online service: how long it takes, and what it needs. */
      readonly online: { readonly minutes: number; readonly needed: readonly string[] } | null
      readonly office: Office | undefined
      readonly competent: Authority | null
      readonly bylaw: { readonly bylaw: Bylaw; readonly facts: readonly BylawFact[] } | null
      /** The towns to choose from, where the Kreis is asked for a matter of the towns. */
      readonly towns: readonly Authority[]
    }

export type ServiceModel = {
  readonly frame: Frame
  readonly service: PublicService
  readonly topic: Topic | undefined
  readonly place: ServicePlace
  /** Where the proofs of its online service are shown; null where it has none. */
  readonly proofHref: string | null
}

/** Everything about one service: what, for whom, what is needed, cost, time, law, who decides, and the way to start. */
export const ServicePage = ({ frame, service, topic, place, proofHref }: ServiceModel) => {
  const { portal } = frame
  const { language } = portal
  const words = portalTexts(language)
  const title = titleOf(service, language)
  // What the online service asks for is known more exactly, and in both languages.
  const neededOnline = place.kind === 'city' ? (place.online?.needed ?? []) : []
  const needed = neededOnline.length > 0 ? neededOnline : service.needed.map((one) => <German language={language}>{one}</German>)
  return (
    <Layout
      frame={frame}
      title={title}
      width="wide"
      breadcrumb={[
        { text: words.start.title, href: portal.href('/') },
        { text: words.topics.title, href: portal.href('/themen') },
        ...(topic ? [{ text: topicName(topic, language), href: portal.href(`/themen/${topic.id}`) }] : []),
        { text: title },
      ]}
    >
      <h1>{title}</h1>
      <p class="portal-lead portal-measure">{summaryOf(service, language)}</p>
      {words.service.germanOnly !== '' && <p class="portal-muted">{words.service.germanOnly}</p>}
      <div class="portal-columns portal-columns--aside-first">
        <aside aria-label={words.service.whereHow}>
          {place.kind === 'city' ? (
            <StartBox
              service={service}
              authority={place.authority}
              standing={place.standing}
              minutes={place.online?.minutes ?? null}
              towns={place.towns}
              portal={portal}
            />
          ) : (
            <TownBox service={service} chosen={place.chosen} towns={place.towns} portal={portal} />
          )}
        </aside>
        <div class="portal-measure">
          {service.description.length > 0 && (
            <section aria-labelledby="worum">
              <h2 id="worum">{words.service.what}</h2>
              {service.description.map((paragraph) => (
                <p>
                  <German language={language}>{paragraph}</German>
                </p>
              ))}
            </section>
          )}
          <section aria-labelledby="fuer-wen">
            <h2 id="fuer-wen">{words.service.forWhom}</h2>
            <p>{audienceWords(service.audience, language)}</p>
          </section>
          <section aria-labelledby="unterlagen">
            <h2 id="unterlagen">{words.service.needed}</h2>
            {needed.length > 0 ? (
              <ul>
                {needed.map((one) => (
                  <li>{one}</li>
                ))}
              </ul>
            ) : (
              <p>{words.service.neededNothing}</p>
            )}
          </section>
          <CostSection service={service} place={place} frame={frame} />
          {place.kind === 'city' && place.bylaw && <BylawSection {...place.bylaw} authority={place.authority} language={language} />}
          <section aria-labelledby="dauer">
            <h2 id="dauer">{words.service.duration}</h2>
            {service.duration ? (
              <p>
                <German language={language}>{service.duration.text}</German>
                <br />
                <SourceNote source={service.duration.source} language={language} />
              </p>
            ) : (
              <p>{askFor(place, frame)}</p>
            )}
          </section>
          <section aria-labelledby="recht">
            <h2 id="recht">{words.service.legalBasis}</h2>
            {service.legalBasis.length > 0 ? (
              <ul>
                {service.legalBasis.map((basis) => (
                  <li lang={language === 'de' ? undefined : 'de'}>{basis}</li>
                ))}
              </ul>
            ) : (
              <p>{askFor(place, frame)}</p>
            )}
          </section>
          {place.kind === 'city' && place.competent && (
            <CompetentOffice office={place.office} competent={place.competent} language={language} />
          )}
          <section aria-labelledby="quellen">
            <h2 id="quellen">{words.service.sourceHeading}</h2>
            <p>
              <SourceNote source={service.source} language={language} />
            </p>
            {proofHref !== null && <ProofLink href={proofHref} language={language} />}
            {service.leika && (
              <p class="portal-muted">
                {words.service.leika}: {service.leika}
              </p>
            )}
          </section>
        </div>
      </div>
    </Layout>
  )
}

/** Says plainly that a fact was not found, and whom to ask. */
function askFor(place: ServicePlace, { portal }: Frame): string {
  const words = portalTexts(portal.language).service
  return place.kind === 'city' && place.competent ? words.notFound(place.competent.name) : words.askYourTown
}

const CostSection = ({ service, place, frame }: { service: PublicService; place: ServicePlace; frame: Frame }) => {
  const { language } = frame.portal
  const words = portalTexts(language).service
  const offer = place.kind === 'city' ? place.standing.offer : undefined
  const known = offer?.cost ? { text: offer.cost, source: offer.source } : service.cost
  return (
    <section aria-labelledby="kosten">
      <h2 id="kosten">{words.cost}</h2>
      {known ? (
        <p>
          <German language={language}>{known.text}</German>
          <br />
          <SourceNote source={known.source} language={language} />
        </p>
      ) : (
        <p>{askFor(place, frame)}</p>
      )}
    </section>
  )
}
