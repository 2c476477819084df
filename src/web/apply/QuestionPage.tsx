import type { Definition, Page } from '../../forms/definition.ts'
import { Alert } from '../components/Alert.tsx'
import { Button } from '../components/Button.tsx'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import type { FieldFiles, RawFields } from '../components/fields/field-types.ts'
import { QuestionField } from '../components/fields/QuestionField.tsx'
import { Form } from '../components/Form.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { Progress } from '../components/Progress.tsx'
import { hasFileQuestion } from './file-questions.ts'
import { applyTexts } from './texts.ts'

/** One page of a form as it is shown: fresh, filled in, or refused with what was typed. */
export type QuestionPageModel = {
  readonly frame: Frame
  readonly csrf: string
  readonly definition: Definition
  readonly page: Page
  readonly raw: RawFields
  readonly problems: readonly FieldProblem[]
  readonly step: number
  readonly of: number
  readonly backHref: string
  readonly stage: 'test' | 'pilot' | 'live'
  readonly wasStale: boolean
  readonly files: FieldFiles
}

export const QuestionPage = (model: QuestionPageModel) => {
  const { frame, csrf, definition, page, raw, problems, step, of, stage } = model
  const { language } = frame.portal
  const words = applyTexts(language)
  const hasFiles = hasFileQuestion(page.ask)
  return (
    <Layout
      frame={frame}
      title={`${page.title} – ${definition.title}`}
      problems={problems}
      stage={stage === 'live' ? undefined : stage}
      isPrivate
      islands={hasFiles ? ['upload'] : []}
    >
      {model.wasStale && (
        <Alert kind="warning" title={words.staleTitle} isUrgent>
          <p>{words.stale}</p>
          {hasFiles && <p>{words.staleFiles}</p>}
        </Alert>
      )}
      <p class="kern-preline">{definition.title}</p>
      <h1 class="kern-heading">{page.title}</h1>
      <Progress step={step} of={of} language={language} />
      {page.lead && <p class="portal-lead">{page.lead}</p>}
      <Form csrf={csrf} action={frame.portal.href(frame.portal.path)} defaultButton={{ label: words.next }} hasFiles={hasFiles}>
        {page.ask.map((question) => (
          <QuestionField
            question={question}
            raw={raw}
            problems={problems}
            language={language}
            lists={definition.lists}
            files={model.files}
          />
        ))}
        <div class="portal-actions">
          <Button icon="forward">{words.next}</Button>
          <a class="kern-link" href={model.backHref}>
            {words.back}
          </a>
        </div>
      </Form>
    </Layout>
  )
}
