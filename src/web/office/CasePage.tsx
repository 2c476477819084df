import type { CaseDetails } from '../../cases/cases.ts'
import type { DescribedAnswer, DescribedPage } from '../../forms/review.ts'
import { type CaseMove, movesOpenTo } from '../../cases/moves.ts'
import type { DecisionKind } from '../../cases/procedures/procedures.ts'
import { lastDayToFetch, waitsForPosting } from '../../cases/service-of-notice.ts'
import type { SubmissionContent } from '../../cases/stored.ts'
import { dayOf, LEGAL_TIME_ZONE } from '../../platform/clock.ts'
import { Alert } from '../components/Alert.tsx'
import { Badge } from '../components/Badge.tsx'
import { Button, LinkButton } from '../components/Button.tsx'
import { DescriptionList } from '../components/DescriptionList.tsx'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import { DateInputs } from '../components/fields/DateInputs.tsx'
import { problemAt, type RawFields, valueOf } from '../components/fields/field-types.ts'
import { TextArea } from '../components/fields/TextArea.tsx'
import { Form } from '../components/Form.tsx'
import { Layout } from '../components/Layout.tsx'
import { MoneyTable } from '../components/MoneyTable.tsx'
import { SummaryList, type SummaryLine } from '../components/SummaryList.tsx'
import { t } from '../texts/texts.ts'
import { DueDay } from './CaseListPage.tsx'
import { decisionNames } from './decisions/decision-forms.ts'
import type { DeskFrame } from './desk-frame.ts'
import type { NoticeWords } from './notice-words.ts'
import { actors, happened, states } from './texts.ts'

export type CasePageModel = {
  readonly desk: DeskFrame
  readonly details: CaseDetails
  readonly serviceTitle: string
  /** What the case is about in one line; null when that is not known. */
  readonly inShort: string | null
  readonly versionNumber: string
  readonly answers: readonly DescribedPage[]
  /** The lines of an answer, its files as links. */
  readonly linesOf: (entry: DescribedAnswer) => readonly SummaryLine[]
  /** What was shown at sending, in German. Empty when there was nothing to reckon, or contents were deleted. */
  readonly assessment: SubmissionContent['assessment']
  /** What its notice is called, and what is done with it. */
  readonly words: NoticeWords
  /** The ways this case can end, the usual one first. */
  readonly decisionKinds: readonly DecisionKind[]
  /** Whether the law has the applicant heard before a refusal. */
  readonly hasHearing: boolean
  readonly clerkName: (subject: string) => string
  readonly today: string
  /** Null when a notice can go out; else why not. */
  readonly obstacle: string | null
  /** What a refused form says, and what was typed in it. */
  readonly notice: string | null
  readonly raw: RawFields
  readonly problems: readonly FieldProblem[]
  /** Which moves this person may make at all. */
  readonly mayMove: (move: CaseMove) => boolean
}

const day = t('de').dateFormat
const moment = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short', timeZone: LEGAL_TIME_ZONE })
const textKinds = { question: 'Rückfrage', reply: 'Antwort', reasons: 'Begründung' } as const

