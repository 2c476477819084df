import type { CaseSummary } from '../../cases/cases.ts'
import { dayOf } from '../../platform/clock.ts'
import { Badge } from '../components/Badge.tsx'
import { Table } from '../components/Table.tsx'
import { Layout } from '../components/Layout.tsx'
import { t } from '../texts/texts.ts'
import { decisionNames } from './decisions/decision-forms.ts'
import type { DeskFrame } from './desk-frame.ts'
import { states } from './texts.ts'

/** What the list shows, as the address says it: open cases, letters to be posted, cases that are done. */
export const caseListViews = ['offen', 'versenden', 'erledigt'] as const
export type CaseListView = (typeof caseListViews)[number]

export type CaseListModel = {
  readonly desk: DeskFrame
  readonly view: CaseListView
  readonly offices: readonly {
    readonly name: string
    readonly cases: readonly CaseSummary[]
    /** What a case is about, by its id. */
    readonly inShort: ReadonlyMap<string, string>
  }[]
  readonly serviceTitle: (serviceId: string) => string
  readonly clerkName: (subject: string) => string
  readonly today: string
}

const day = t('de').dateFormat

const views: Record<CaseListView, { readonly title: string; readonly empty: string }> = {
  offen: { title: 'Offen', empty: 'Zurzeit wartet hier nichts auf Sie.' },
  versenden: { title: 'Zu versenden', empty: 'Zurzeit ist hier nichts zur Post zu geben.' },
  erledigt: { title: 'Erledigt', empty: 'Hier ist noch nichts abgeschlossen.' },
}

/** The cases of the clerk's offices, the one due first on top, because the oldest deadline runs out first. */
export const CaseListPage = ({ desk, view, offices, serviceTitle, clerkName, today }: CaseListModel) => {
  const { portal } = desk.frame
  return (
    <Layout frame={desk.frame} title="Vorgänge" staff={desk.staff} width="wide">
      <h1 class="kern-heading">Vorgänge</h1>
      <nav class="portal-tabs" aria-label="Ansicht">
        {caseListViews.map((each) => (
          <a href={portal.href(each === 'offen' ? '/amt' : `/amt?ansicht=${each}`)} aria-current={view === each ? 'page' : undefined}>
            {views[each].title}
          </a>
        ))}
      </nav>
      {offices.map(({ name, cases, inShort }) => (
        <section>
          <h2 class="kern-heading kern-heading--small">{name}</h2>
          {cases.length === 0 ? (
            <p class="portal-empty">{views[view].empty}</p>
          ) : (
            <Table
              isUnderHeading
              caption={`${name}: ${cases.length === 1 ? 'ein Vorgang' : `${cases.length} Vorgänge`}`}
              columns={[
                { title: 'Vorgang', isRowTitle: true },
                { title: 'Dienst' },
                { title: 'Wer' },
                { title: 'Stand' },
                { title: 'Eingang' },
                { title: 'Fällig' },
                { title: 'Bearbeitet' },
              ]}
              rows={cases.map((one) => [
                <a class="kern-link" href={portal.href(`/amt/vorgang/${one.id}`)}>
                  {one.reference}
                </a>,
                <>
                  {serviceTitle(one.serviceId)}
                  {inShort.has(one.id) && (
                    <>
                      <br />
                      <span class="portal-small">{inShort.get(one.id)}</span>
                    </>
                  )}
                </>,
                one.applicantName ?? '–',
                one.endedAs === null ? states[one.state] : decisionNames[one.endedAs].outcome,
                day(dayOf(one.receivedAt)),
                <DueDay dueOn={one.dueOn} isOpen={view === 'offen'} today={today} />,
                one.clerkSubject === null ? 'noch niemand' : clerkName(one.clerkSubject),
              ])}
            />
          )}
        </section>
      ))}
    </Layout>
  )
}

/** A day that has passed is said in words, not only in red. */
export const DueDay = ({ dueOn, isOpen, today }: { dueOn: string; isOpen: boolean; today: string }) => (
  <>
    {day(dueOn)} {isOpen && dueOn < today && <Badge kind="danger">überfällig</Badge>}
    {isOpen && dueOn === today && <Badge kind="warning">heute</Badge>}
  </>
)
