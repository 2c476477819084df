/** Whole pages that show every component at least once: for the tests, and for whoever wants to look at them. */
import type { VNode } from 'preact'
import type { Question } from '../../forms/question.ts'
import { AccessibilityPage } from '../portal/AccessibilityPage.tsx'
import { accessibilityStatement } from '../portal/accessibility-statement.ts'
import { ErrorPage } from '../portal/ErrorPage.tsx'
import { ImprintPage } from '../portal/ImprintPage.tsx'
import { PrivacyPage } from '../portal/PrivacyPage.tsx'
import { Alert } from './Alert.tsx'
import { Badge } from './Badge.tsx'
import { Button, LinkButton } from './Button.tsx'
import { Card, CardGrid } from './Card.tsx'
import { DescriptionList } from './DescriptionList.tsx'
import { exampleFrame } from './example-frame.ts'
import { readExample } from './fields/example.ts'
import { exampleFiles } from './fields/example-files.ts'
import { exampleLists, fieldExamples } from './fields/fields.examples.tsx'
import { islandsFor } from './fields/islands-for.ts'
import { QuestionField } from './fields/QuestionField.tsx'
import { Form } from './Form.tsx'
import type { Frame } from './frame.ts'
import { Layout } from './Layout.tsx'
import { MoneyTable } from './MoneyTable.tsx'
import { Pagination } from './Pagination.tsx'
import { Progress } from './Progress.tsx'
import { SearchForm } from './SearchForm.tsx'
import { StatusTimeline } from './StatusTimeline.tsx'
import { SummaryList } from './SummaryList.tsx'
import { Table } from './Table.tsx'
import { TownChooser } from './TownChooser.tsx'

/** Gives the frame of a page at a path; as `exampleFrame` does. */
type FrameAt = (...given: Parameters<typeof exampleFrame>) => Frame

/** The first example of each kind, as it comes back when it was refused. */
const refused = Object.values(fieldExamples).map(([example]) => ({ example, ...readExample(example, example.refused, exampleLists) }))
/** Which page a kind is on: no page of a service asks everything. Countries and nationalities are lists of 250 each. */
function pageOf({ type }: Question): 'question' | 'people' | 'rows' | 'longLists' {
  if (type === 'country' || type === 'nationality') return 'longLists'
  if (['group', 'table', 'location'].includes(type)) return 'rows'
  return ['person', 'organisation', 'address'].includes(type) ? 'people' : 'question'
}
const shownOn = (page: ReturnType<typeof pageOf>) => refused.filter(({ example }) => pageOf(example.question) === page)
const crumbs = [{ text: 'Startseite', href: '/' }, { text: 'Hund anmelden' }]
const source = { text: 'Beispiel', verified: false }

/** A page of a form that was refused. */
const questionPage = (frame: Frame, asked: typeof refused) => (
  <Layout
    frame={frame}
    title="Ihr Hund"
    problems={asked.flatMap(({ problems }) => problems)}
    islands={islandsFor(asked.map(({ shown }) => shown))}
    breadcrumb={crumbs}
    stage="pilot"
    isPrivate
  >
    <Progress step={2} of={7} language="de" />
    <h1>Ihr Hund</h1>
    <Form csrf="geheim" defaultButton={{ label: 'Weiter' }}>
      {asked.map(({ example, shown, problems }) => (
        <QuestionField question={shown} raw={example.refused} problems={problems} language="de" lists={exampleLists} files={exampleFiles} />
      ))}
      <Button>Weiter</Button>
    </Form>
  </Layout>
)

