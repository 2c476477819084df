import type { CaseDetails } from '../../cases/cases.ts'
import { movesOpenTo } from '../../cases/moves.ts'
import { isReadable, lastDayToFetch, retrievalOf, wasNotFetched } from '../../cases/service-of-notice.ts'
import type { ProcedureName } from '../../forms/definition.ts'
import { dayOf } from '../../platform/clock.ts'
import { Alert } from '../components/Alert.tsx'
import { Badge } from '../components/Badge.tsx'
import { Button, LinkButton } from '../components/Button.tsx'
import { DescriptionList } from '../components/DescriptionList.tsx'
import type { FieldProblem } from '../components/ErrorSummary.tsx'
import { problemAt } from '../components/fields/field-types.ts'
import { TextArea } from '../components/fields/TextArea.tsx'
import { TextInput } from '../components/fields/TextInput.tsx'
import { Form } from '../components/Form.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'
import { StatusTimeline, type TimelineStep } from '../components/StatusTimeline.tsx'
import { t } from '../texts/texts.ts'
import { permitResult } from './permit-result.ts'
import { registrationResult } from './registration-result.ts'
import { statusTexts } from './registration-texts.ts'
import { type ApplyTexts, applyTexts } from './texts.ts'

/** Asks for reference and secret code. What was typed is shown again, the code too: it is the person's own. */
export const StatusFormPage = ({
  frame,
  csrf,
  reference,
  code,
  problems,
}: {
  frame: Frame
  csrf: string
  reference: string
  code: string
  problems: readonly FieldProblem[]
}) => {
  const { language } = frame.portal
  const words = applyTexts(language)
  return (
    <Layout frame={frame} title={words.statusTitle} problems={problems}>
      <h1 class="kern-heading">{words.statusTitle}</h1>
      <p class="portal-lead">{words.statusLead}</p>
      <Form csrf={csrf}>
        <TextInput
          name="reference"
          label={words.reference}
          hint={words.referenceHint}
          value={reference}
          language={language}
          problem={problemAt(problems, 'reference')}
          width="medium"
          isVerbatim
        />
        <TextInput
          name="code"
          label={words.accessCode}
          hint={words.codeHint}
          value={code}
          language={language}
          problem={problemAt(problems, 'code')}
          width="medium"
          isVerbatim
          autoComplete="off"
        />
        <Button icon="search">{words.statusShow}</Button>
      </Form>
    </Layout>
  )
}

export type StatusPageModel = {
  readonly frame: Frame
  readonly csrf: string
  readonly serviceTitle: string
  readonly procedure: ProcedureName
  readonly officeName: string
  readonly details: CaseDetails
  /** `YYYY-MM-DD`. */
  readonly today: string
  readonly reply: string
  readonly problems: readonly FieldProblem[]
  readonly wasReplySent: boolean
  readonly wasStale: boolean
  readonly actionHref: string
  readonly noticeHref: string
  readonly withdrawHref: string
  readonly endHref: string
}

/** The history as the applicant reads it, with what was asked and replied where it stands. */
function stepsOf(details: CaseDetails, words: ApplyTexts): TimelineStep[] {
  const done = details.history.map(({ move, happenedAt, content, actorKind }): TimelineStep => {
    const said = details.texts.find(({ id, kind }) => id === content?.id && kind !== 'reasons')
    return {
      title: move === 'receiveReply' && actorKind === 'clerk' ? words.replyEnteredByUs : words.happened[move],
      state: 'done',
      on: dayOf(happenedAt),
      ...(said ? { details: <blockquote class="portal-quote">{said.text}</blockquote> } : {}),
    }
  })
  return details.state === 'decided' || details.state === 'withdrawn'
    ? done
    : [...done, { title: words.states[details.state], state: 'current' }]
}

