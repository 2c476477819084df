import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { Visitor } from '../test/visitor.ts'
import { KEPT_MAILS, startMailbox } from './mailbox.ts'
import { startStandIns } from './stand-ins.ts'
import { testSettings } from './test-settings.ts'

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

function sender(port: number) {
  const transport = createTransport({ host: '127.0.0.1', port, pool: true })
  endings.push(() => transport.close())
  return (subject: string, text = 'Guten Tag') =>
    transport.sendMail({ from: 'Stadt Marl <post@marl.example>', to: 'halter@example.org', subject, text, html: '<b>anders</b>' })
}

test('a mail sent by SMTP is shown in the list and as text, with its markup escaped', async () => {
  const standIns = await startStandIns(testSettings)
  endings.push(standIns.stop)
  await sender(standIns.smtpPort)('Ihr Vorgang <GE-1>', 'Grüße\n<script>alert(1)</script> siehe http://localhost:3000/status?a=1&b=2.')
  const visitor = new Visitor()
  const list = await visitor.get(standIns.mailboxUrl)
  expect(list.text).toContain('Ihr Vorgang &lt;GE-1>')
  const link = /href="(\/postfach\/\d+)"/.exec(list.text)![1]!
  const page = await visitor.get(standIns.issuer + link)
  expect(page.text).toContain('Grüße\n&lt;script>')
  expect(page.text).toContain(
    '<a href="http://localhost:3000/status?a=1&amp;b=2" rel="noreferrer">http://localhost:3000/status?a=1&amp;b=2</a>.',
  )
  expect(page.text).not.toContain('<script')
})

test('a test reads the mails to one address as JSON', async () => {
  const standIns = await startStandIns(testSettings)
  endings.push(standIns.stop)
  await sender(standIns.smtpPort)('Eingang')
  const visitor = new Visitor()
  const mails = JSON.parse((await visitor.get(`${standIns.mailboxUrl}api?an=halter@example.org`)).text)
  expect(mails).toMatchObject([
    { from: '"Stadt Marl" <post@marl.example>', to: ['halter@example.org'], subject: 'Eingang', text: 'Guten Tag' },
  ])
  expect(JSON.parse((await visitor.get(`${standIns.mailboxUrl}api?an=someone@example.org`)).text)).toEqual([])
})

test('a mail that is not there gets a page that says so', async () => {
  const standIns = await startStandIns(testSettings)
  endings.push(standIns.stop)
  expect((await new Visitor().get(`${standIns.mailboxUrl}99`)).status).toBe(404)
})

test('another name for this machine is not answered', async () => {
  const standIns = await startStandIns(testSettings)
  endings.push(standIns.stop)
  const status = await new Promise((resolve, reject) => {
    get(standIns.mailboxUrl, { headers: { host: 'rebound.example' } }, (answer) => resolve(answer.resume().statusCode)).on('error', reject)
  })
  expect(status).toBe(421)
})

test('mails survive a restart where there is a folder', async () => {
  const directory = mkdtempSync(`${tmpdir()}/mailbox-`)
  endings.push(() => rmSync(directory, { recursive: true }))
  const first = await startMailbox({ port: 0, directory })
  const send = sender(first.port)
  await send('Eins')
  await send('Zwei')
  await first.stop()
  const second = await startMailbox({ port: 0, directory })
  endings.push(second.stop)
  expect(second.mails().map(({ subject, to }) => [subject, ...to])).toEqual([
    ['Zwei', 'halter@example.org'],
    ['Eins', 'halter@example.org'],
  ])
  await sender(second.port)('Drei')
  expect(second.mails()[0]).toMatchObject({ id: '00000003', subject: 'Drei' })
})

test(`the mailbox keeps the last ${KEPT_MAILS} mails`, async () => {
  const mailbox = await startMailbox({ port: 0, directory: null })
  endings.push(mailbox.stop)
  const send = sender(mailbox.port)
  for (let number = 1; number <= KEPT_MAILS + 2; number += 1) await send(`Mail ${number}`)
  expect(mailbox.mails()).toHaveLength(KEPT_MAILS)
  expect(mailbox.mails().at(-1)?.subject).toBe('Mail 3')
})
