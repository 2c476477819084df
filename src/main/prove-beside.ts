/** Lets a process of its own prove the services while the portal already answers; it ends with this one. */
import { fork } from 'node:child_process'
import { z } from 'zod'
import type { Config } from '../platform/config.ts'
import type { JobLog } from '../platform/jobs.ts'

/** What the process is told. Sent as a message, because the environment of a process can be read by others. */
export const proveOrder = z.object({ ownerUrl: z.string(), servicesFolder: z.string(), networkFolder: z.string() })

/** What it answers once all is proved. */
export const proveAnswer = z.object({ proved: z.array(z.string()) })

/** `program` is the built `src/main/prove-program.ts`. Returns how to end it before it is done. */
export function proveBeside(program: string, config: Config, ownerUrl: string, log: JobLog): () => Promise<void> {
  // Ctrl-C reaches the whole group; only this process decides when the other stops.
  const child = fork(program, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], detached: true })
  let complaint = ''
  let isStopping = false
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)))
  child.on('message', (message) => log.info(proveAnswer.parse(message), 'the services were proved'))
  child.on('error', (error) => log.error({ err: error }, 'the services could not be proved'))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.once('exit', (code) => {
    if (code !== 0 && !isStopping) log.error({ code, complaint: complaint.trim() }, 'the services could not be proved')
  })
  const order: z.infer<typeof proveOrder> = { ownerUrl, servicesFolder: config.SERVICES_DIR, networkFolder: config.NETWORK_DIR }
  child.send(order)
  return async () => {
    isStopping = true
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await ended
  }
}
