/** Sends notifications: the work of the jobs `sendNotification` and `watchDeliveries`. */
import { recordNotification, noticeOf } from '../cases/notices.ts'
import { servedBy, type ServedBy } from '../cases/service-of-notice.ts'
import { submissionContent } from '../cases/stored.ts'
import type { CaseStep } from '../cases/events.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, type Scope, transact } from '../platform/database.ts'
import { handleTask, type JobLog, type TaskHandler } from '../platform/jobs.ts'
import type { Mailer } from '../platform/mail.ts'
import { overdueDeliveries, sendNotificationTask, watchDeliveriesTask } from './deliveries.ts'
import { notificationMail } from './notification-mail.ts'

/** What sending needs from outside. `database` is connected as the worker. */
export type SendDeps = {
  readonly database: Database
  readonly clock: Clock
  readonly mailer: Mailer
  /** The absolute address of `/status` in an authority's portal, in a language. */
  readonly statusAddress: (authority: string, language: 'de' | 'en') => string
  readonly authorityName: (authority: string) => string
}

/** How long a delivery may stay unacknowledged before an operator hears of it: four hours, in milliseconds. */
export const ALARM_AFTER = 4 * 60 * 60 * 1000

type Attempt = {
  readonly caseId: string
  readonly step: CaseStep
  readonly reference: string
  readonly language: 'de' | 'en'
  readonly to: string
  readonly servedBy: ServedBy
}

/**
 * Sends one notification, unless it was acknowledged already. Each attempt is recorded before it is made, so that a
 * crash shows. Throws when the mail server cannot be reached; then the job is tried again, and the mail's id stays the
 * same, so that a double can be recognised.
 */
export async function sendNotification(authority: string, deliveryId: string, deps: SendDeps): Promise<void> {
  const scope: Scope = { authority, actor: { kind: 'system' } }
  const attempt = await beginAttempt(scope, deliveryId, deps)
  if (!attempt) return
  const mail = notificationMail(
    { ...attempt, authorityName: deps.authorityName(authority), statusAddress: deps.statusAddress(authority, attempt.language) },
    attempt.language,
  )
  let sent: Awaited<ReturnType<Mailer['send']>>
  try {
    sent = await deps.mailer.send({ id: deliveryId, to: attempt.to, language: attempt.language, ...mail })
  } catch (fault) {
    await recordError(scope, deliveryId, 'unreachable', deps)
    throw fault
  }
  if (!sent.ok) return recordError(scope, deliveryId, 'rejected', deps)
  await acknowledge(scope, deliveryId, attempt, sent.value.response, deps)
}

/** Counts the attempt and reads what is sent; null when there is nothing (more) to send. */
const beginAttempt = (scope: Scope, deliveryId: string, { database, clock }: SendDeps): Promise<Attempt | null> =>
  transact(database, scope, async (tx) => {
    const row = await tx
      .selectFrom('deliveries')
      .innerJoin('cases', 'cases.id', 'deliveries.case_id')
      .innerJoin('submissions', 'submissions.id', 'cases.submission_id')
      .select(['deliveries.case_id', 'deliveries.step', 'cases.reference', 'cases.language', 'submissions.content'])
      .where('deliveries.id', '=', deliveryId)
      .where('deliveries.acknowledged_at', 'is', null)
      .executeTakeFirst()
    if (!row) return null
    // The address lies only in the contents: deleting them ends all mails.
    const to = row.content === null ? null : submissionContent.parse(row.content).recipient.email
    await tx
      .updateTable('deliveries')
      .set((update) => ({
        attempts: update('attempts', '+', 1),
        last_attempt_at: clock.now(),
        last_error: to === null ? 'noAddress' : null,
      }))
      .where('id', '=', deliveryId)
      .execute()
    if (to === null) return null
    const notice = row.step === 'noticeReady' ? await noticeOf(tx, row.case_id) : null
    return {
      caseId: row.case_id,
      step: row.step,
      reference: row.reference,
      language: row.language,
      to,
      servedBy: notice ? servedBy(notice.procedure, notice.channel) : 'post',
    }
  })

const recordError = (scope: Scope, deliveryId: string, error: 'unreachable' | 'rejected', { database }: SendDeps): Promise<void> =>
  transact(database, scope, async (tx) => {
    await tx.updateTable('deliveries').set({ last_error: error }).where('id', '=', deliveryId).execute()
  })

/** Keeps the mail server's answer. For an electronic notice this is the day it was sent, and the law counts from it. */
const acknowledge = (scope: Scope, deliveryId: string, attempt: Attempt, response: string, { database, clock }: SendDeps): Promise<void> =>
  transact(database, scope, async (tx) => {
    const acknowledgedAt = clock.now()
    await tx
      .updateTable('deliveries')
      .set({ acknowledged_at: acknowledgedAt, acknowledgement: response.slice(0, 500), last_error: null })
      .where('id', '=', deliveryId)
      .execute()
    if (attempt.step === 'noticeReady') await recordNotification(tx, attempt.caseId, acknowledgedAt)
  })

/** The worker's handlers of this room. */
export const deliveryHandlers = (deps: SendDeps, log: JobLog): TaskHandler[] => [
  handleTask(sendNotificationTask, ({ authority, delivery }) => sendNotification(authority, delivery, deps)),
  handleTask(watchDeliveriesTask, async () => {
    const writtenBefore = new Date(deps.clock.now().getTime() - ALARM_AFTER)
    const overdue = await transact(deps.database, { authority: null, actor: { kind: 'system' } }, (tx) =>
      overdueDeliveries(tx, writtenBefore),
    )
    for (const { id, authority, step, attempts, lastError } of overdue) {
      log.error({ delivery: id, authority, step, attempts, lastError }, 'a notification has not been acknowledged in time')
    }
  }),
]
