/** Starts the whole portal for the browser tests, as `./portal start` does: own folder, own ports, everything embedded. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readState } from '../../src/platform/postgres-state.ts'
import { projectRoot } from '../../src/platform/project-root.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `http://localhost:PORT`, the regional portal. */
    portalUrl: string
    /** The mailbox of the demo. */
    mailboxUrl: string
    /** The superuser of the portal's database: only to let time pass for what the clock cannot be asked for. */
    portalDatabaseUrl: string
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, 'localhost', () => server.close(() => resolve(true)))
  })

/** A port whose next two are free as well: portal, stand-ins, mail. */
async function threePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 30_000)
    const free = await Promise.all([port, port + 1, port + 2].map(isFree))
    if (free.every(Boolean)) return port
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'serviceportal-browser-'))
  const port = await threePorts()
  // Without variables of whoever runs the tests: the demo as it comes.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), DATA_DIR: data, LOG_LEVEL: 'error' }
  const portal = spawn(join(projectRoot, 'portal'), ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [portal.stdout, portal.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-8000)))
  const url = `http://localhost:${port}`
  await ready(`${url}/readyz`, () => {
    if (portal.exitCode !== null) throw new Error(`the portal did not start:\n${output}`)
  })
  project.provide('portalUrl', url)
  project.provide('mailboxUrl', `http://localhost:${port + 1}`)
  const { port: databasePort, passwords } = await readState(join(data, 'postgres'))
  project.provide('portalDatabaseUrl', `postgres://postgres:${passwords.administrator}@127.0.0.1:${databasePort}/portal`)
  return async () => {
    const ended = new Promise((resolve) => portal.once('exit', resolve))
    portal.kill('SIGINT')
    await ended
    await rm(data, { recursive: true, force: true })
    if (portal.exitCode !== 0) throw new Error(`the portal did not stop as it should (${portal.exitCode}):\n${output}`)
  }
}

async function ready(url: string, check: () => void): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    check()
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${url} was not ready in a minute`)
}
