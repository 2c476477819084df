/**
 * Work that follows from a transaction: the outbox. A job is written by SQL in the transaction that makes it necessary,
 * so that it exists exactly if that one is committed; a worker process takes it and tries again until it is done.
 *
 * The queue belongs to the worker role. The application reaches it through one function only, which takes ids, never
 * contents, and always the authority's.
 */
import { Logger, parseCronItems, run, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import type { Tx } from './database.ts'

/** What a payload may hold: ids and small codes, and the authority that it is about (null: the whole network). */
export type Payload = { readonly authority: string | null } & { readonly [key: string]: string | number | boolean | null }

/** A kind of job: its name in the queue, and the shape of its payload, which is parsed again when the job is taken. */
export type Task<Shape extends Payload> = { readonly name: string; readonly payload: z.ZodType<Shape> }

/** Declares a kind of job. Whoever enqueues it needs nothing else; the handler may live further right. */
export const defineTask = <Shape extends Payload>(name: string, payload: z.ZodType<Shape>): Task<Shape> => ({ name, payload })

/** Which attempt it is, counted from 1, and whether it is the last one. */
export type Attempt = { readonly attempt: number; readonly isLast: boolean }

/** A kind of job with what is done. */
export type TaskHandler = { readonly name: string; readonly run: (payload: unknown, attempt: Attempt) => Promise<void> }

/**
 * Ties work to a kind of job. The work must bear being done twice: after a crash it is. When it throws, the job is tried
 * again, after ever longer pauses.
 */
export const handleTask = <Shape extends Payload>(
  task: Task<Shape>,
  work: (payload: Shape, attempt: Attempt) => Promise<void>,
): TaskHandler => ({
  name: task.name,
  run: (payload, attempt) => work(task.payload.parse(payload), attempt),
})

/**
 * `key`: a waiting job of the same key is replaced instead of doubled. `runAt`: not before. `maxAttempts`: 25 unless said,
 * which is about four days.
 */
export type EnqueueOptions = { readonly key?: string; readonly runAt?: Date; readonly maxAttempts?: number }

/** Writes a job into the open transaction. Throws when the payload holds more than ids (the database refuses it). */
export async function enqueue<Shape extends Payload>(
  tx: Tx,
  task: Task<Shape>,
  payload: Shape,
  options: EnqueueOptions = {},
): Promise<void> {
  const { key = null, runAt = null, maxAttempts = null } = options
  await sql`select outbox.enqueue(${task.name}, ${JSON.stringify(payload)}::jsonb, ${key}, ${runAt}, ${maxAttempts})`.execute(tx)
}

// Runs as the worker role at every start. The names inside are qualified and the search path is fixed, because the
// function runs with the rights of its owner.
const outbox = `
create schema if not exists outbox;
grant usage on schema outbox to portal_application;
create or replace function outbox.enqueue(task text, payload jsonb, job_key text, run_at timestamptz, max_attempts integer)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if jsonb_typeof(payload) is distinct from 'object' or not payload ? 'authority' then
      raise exception 'the payload of % names no authority', task using errcode = 'check_violation';
    end if;
    if exists (
      select from jsonb_each(payload)
      where jsonb_typeof(value) in ('object', 'array')
         or jsonb_typeof(value) = 'string' and value #>> '{}' !~ '^[A-Za-z0-9._:-]{1,100}$'
    ) then
      raise exception 'the payload of % holds more than ids', task using errcode = 'check_violation';
    end if;
    perform graphile_worker.add_job(task, payload::json, null, run_at, max_attempts, job_key);
  end
  $$;
revoke all on function outbox.enqueue(text, jsonb, text, timestamptz, integer) from public;
grant execute on function outbox.enqueue(text, jsonb, text, timestamptz, integer) to portal_application;
`

/** Installs the queue and its one door, or brings them up to date. `workerUrl` is the address of the worker role. */
export async function installJobs(workerUrl: string): Promise<void> {
  await runMigrations({ connectionString: workerUrl, logger: quiet })
  const client = new pg.Client({ connectionString: workerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7012028)')
    await client.query(outbox)
  } finally {
    await client.end()
  }
}

/** A job that comes by the clock. `at` is a cron pattern in UTC: `0 * * * *` is every full hour. */
export type Schedule = { readonly task: Task<{ authority: null }>; readonly at: string }

/** What the worker tells about its work. Payloads and messages of errors do not get there: they may name people. */
export type JobLog = { readonly info: (entry: object, message: string) => void; readonly error: (entry: object, message: string) => void }

export type WorkerOptions = {
  readonly workerUrl: string
  readonly handlers: readonly TaskHandler[]
  readonly schedules?: readonly Schedule[]
  readonly log: JobLog
  /** Jobs at the same time. */
  readonly concurrency?: number
}

/** Takes jobs until `stop()`, which lets the running ones end (for at most five seconds). */
export async function startWorker(options: WorkerOptions): Promise<{ stop: () => Promise<void> }> {
  const { workerUrl, handlers, schedules = [], log, concurrency = 4 } = options
  const runner = await run({
    connectionString: workerUrl,
    maxPoolSize: concurrency + 2,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet,
    taskList: Object.fromEntries(
      handlers.map((handler) => [
        handler.name,
        (payload, { job }) => handler.run(withoutCron(payload), { attempt: job.attempts, isLast: job.attempts >= job.max_attempts }),
      ]),
    ),
    parsedCronItems: parseCronItems(
      schedules.map(({ task, at }) => ({ task: task.name, match: at, identifier: task.name, payload: { authority: null } })),
    ),
  })
  runner.events.on('job:error', ({ job, error }) => {
    log.error(
      { task: job.task_identifier, job: job.id, attempt: job.attempts, fault: error instanceof Error ? error.name : typeof error },
      'a job failed and will be tried again',
    )
  })
  runner.events.on('job:failed', ({ job }) => {
    log.error({ task: job.task_identifier, job: job.id, attempt: job.attempts }, 'a job failed for good')
  })
  return { stop: () => runner.stop() }
}

/** The queue adds the minute that a scheduled job belongs to; no handler asks for it. */
function withoutCron(payload: unknown): unknown {
  const { _cron, ...rest } = z.looseObject({}).parse(payload)
  return rest
}

const quiet = new Logger(() => () => undefined)
