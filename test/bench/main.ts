/**
 * `./portal bench`: measures how fast the portal is, as ratios within one run, and writes docs/performance.md, which says
 * what each figure means. Takes a few minutes; everything that it starts has its own folder and ports, and ends with it.
 */
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { readState } from '../../src/platform/postgres-state.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { cookiesFor, fillInDraft } from './applicant.ts'
import { bundled } from './bundled.ts'
import { measureExpressions } from './expressions.ts'
import type { measureForms } from './forms.tsx'
import { machineFacts, memoryAtRest } from './machine.ts'
import { median, rounded, written } from './numbers.ts'
import { type RunningPortal, startPortalProcess } from './portal-process.ts'
import { measureQuestionPage } from './question-page.ts'
import { measureRefusals } from './refusals.ts'
import { type Figure, terminalTable, writeFigures } from './report.ts'
import { measureSearch } from './search.ts'
import { measureSubmissions } from './submissions.ts'
import { measureTransfer } from './transfer.ts'
import { measureUploads } from './uploads.ts'

const STARTS = 3
const SECONDS_OF_REST = 10

/** What must be undone, latest first. */
const toUndo: (() => Promise<void>)[] = []

async function undoAll(): Promise<void> {
  for (const undo of toUndo.splice(0).toReversed()) await undo()
}

const tell = (what: string): void => void process.stderr.write(`${what} …\n`)

/** A folder on a disk, where it can be had: in memory nothing would be durable. The database's account can enter it. */
async function newDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'serviceportal-bench-'))
  await chmod(directory, 0o755)
  toUndo.push(async () => {
    // Where the database's account could not enter the folder, its files lie elsewhere.
    const state = await readState(join(directory, 'postgres')).catch(() => null)
    if (state && !state.data.startsWith(directory)) await rm(dirname(state.data), { recursive: true, force: true })
    await rm(directory, { recursive: true, force: true })
  })
  return directory
}

/** Forms with files, on a portal of its own: what it holds in memory meanwhile. */
async function measureFiles(): Promise<Figure[]> {
  if (process.platform !== 'linux') return []
  tell('Uploading files')
  const directory = await newDataDirectory()
  const portal = await start(directory)
  const database = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
  toUndo.push(database.stop)
  const administratorUrl = new URL(database.administratorUrl)
  administratorUrl.pathname = new URL(database.urls.owner).pathname
  const { uploads, megabytes, growth, inspector, seconds } = await measureUploads(portal, administratorUrl.href)
  return [
    {
      what: `Memory for ${uploads} uploads at once`,
      value: `+${inMegabytes(growth)}`,
      detail: `${uploads} × ${megabytes} MB, all accepted after ${written(seconds)} s; the process that looks into one PDF at a time took ${inMegabytes(inspector)} at most`,
    },
  ]
}

async function start(directory: string, variables: Readonly<Record<string, string>> = {}): Promise<RunningPortal> {
  const portal = await startPortalProcess(directory, variables)
  toUndo.push(portal.stop)
  return portal
}

const inSeconds = (milliseconds: readonly number[]): string => `${written(median(milliseconds) / 1000)} s`
const inMegabytes = (bytes: number): string => `${written(bytes / 2 ** 20)} MB`
const inKilobytes = (bytes: number): string => `${written(bytes / 1000)} kB`

async function measureStarts(): Promise<Figure[]> {
  tell('Starting with nothing, and again')
  const [cold, warm]: [number[], number[]] = [[], []]
  let memory: ReturnType<typeof memoryAtRest> = null
  for (let round = 1; round <= STARTS; round += 1) {
    const directory = await newDataDirectory()
    const first = await start(directory)
    cold.push(first.milliseconds)
    await first.stop()
    const again = await start(directory)
    warm.push(again.milliseconds)
    if (round === STARTS) {
      await wait(SECONDS_OF_REST * 1000)
      const { data } = await readState(join(directory, 'postgres'))
      memory = memoryAtRest(again.pid, Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]))
    }
    await again.stop()
  }
  const starts = [
    { what: 'Cold start', value: inSeconds(cold), detail: `median of ${STARTS}; an empty folder, packages installed` },
    { what: 'Warm start', value: inSeconds(warm), detail: `median of ${STARTS}; the same folder again` },
  ]
  if (!memory) return starts
  const detail = `${SECONDS_OF_REST} seconds after a start; beside it stand-ins ${inMegabytes(memory.standIns)}, PostgreSQL ${inMegabytes(memory.database)}`
  return [...starts, { what: 'Memory at rest', value: inMegabytes(memory.portal), detail }]
}

