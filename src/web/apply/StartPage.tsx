import type { Definition } from '../../forms/definition.ts'
import { Alert } from '../components/Alert.tsx'
import { Button } from '../components/Button.tsx'
import { Form } from '../components/Form.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { KeptFor } from './KeptFor.tsx'
import { applyTexts } from './texts.ts'

/** What somebody should know before the first question: how long, what is needed, what happens to the answers. */
export type StartPageModel = {
  readonly frame: Frame
  readonly csrf: string
  readonly serviceHref: string | null
  /** The service in the language of the page. A version from before it was asked for says nothing of law and retention. */
  readonly service: Definition
  readonly stage: 'test' | 'pilot' | 'live'
  readonly wasStale: boolean
}

export const StartPage = (model: StartPageModel) => {
  const { frame, csrf, service, stage } = model
  const { title, summary, before, trust, legalBasis, retention, procedure } = service
  const { minutes, needed, afterwards } = before
  const { portal } = frame
  const words = applyTexts(portal.language)
  return (
    <Layout
      frame={frame}
      title={title}
      stage={stage === 'live' ? undefined : stage}
      breadcrumb={[
        { text: frame.name, href: portal.href('/') },
        ...(model.serviceHref ? [{ text: title, href: model.serviceHref }] : []),
        { text: words.beforeYouStart },
      ]}
    >
      {model.wasStale && (
        <Alert kind="warning" title={words.staleTitle} isUrgent>
          <p>{words.stale}</p>
        </Alert>
      )}
      <h1 class="kern-heading">{title}</h1>
      <p class="portal-lead">{summary}</p>
      <h2 class="kern-heading kern-heading--small">{words.beforeYouStart}</h2>
      <ul class="kern-list kern-list--bullet">
        <li>{words.minutes(minutes)}</li>
        <li>{`${words.noAccount} ${trust.because}`}</li>
        <li>{words.draftKept}</li>
      </ul>
      {needed.length > 0 && (
        <>
          <h2 class="kern-heading kern-heading--small">{words.needed}</h2>
          <ul class="kern-list kern-list--bullet">
            {needed.map((thing) => (
              <li>{thing}</li>
            ))}
          </ul>
        </>
      )}
      <h2 class="kern-heading kern-heading--small">{words.afterwards}</h2>
      <p>{afterwards}</p>
      <h2 class="kern-heading kern-heading--small">{words.yourData}</h2>
      <p>
        {`${words.privacy} `}
        <a href={portal.href('/datenschutz')}>{words.privacyLink}</a>
      </p>
      {legalBasis.length > 0 && (
        <>
          <p>{words.legalBasis}</p>
          <ul>
            {legalBasis.map((basis) => (
              <li lang={portal.language === 'de' ? undefined : 'de'}>{basis}</li>
            ))}
          </ul>
        </>
      )}
      {retention && <KeptFor retention={retention} procedure={procedure} language={portal.language} />}
      <Form csrf={csrf}>
        <Button icon="forward">{words.start}</Button>
      </Form>
    </Layout>
  )
}