/** One case with everything: what to do next on top, then the answers as they were asked, the assessment, what happened. */
export const CasePage = (model: CasePageModel) => {
  const { desk, details, problems, today, words } = model
  const { portal } = desk.frame
  const { content } = details.submission
  // A reply by telephone or letter is in the clerk's words.
  const enteredByClerk = new Set(
    details.history.flatMap(({ move, actorKind, content: said }) =>
      move === 'receiveReply' && actorKind === 'clerk' && said ? [said.id] : [],
    ),
  )
  return (
    <Layout
      frame={desk.frame}
      title={`${details.reference} ${model.serviceTitle}`}
      staff={desk.staff}
      problems={problems}
      width="wide"
      breadcrumb={[{ text: 'Vorgänge', href: portal.href('/amt') }, { text: details.reference }]}
    >
      {model.notice && <Alert kind="warning" title={model.notice} isUrgent />}
      <p class="kern-preline">{model.serviceTitle}</p>
      <h1 class="kern-heading">{details.reference}</h1>
      <DescriptionList
        items={[
          ...(model.inShort === null ? [] : [{ term: 'Vorhaben', value: model.inShort }]),
          { term: 'Stand', value: <strong>{details.state === 'decided' ? words.ended : states[details.state]}</strong> },
          { term: 'Von', value: details.applicantName ?? 'gelöscht' },
          { term: 'Eingegangen', value: day(dayOf(details.receivedAt)) },
          {
            term: 'Fällig',
            value: <DueDay dueOn={details.dueOn} isOpen={details.state !== 'decided' && details.state !== 'withdrawn'} today={today} />,
          },
          { term: 'Bearbeitet von', value: details.clerkSubject === null ? 'noch niemandem' : model.clerkName(details.clerkSubject) },
        ]}
      />
      <NextSteps {...model} />
      <NoticeSection {...model} />
      <div class="portal-desk">
        <div>
          {model.assessment.length > 0 && (
            <>
              <MoneyTable caption="Vorschau, wie sie beim Absenden gezeigt wurde" lines={model.assessment} language="de" />
              <p>
                <a class="kern-link" href={portal.href(`/amt/vorgang/${details.id}/neuberechnung`)}>
                  Für einen Tag neu berechnen
                </a>
              </p>
            </>
          )}
          <section aria-labelledby="answers">
            <h2 class="kern-heading kern-heading--small" id="answers">
              Angaben
            </h2>
            <SummaryList
              language="de"
              level={3}
              sections={model.answers.map(({ page, title, entries }) => ({
                id: page,
                title,
                rows: entries.map((entry) => ({ ...entry, lines: model.linesOf(entry) })),
              }))}
            />
            {content && (
              <p class="portal-next-hint">
                {content.recipient.electronicConsent
                  ? words.mayComeOnline(day(dayOf(new Date(content.recipient.electronicConsent.givenAt))))
                  : words.comesByPost}
              </p>
            )}
          </section>
        </div>
        <div>
          {details.texts.length > 0 && (
            <section aria-labelledby="texts">
              <h2 class="kern-heading kern-heading--small" id="texts">
                Schriftwechsel
              </h2>
              {details.texts.map(({ id, kind, text, writtenAt }) => (
                <div class="portal-message">
                  <p class="portal-small">{`${textKinds[kind]}${enteredByClerk.has(id) ? ' (von uns eingetragen)' : ''}, ${moment.format(writtenAt)}`}</p>
                  <p class="portal-text">{text}</p>
                </div>
              ))}
            </section>
          )}
          <section aria-labelledby="history">
            <h2 class="kern-heading kern-heading--small" id="history">
              Verlauf
            </h2>
            <ol class="portal-history">
              {details.history.map(({ happenedAt, move, actorKind, actorSubject }) => (
                <li>{`${moment.format(happenedAt)}: ${words.happened[move] ?? happened[move]} (${actorSubject === null ? (actors[actorKind] ?? actorKind) : model.clerkName(actorSubject)})`}</li>
              ))}
            </ol>
            <p class="portal-small">{`Fassung des Dienstes: ${model.versionNumber}`}</p>
          </section>
        </div>
      </div>
    </Layout>
  )
}

