/** `./portal start` as a whole: it starts what it needs, keeps data, recovers from being killed, and leaves nothing behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopAbandonedPostgres } from '../src/platform/embedded-postgres.ts'
import { isFree } from '../src/platform/free-port.ts'
import { projectRoot } from '../src/platform/project-root.ts'

const MILLISECONDS_TO_START = 60_000
let DATA_DIR = ''
let port = 0
const started: ChildProcess[] = []

beforeAll(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'serviceportal-start-'))
  await chmod(DATA_DIR, 0o755)
  port = await threeFreePorts()
})
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await stopAbandonedPostgres(join(DATA_DIR, 'postgres'))
  await rm(DATA_DIR, { recursive: true })
})

/** A port whose next two are free as well: the stand-ins take them. */
async function threeFreePorts(): Promise<number> {
  for (;;) {
    const candidate = 20_000 + Math.floor(Math.random() * 10_000)
    const areFree = await Promise.all([0, 1, 2].map((offset) => isFree(candidate + offset)))
    if (areFree.every(Boolean)) return candidate
  }
}

type Running = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<number | null> }

function portal(command: string, environment: Record<string, string> = {}): Running {
  const child = spawn(join(projectRoot, 'portal'), [command], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR, PORT: String(port), LOG_LEVEL: 'error', ...environment },
    cwd: '/',
  })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

/** Waits until the portal says that it is ready. */
async function untilReady({ child, output }: Running): Promise<void> {
  const begin = Date.now()
  while (Date.now() - begin < MILLISECONDS_TO_START) {
    if (child.exitCode !== null) throw new Error(`the portal ended:\n${output()}`)
    const isReady = await fetch(`http://localhost:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the portal did not get ready:\n${output()}`)
}

const databasePort = async () => (JSON.parse(await readFile(join(DATA_DIR, 'postgres', 'server.json'), 'utf8')) as { port: number }).port
const allFree = async () => Promise.all([port, port + 1, port + 2, await databasePort()].map(isFree))

test('a start, a second one beside it, a kill, another start, and an orderly end', { timeout: 4 * MILLISECONDS_TO_START }, async () => {
  const first = portal('start')
  await untilReady(first)
  expect(await (await fetch(`http://localhost:${port}/gelsenkirchen/`)).text()).toContain('Gelsenkirchen')
  expect(first.output()).toContain(`http://localhost:${port}/gelsenkirchen/`)

  // A second one on the same port gives up in one sentence and leaves the first one its database.
  const second = portal('start')
  expect(await second.ended).toBe(1)
  expect(second.output().trim().split('\n')).toHaveLength(1)
  expect(second.output()).toMatch(/port|PORT/)
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200)

  const secrets = await readFile(join(DATA_DIR, 'secrets.json'), 'utf8')
  first.child.kill('SIGKILL')
  await first.ended
  const again = portal('start')
  await untilReady(again)
  expect(await readFile(join(DATA_DIR, 'secrets.json'), 'utf8')).toBe(secrets)

  again.child.kill('SIGINT')
  expect(await again.ended).toBe(0)
  expect(await allFree()).toEqual([true, true, true, true])
})

test('a port that is taken is said in one sentence, and nothing keeps running', { timeout: MILLISECONDS_TO_START }, async () => {
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(port, 'localhost', resolve))
  const refused = portal('start')
  expect(await refused.ended).toBe(1)
  expect(refused.output()).toBe(`Port ${port} is taken; stop what uses it, or set PORT to another number (docs/configuration.md).\n`)
  await new Promise((resolve) => squatter.close(resolve))
  expect(await allFree()).toEqual([true, true, true, true])
})

test('a wrong variable is said in one sentence', { timeout: MILLISECONDS_TO_START }, async () => {
  const refused = portal('start', { PORT: 'dreitausend' })
  expect(await refused.ended).toBe(1)
  expect(refused.output()).toBe('PORT is "dreitausend"; allowed is a whole number from 1 to 65533 (docs/configuration.md).\n')
})

test('production refuses what belongs to the demo, and says why', { timeout: MILLISECONDS_TO_START }, async () => {
  const refused = portal('start', { MODE: 'production' })
  expect(await refused.ended).toBe(1)
  expect(refused.output()).toContain('SESSION_SECRET is not set; allowed is at least 32 random characters (docs/configuration.md).')
  expect(refused.output()).not.toContain('    at ')
})
