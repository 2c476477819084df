/** Sends mail over SMTP. What is in it is decided elsewhere. */
import { createTransport } from 'nodemailer'
import { sha256 } from './digest.ts'
import { ok, refused, type Result } from './result.ts'

/** A plain text mail. `id` names it for good: the same id gives the same Message-ID, so that a double can be recognised. */
export type Mail = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: 'de' | 'en'
}

/**
 * Hands mails to the mail server. `response` is what the server answered when it took one. `rejected`: it will never take
 * it (5xx), for instance because there is no such address. Anything else that goes wrong is a fault, to be tried again.
 */
export type Mailer = {
  readonly send: (mail: Mail) => Promise<Result<{ readonly response: string }, 'rejected'>>
  readonly close: () => void
}

/** `smtpUrl` as in SMTP_URL, `from` as in MAIL_FROM. */
export function openMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(
    { url: smtpUrl, pool: true, maxConnections: 3, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    // A mail is text that we hand over; nothing in it may make the program read files or addresses.
    { from, disableFileAccess: true, disableUrlAccess: true },
  )
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ id, to, subject, text, language }) {
      try {
        const { response } = await transport.sendMail({
          // An object, because a text could name several recipients.
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${sha256(id).slice(0, 32)}@${domain}>`,
          // RFC 3834: no out-of-office answers to this.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        })
        return ok({ response })
      } catch (error) {
        if (isForGood(error)) return refused('rejected')
        throw error
      }
    },
    close: () => transport.close(),
  }
}

/** Whether the server said 5xx about the mail or its recipient; a refused sign-in (535) is ours to mend and tried again. */
function isForGood(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  return code === 'EENVELOPE' && responseCode === undefined ? true : responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
}
