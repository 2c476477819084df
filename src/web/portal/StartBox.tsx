/** The way to start: the one next thing to do, beside the description of a service. */
import type { PublicService } from '../../catalogue/public-service.ts'
import type { Standing } from '../../catalogue/standing.ts'
import type { Authority } from '../../network/region.ts'
import { Badge } from '../components/Badge.tsx'
import { LinkButton } from '../components/Button.tsx'
import { TownChooser } from '../components/TownChooser.tsx'
import type { Portal } from '../context.ts'
import { German } from './service-words.tsx'
import { portalTexts } from './texts.ts'
import { choiceHref, TownLinks } from './TownLinks.tsx'

type StartBoxModel = {
  service: PublicService
  authority: Authority
  standing: Standing
  minutes: number | null
  towns: readonly Authority[]
  portal: Portal
}

/** In a city portal: start online, go to the town's own page, or what to do instead. */
export const StartBox = ({ service, authority, standing, minutes, towns, portal }: StartBoxModel) => {
  const words = portalTexts(portal.language).service
  const note = standing.offer?.note
  return (
    <section class="portal-panel" aria-labelledby="beginnen">
      {standing.kind === 'online' && (
        <>
          <h2 id="beginnen">{words.startHeading}</h2>
          <p>
            {words.startAt(standing.by.name)}{' '}
            {standing.stage === 'pilot' && <Badge kind="info">{portalTexts(portal.language).standing.pilot}</Badge>}
          </p>
          {minutes !== null && <p>{words.startLead(minutes)}</p>}
          <p>
            <LinkButton href={portal.at(standing.by.id, `/antrag/${standing.onlineService}`)} icon="forward" isWide>
              {words.start}
            </LinkButton>
          </p>
        </>
      )}
      {standing.kind === 'elsewhere' && (
        <>
          <h2 id="beginnen">{words.elsewhere(standing.by.name)}</h2>
          <p>
            <LinkButton href={standing.url} icon="external" look="secondary" isWide>
              {words.elsewhereLink(new URL(standing.url).host)}
            </LinkButton>
          </p>
        </>
      )}
      {standing.kind === 'offered' && (
        <>
          <h2 id="beginnen">{words.insteadHeading}</h2>
          <p>{words.offered(standing.by.name)}</p>
          <p>
            <German language={portal.language}>{service.instead}</German>
          </p>
        </>
      )}
      {standing.kind === 'unknown' && (
        <>
          <h2 id="beginnen">{words.unknown(authority.shortName)}</h2>
          {service.competence === 'district' && authority.kind === 'city' && <p>{words.ownCity(authority.name)}</p>}
          <h3>{words.insteadHeading}</h3>
          <p>
            <German language={portal.language}>{service.instead}</German>
          </p>
        </>
      )}
      {(standing.kind === 'notOffered' || standing.kind === 'askTown') && (
        <>
          <h2 id="beginnen">{standing.kind === 'notOffered' ? words.notOffered(standing.by.name) : words.askTown}</h2>
          {note && (
            <p>
              <German language={portal.language}>{note}</German>
            </p>
          )}
          {standing.kind === 'notOffered' && <p>{words.askTown}:</p>}
          <TownLinks authorities={towns} portal={portal} next={`/leistungen/${service.id}`} />
        </>
      )}
      {note && standing.kind !== 'notOffered' && standing.kind !== 'askTown' && (
        <p>
          <strong>{words.instructions}:</strong> <German language={portal.language}>{note}</German>
        </p>
      )}
    </section>
  )
}

/** How a service stands in one town, for the list of the regional portal. */
export type TownStanding = { readonly authority: Authority; readonly standing: Standing }

/** On the regional portal: first the town. The remembered one is offered at once. */
export const TownBox = ({
  service,
  chosen,
  towns,
  portal,
}: {
  service: PublicService
  chosen: Authority | null
  towns: readonly TownStanding[]
  portal: Portal
}) => {
  const words = portalTexts(portal.language)
  const next = `/leistungen/${service.id}`
  return (
    <section class="portal-panel" aria-labelledby="beginnen">
      <h2 id="beginnen">{words.service.chooseTown}</h2>
      <p>{words.service.chooseTownLead}</p>
      {chosen && (
        <p>
          <LinkButton href={portal.at(chosen.id, next)} icon="forward" isWide>
            {words.towns.go(chosen.shortName)}
          </LinkButton>
        </p>
      )}
      <TownChooser
        action={portal.href('/orte')}
        towns={towns.map(({ authority }) => ({ id: authority.id, name: authority.shortName }))}
        hidden={{ weiter: next }}
        language={portal.language}
      />
      <h3>{words.service.where}</h3>
      <ul class="portal-where">
        {towns.map(({ authority, standing }) => (
          <li>
            <a href={choiceHref(portal, authority, next)}>{authority.shortName}</a>
            <ShortStanding standing={standing} portal={portal} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const ShortStanding = ({ standing, portal }: { standing: Standing; portal: Portal }) => {
  const words = portalTexts(portal.language).standing
  switch (standing.kind) {
    case 'online':
      return <Badge kind="success">{words.onlineShort}</Badge>
    case 'elsewhere':
      return <Badge kind="success">{words.ownSiteShort}</Badge>
    case 'offered':
      return <Badge kind="info">{words.offeredShort}</Badge>
    case 'unknown':
    case 'askTown':
      return <span class="portal-muted">{words.unknown}</span>
    case 'notOffered':
      return <span class="portal-muted">{words.notOfferedShort}</span>
  }
}
