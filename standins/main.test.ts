import { build } from 'esbuild'
import { fork, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Visitor } from '../test/visitor.ts'
import { listening } from './listening.ts'
import { testSettings } from './test-settings.ts'

// Inside the project, where the program finds its packages.
const directory = mkdtempSync(new URL('../node_modules/.stand-in-test-', import.meta.url).pathname)
const program = `${directory}/main.mjs`
const people = `${directory}/people.json`

beforeAll(async () => {
  const entry = new URL('./main.ts', import.meta.url).pathname
  await build({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  writeFileSync(people, JSON.stringify({ authorities: testSettings.authorities, staff: testSettings.staff }))
})
afterAll(() => rmSync(directory, { recursive: true }))

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    await listening(server, port)
  } catch {
    return false
  }
  await new Promise((resolve) => server.close(resolve))
  return true
}

/** A port whose next two are free as well. Below those that the system gives out, which others get at any moment. */
async function freePort(): Promise<number> {
  const port = randomInt(12_000, 30_000)
  const areFree = await Promise.all([port, port + 1, port + 2].map(isFree))
  return areFree.every(Boolean) ? port : freePort()
}

function start(port: number, changes: Record<string, string> = {}): ChildProcess {
  const env = {
    MODE: 'demo',
    PORT: String(port),
    STANDIN_PEOPLE: people,
    OIDC_CLIENT_ID: 'serviceportal',
    OIDC_CLIENT_SECRET: 'only-for-tests-0123456789',
    ...changes,
  }
  return fork(program, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
}

const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve))

test('the process says where it listens, and ends when its parent is gone', async () => {
  const child = start(await freePort())
  const message = await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`the process ended with ${code} before it listened`)))
  })
  const { issuer, mailboxUrl } = z.object({ issuer: z.string(), mailboxUrl: z.string() }).parse(message)
  expect((await new Visitor().get(mailboxUrl)).status).toBe(200)
  expect(JSON.parse((await new Visitor().get(`${issuer}/.well-known/openid-configuration`)).text).issuer).toBe(issuer)
  const exit = exitOf(child)
  child.disconnect()
  expect(await exit).toBe(0)
})

test('in production the process refuses to run and says why', async () => {
  const child = start(await freePort(), { MODE: 'production' })
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  expect(await exitOf(child)).toBe(1)
  expect(said).toContain('never in production')
})

test('on a taken port the process ends with a sentence', async () => {
  const port = await freePort()
  const taken = createServer().listen(port + 2, '127.0.0.1')
  const child = start(port)
  let said = ''
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  expect(await exitOf(child)).toBe(1)
  expect(said).toContain('Die Nachbildungen starten nicht')
  await new Promise((resolve) => taken.close(resolve))
})