/** What an applicant sees of a case: where it stands, what is asked, the notice, and what happened. */
export const StatusPage = (model: StatusPageModel) => {
  const { frame, csrf, details, problems } = model
  const { language } = frame.portal
  const words = statusTexts(language, model.procedure)
  const day = t(language).dateFormat
  const question = details.texts.filter(({ kind }) => kind === 'question').at(-1)
  return (
    <Layout frame={frame} title={`${details.reference} – ${words.statusTitle}`} problems={problems} isPrivate>
      {model.wasStale && (
        <Alert kind="warning" title={words.staleTitle} isUrgent>
          <p>{words.stale}</p>
        </Alert>
      )}
      {model.wasReplySent && <Alert kind="success" title={words.replySent} isUrgent />}
      <p class="kern-preline">{model.serviceTitle}</p>
      <h1 class="kern-heading">{words.statusTitle}</h1>
      <DescriptionList
        items={[
          { term: words.reference, value: <span class="portal-code">{details.reference}</span> },
          { term: words.state, value: <strong>{words.states[details.state]}</strong> },
          ...(details.decision ? [...permitResult(details.decision, language), ...registrationResult(details.decision, language)] : []),
          { term: words.receivedAt, value: day(dayOf(details.receivedAt)) },
          { term: words.office, value: model.officeName },
        ]}
      />
      {details.state === 'waitingForApplicant' && question && (
        <section aria-labelledby="question">
          <h2 class="kern-heading kern-heading--small" id="question">
            {words.questionTitle}
          </h2>
          <blockquote class="portal-quote">{question.text}</blockquote>
          <Form csrf={csrf} action={model.actionHref}>
            <TextArea
              name="reply"
              label={words.replyLabel}
              hint={words.replyHint}
              value={model.reply}
              language={language}
              problem={problemAt(problems, 'reply')}
            />
            <Button icon="forward">{words.replySend}</Button>
          </Form>
        </section>
      )}
      {details.notice && (
        <section aria-labelledby="notice">
          <h2 class="kern-heading kern-heading--small" id="notice">
            {words.noticeTitle}
          </h2>
          {isReadable(details.notice) && (details.notice.channel === 'post' || wasNotFetched(details.notice, model.today)) && (
            <p>
              <Badge kind="info">{words.noticeCopy}</Badge>
            </p>
          )}
          <p>{noticeWords(details.notice, model.today, words, day)}</p>
          {isReadable(details.notice) && (
            <LinkButton href={model.noticeHref} icon="download">
              {words.noticeOpen}
            </LinkButton>
          )}
        </section>
      )}
      <h2 class="kern-heading kern-heading--small">{words.historyTitle}</h2>
      <StatusTimeline steps={stepsOf(details, words)} language={language} />
      {movesOpenTo(details.state, 'applicant').includes('withdraw') && (
        <details class="portal-details">
          <summary>{words.withdraw}</summary>
          <p>{words.withdrawHint}</p>
          <Form csrf={csrf} action={model.withdrawHref}>
            <Button look="secondary">{words.withdrawNow}</Button>
          </Form>
        </details>
      )}
      <Form csrf={csrf} action={model.endHref}>
        <Button look="tertiary" icon="signOut">
          {words.statusEnd}
        </Button>
      </Form>
    </Layout>
  )
}

function noticeWords(notice: NonNullable<CaseDetails['notice']>, today: string, words: ApplyTexts, day: (day: string) => string): string {
  if (notice.channel === 'post') return isReadable(notice) ? words.noticePost : words.noticePostSoon
  if (notice.deemedServedOn !== null) return words.noticeElectronic(day(notice.deemedServedOn))
  // Its notification serves it; or it only informs, and nothing does.
  if (retrievalOf(notice) === null) return words.noticeElectronicSoon
  if (wasNotFetched(notice, today)) return words.noticeNotFetched
  const lastDay = lastDayToFetch(notice)
  return words.noticeToFetch(lastDay === null ? null : day(lastDay))
}
