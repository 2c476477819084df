import { simpleParser } from 'mailparser'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { granted, onlinePetition, permitService } from '../../test/permits.ts'
import { foundTown, keeper, monday, onlineKeeper, type Town } from '../../test/town.ts'
import { decideCase } from '../cases/decide.ts'
import { deleteContents } from '../cases/deletion.ts'
import { noticeOf } from '../cases/notices.ts'
import { askApplicant, receiveReply, startWork } from '../cases/work.ts'
import { clockAt } from '../platform/clock.ts'
import { transact } from '../platform/database.ts'
import { type Mailer, openMailer } from '../platform/mail.ts'
import { type Delivery, deliveriesOf, notifyApplicant, overdueDeliveries } from './deliveries.ts'
import { deliveryHandlers, type SendDeps, sendNotification } from './send-notification.ts'

const database = testDatabase()
const received: { to: string; subject: string; text: string; messageId: string }[] = []

/** Takes every mail, except for people who do not exist. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    done(address.startsWith('nobody') ? Object.assign(new Error('no such person'), { responseCode: 550 }) : null),
  onData: (stream, _session, done) => {
    void simpleParser(stream).then((mail) => {
      received.push({
        to: [mail.to].flat()[0]?.text ?? '',
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        messageId: mail.messageId ?? '',
      })
      done(null, 'taken over as 4711')
    }, done)
  },
})
let mailer: Mailer

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  mailer = openMailer(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, 'Serviceportal <portal@example.org>')
})
afterAll(async () => {
  mailer.close()
  await new Promise<void>((resolve) => server.close(resolve))
})

const depsWith = (changed: Partial<SendDeps> = {}): SendDeps => ({
  database: database.worker,
  clock: monday,
  mailer,
  statusAddress: (authority, language) => `https://example.org/${authority}${language === 'en' ? '/en' : ''}/status`,
  authorityName: () => 'Stadt Musterstadt',
  ...changed,
})

const found = (): Promise<Town> => foundTown(database, { listener: notifyApplicant, remedy: { example: false } })
const deliveries = (town: Town, caseId: string): Promise<Delivery[]> => town.asClerk((tx) => deliveriesOf(tx, caseId))
const mailsAbout = (reference: string) => received.filter(({ subject }) => subject.includes(reference))

describe('a notification', () => {
  test('is sent at each step, without contents, and its acknowledgement is kept', async () => {
    const town = await found()
    const { caseId, submission } = await town.send(onlineKeeper)
    await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
    await town.asClerk((tx) => askApplicant(tx, caseId, 2, 'Ist Bello ein Dackel?', town.deps))
    await town.asApplicant(caseId, (tx) => receiveReply(tx, caseId, null, 'Ja, ein Rauhaardackel', town.deps))
    await town.asClerk((tx) =>
      decideCase(
        tx,
        { subject: 's', name: 'Aylin Demir' },
        caseId,
        4,
        { kind: 'closedWithoutAssessment', reasons: 'Bello lebt in Bottrop.' },
        town.deps,
      ),
    )
    const written = await deliveries(town, caseId)
    expect(written.map(({ step, acknowledgedAt }) => [step, acknowledgedAt])).toEqual([
      ['received', null],
      ['questionAsked', null],
      ['replyReceived', null],
      ['noticeReady', null],
    ])
    for (const { id } of written) await sendNotification(town.authority, id, depsWith())

    const mails = mailsAbout(submission.reference)
    expect(mails.map(({ to }) => to)).toEqual(Array.from({ length: 4 }, () => 'zoe@example.org'))
    for (const { text, subject } of mails) {
      expect(text).toContain(`https://example.org/${town.authority}/status`)
      expect(`${subject} ${text}`).not.toMatch(/Zoë|Łukasiewicz|Bello|Dackel|dackel|Bottrop|Demir/)
    }
    expect((await deliveries(town, caseId)).every(({ acknowledgedAt, attempts }) => acknowledgedAt !== null && attempts === 1)).toBe(true)
    const { acknowledgement } = await town.asClerk((tx) =>
      tx.selectFrom('deliveries').select('acknowledgement').where('id', '=', written[0]!.id).executeTakeFirstOrThrow(),
    )
    expect(acknowledgement).toContain('taken over as 4711')
  })

  test('of a permit tells to fetch it, and says nothing of the permit', async () => {
    const town = await foundTown(database, { listener: notifyApplicant, remedy: { example: false }, service: permitService })
    const { caseId, submission } = await town.send(onlinePetition)
    await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
    await town.asClerk((tx) => decideCase(tx, { subject: 's', name: 'Aylin Demir' }, caseId, 2, granted, town.deps))
    await sendNotification(town.authority, (await deliveries(town, caseId)).at(-1)!.id, depsWith())
    const [mail] = mailsAbout(submission.reference)
    expect(mail?.text).toContain('gilt am Tag nach dem Abruf als bekannt gegeben')
    expect(mail?.text).not.toMatch(/Zoë|Bank|Markt|erlaub|vierten Tag/i)
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ sentOn: '2026-11-23', deemedServedOn: null })
  })

  test('is English for who applied in English', async () => {
    const town = await found()
    const { caseId, submission } = await town.send(onlineKeeper, 'en')
    await sendNotification(town.authority, (await deliveries(town, caseId))[0]!.id, depsWith())
    expect(mailsAbout(submission.reference)[0]?.text).toContain(`${town.authority}/en/status`)
  })

  test('is not written when no e-mail address was given', async () => {
    const town = await found()
    const { caseId } = await town.send(keeper)
    expect(await deliveries(town, caseId)).toEqual([])
  })

  test('is sent once, although its job is done twice', async () => {
    const town = await found()
    const { caseId, submission } = await town.send(onlineKeeper)
    const [delivery] = await deliveries(town, caseId)
    await sendNotification(town.authority, delivery!.id, depsWith())
    await sendNotification(town.authority, delivery!.id, depsWith())
    expect(mailsAbout(submission.reference)).toHaveLength(1)
  })

  test('is written with its job or not at all', async () => {
    const town = await found()
    const { caseId } = await town.send(onlineKeeper)
    const [delivery] = await deliveries(town, caseId)
    const { rows } = await transact(database.worker, { authority: null, actor: { kind: 'system' } }, (tx) =>
      tx
        .selectFrom('graphile_worker.jobs' as never)
        .select('key' as never)
        .where('key' as never, '=', `notification:${delivery!.id}` as never)
        .execute()
        .then((rows) => ({ rows })),
    )
    expect(rows).toHaveLength(1)
  })

  test('is tried again when the mail server is away, and then has the same message id', async () => {
    const town = await found()
    const { caseId, submission } = await town.send(onlineKeeper)
    const [delivery] = await deliveries(town, caseId)
    const away = openMailer('smtp://127.0.0.1:1', 'Serviceportal <portal@example.org>')
    await expect(sendNotification(town.authority, delivery!.id, depsWith({ mailer: away }))).rejects.toThrow()
    away.close()
    expect((await deliveries(town, caseId))[0]).toMatchObject({ attempts: 1, lastError: 'unreachable', acknowledgedAt: null })
    await sendNotification(town.authority, delivery!.id, depsWith())
    expect((await deliveries(town, caseId))[0]).toMatchObject({ attempts: 2, lastError: null, acknowledgedAt: monday.now() })
    expect(mailsAbout(submission.reference)).toHaveLength(1)
  })

  test('to an address that does not exist is not tried again, and stays on the list', async () => {
    const town = await found()
    const { caseId } = await town.send({ ...onlineKeeper, email: 'nobody@example.org' })
    const [delivery] = await deliveries(town, caseId)
    await sendNotification(town.authority, delivery!.id, depsWith())
    expect((await deliveries(town, caseId))[0]).toMatchObject({ attempts: 1, lastError: 'rejected', acknowledgedAt: null })
  })

  test('is not sent any more when the contents were deleted, because the address was among them', async () => {
    const town = await found()
    const { caseId, submission } = await town.send(onlineKeeper)
    const [delivery] = await deliveries(town, caseId)
    await transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) => deleteContents(tx, caseId))
    await sendNotification(town.authority, delivery!.id, depsWith())
    expect(mailsAbout(submission.reference)).toEqual([])
    expect((await deliveries(town, caseId))[0]).toMatchObject({ lastError: 'noAddress' })
  })

  test('of another town is out of reach', async () => {
    const [town, other] = [await found(), await found()]
    const { caseId, submission } = await town.send(onlineKeeper)
    const [delivery] = await deliveries(town, caseId)
    await sendNotification(other.authority, delivery!.id, depsWith())
    expect(mailsAbout(submission.reference)).toEqual([])
    expect(await other.asClerk((tx) => deliveriesOf(tx, caseId))).toEqual([])
  })
})

describe('an electronic notice', () => {
  test('counts as sent on the day that the mail server took its notification', async () => {
    const town = await found()
    const { caseId } = await town.send(onlineKeeper)
    await town.asClerk((tx) => startWork(tx, caseId, 1, town.deps))
    await town.asClerk((tx) =>
      decideCase(
        tx,
        { subject: 's', name: 'Aylin Demir' },
        caseId,
        2,
        { kind: 'closedWithoutAssessment', reasons: 'Bello lebt in Bottrop.' },
        town.deps,
      ),
    )
    const notice = (await deliveries(town, caseId)).at(-1)!
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ channel: 'electronic', sentOn: null })
    await sendNotification(town.authority, notice.id, depsWith({ clock: clockAt('2026-11-24T10:00:00Z') }))
    expect(await town.asClerk((tx) => noticeOf(tx, caseId))).toMatchObject({ sentOn: '2026-11-24', deemedServedOn: '2026-11-30' })
  })
})

describe('what was not acknowledged in time', () => {
  test('is listed until it is, and alarms an operator without saying whom it was for', async () => {
    const town = await found()
    const { caseId } = await town.send(onlineKeeper)
    const [delivery] = await deliveries(town, caseId)
    const overdueAt = (time: string) => town.asClerk((tx) => overdueDeliveries(tx, new Date(time)))
    expect(await overdueAt('2026-11-23T09:00:00Z')).toEqual([])
    expect((await overdueAt('2026-11-23T09:00:01Z')).map(({ id }) => id)).toEqual([delivery!.id])

    const alarms: object[] = []
    const log = { info: () => undefined, error: (entry: object) => void alarms.push(entry) }
    const watch = deliveryHandlers(depsWith({ clock: clockAt('2026-11-23T14:00:00Z') }), log).find(
      ({ name }) => name === 'watchDeliveries',
    )!
    await watch.run({ authority: null }, { attempt: 1, isLast: false })
    expect(alarms.filter((alarm) => 'delivery' in alarm && alarm.delivery === delivery!.id)).toHaveLength(1)
    expect(JSON.stringify(alarms)).not.toContain('@')

    await sendNotification(town.authority, delivery!.id, depsWith())
    expect(await overdueAt('2026-11-24T09:00:00Z')).toEqual([])
  })

  test('is not seen by a clerk of another office', async () => {
    const town = await found()
    await town.send(onlineKeeper)
    expect(await town.asClerk((tx) => overdueDeliveries(tx, new Date('2027-01-01')), 'ordnung')).toEqual([])
  })
})
