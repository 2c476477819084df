/** The portal as people start it, `./portal start`, with a data folder and ports of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { projectRoot } from '../../src/platform/project-root.ts'
import { threeFreePorts } from '../portal-process.ts'

const MILLISECONDS_TO_START = 60_000

/** A portal that answers. `milliseconds`: from the command until it was ready. */
export type RunningPortal = {
  readonly url: string
  readonly pid: number
  readonly milliseconds: number
  readonly stop: () => Promise<void>
}

/** Without variables of whoever measures: the demo as it comes, but for those given, and without the proofs that go on beside it. */
export async function startPortalProcess(dataDirectory: string, variables: Readonly<Record<string, string>> = {}): Promise<RunningPortal> {
  const port = await threeFreePorts()
  const url = `http://localhost:${port}`
  const begin = performance.now()
  const child = spawn(join(projectRoot, 'portal'), ['start'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), DATA_DIR: dataDirectory, PROVE: 'no', ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C reaches the whole group; only the bench decides when the portal stops.
    detached: true,
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)))
  const stop = () => endOf(child)
  try {
    await untilReady(`${url}/readyz`, child, begin)
  } catch (error) {
    await stop()
    throw new Error(`the portal did not start: ${complaint}`, { cause: error })
  }
  return { url, pid: child.pid ?? 0, milliseconds: performance.now() - begin, stop }
}

async function untilReady(address: string, child: ChildProcess, begin: number): Promise<void> {
  while (performance.now() - begin < MILLISECONDS_TO_START) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await wait(10)
  }
  throw new Error(`it was not ready after ${MILLISECONDS_TO_START / 1000} seconds`)
}

/** Asks a process to end, and waits until it has. */
export async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