/** By name, in the frames that are given. */
export const pageExamplesIn = (frameAt: FrameAt): Readonly<Record<string, VNode>> => ({
  start: (
    <Layout frame={frameAt('/')} title="Startseite" width="wide">
      <h1>Was möchten Sie erledigen?</h1>
      <SearchForm action="/suche" language="de" isLarge />
      <TownChooser
        action="/ort"
        towns={[{ id: 'marl', name: 'Marl' }]}
        value="Atlantis"
        problem="Diese Stadt haben wir nicht gefunden."
        hidden={{ zu: '/' }}
        language="de"
      />
      <CardGrid
        label="Themen"
        cards={[
          <Card title="Umwelt" href="/themen/umwelt" preline="Thema" badges={<Badge kind="success">online</Badge>}>
            <p>Abfall, Bäume, Wasser</p>
          </Card>,
          <Card title="Ohne Verweis" level={3} />,
        ]}
      />
      <Pagination page={2} of={3} hrefOf={(page) => `?seite=${page}`} language="de" />
    </Layout>
  ),
  question: questionPage(frameAt('/antrag/hundeanmeldung'), shownOn('question')),
  people: questionPage(frameAt('/antrag/hundeanmeldung'), shownOn('people')),
  rows: questionPage(frameAt('/antrag/hundeanmeldung'), shownOn('rows')),
  longLists: questionPage(frameAt('/antrag/hundeanmeldung'), shownOn('longLists')),
  review: (
    <Layout frame={frameAt('/antrag/hundeanmeldung', 'en', { isDemo: false })} title="Check your answers">
      <h1>Check your answers</h1>
      <Alert kind="warning" title="Check before you send" level={2}>
        <p>Take your time.</p>
      </Alert>
      <SummaryList
        language="en"
        sections={[
          {
            id: 'hund',
            title: 'Your dog',
            changeHref: '/entwurf/hund',
            rows: [
              { label: 'Address', lines: ['Ahornweg 1', '45964 Gladbeck'] },
              {
                label: 'Toys',
                lines: ['Toy 1 – Colour: Red', 'Toy 2 – Colour: Blue'],
                table: {
                  columns: ['Toy', 'Colour'],
                  rows: [
                    ['1', 'Red'],
                    ['2', 'Blue'],
                  ],
                },
              },
            ],
          },
        ]}
      />
      <MoneyTable
        caption="What it costs"
        language="en"
        lines={[
          { label: 'Tax', amount: 12900, paragraph: '§ 2', source: 'Bylaw', year: 2024, verified: false, text: 'one dog' },
          { label: 'Second dog', amount: null, text: 'The town will tell you.' },
        ]}
      />
      <StatusTimeline
        language="en"
        steps={[
          { title: 'Received', state: 'done', on: '2026-11-20' },
          { title: 'In progress', state: 'current' },
          { title: 'Notice', state: 'coming' },
        ]}
      />
      <LinkButton href="/weiter" icon="forward">
        Continue
      </LinkButton>
    </Layout>
  ),
  desk: (
    <Layout
      frame={frameAt('/amt')}
      title="Vorgänge"
      width="wide"
      staff={{ name: 'Petra Beispiel', signOut: { action: '/amt/abmelden', csrf: 'geheim' } }}
    >
      <h1>Vorgänge</h1>
      <Table
        caption="Offene Vorgänge"
        columns={[
          { title: 'Zeichen', isRowTitle: true },
          { title: 'Betrag', isNumeric: true },
        ]}
        rows={[['MU-1', '129,00 €']]}
      />
      <DescriptionList items={[{ term: 'Stand', value: <Badge kind="info">in Bearbeitung</Badge> }]} />
    </Layout>
  ),
  fault: <ErrorPage frame={frameAt('/')} status={500} reference="7d0f3c1e" />,
  notFound: <ErrorPage frame={frameAt('/', 'en')} status={404} />,
  imprint: (
    <ImprintPage
      frame={frameAt('/impressum')}
      itProvider={{ name: 'Muster-IT', source }}
      sources={{ postalCodes: source, members: source, maps: ['© Beispielamt'] }}
    />
  ),
  privacy: <PrivacyPage frame={frameAt('/datenschutz')} />,
  privacyInEnglish: <PrivacyPage frame={frameAt('/datenschutz', 'en')} mapHost="maps.example.org" />,
  accessibility: <AccessibilityPage frame={frameAt('/barrierefreiheit')} statement={accessibilityStatement} />,
})

/** By name, in the portal of an invented town. */
export const pageExamples = pageExamplesIn(exampleFrame)
