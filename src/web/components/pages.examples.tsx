/** Whole pages that show every component at least once: for the tests, and for whoever wants to look at them. */
import type { VNode } from 'preact'
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
import { exampleLists, fieldExamples } from './fields/fields.examples.tsx'
import { QuestionField } from './fields/QuestionField.tsx'
import { Form } from './Form.tsx'
import { Layout } from './Layout.tsx'
import { MoneyTable } from './MoneyTable.tsx'
import { Pagination } from './Pagination.tsx'
import { Progress } from './Progress.tsx'
import { SearchForm } from './SearchForm.tsx'
import { StatusTimeline } from './StatusTimeline.tsx'
import { SummaryList } from './SummaryList.tsx'
import { Table } from './Table.tsx'
import { TownChooser } from './TownChooser.tsx'

const questions = Object.values(fieldExamples)
const crumbs = [{ text: 'Startseite', href: '/' }, { text: 'Hund anmelden' }]
const source = { text: 'Beispiel', verified: false }

/** By name. */
export const pageExamples: Readonly<Record<string, VNode>> = {
  start: (
    <Layout frame={exampleFrame('/')} title="Startseite" width="wide">
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
  question: (
    <Layout
      frame={exampleFrame('/antrag/hundeanmeldung')}
      title="Ihr Hund"
      problems={questions.flatMap(({ problems }) => problems)}
      breadcrumb={crumbs}
      stage="pilot"
      isPrivate
    >
      <Progress step={2} of={7} language="de" />
      <h1>Ihr Hund</h1>
      <Form csrf="geheim" defaultButton={{ label: 'Weiter' }}>
        {questions.map(({ question, answered, problems }) => (
          <QuestionField question={question} raw={answered} problems={problems} language="de" lists={exampleLists} />
        ))}
        <Button>Weiter</Button>
      </Form>
    </Layout>
  ),
  review: (
    <Layout frame={exampleFrame('/antrag/hundeanmeldung', 'en', { isDemo: false })} title="Check your answers">
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
            rows: [{ label: 'Address', lines: ['Ahornweg 1', '45964 Gladbeck'] }],
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
      frame={exampleFrame('/amt')}
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
  fault: <ErrorPage frame={exampleFrame('/')} status={500} reference="7d0f3c1e" />,
  notFound: <ErrorPage frame={exampleFrame('/', 'en')} status={404} />,
  imprint: (
    <ImprintPage
      frame={exampleFrame('/impressum')}
      itProvider={{ name: 'Muster-IT', source }}
      sources={{ postalCodes: source, members: source, maps: ['© Beispielamt'] }}
    />
  ),
  privacy: <PrivacyPage frame={exampleFrame('/datenschutz')} />,
  privacyInEnglish: <PrivacyPage frame={exampleFrame('/datenschutz', 'en')} mapHost="maps.example.org" />,
  accessibility: <AccessibilityPage frame={exampleFrame('/barrierefreiheit')} statement={accessibilityStatement} />,
}
