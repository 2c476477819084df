import type { Example } from '../../forms/example.ts'
import type { PageOverview } from '../../forms/page-overview.ts'
import { Alert } from '../components/Alert.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'

/** The pages of a service that is being written. `current`: the place of the example whose answers they are shown with. */
export type OverviewPageModel = {
  readonly frame: Frame
  readonly title: string
  readonly pages: readonly PageOverview[]
  readonly examples: readonly Example[]
  readonly current: number
  /** Examples that do not come out as expected, in sentences. */
  readonly failures: readonly string[]
  /** What is wrong with texts of other languages, each with file and line. */
  readonly untranslated: readonly string[]
}

/** Where a page is shown with the answers of an example, counted from 1 in the address. */
export const exampleHref = (example: number, page = ''): string => `/beispiel/${example + 1}${page === '' ? '' : `/${page}`}`

/** In German, as those who write services for town halls do. */
export const OverviewPage = ({ frame, title, pages, examples, current, failures, untranslated }: OverviewPageModel) => {
  const { href } = frame.portal
  const example = examples[current]
  return (
    <Layout frame={frame} title={`Vorschau: ${title}`} width="wide" isPrivate>
      <p class="kern-preline">Vorschau</p>
      <h1 class="kern-heading">{title}</h1>
      <p class="portal-lead">
        So sieht der Dienst aus, wie er jetzt in Ihren Dateien steht. Nach einer Änderung laden Sie die Seite neu. Gespeichert oder
        abgeschickt wird hier nichts.
      </p>
      {failures.length > 0 && (
        <Alert kind="warning" title="Nicht jedes Beispiel kommt so heraus, wie es soll" level={2}>
          <ul class="kern-list kern-list--bullet">
            {failures.map((failure) => (
              <li>{failure}</li>
            ))}
          </ul>
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
          Gezeigt mit den Antworten von: <strong>{example.name}</strong> (am {example.on.split('-').toReversed().join('.')})
        </p>
      )}
      <h2 class="kern-heading kern-heading--small">Alle Seiten</h2>
      <p>
        <a href={href(exampleHref(current, 'start'))}>Startseite ansehen und von vorn beginnen</a>
      </p>
      <ol class="kern-list kern-list--number">
        {pages.map((page) => (
          <li>
            <a href={href(exampleHref(current, page.id))}>{page.title}</a>
            <p>
              {page.when === null ? (
                'Diese Seite sehen alle.'
              ) : (
                <>
                  {page.inWords === null ? 'Nur wenn gilt: ' : `Nur wenn: ${page.inWords}. In der Datei: `}
                  <code class="portal-problem-code">{page.when}</code>
                </>
              )}
              <br />
              {`Beispiele dafür: ${reaching(page, examples)}`}
            </p>
          </li>
        ))}
      </ol>
      <p>
        <a href={href(exampleHref(current, 'pruefen'))}>Prüfen und absenden ansehen</a>
      </p>
      <h2 class="kern-heading kern-heading--small">Mit den Antworten eines anderen Beispiels</h2>
      <ul class="kern-list kern-list--bullet">
        {examples.map(({ name }, index) => (
          <li>{index === current ? <strong>{name}</strong> : <a href={href(exampleHref(index))}>{name}</a>}</li>
        ))}
      </ul>
    </Layout>
  )
}

/** `alle 12`, `keines`, or which. */
function reaching({ examples: by }: PageOverview, examples: readonly Example[]): string {
  if (by.length === 0) return 'keines'
  if (by.length === examples.length) return `alle ${by.length}`
  const names = by.map((index) => examples[index]?.name ?? '')
  return names.length <= 3 ? names.join('; ') : `${names.slice(0, 2).join('; ')} und ${names.length - 2} weitere`
}
