/**
 * What has to be delivered, and the proof that it was. A delivery is written in the transaction that makes it necessary
 * and ends with the receiver's acknowledgement; until then nothing is erased, and what takes too long alarms an operator.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { CaseListener, CaseStep } from '../cases/events.ts'
import type { Tx } from '../platform/database.ts'
import { defineTask, enqueue } from '../platform/jobs.ts'
import './tables.ts'

/** The job that sends one notification. */
export const sendNotificationTask = defineTask('sendNotification', z.object({ authority: z.string(), delivery: z.uuid() }))

/** The hourly job that looks for what was not acknowledged in time. */
export const watchDeliveriesTask = defineTask('watchDeliveries', z.object({ authority: z.null() }))

/**
 * Tells applicants by e-mail what happened to their case: hand it to `cases` as its listener. Writes the delivery and its
 * job into the open transaction, once for each history entry; does nothing when no e-mail address was given.
 */
export const notifyApplicant: CaseListener = async (tx, { caseId, sequence, step, at }) => {
  const id = randomUUID()
  const written = await sql<{ id: string; authority: string }>`
    insert into deliveries (id, authority_id, case_id, sequence, step, channel, created_at)
    select ${id}, cases.authority_id, cases.id, ${sequence}, ${step}, 'email', ${at}
    from cases join submissions on submissions.id = cases.submission_id
    where cases.id = ${caseId} and submissions.content #>> '{recipient,email}' is not null
    on conflict (case_id, sequence, channel) do nothing
    returning id, authority_id as authority`.execute(tx)
  const delivery = written.rows[0]
  if (delivery)
    await enqueue(
      tx,
      sendNotificationTask,
      { authority: delivery.authority, delivery: delivery.id },
      { key: `notification:${delivery.id}` },
    )
}

/** A delivery as an operator or the desk sees it. */
export type Delivery = {
  readonly id: string
  readonly authority: string
  readonly caseId: string
  readonly step: CaseStep
  readonly createdAt: Date
  readonly attempts: number
  /** A code: `rejected` (never will be), `unreachable` (tried again), `noAddress` (deleted meanwhile). */
  readonly lastError: string | null
  readonly acknowledgedAt: Date | null
}

const columns = ['id', 'authority_id', 'case_id', 'step', 'created_at', 'attempts', 'last_error', 'acknowledged_at'] as const

/** What was told about a case, oldest first, for the desk. */
export async function deliveriesOf(tx: Tx, caseId: string): Promise<Delivery[]> {
  const rows = await tx.selectFrom('deliveries').select(columns).where('case_id', '=', caseId).orderBy('sequence').execute()
  return rows.map(toDelivery)
}

/**
 * Deliveries that were written before a time and have not been acknowledged, oldest first; at most 1000. The worker's
 * system of no authority sees those of the whole network, anybody else those of the cases in sight.
 */
export async function overdueDeliveries(tx: Tx, writtenBefore: Date): Promise<Delivery[]> {
  const rows = await tx
    .selectFrom('deliveries')
    .select(columns)
    .where('acknowledged_at', 'is', null)
    .where('created_at', '<', writtenBefore)
    .orderBy('created_at')
    .limit(1000)
    .execute()
  return rows.map(toDelivery)
}

type Row = {
  id: string
  authority_id: string
  case_id: string
  step: CaseStep
  created_at: Date
  attempts: number
  last_error: string | null
  acknowledged_at: Date | null
}

const toDelivery = (row: Row): Delivery => ({
  id: row.id,
  authority: row.authority_id,
  caseId: row.case_id,
  step: row.step,
  createdAt: row.created_at,
  attempts: row.attempts,
  lastError: row.last_error,
  acknowledgedAt: row.acknowledged_at,
})
