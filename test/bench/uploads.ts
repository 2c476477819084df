/** Ten people upload a plan of 50 MB at the same moment: how much memory the portal takes for it. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { parse } from 'yaml'
import { exampleFile } from '../../src/forms/example.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { hashToken, randomToken } from '../../src/platform/tokens.ts'
import { onePage } from '../sample-files.ts'
import { inParts } from '../visitor.ts'
import { watchMemory } from './machine.ts'
import type { RunningPortal } from './portal-process.ts'

const UPLOADS = 10
const MEGABYTES = 50
const SECONDS_TO_SETTLE = 5

/** Bytes by which the portal's process grew at most, and what the processes that look into the files took at most. */
export type UploadFigures = {
  readonly uploads: number
  readonly megabytes: number
  readonly growth: number
  readonly inspector: number
  readonly seconds: number
}

/**
 * Sends all files at once over HTTP, as the script of a page does. `administratorUrl`: puts the drafts in place; nothing else
 * goes past the portal. Throws unless every file was accepted.
 */
export async function measureUploads({ url, pid }: RunningPortal, administratorUrl: string): Promise<UploadFigures> {
  const senders = await prepareDrafts(url, administratorUrl)
  const plan = largePdf()
  const form = (csrf: string): Buffer => inParts({ _csrf: csrf }, [{ field: 'belegdatei.upload', name: 'Plan.pdf', bytes: plan }]).body
  const { type } = inParts({}, [])
  await wait(SECONDS_TO_SETTLE * 1000)
  const before = watchMemory(pid).stop().portal
  const watching = watchMemory(pid)
  const begin = performance.now()
  const answers = await Promise.all(senders.map(({ address, cookie, csrf }) => post(address, { cookie, 'content-type': type }, form(csrf))))
  const seconds = (performance.now() - begin) / 1000
  const most = watching.stop()
  if (!answers.every((status) => status === 201)) throw new Error(`uploads were answered with ${answers.join(', ')}`)
  return { uploads: UPLOADS, megabytes: MEGABYTES, growth: most.portal - before, inspector: most.others, seconds }
}

/** A PDF of as many bytes as are allowed: one page whose drawing is long. */
function largePdf(): Buffer {
  const most = MEGABYTES * 2 ** 20
  return onePage({ drawing: 'x'.repeat(most - onePage().length - 100) })
}

type Sender = { readonly address: string; readonly cookie: string; readonly csrf: string }

/** Drafts of the sample service that are filled in up to the page with files, each with its browser's cookies. */
async function prepareDrafts(url: string, administratorUrl: string): Promise<Sender[]> {
  const file = join(projectRoot, 'services', 'musterdienst', 'examples', 'wege.yaml')
  const { answers } = exampleFile.parse(parse(await readFile(file, 'utf8')))
  const client = new pg.Client({ connectionString: administratorUrl })
  await client.connect()
  const senders: Sender[] = []
  for (let number = 0; number < UPLOADS; number += 1) {
    const [id, token] = [randomUUID(), randomToken()]
    await client.query(
      `insert into drafts (id, authority_id, service_id, token_hash, service_digest, overlay_digest, language, answers, created_at, expires_at)
       select $1, authority_id, service_id, $2, service_digest, overlay_digest, 'de', $3, now(), now() + interval '1 day'
       from adoptions where authority_id = 'gelsenkirchen' and service_id = 'musterdienst'`,
      [id, hashToken(token), JSON.stringify(answers)],
    )
    const page = `${url}/gelsenkirchen/entwurf/${id}/dateien`
    const shown = await fetch(page, { headers: { cookie: `entwurf-${id}=${token}` } })
    const csrf = /name="_csrf" value="([^"]+)"/.exec(await shown.text())?.[1]
    const secret = shown.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('_csrf='))
      ?.split(';')[0]
    if (csrf === undefined || secret === undefined) throw new Error(`${page} shows no form`)
    senders.push({ address: `${page}/dateien?frage=belegdatei`, cookie: `entwurf-${id}=${token}; ${secret}`, csrf })
  }
  await client.end()
  return senders
}

function post(address: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: 'POST', headers: { ...headers, 'content-length': body.length }, agent: false }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
