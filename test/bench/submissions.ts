import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { cookiesFor, type FilledDraft } from './applicant.ts'
import { CONNECTIONS, requestsPerSecond } from './load.ts'
import { alternate } from './numbers.ts'

const ROUNDS = 5
const SUBMISSIONS_A_ROUND = 400
const MILLISECONDS_OF_INSERTS = 2000

/** Per second: declarations received over HTTP, and single rows written durably; and the median of the rounds' ratios. */
export type SubmissionFigures = { readonly submissions: number; readonly inserts: number; readonly ratio: number }

/**
 * Sends filled-in drafts, in turn with plain inserts of a row as large as their answers, by as many connections into the
 * same database. `administratorUrl`: copies the draft so often that each is sent once; nothing else goes past the portal.
 * Throws when not every sent draft has its case, history entry, delivery and job afterwards.
 */
export async function measureSubmissions(draft: FilledDraft, administratorUrl: string): Promise<SubmissionFigures> {
  const client = new pg.Client({ connectionString: administratorUrl })
  await client.connect()
  try {
    const drafts = await copyDraft(client, draft.id, (ROUNDS + 1) * SUBMISSIONS_A_ROUND)
    const { rows } = await client.query<{ answers: string }>('select answers::text from drafts where id = $1', [draft.id])
    const row = rows[0]?.answers ?? '{}'
    await client.query('create table bench_rows (id uuid primary key, content jsonb not null)')

    const { origin, pathname } = new URL(draft.review)
    const body = new URLSearchParams({ _csrf: draft.csrfField }).toString()
    let sent = 0
    const next = () => {
      const id = drafts[sent] ?? ''
      sent += 1
      return {
        method: 'POST' as const,
        path: pathname.replace(draft.id, id),
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookiesFor(draft, id) },
        body,
      }
    }
    const submit = () => requestsPerSecond(origin, { amount: SUBMISSIONS_A_ROUND }, next, 303)
    await submit()
    const { first, second, ratio } = await alternate(ROUNDS, submit, () => insertsPerSecond(administratorUrl, row))
    await expectWhole(client, drafts.slice(0, (ROUNDS + 1) * SUBMISSIONS_A_ROUND))
    return { submissions: first, inserts: second, ratio }
  } finally {
    await client.query('drop table if exists bench_rows')
    await client.end()
  }
}

/** Copies of a draft, opened by the same token. A few more than are sent, because a load generator asks ahead. */
async function copyDraft(client: pg.Client, id: string, sent: number): Promise<string[]> {
  const ids = Array.from({ length: sent + 2 * CONNECTIONS * (ROUNDS + 1) }, () => randomUUID())
  await client.query(
    `insert into drafts (id, authority_id, service_id, token_hash, service_digest, overlay_digest, language, answers, created_at, expires_at)
     select copy.id, authority_id, service_id, token_hash, service_digest, overlay_digest, language, answers, created_at, expires_at
     from drafts cross join unnest($2::uuid[]) as copy(id) where drafts.id = $1`,
    [id, ids],
  )
  return ids
}

async function insertsPerSecond(url: string, content: string): Promise<number> {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  const begin = performance.now()
  let written = 0
  const write = async (client: pg.Client): Promise<void> => {
    while (performance.now() - begin < MILLISECONDS_OF_INSERTS) {
      await client.query({ name: 'insert', text: 'insert into bench_rows (id, content) values ($1, $2)', values: [randomUUID(), content] })
      written += 1
    }
  }
  await Promise.all(clients.map(write))
  const seconds = (performance.now() - begin) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return written / seconds
}

async function expectWhole(client: pg.Client, drafts: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ whole: number }>(
    `select count(*)::int as whole
     from submissions
     join cases on cases.submission_id = submissions.id
     join case_history on case_history.case_id = cases.id and case_history.sequence = 1
     join deliveries on deliveries.case_id = cases.id
     join graphile_worker.jobs on jobs.key = 'notification:' || deliveries.id
     where submissions.id = any($1) and submissions.receipt <> ''`,
    [drafts],
  )
  const whole = rows[0]?.whole ?? 0
  if (whole !== drafts.length)
    throw new Error(`of ${drafts.length} declarations only ${whole} are there with everything that belongs to them`)
}
