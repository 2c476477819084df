/** A mail server that keeps what it gets instead of passing it on, so that a demo and a test can read it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { listening, portOf } from './listening.ts'

/** How many mails are kept; the oldest leave first. */
export const KEPT_MAILS = 500

/** A mail as the mailbox shows it. `receivedAt` is an ISO time. */
export type Mail = {
  readonly id: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly receivedAt: string
}

/** A running mailbox: its mails, newest first, and the port that takes new ones. */
export type Mailbox = {
  readonly port: number
  readonly mails: () => readonly Mail[]
  readonly stop: () => Promise<void>
}

const addressesOf = (field: { text: string } | { text: string }[] | undefined): string[] =>
  field === undefined ? [] : [field].flat().map((entry) => entry.text)

async function read(id: string, raw: Buffer, recipients: readonly string[], receivedAt: string): Promise<Mail> {
  const parsed = await simpleParser(raw, { skipImageLinks: true })
  const named = addressesOf(parsed.to)
  return {
    id,
    from: parsed.from?.text ?? '',
    to: recipients.length > 0 ? recipients : named,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    receivedAt,
  }
}

/** Mails of an earlier run, oldest first. A file's name is the mail's id. */
async function mailsIn(directory: string): Promise<Mail[]> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const names = readdirSync(directory)
    .filter((name) => /^\d{8}\.eml$/.test(name))
    .toSorted()
  return Promise.all(
    names.map((name) =>
      read(name.slice(0, 8), readFileSync(`${directory}/${name}`), [], statSync(`${directory}/${name}`).mtime.toISOString()),
    ),
  )
}

/** Starts the mailbox on a port of this machine only (0 for a free one). With a directory, mails survive a restart. */
export async function startMailbox({ port, directory }: { port: number; directory: string | null }): Promise<Mailbox> {
  const mails = directory === null ? [] : await mailsIn(directory)
  let last = Number(mails.at(-1)?.id ?? 0)

  async function keep(raw: Buffer, recipients: readonly string[]): Promise<void> {
    last += 1
    const id = String(last).padStart(8, '0')
    const mail = await read(id, raw, recipients, new Date().toISOString())
    if (directory !== null) writeFileSync(`${directory}/${id}.eml`, raw, { mode: 0o600 })
    mails.push(mail)
    while (mails.length > KEPT_MAILS) {
      const oldest = mails.shift()!
      if (directory !== null) rmSync(`${directory}/${oldest.id}.eml`, { force: true })
    }
  }

  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Postfach der Vorführung',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 10 * 1024 * 1024,
    closeTimeout: 1000,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', done)
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('message too large'), { responseCode: 552 }))
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        keep(Buffer.concat(chunks), recipients).then(() => done(), done)
      })
    },
  })
  // A client that hangs up is its own affair; without a listener it would end the process.
  server.on('error', () => {})
  await listening(server.server, port)

  return {
    port: portOf(server.server),
    mails: () => mails.toReversed(),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