/** The moves that are open now, each with its form. The server refuses by the same table. */
const NextSteps = ({ desk, details, words, decisionKinds, hasHearing, obstacle, raw, problems, mayMove }: CasePageModel) => {
  const open = movesOpenTo(details.state, 'clerk').filter(mayMove)
  const action = (path: string): string => desk.frame.portal.href(`/amt/vorgang/${details.id}/${path}`)
  if (open.length === 0) return null
  return (
    <section class="portal-panel" aria-labelledby="next">
      <h2 class="kern-heading kern-heading--small" id="next">
        Nächster Schritt
      </h2>
      {open.includes('startWork') && (
        <Form csrf={desk.csrf} action={action('beginnen')}>
          <input type="hidden" name="_version" value={details.version} />
          <Button>Bearbeitung beginnen</Button>
        </Form>
      )}
      {details.state === 'waitingForApplicant' && <p>Die Antwort steht noch aus. {words.goOnAnyway}</p>}
      {open.includes('decide') &&
        (obstacle ? (
          <Alert kind="warning" title="Entscheiden ist zurzeit nicht möglich">
            <p>{obstacle}</p>
          </Alert>
        ) : (
          <div class="portal-actions">
            {decisionKinds.map((kind, index) => (
              <LinkButton href={action(`entscheidung?art=${kind}`)} look={index === 0 ? 'primary' : 'secondary'}>
                {decisionNames[kind].title}
              </LinkButton>
            ))}
          </div>
        ))}
      {open.includes('askApplicant') && hasHearing && (
        <p class="portal-next-hint">
          Vor einer Ablehnung, auch eines Teils, ist anzuhören:{' '}
          <a class="kern-link" href={`${desk.frame.portal.href(`/amt/vorgang/${details.id}?frage=anhoerung`)}#question`}>
            Anhörung vorbereiten
          </a>
        </p>
      )}
      {open.includes('askApplicant') && (
        <details class="portal-details" open={problemAt(problems, 'question') !== undefined || valueOf(raw, 'question') !== ''}>
          <summary>Rückfrage stellen</summary>
          <Form csrf={desk.csrf} action={action('frage')}>
            <input type="hidden" name="_version" value={details.version} />
            <TextArea
              name="question"
              label="Ihre Frage"
              hint={
                details.submission.content?.recipient.email
                  ? 'Die Person sieht sie unter „Stand“ und bekommt eine E-Mail ohne Inhalt.'
                  : 'Es gibt keine E-Mail-Adresse: Bitte schreiben Sie einen Brief oder rufen Sie an. Auf der Statusseite ist die Frage trotzdem zu sehen.'
              }
              value={valueOf(raw, 'question')}
              rows={valueOf(raw, 'question').length > 400 ? 14 : 6}
              language="de"
              problem={problemAt(problems, 'question')}
            />
            <Button>Frage absenden</Button>
          </Form>
        </details>
      )}
      {open.includes('receiveReply') && (
        <details class="portal-details" open={problemAt(problems, 'reply') !== undefined || valueOf(raw, 'reply') !== ''}>
          <summary>Antwort eintragen, die anders kam (Telefon, Brief)</summary>
          <Form csrf={desk.csrf} action={action('antwort')}>
            <input type="hidden" name="_version" value={details.version} />
            <TextArea
              name="reply"
              label="Die Antwort"
              hint="Die Person sieht diesen Text unter „Stand“, mit dem Vermerk „von uns eingetragen“."
              value={valueOf(raw, 'reply')}
              language="de"
              problem={problemAt(problems, 'reply')}
            />
            <Button>Antwort eintragen</Button>
          </Form>
        </details>
      )}
    </section>
  )
}

/** The notice once it is written: how it goes out, when it counts as served, and the note of posting. */
const NoticeSection = ({ desk, details, words, raw, problems, today }: CasePageModel) => {
  const { notice, decision } = details
  if (!notice || !decision) return null
  const { portal } = desk.frame
  const lastDay = lastDayToFetch(notice)
  return (
    <section class="portal-panel" aria-labelledby="notice">
      <h2 class="kern-heading kern-heading--small" id="notice">
        {words.title}
      </h2>
      <DescriptionList
        items={[
          { term: words.result, value: decisionNames[decision.kind].outcome },
          { term: 'Geschrieben am', value: day(notice.writtenOn) },
          { term: 'Weg', value: notice.channel === 'electronic' ? 'elektronisch, mit Zustimmung' : 'mit der Post' },
          ...(notice.channel === 'electronic'
            ? [
                { term: 'Zum Abruf bereit seit', value: day(notice.writtenOn) },
                { term: 'Benachrichtigt am', value: notice.sentOn === null ? 'Die E-Mail ist unterwegs.' : day(notice.sentOn) },
              ]
            : [{ term: 'Versandt am', value: notice.sentOn === null ? <Badge kind="warning">noch nicht</Badge> : day(notice.sentOn) }]),
          ...(lastDay === null ? [] : [{ term: 'Abgerufen', value: <ToFetch lastDay={lastDay} today={today} /> }]),
          ...(notice.deemedServedOn === null ? [] : [{ term: 'Gilt als bekanntgegeben am', value: day(notice.deemedServedOn) }]),
        ]}
      />
      <LinkButton href={portal.href(`/amt/vorgang/${details.id}/bescheid.pdf`)} icon="download">
        {words.asPdf}
      </LinkButton>
      {waitsForPosting(notice, today) && (
        <Form csrf={desk.csrf} action={portal.href(`/amt/vorgang/${details.id}/versand`)}>
          <DateInputs name="postedOn" legend="Zur Post gegeben am" isOptional={false} raw={raw} problems={problems} language="de" />
          <Button look="secondary">Versand vermerken</Button>
        </Form>
      )}
    </section>
  )
}

/** A notice that waits to be fetched, and what to do when it was not. */
const ToFetch = ({ lastDay, today }: { lastDay: string; today: string }) =>
  today <= lastDay ? (
    <>noch nicht; liegt bereit bis {day(lastDay)}</>
  ) : (
    <>
      <Badge kind="warning">nicht abgerufen</Badge> Der Bescheid ist nicht bekanntgegeben. Bitte geben Sie ihn zur Post.
    </>
  )
