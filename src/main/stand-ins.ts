/** Starts the stand-ins of the demo as a process of their own; they end with this one. */
import { fork } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Region } from '../network/store.ts'
import type { Config } from '../platform/config.ts'
import { OperatorError } from '../platform/operator-error.ts'

const addresses = z.object({ issuer: z.string(), mailboxUrl: z.string(), smtpPort: z.number(), scannerUrl: z.string() })

export type RunningStandIns = z.infer<typeof addresses> & { readonly stop: () => Promise<void> }

const MILLISECONDS_TO_START = 20_000

/** `program` is the built `standins/main`. Throws an OperatorError when they cannot start, for example on a taken port. */
export async function startStandInProcess(program: string, config: Config, region: Region): Promise<RunningStandIns> {
  const directory = join(config.DATA_DIR, 'standins')
  await mkdir(directory, { recursive: true })
  const people = join(directory, 'people.json')
  await writeFile(people, JSON.stringify({ authorities: region.authorities.map(({ id, name }) => ({ id, name })), staff: region.staff }))
  const child = fork(program, [], {
    env: {
      ...process.env,
      MODE: 'demo',
      PORT: String(config.PORT),
      BASE_URL: config.BASE_URL,
      DATA_DIR: config.DATA_DIR,
      STANDIN_PEOPLE: people,
      OIDC_CLIENT_ID: config.OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET: config.OIDC_CLIENT_SECRET,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ctrl-C reaches the whole group; only this process decides when the stand-ins stop.
    detached: true,
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000)
  })
  const ready = await new Promise<z.infer<typeof addresses>>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new OperatorError(`The stand-ins did not start within ${MILLISECONDS_TO_START / 1000} seconds. ${complaint}`)),
      MILLISECONDS_TO_START,
    )
    child.once('message', (message) => {
      clearTimeout(timer)
      resolve(addresses.parse(message))
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(
        new OperatorError(
          `The stand-ins, on the ports ${config.PORT + 1} and ${config.PORT + 2}, ended before they were ready: ${complaint.trim()}`,
        ),
      )
    })
  })
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    })
  return { ...ready, stop }
}
