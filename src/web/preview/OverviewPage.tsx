import type { Example } from '../../forms/example.ts'
import type { PageOverview } from '../../forms/page-overview.ts'
import { Alert } from '../components/Alert.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import type { Previewed } from './previewed.ts'

/** The pages of a service that is being written. `current`: the place of the example whose answers they are shown with. */
export type OverviewPageModel = {
  readonly frame: Frame
  readonly previewed: Previewed
  readonly pages: readonly PageOverview[]
  readonly current: number
  /** Examples that do not come out as expected, in sentences. */
  readonly failures: readonly string[]
}

/** Where a page is shown with the answers of an example, counted from 1 in the address. */
export const exampleHref = (example: number, page = ''): string => `/beispiel/${example + 1}${page === '' ? '' : `/${page}`}`

/** In German, as those who write services for town halls do. */
export const OverviewPage = ({ frame, previewed, pages, current, failures }: OverviewPageModel) => {
  const { href } = frame.portal
  const { service, examples, asked, isBorrowed, untranslated } = previewed
  const { title } = service.definition
  const example = examples[current]
  const town = nameOf(previewed, previewed.town)
  return (
    <Layout frame={frame} title={`Vorschau: ${title}`} width="wide" isPrivate>
      <p class="kern-preline">{asked ? `Vorschau für ${town}` : 'Vorschau'}</p>
      <h1 class="kern-heading">{title}</h1>
      <p class="portal-lead">
        {asked
          ? `So sieht der Dienst in ${town} aus, mit dem, was die Stadt anders macht. `
          : `So sieht der gemeinsame Dienst aus, gezeigt wie in ${town}. `}
        Nach einer Änderung an den Dateien laden Sie die Seite neu. Gespeichert oder abgeschickt wird hier nichts.
      </p>
      {asked && asked.conflicts.length > 0 && (
        <Alert kind="warning" title={`Nicht alle Änderungen passen: In ${town} gälte diese Fassung noch nicht`} level={2}>
          <p>Gezeigt ist der Dienst ohne diese Änderungen:</p>
          <Lines lines={asked.conflicts} />
        </Alert>
      )}
      {failures.length > 0 && (
        <Alert kind="warning" title="Nicht jedes Beispiel kommt so heraus, wie es soll" level={2}>
          <Lines lines={failures} />
        </Alert>
      )}
      {isBorrowed && (
        <Alert kind="info" title={`Kein Beispiel gilt in ${town}`} level={2}>
          <p>Gezeigt sind die Antworten der Beispiele anderer Städte. Was dort herauskommt, zählt hier nicht.</p>
        </Alert>
      )}
      {untranslated.length > 0 && (
        <Alert
          kind="info"
          title={`Andere Sprachen: ${untranslated.length === 1 ? 'eine Stelle ist' : `${untranslated.length} Stellen sind`} noch zu ändern`}
          level={2}
        >
          <p>Auf Deutsch läuft der Dienst. Freigeben können Sie ihn, wenn alle Texte übersetzt sind.</p>
          <details class="portal-details">
            <summary>Welche Stellen?</summary>
            <ul class="kern-list kern-list--bullet" lang="en">
              {untranslated.map((problem) => (
                <li>{problem}</li>
              ))}
            </ul>
          </details>
        </Alert>
      )}
      {example === undefined ? (
        <Alert kind="info" title="Noch gibt es kein Beispiel" level={2}>
          <p>Legen Sie im Ordner examples/ eines an. Mit seinen Antworten sind dann alle Seiten ausgefüllt.</p>
        </Alert>
      ) : (
        <p>
          Gezeigt mit den Antworten von: <strong>{labelOf(previewed, example)}</strong> (am {example.on.split('-').toReversed().join('.')})
        </p>
      )}
      <h2 class="kern-heading kern-heading--small">Alle Seiten</h2>
      <p>
        <a href={href(exampleHref(current, 'start'))}>Startseite ansehen und von vorn beginnen</a>
      </p>
      <ol class="kern-list kern-list--number">
        {pages.map((page) => (
          <li>
            <a href={href(exampleHref(shownWith(page, current), page.id))}>{page.title}</a>
            <div>
              {page.when === null ? (
                'Diese Seite sehen alle.'
              ) : (
                <>
                  {page.inWords === null ? 'Nur wenn gilt:' : `Nur wenn: ${page.inWords}. In der Datei:`}
                  <br />
                  <code class="portal-problem-code">{page.when}</code>
                </>
              )}
            </div>
            <Reaching page={page} previewed={previewed} hrefOf={(place) => href(exampleHref(place, page.id))} />
          </li>
        ))}
      </ol>
      <p>
        <a href={href(exampleHref(current, 'pruefen'))}>Prüfen und absenden ansehen</a>
      </p>
      <h2 class="kern-heading kern-heading--small">Mit den Antworten eines anderen Beispiels</h2>
      <ul class="kern-list kern-list--bullet">
        {examples.map((one, index) => (
          <li>
            {index === current ? (
              <strong>{labelOf(previewed, one)}</strong>
            ) : (
              <a href={href(exampleHref(index))}>{labelOf(previewed, one)}</a>
            )}
          </li>
        ))}
      </ul>
    </Layout>
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="kern-list kern-list--bullet">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)

/** The examples that come by a page, each with the page as they fill it in. */
const Reaching = ({ page, previewed, hrefOf }: { page: PageOverview; previewed: Previewed; hrefOf: (place: number) => string }) => {
  const { examples } = previewed
  const count = page.examples.length
  if (count === 0) return <div class="portal-reaching">Kein Beispiel kommt hierher.</div>
  return (
    <details class="portal-reaching">
      <summary>
        {count === examples.length
          ? 'Alle Beispiele kommen hierher'
          : `${count} von ${examples.length} Beispielen ${count === 1 ? 'kommt' : 'kommen'} hierher`}
      </summary>
      <ul class="kern-list kern-list--bullet">
        {page.examples.map((place) => (
          <li>
            <a href={hrefOf(place)}>{labelOf(previewed, examples[place])}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The current example, or where it does not come by, the first that does. */
const shownWith = ({ examples }: PageOverview, current: number): number => (examples.includes(current) ? current : (examples[0] ?? current))

const nameOf = ({ region }: Previewed, id: string): string => region.authorityOf(id)?.shortName ?? id

/** The name of an example, with its town where that is another than the one shown and not said yet. */
function labelOf(previewed: Previewed, example: Example | undefined): string {
  if (!example) return ''
  const town = nameOf(previewed, example.authority)
  return example.authority === previewed.town || example.name.includes(town) ? example.name : `${example.name} (${town})`
}
