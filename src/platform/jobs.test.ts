import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { freshAuthority, ownDatabase } from '../../test/database.ts'
import { transact } from './database.ts'
import { defineTask, enqueue, handleTask, startWorker } from './jobs.ts'

const greet = defineTask('greet', z.strictObject({ authority: z.string(), caseId: z.string() }))
const silent = { info: () => undefined, error: () => undefined }
const system = { kind: 'system' } as const

test('a job is done if and only if its transaction was committed', async () => {
  const { application, urls } = await ownDatabase()
  const authority = freshAuthority()
  const done = Promise.withResolvers<string>()
  const worker = await startWorker({
    workerUrl: urls.worker,
    log: silent,
    handlers: [handleTask(greet, async ({ caseId }) => done.resolve(caseId))],
  })
  try {
    const undone = transact(application, { authority, actor: system }, async (tx) => {
      await enqueue(tx, greet, { authority, caseId: 'rolled-back' })
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    await transact(application, { authority, actor: system }, (tx) => enqueue(tx, greet, { authority, caseId: 'committed' }))
    expect(await done.promise).toBe('committed')
  } finally {
    await worker.stop()
  }
})

test('a job that fails is tried again, and knows which attempt it is', async () => {
  const { application, owner, worker: queue, urls } = await ownDatabase()
  const authority = freshAuthority()
  const attempts: number[] = []
  const done = Promise.withResolvers<void>()
  const errors: object[] = []
  const worker = await startWorker({
    workerUrl: urls.worker,
    log: { ...silent, error: (entry) => errors.push(entry) },
    handlers: [
      handleTask(greet, async (_payload, { attempt }) => {
        attempts.push(attempt)
        if (attempt === 1) throw new TypeError('Frau Beispiel could not be reached')
        done.resolve()
      }),
    ],
  })
  try {
    await transact(application, { authority, actor: system }, (tx) => enqueue(tx, greet, { authority, caseId: 'a' }))
    await done.promise
    expect(attempts).toEqual([1, 2])
    expect(errors).toEqual([expect.objectContaining({ task: 'greet', attempt: 1, fault: 'TypeError' })])
    expect(JSON.stringify(errors)).not.toContain('Beispiel')
  } finally {
    await worker.stop()
    await Promise.all([owner.destroy(), queue.destroy()])
  }
})

test('a waiting job of the same key is not doubled', async () => {
  const { application, worker } = await ownDatabase()
  const authority = freshAuthority()
  const runAt = new Date(Date.now() + 3_600_000)
  await transact(application, { authority, actor: system }, async (tx) => {
    await enqueue(tx, greet, { authority, caseId: 'a' }, { key: 'once', runAt })
    await enqueue(tx, greet, { authority, caseId: 'a' }, { key: 'once', runAt })
  })
  const { rows } = await sql<{ count: number }>`select count(*) from graphile_worker.jobs`.execute(worker)
  expect(rows[0]?.count).toBe(1)
})

test('a payload holds ids only, and the authority among them', async () => {
  const { application } = await ownDatabase()
  const authority = freshAuthority()
  const enqueueing = (payload: object) =>
    transact(application, { authority, actor: system }, (tx) =>
      sql`select outbox.enqueue('greet', ${JSON.stringify(payload)}::jsonb, null, null, null)`.execute(tx),
    )
  await expect(enqueueing({ caseId: 'a' })).rejects.toThrow('names no authority')
  await expect(enqueueing({ authority, to: 'erika@example.org' })).rejects.toThrow('more than ids')
  await expect(enqueueing({ authority, answers: { name: 'Erika' } })).rejects.toThrow('more than ids')
  await expect(enqueueing({ authority: null, caseId: 'a' })).resolves.toBeDefined()
})

test('the application cannot touch the queue but through its one door', async () => {
  const { application } = await ownDatabase()
  await expect(sql`select * from graphile_worker._private_jobs`.execute(application)).rejects.toThrow('permission denied')
  await expect(sql`select graphile_worker.add_job('greet')`.execute(application)).rejects.toThrow('permission denied')
})
