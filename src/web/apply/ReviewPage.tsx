import type { AssessedLine } from '../../forms/assessment.ts'
import { Alert } from '../components/Alert.tsx'
import { Button } from '../components/Button.tsx'
import { Form } from '../components/Form.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { MoneyTable } from '../components/MoneyTable.tsx'
import { SummaryList, type SummarySection } from '../components/SummaryList.tsx'
import { applyTexts } from './texts.ts'

/** The whole declaration before it is sent, with a way back to each page (§ 9a (2) and (3) OZG). */
export type ReviewPageModel = {
  readonly frame: Frame
  readonly csrf: string
  readonly title: string
  readonly sections: readonly SummarySection[]
  readonly assessment: readonly AssessedLine[]
  readonly stage: 'test' | 'pilot' | 'live'
  readonly backHref: string
  readonly wasStale: boolean
}

export const ReviewPage = ({ frame, csrf, title, sections, assessment, stage, backHref, wasStale }: ReviewPageModel) => {
  const { language } = frame.portal
  const words = applyTexts(language)
  return (
    <Layout frame={frame} title={`${words.reviewTitle} – ${title}`} stage={stage === 'live' ? undefined : stage} isPrivate>
      {wasStale && (
        <Alert kind="warning" title={words.staleTitle} isUrgent>
          <p>{words.stale}</p>
        </Alert>
      )}
      <p class="kern-preline">{title}</p>
      <h1 class="kern-heading">{words.reviewTitle}</h1>
      <p class="portal-lead">{words.reviewLead}</p>
      <SummaryList sections={sections} language={language} />
      {assessment.length > 0 && (
        <section aria-labelledby="assessment">
          <h2 class="kern-heading kern-heading--small" id="assessment">
            {words.assessmentTitle}
          </h2>
          <p>{words.assessmentLead}</p>
          <MoneyTable caption={words.assessmentTitle} lines={assessment} language={language} isUnderHeading />
        </section>
      )}
      <Alert kind="warning" title={words.hasteTitle} level={2}>
        <p>{words.haste}</p>
      </Alert>
      <Form csrf={csrf} action={frame.portal.href(frame.portal.path)}>
        <div class="portal-actions">
          <Button icon="forward">{words.send}</Button>
          <a class="kern-link" href={backHref}>
            {words.back}
          </a>
        </div>
      </Form>
    </Layout>
  )
}
