import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { openMailer } from './mail.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

async function mailServer(): Promise<{ url: string; received: ParsedMail[] }> {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusals: Record<string, number> = { 'unknown@example.org': 550, 'busy@example.org': 451 }
      const responseCode = refusals[address]
      done(responseCode ? Object.assign(new Error('no'), { responseCode }) : undefined)
    },
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        received.push(mail)
        done()
      })
    },
  })
  const listener = server.listen(0, '127.0.0.1')
  await new Promise((resolve) => listener.once('listening', resolve))
  ends.push(() => server.close())
  const address = listener.address()
  return { received, url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` }
}

function mailer(url: string) {
  const opened = openMailer(url, 'Serviceportal <portal@example.org>')
  ends.push(opened.close)
  return opened
}
const mail = {
  id: 'case-1/received',
  to: 'erika@example.org',
  subject: 'Größe ist eingegangen',
  text: 'Guten Tag, ß ist da.',
  language: 'de',
} as const

test('a mail arrives as it was written, and the answer of the server is known', async () => {
  const { url, received } = await mailServer()
  const sent = await mailer(url).send(mail)
  expect(sent).toMatchObject({ ok: true, value: { response: expect.stringMatching(/^250 /) } })
  expect(received[0]).toMatchObject({
    subject: mail.subject,
    from: { text: '"Serviceportal" <portal@example.org>' },
    to: { text: 'erika@example.org' },
  })
  expect(received[0]?.text?.trim()).toBe(mail.text)
  expect(received[0]?.headers.get('auto-submitted')).toBe('auto-generated')
})

test('a mail that is sent twice can be recognised', async () => {
  const { url, received } = await mailServer()
  const { send } = mailer(url)
  await send(mail)
  await send(mail)
  await send({ ...mail, id: 'case-2/received' })
  const [first, again, other] = received.map(({ messageId }) => messageId)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('an address that does not exist is a refusal; a busy or absent server is a fault to be tried again', async () => {
  const { url } = await mailServer()
  expect(await mailer(url).send({ ...mail, to: 'unknown@example.org' })).toEqual({ ok: false, refusal: 'rejected' })
  await expect(mailer(url).send({ ...mail, to: 'busy@example.org' })).rejects.toThrow()
  await expect(mailer('smtp://127.0.0.1:1').send(mail)).rejects.toThrow('ECONNREFUSED')
})

test('neither subject nor address can smuggle in a header or a second recipient', async () => {
  const { url, received } = await mailServer()
  await mailer(url).send({ ...mail, subject: 'Hallo\r\nBcc: other@example.org' })
  expect(received[0]?.headers.has('bcc')).toBe(false)
  const { send } = mailer(url)
  await send({ ...mail, to: 'a@example.org, b@example.org' }).catch(() => undefined)
  expect(received.slice(1).flatMap(({ to }) => to)).toHaveLength(0)
})
