import { Button } from '../components/Button.tsx'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import { problemAt } from '../components/fields/field-types.ts'
import { TextInput } from '../components/fields/TextInput.tsx'
import { Form } from '../components/Form.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { applyTexts } from './texts.ts'

/** Before a service at stage `test`: why not everybody can use it yet, and the field for the code of those who try it. */
export type TesterPageModel = {
  readonly frame: Frame
  readonly csrf: string
  /** Of the service. */
  readonly title: string
  readonly action: string
  /** Where everybody else reads on; null where the catalogue does not know the service. */
  readonly elsewhere: { readonly text: string; readonly href: string } | null
  readonly code: string
  readonly problems: readonly FieldProblem[]
}

export const TesterPage = ({ frame, csrf, title, action, elsewhere, code, problems }: TesterPageModel) => {
  const { language, href } = frame.portal
  const words = applyTexts(language)
  return (
    <Layout frame={frame} title={`${words.testerTitle} – ${title}`} problems={problems} isPrivate>
      <p class="kern-preline">{title}</p>
      <h1 class="kern-heading">{words.testerTitle}</h1>
      <p class="portal-lead">{words.testerLead}</p>
      <Form csrf={csrf} action={action}>
        <TextInput
          name="code"
          label={words.testerCode}
          hint={`${words.testerCodeHint}. ${words.testerDays}`}
          value={code}
          language={language}
          problem={problemAt(problems, 'code')}
          width="medium"
          isVerbatim
          autoComplete="off"
        />
        <Button icon="forward">{words.testerEnter}</Button>
      </Form>
      <h2 class="kern-heading kern-heading--small">{words.testerNoCode}</h2>
      <p>
        {`${elsewhere ? words.testerElsewhere : words.testerNotYet} `}
        <a href={elsewhere?.href ?? href('/')}>{elsewhere?.text ?? words.toStart}</a>
      </p>
    </Layout>
  )
}
