/** `./portal start` as a whole: it starts what it needs, keeps data, recovers from being killed, and leaves nothing behind. */
import type { ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopAbandonedPostgres } from '../src/platform/embedded-postgres.ts'
import { isFree } from '../src/platform/free-port.ts'
import { MILLISECONDS_TO_START, type PortalProcess, runPortal, threeFreePorts, untilReady } from './portal-process.ts'

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

function portal(command: string, environment: Record<string, string> = {}): PortalProcess {
  const running = runPortal(command, { DATA_DIR, PORT: String(port), ...environment })
  started.push(running.child)
  return running
}

const databasePort = async () => (JSON.parse(await readFile(join(DATA_DIR, 'postgres', 'server.json'), 'utf8')) as { port: number }).port
const allFree = async () => Promise.all([port, port + 1, port + 2, await databasePort()].map(isFree))

test('a start, a second one beside it, a kill, another start, and an orderly end', { timeout: 4 * MILLISECONDS_TO_START }, async () => {
  const first = portal('start')
  await untilReady(first, port)
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
  await untilReady(again, port)
  expect(await readFile(join(DATA_DIR, 'secrets.json'), 'utf8')).toBe(secrets)

  again.child.kill('SIGINT')
  expect(await again.ended).toBe(0)
  expect(await allFree()).toEqual([true, true, true, true])
})

test.each([
  [
    'of the portal',
    0,
    (taken: number) => `Port ${taken} is taken; stop what uses it, or set PORT to another number (docs/configuration.md).\n`,
  ],
  [
    'of the stand-ins',
    2,
    (taken: number) =>
      `Port ${taken} is taken, and the demo needs it for its stand-ins; set PORT to a number whose next two ports are free as well (docs/configuration.md).\n`,
  ],
])(
  'a taken port %s is said in one sentence, and nothing keeps running',
  { timeout: MILLISECONDS_TO_START },
  async (_whose, offset, sentence) => {
    const taken = port + offset
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(taken, 'localhost', resolve))
    const refused = portal('start')
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toBe(sentence(taken))
    await new Promise((resolve) => squatter.close(resolve))
    expect(await allFree()).toEqual([true, true, true, true])
  },
)

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
