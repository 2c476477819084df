import type { Authority } from '../../network/region.ts'
import { Alert } from '../components/Alert.tsx'
import { LinkButton } from '../components/Button.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { TownChooser } from '../components/TownChooser.tsx'
import { choiceHref } from './TownLinks.tsx'
import { portalTexts } from './texts.ts'

export type TownsModel = {
  readonly frame: Frame
  readonly authorities: readonly Authority[]
  /** What was typed and was not understood. */
  readonly typed: string
  readonly problem: string | null
  /** The town that was found; its portal lies on another host, so one more click leads there. */
  readonly found: Authority | null
  /** The path to open in the town's portal. */
  readonly next: string | null
}

/** Choose a town by name, postal code or from the list. */
export const TownsPage = ({ frame, authorities, typed, problem, found, next }: TownsModel) => {
  const { portal } = frame
  const words = portalTexts(portal.language).towns
  return (
    <Layout
      frame={frame}
      title={words.title}
      problems={problem === null ? [] : [{ field: 'ort', text: problem }]}
      breadcrumb={[{ text: portalTexts(portal.language).start.title, href: portal.href('/') }, { text: words.title }]}
    >
      <h1>{words.title}</h1>
      {found && (
        <Alert kind="success" title={words.found(found.shortName)}>
          <p>
            <LinkButton href={portal.at(found.id, next ?? '/')} icon="forward">
              {words.go(found.shortName)}
            </LinkButton>
          </p>
        </Alert>
      )}
      <p class="portal-lead">{words.lead}</p>
      <TownChooser
        action={portal.href('/orte')}
        towns={authorities.map(({ id, shortName }) => ({ id, name: shortName }))}
        value={typed}
        language={portal.language}
        {...(problem !== null && { problem })}
        {...(next !== null && { hidden: { weiter: next } })}
      />
      <p class="portal-muted">{words.remembered}</p>
      <h2>{words.list}</h2>
      <ul>
        {authorities.map((authority) => (
          <li>
            <a href={choiceHref(portal, authority, next ?? undefined)}>{authority.shortName}</a>
            {authority.kind !== 'district' && (
              <>
                <br />
                <span class="portal-muted">
                  {words.postalCodes}: {authority.postalCodes.join(', ')}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Layout>
  )
}
