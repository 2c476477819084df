import type { NoticeBody } from '../../cases/notice-body.ts'
import { allBlocks, type LetterFrame, salutationOf } from '../../cases/notice-letter.ts'
import type { DecisionKind } from '../../cases/procedures/procedures.ts'
import type { ServedBy } from '../../cases/service-of-notice.ts'
import type { Definition } from '../../forms/definition.ts'
import type { ShownPage } from '../../forms/read-page.ts'
import { Alert } from '../components/Alert.tsx'
import { Button } from '../components/Button.tsx'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import type { RawFields } from '../components/fields/field-types.ts'
import { ShowsOptional } from '../components/fields/FieldParts.tsx'
import { islandsFor } from '../components/fields/islands-for.ts'
import { QuestionField } from '../components/fields/QuestionField.tsx'
import { Form } from '../components/Form.tsx'
import { Layout } from '../components/Layout.tsx'
import { type MoneyLine, MoneyTable } from '../components/MoneyTable.tsx'
import { decisionNames } from './decisions/decision-forms.ts'
import type { DeskFrame } from './desk-frame.ts'
import { NoticePreview } from './NoticePreview.tsx'
import type { NoticeWords } from './notice-words.ts'

type Shared = {
  readonly desk: DeskFrame
  readonly caseHref: string
  readonly reference: string
  readonly version: number
  readonly kind: DecisionKind
  readonly raw: RawFields
}

const breadcrumb = ({ desk, caseHref, reference, kind }: Shared) => [
  { text: 'Vorgänge', href: desk.frame.portal.href('/amt') },
  { text: reference, href: caseHref },
  { text: decisionNames[kind].title },
]

/** Fills in a decision: the clerk types what only the clerk knows; the rest comes from what was sent. */
export const DecisionPage = ({
  page,
  lists,
  problems,
  warning,
  assessment,
  notes,
  conditional,
  ...shared
}: Shared & {
  page: ShownPage
  lists: Definition['lists']
  problems: readonly FieldProblem[]
  warning: string | null
  /** What the applicant was shown, to be held against what is decided; empty where it does not matter. */
  assessment: readonly MoneyLine[]
  /** What the clerk should know while filling it in. */
  notes: readonly string[]
  /** Fields that are needed only under a condition, by their ids. */
  conditional: Readonly<Record<string, string>>
}) => (
  <Layout
    frame={shared.desk.frame}
    title={`${page.title} – ${shared.reference}`}
    staff={shared.desk.staff}
    problems={problems}
    breadcrumb={breadcrumb(shared)}
    islands={islandsFor(page.ask)}
  >
    {warning && <Alert kind="warning" title={warning} isUrgent />}
    <p class="kern-preline">{shared.reference}</p>
    <h1 class="kern-heading">{page.title}</h1>
    {page.lead && <p class="portal-lead">{page.lead}</p>}
    {assessment.length > 0 && <MoneyTable caption="Vorschau, wie sie beim Absenden gezeigt wurde" lines={assessment} language="de" />}
    {notes.map((note) => (
      <p>{note}</p>
    ))}
    <Form
      csrf={shared.desk.csrf}
      action={`${shared.caseHref}/entscheidung?art=${shared.kind}`}
      defaultButton={{ label: 'Weiter zur Vorschau' }}
    >
      <input type="hidden" name="_version" value={shared.version} />
      {page.ask.map((question) => (
        <ShowsOptional.Provider value={!Object.hasOwn(conditional, question.id)}>
          <QuestionField question={question} raw={shared.raw} problems={problems} language="de" lists={lists} />
        </ShowsOptional.Provider>
      ))}
      <div class="portal-actions">
        <Button icon="forward">Weiter zur Vorschau</Button>
        <a class="kern-link" href={shared.caseHref}>
          Abbrechen
        </a>
      </div>
    </Form>
  </Layout>
)

/** How the notice goes out once it is issued. */
const ways: Record<ServedBy, { readonly title: string; readonly text: string }> = {
  post: {
    title: 'Der Bescheid geht mit der Post.',
    text: 'Bitte drucken Sie ihn danach aus und vermerken Sie, wann er zur Post ging.',
  },
  notification: {
    title: 'Der Bescheid wird elektronisch bekanntgegeben.',
    text: 'Die Person hat zugestimmt und bekommt eine E-Mail, dass er bereitliegt.',
  },
  retrieval: {
    title: 'Der Bescheid wird elektronisch bekanntgegeben.',
    text: 'Die Person hat zugestimmt und bekommt eine E-Mail, dass er zehn Tage bereitliegt. Ruft sie ihn ab, gilt er am Tag danach als bekanntgegeben. Ruft sie ihn nicht ab, finden Sie ihn unter „Zu versenden“.',
  },
  informedByPost: {
    title: 'Das Schreiben geht mit der Post.',
    text: 'Bitte drucken Sie es danach aus und vermerken Sie, wann es zur Post ging. Es informiert nur: Es ist kein Bescheid, und es beginnt keine Frist.',
  },
  informedOnline: {
    title: 'Das Schreiben kommt elektronisch.',
    text: 'Die Person hat zugestimmt und bekommt eine E-Mail, dass es bereitliegt. Es informiert nur: Es ist kein Bescheid, und es beginnt keine Frist.',
  },
}

/** What the notice will say, word for word, before it goes out: a decision cannot be taken back by a click. */
export const DecisionPreviewPage = ({
  body,
  addressLines,
  servedBy,
  remedy,
  words,
  ...shared
}: Shared & {
  body: NoticeBody
  addressLines: readonly string[]
  servedBy: ServedBy
  remedy: LetterFrame['remedy']
  words: NoticeWords
}) => (
  <Layout
    frame={shared.desk.frame}
    title={`${words.check} – ${shared.reference}`}
    staff={shared.desk.staff}
    breadcrumb={breadcrumb(shared)}
  >
    <p class="kern-preline">{shared.reference}</p>
    <h1 class="kern-heading">{words.checkAndIssue}</h1>
    <article class="portal-panel" aria-labelledby="notice">
      <h2 class="kern-heading kern-heading--small" id="notice">
        {body.title}
      </h2>
      <p class="portal-text">{salutationOf(addressLines)}</p>
      <p class="portal-text">{body.opening}</p>
      <NoticePreview blocks={allBlocks(body, remedy)} />
    </article>
    <Alert kind="info" title={ways[servedBy].title}>
      <p>{ways[servedBy].text}</p>
    </Alert>
    <Form csrf={shared.desk.csrf}>
      <input type="hidden" name="_version" value={shared.version} />
      {Object.entries(shared.raw).flatMap(([name, value]) =>
        [value ?? []].flat().map((each) => <input type="hidden" name={name} value={each} />),
      )}
      <div class="portal-actions">
        <Button name="_step" value="erlassen">
          {words.issue}
        </Button>
        <Button name="_step" value="aendern" look="secondary">
          Noch einmal ändern
        </Button>
      </div>
    </Form>
  </Layout>
)
