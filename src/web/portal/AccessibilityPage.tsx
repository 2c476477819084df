import { ContactLines } from '../components/ContactLines.tsx'
import { DescriptionList } from '../components/DescriptionList.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import type { Language } from '../context.ts'
import { t } from '../texts/texts.ts'
import { ANSWER_WEEKS, OMBUDS_OFFICE, type AccessibilityStatement } from './accessibility-statement.ts'

const words = {
  de: {
    title: 'Erklärung zur Barrierefreiheit',
    lead: (name: string) =>
      `Diese Erklärung gilt für das Portal „${name}“. Alle sollen es nutzen können, auch mit Tastatur, Vorlesesoftware oder stark vergrößert.`,
    statusTitle: 'Stand der Vereinbarkeit',
    status: {
      full: 'Das Portal erfüllt die Anforderungen vollständig.',
      partial: 'Das Portal erfüllt die Anforderungen überwiegend. Was noch fehlt, steht unten.',
      none: 'Das Portal erfüllt die Anforderungen noch nicht. Was fehlt, steht unten.',
    },
    law: 'Maßstab sind das Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW) und die Barrierefreie-Informationstechnik-Verordnung (BITVNRW), technisch die Norm EN 301 549. Unser Ziel sind die Web Content Accessibility Guidelines 2.2, Stufe AA.',
    exceptionsTitle: 'Was noch nicht barrierefrei ist',
    reason: 'Grund',
    alternative: 'Stattdessen',
    others: 'Seiten anderer Anbieter, auf die wir verweisen, haben eine eigene Erklärung.',
    madeTitle: 'Wie diese Erklärung entstanden ist',
    prepared: 'Erstellt am',
    reviewed: 'Zuletzt geprüft am',
    method: 'Verfahren',
    methods: {
      selfAssessment: 'Selbstbewertung mit automatischen Prüfungen, Tastatur und schmalem Bildschirm',
      external: 'Prüfung durch eine unabhängige Stelle',
    },
    contactTitle: 'Barriere melden',
    contact: `Ist Ihnen eine Barriere aufgefallen, oder brauchen Sie etwas in einer anderen Form? Schreiben Sie uns. Sie bekommen in der Regel innerhalb von ${ANSWER_WEEKS.usual} Wochen eine Antwort, spätestens nach ${ANSWER_WEEKS.most} Wochen.`,
    noEmail: 'Eine E-Mail-Adresse dafür ist noch nicht hinterlegt. Bitte schreiben Sie an die Postanschrift.',
    noAddress: 'Eine Anschrift dafür ist noch nicht hinterlegt. Bitte wenden Sie sich an die Stadt, um deren Portal es geht.',
    ombudsTitle: 'Ombudsverfahren',
    ombuds:
      'Hilft unsere Antwort Ihnen nicht weiter, oder kommt keine, können Sie kostenlos ein Ombudsverfahren nach § 10d BGG NRW beantragen, schriftlich, per E-Mail oder online:',
  },
  en: {
    title: 'Accessibility statement',
    lead: (name: string) =>
      `This statement applies to the portal “${name}”. Everybody should be able to use it, also by keyboard, with a screen reader or much enlarged.`,
    statusTitle: 'State of compliance',
    status: {
      full: 'The portal meets the requirements fully.',
      partial: 'The portal meets the requirements for the most part. What is missing is listed below.',
      none: 'The portal does not meet the requirements yet. What is missing is listed below.',
    },
    law: 'The measure is the Act on Equal Opportunities for Persons with Disabilities of North Rhine-Westphalia (BGG NRW) with its ordinance on accessible information technology (BITVNRW), technically the standard EN 301 549. Our aim is the Web Content Accessibility Guidelines 2.2, level AA.',
    exceptionsTitle: 'What is not accessible yet',
    reason: 'Reason',
    alternative: 'Instead',
    others: 'Pages of other providers that we link to have statements of their own.',
    madeTitle: 'How this statement was made',
    prepared: 'Prepared on',
    reviewed: 'Last reviewed on',
    method: 'Method',
    methods: {
      selfAssessment: 'Self-assessment with automatic checks, keyboard and a narrow screen',
      external: 'Examination by an independent body',
    },
    contactTitle: 'Report a barrier',
    contact: `Did you meet a barrier, or do you need something in another form? Write to us. As a rule you get an answer within ${ANSWER_WEEKS.usual} weeks, at the latest after ${ANSWER_WEEKS.most} weeks.`,
    noEmail: 'An e-mail address for this is not on record yet. Please write to the postal address.',
    noAddress: 'An address for this is not on record yet. Please turn to the town whose portal it concerns.',
    ombudsTitle: 'Ombuds procedure',
    ombuds:
      'If our answer does not help, or none comes, you can ask for an ombuds procedure under section 10d BGG NRW, free of charge, in writing, by e-mail or online:',
  },
} satisfies Record<Language, unknown>

/** The statement that § 10b BGG NRW asks of each portal: state, exceptions with reasons, how to report, who mediates. */
export const AccessibilityPage = ({ frame, statement }: { frame: Frame; statement: AccessibilityStatement }) => {
  const { portal, contact, name } = frame
  const { language } = portal
  const word = words[language]
  const { dateFormat } = t(language)
  return (
    <Layout frame={frame} title={word.title}>
      <h1>{word.title}</h1>
      <p class="portal-lead">{word.lead(name)}</p>
      <h2>{word.statusTitle}</h2>
      <p>
        <strong>{word.status[statement.status]}</strong>
      </p>
      <p>{word.law}</p>
      {statement.exceptions.length > 0 && (
        <>
          <h2>{word.exceptionsTitle}</h2>
          {statement.exceptions.map(({ part, reason, alternative }) => (
            <>
              <h3>{part[language]}</h3>
              <DescriptionList
                items={[
                  { term: word.reason, value: reason[language] },
                  { term: word.alternative, value: alternative[language] },
                ]}
              />
            </>
          ))}
        </>
      )}
      <p>{word.others}</p>
      <h2>{word.madeTitle}</h2>
      <DescriptionList
        items={[
          { term: word.prepared, value: dateFormat(statement.preparedOn) },
          { term: word.reviewed, value: dateFormat(statement.reviewedOn) },
          { term: word.method, value: word.methods[statement.method] },
        ]}
      />
      <h2>{word.contactTitle}</h2>
      <p>{word.contact}</p>
      {contact.email === undefined && <p>{contact.address === undefined ? word.noAddress : word.noEmail}</p>}
      <ContactLines contact={contact} language={language} />
      <h2>{word.ombudsTitle}</h2>
      <p>{word.ombuds}</p>
      <p>
        <a href={OMBUDS_OFFICE.website} lang="de">
          {OMBUDS_OFFICE.name}
        </a>
      </p>
    </Layout>
  )
}
