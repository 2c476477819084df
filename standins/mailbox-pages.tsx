import type { IncomingMessage, ServerResponse } from 'node:http'
import type { VNode } from 'preact'
import type { Mail, Mailbox } from './mailbox.ts'
import { Page, sendPage } from './page.tsx'

/** Where the mailbox is found on the stand-ins' address. */
export const MAILBOX_PATH = '/postfach/'

const whenFormat = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' })

/** All mails, newest first. */
export const MailListPage = ({ mails }: { mails: readonly Mail[] }): VNode => (
  <Page title="Postfach der Vorführung">
    <p>
      Alle E-Mails des Portals landen hier statt bei den Empfängern. {mails.length === 0 ? 'Noch ist keine da.' : 'Die neueste steht oben.'}
    </p>
    <ul>
      {mails.map((mail) => (
        <li key={mail.id}>
          <a href={`${MAILBOX_PATH}${mail.id}`}>{mail.subject || '(ohne Betreff)'}</a>
          <br />
          <small>
            an {mail.to.join(', ')} · {whenFormat.format(new Date(mail.receivedAt))} Uhr
          </small>
        </li>
      ))}
    </ul>
  </Page>
)

/** Text whose addresses can be followed. */
const Linked = ({ text }: { text: string }): VNode => (
  <>
    {text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, index) =>
      index % 2 === 0 ? (
        part
      ) : (
        <a href={part} rel="noreferrer">
          {part}
        </a>
      ),
    )}
  </>
)

/** One mail as text. What a mail holds as HTML is not shown: it could be anything. */
export const MailPage = ({ mail }: { mail: Mail }): VNode => (
  <Page title={mail.subject || '(ohne Betreff)'}>
    <dl>
      <dt>Von</dt>
      <dd>{mail.from}</dd>
      <dt>An</dt>
      <dd>{mail.to.join(', ')}</dd>
      <dt>Am</dt>
      <dd>{whenFormat.format(new Date(mail.receivedAt))} Uhr</dd>
    </dl>
    <pre>
      <Linked text={mail.text} />
    </pre>
    <p>
      <a href={MAILBOX_PATH}>Zurück zum Postfach</a>
    </p>
  </Page>
)

const NoSuchMailPage = (): VNode => (
  <Page title="Diese E-Mail gibt es nicht">
    <p>
      <a href={MAILBOX_PATH}>Zum Postfach</a>
    </p>
  </Page>
)

/** Answers `/postfach/` (list), `/postfach/{id}` (one mail) and `/postfach/api` (all as JSON; `?an=` keeps those to one address). */
export function answerMailbox(request: IncomingMessage, response: ServerResponse, mailbox: Mailbox): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const wanted = pathname.slice(MAILBOX_PATH.length)
  if (wanted === '') return sendPage(response, MailListPage({ mails: mailbox.mails() }))
  if (wanted === 'api') {
    const recipient = searchParams.get('an')
    const mails = mailbox.mails().filter((mail) => recipient === null || mail.to.includes(recipient))
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    return void response.end(JSON.stringify(mails))
  }
  const mail = mailbox.mails().find(({ id }) => id === wanted)
  if (!mail) return sendPage(response, NoSuchMailPage(), 404)
  return sendPage(response, MailPage({ mail }))
}
