import { Alert } from '../components/Alert.tsx'
import { LinkButton } from '../components/Button.tsx'
import { DescriptionList } from '../components/DescriptionList.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { applyTexts } from './texts.ts'

/** What somebody keeps after sending: reference, secret code, copy (§ 9a (4) OZG) and signed receipt. */
export type ReceiptPageModel = {
  readonly frame: Frame
  readonly title: string
  readonly stage: 'test' | 'pilot' | 'live'
  readonly authorityName: string
  readonly reference: string
  readonly accessCode: string
  readonly receivedAt: string
  readonly digest: string
  readonly afterwards: string
  readonly hasMail: boolean
  readonly copyHref: string
  readonly receiptHref: string
}

export const ReceiptPage = (model: ReceiptPageModel) => {
  const { frame, title, stage, reference, accessCode } = model
  const { portal } = frame
  const words = applyTexts(portal.language)
  return (
    <Layout frame={frame} title={`${words.receiptTitle} – ${title}`} stage={stage === 'live' ? undefined : stage} isPrivate>
      <p class="kern-preline">{title}</p>
      <h1 class="kern-heading">{words.receiptTitle}</h1>
      <p class="portal-lead">{words.receiptLead(model.authorityName)}</p>
      <DescriptionList
        items={[
          { term: words.reference, value: <strong class="portal-code">{reference}</strong> },
          {
            term: words.accessCode,
            value: (
              <>
                <strong class="portal-code">{accessCode}</strong>
                <br />
                {words.accessCodeHint}
              </>
            ),
          },
          { term: words.receivedAt, value: model.receivedAt },
        ]}
      />
      <div class="portal-actions">
        <LinkButton href={model.copyHref} icon="download">
          {words.copyPdf}
        </LinkButton>
        <LinkButton href={portal.href('/status')} look="secondary">
          {words.toStatus}
        </LinkButton>
      </div>
      <h2 class="kern-heading kern-heading--small">{words.whatNext}</h2>
      <p>{model.afterwards}</p>
      <Alert kind="info" title={model.hasMail ? words.whatNextMail : words.whatNextNoMail} />
      <h2 class="kern-heading kern-heading--small">{words.receiptFile}</h2>
      <p>
        {`${words.receiptFileHint} `}
        <a href={model.receiptHref} download>
          {words.receiptFile}
        </a>
      </p>
      <p class="portal-small">
        {`${words.digest}: `}
        <code class="portal-digest">{model.digest}</code>
      </p>
    </Layout>
  )
}