async function measureRunning(): Promise<Figure[]> {
  const directory = await newDataDirectory()
  // As behind a proxy; the worker, which would send mails meanwhile, is the business of another process.
  const { url } = await start(directory, { TRUST_PROXY: '127.0.0.1,::1', WORKER: 'no' })
  tell('Filling in a form')
  const draft = await fillInDraft(url)
  const database = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
  toUndo.push(database.stop)
  const administratorUrl = new URL(database.administratorUrl)
  administratorUrl.pathname = new URL(database.urls.owner).pathname

  const cookie = cookiesFor(draft, draft.id)
  const visits = [
    await measureTransfer('the start of the region', `${url}/`),
    await measureTransfer('the start of a town', `${url}/gelsenkirchen/`),
    await measureTransfer('results of a search', `${url}/suche?q=anmelden`),
    await measureTransfer('a service', `${url}/gelsenkirchen/leistungen/hundeanmeldung`),
    await measureTransfer('a question page', draft.pages[1] ?? draft.review, { cookie }),
    await measureTransfer('the review', draft.review, { cookie }),
  ].toSorted((a, b) => b.total - a.total)
  const largest = visits[0]!

  tell('Searching')
  const search = await measureSearch(url)
  tell('Showing a question page')
  const page = await measureQuestionPage(draft)
  tell('Sending declarations')
  const submission = await measureSubmissions(draft, administratorUrl.href)
  return [
    {
      what: 'Question page : bare page',
      value: written(page.ratio),
      detail: `${rounded(page.portal)} : ${rounded(page.bare)} pages/s; ${page.bytes} bytes, ${page.elements} elements`,
    },
    {
      what: 'Submission : durable insert',
      value: written(submission.ratio),
      detail: `${rounded(submission.submissions)} submissions/s : ${rounded(submission.inserts)} rows/s`,
    },
    {
      what: 'Search, median',
      value: `${written(search.median)} ms`,
      detail: `95th percentile ${written(search.p95)} ms; ${search.queries} queries over HTTP, one after the other`,
    },
    {
      what: 'First visit, largest',
      value: inKilobytes(largest.total),
      detail: `${largest.page}; ${visits
        .slice(1)
        .map(({ page, total }) => `${page} ${inKilobytes(total)}`)
        .join(', ')}`,
      aim: 'under 60 kB, fonts aside',
    },
    {
      what: 'Style sheets, compressed',
      value: inKilobytes(largest.css),
      detail: 'the shared one and the colours of the portal',
      aim: 'under 40 kB',
    },
  ]
}

/** The form language alone: what a larger form than any that we have would cost. */
async function measureLargeForms(): Promise<Figure[]> {
  tell('Walking large forms')
  const forms = await bundled<{ measureForms: typeof measureForms }>('forms.tsx')
  const { journeys, ratio, large, codes } = forms.measureForms()
  return [
    {
      what: 'Journey : copy of its answers',
      value: written(ratio),
      detail: `${rounded(journeys)} journeys/s; 30 questions, 20 of them under a condition; the copy by JSON.parse`,
    },
    {
      what: 'Page of a large form',
      value: `${written(large.shown)} ms`,
      detail: `300 questions on 40 pages; saving it ${written(large.saved)} ms; both without network and database`,
      aim: 'under 5 ms',
    },
    {
      what: 'Page with a long list',
      value: `${written(codes.shown)} ms`,
      detail: `a question with a list of 500 entries among four; saving it ${written(codes.saved)} ms`,
      aim: 'under 5 ms',
    },
  ]
}

/** Bad input of each kind: how long until it is refused. */
async function measureBadInput(): Promise<Figure[]> {
  tell('Refusing bad input')
  return (await measureRefusals()).map(({ kind, milliseconds }) => ({
    what: `Refusing ${kind}`,
    value: `${written(milliseconds)} ms`,
    detail: 'from the text of the file to the sentence with file and line',
    aim: 'under 200 ms',
  }))
}

async function measure(): Promise<void> {
  const begin = performance.now()
  const facts = machineFacts()
  tell('Evaluating expressions')
  const evaluations = {
    what: 'Evaluations',
    value: `${rounded(measureExpressions())} /s`,
    detail: 'a condition with two comparisons',
    aim: 'at least 200,000 /s',
  }
  const forms = await measureLargeForms()
  const refusals = await measureBadInput()
  const figures = [...(await measureRunning()), evaluations, ...forms, ...refusals, ...(await measureFiles()), ...(await measureStarts())]
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(new Date())
  await writeFigures(join(projectRoot, 'docs', 'performance.md'), `Measured on ${day}: ${facts}.`, figures)
  process.stdout.write(`\n${facts}\n\n${terminalTable(figures)}\n\n`)
  process.stdout.write(
    `docs/performance.md says what each figure means. It took ${Math.round((performance.now() - begin) / 1000)} seconds.\n`,
  )
}

let isInterrupted = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    isInterrupted = true
    void undoAll().finally(() => process.exit(130))
  })
}
try {
  await measure()
} catch (error) {
  // What was stopped beneath the measurement makes it fail; that is no news.
  if (!isInterrupted) throw error
} finally {
  if (!isInterrupted) await undoAll()
}
