import { amountOf, type Decision, type DecisionKind, totalOf } from '../../cases/decision.ts'
import { describeDay, describeMonths } from '../../cases/tax-period.ts'
import type { Definition } from '../../forms/definition.ts'
import type { ShownPage } from '../../forms/read-page.ts'
import { formatMoney } from '../../platform/money.ts'
import { Alert } from '../components/Alert.tsx'
import { Button } from '../components/Button.tsx'
import { DescriptionList } from '../components/DescriptionList.tsx'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import type { RawFields } from '../components/fields/field-types.ts'
import { islandsFor } from '../components/fields/islands-for.ts'
import { QuestionField } from '../components/fields/QuestionField.tsx'
import { Form } from '../components/Form.tsx'
import { Layout } from '../components/Layout.tsx'
import { type MoneyLine, MoneyTable } from '../components/MoneyTable.tsx'
import { Table } from '../components/Table.tsx'
import type { DeskFrame } from './desk-frame.ts'
import { decisionKindNames } from './texts.ts'

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
  { text: decisionKindNames[kind].title },
]

/** Fills in a decision: the clerk types what only the clerk knows; the rest comes from what was sent. */
export const DecisionPage = ({
  page,
  lists,
  problems,
  warning,
  assessment,
  dueDays,
  ...shared
}: Shared & {
  page: ShownPage
  lists: Definition['lists']
  problems: readonly FieldProblem[]
  warning: string | null
  /** What the applicant was shown, to be held against what is decided. */
  assessment: readonly MoneyLine[]
  /** When the statute makes it due, where known. */
  dueDays: string | null
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
    {shared.kind !== 'closedWithoutAssessment' && assessment.length > 0 && (
      <MoneyTable caption="Vorschau, wie sie beim Absenden gezeigt wurde" lines={assessment} language="de" />
    )}
    {shared.kind !== 'closedWithoutAssessment' && (
      <p>
        {dueDays === null
          ? 'Wann die Steuer fällig ist, nennen die hinterlegten Werte der Satzung nicht.'
          : `Fällig nach der Satzung: ${dueDays}`}
      </p>
    )}
    <Form csrf={shared.desk.csrf} defaultButton={{ label: 'Weiter zur Vorschau' }}>
      <input type="hidden" name="_version" value={shared.version} />
      {page.ask.map((question) => (
        <QuestionField question={question} raw={shared.raw} problems={problems} language="de" lists={lists} />
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

/** What the notice will say, before it goes out: a decision cannot be taken back by a click. */
export const DecisionPreviewPage = ({
  decision,
  isElectronic,
  remedy,
  ...shared
}: Shared & { decision: Decision; isElectronic: boolean; remedy: { readonly text: string; readonly example: boolean } }) => (
  <Layout
    frame={shared.desk.frame}
    title={`Bescheid prüfen – ${shared.reference}`}
    staff={shared.desk.staff}
    breadcrumb={breadcrumb(shared)}
  >
    <p class="kern-preline">{shared.reference}</p>
    <h1 class="kern-heading">Bescheid prüfen und erlassen</h1>
    {decision.kind !== 'closedWithoutAssessment' && (
      <>
        <DescriptionList
          items={[
            { term: 'Kassenzeichen', value: decision.kassenzeichen },
            { term: 'Hundemarke', value: decision.dogTagNumber },
            { term: 'Festgesetzt', value: <strong>{formatMoney(totalOf(decision.lines))}</strong> },
          ]}
        />
        <Table
          caption="Festsetzung"
          columns={[
            { title: 'Zeitraum', isRowTitle: true },
            { title: 'Monate', isNumeric: true },
            { title: 'Volles Jahr', isNumeric: true },
            { title: 'Betrag', isNumeric: true },
          ]}
          rows={decision.lines.map((line) => [
            describeMonths(line.firstMonth, line.lastMonth),
            String(amountOf(line).months),
            formatMoney(line.annual),
            formatMoney(amountOf(line).amount),
          ])}
        />
        {decision.payments.length > 0 && (
          <Table
            caption="Zahlungen"
            columns={[
              { title: 'Fällig am', isRowTitle: true },
              { title: 'Betrag', isNumeric: true },
            ]}
            rows={decision.payments.map(({ on, amount }) => [describeDay(on), formatMoney(amount)])}
          />
        )}
      </>
    )}
    {'reasons' in decision && (
      <>
        <h2 class="kern-heading kern-heading--small">Begründung</h2>
        <p class="portal-text">{decision.reasons}</p>
      </>
    )}
    <h2 class="kern-heading kern-heading--small">Rechtsbehelfsbelehrung</h2>
    {remedy.example && <Alert kind="warning" title="Beispiel für die Vorführung, nicht geprüft" />}
    <p class="portal-text">{remedy.text}</p>
    <Alert kind="info" title={isElectronic ? 'Der Bescheid wird elektronisch bekanntgegeben.' : 'Der Bescheid geht mit der Post.'}>
      <p>
        {isElectronic
          ? 'Die Person hat zugestimmt und bekommt eine E-Mail, dass er bereitliegt.'
          : 'Bitte drucken Sie ihn danach aus und vermerken Sie, wann er zur Post ging.'}
      </p>
    </Alert>
    <Form csrf={shared.desk.csrf}>
      <input type="hidden" name="_version" value={shared.version} />
      {Object.entries(shared.raw).flatMap(([name, value]) =>
        [value ?? []].flat().map((each) => <input type="hidden" name={name} value={each} />),
      )}
      <div class="portal-actions">
        <Button name="_step" value="erlassen">
          Bescheid erlassen
        </Button>
        <Button name="_step" value="aendern" look="secondary">
          Noch einmal ändern
        </Button>
      </div>
    </Form>
  </Layout>
)
