/** The program as a process, as an operator starts it: `./portal start` with a folder and ports of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { isFree } from '../src/platform/free-port.ts'
import { projectRoot } from '../src/platform/project-root.ts'

export const MILLISECONDS_TO_START = 60_000

/** `output`: all that it has printed so far. `ended`: its exit code, once it has ended. */
export type PortalProcess = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<number | null> }

/** A port whose next two are free as well: the stand-ins take them. */
export async function threeFreePorts(): Promise<number> {
  for (;;) {
    const candidate = 20_000 + Math.floor(Math.random() * 10_000)
    const areFree = await Promise.all([0, 1, 2].map((offset) => isFree(candidate + offset)))
    if (areFree.every(Boolean)) return candidate
  }
}

/** Runs a command of `./portal` without variables of whoever runs the tests. */
export function runPortal(command: string, environment: Readonly<Record<string, string>>): PortalProcess {
  const child = spawn(join(projectRoot, 'portal'), [command], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error', PROVE: 'no', ...environment },
    cwd: '/',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

/** What the portal has told when it was ready. */
export async function greetingOf({ output }: PortalProcess): Promise<string> {
  const begin = Date.now()
  while (!output().includes('Strg-C')) {
    if (Date.now() - begin > MILLISECONDS_TO_START) throw new Error(`the portal greeted nobody:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return output()
}

/** Waits until the portal at this port says that it is ready. */
export async function untilReady({ child, output }: PortalProcess, port: number): Promise<void> {
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
