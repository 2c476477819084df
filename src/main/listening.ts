/** The port of the portal, and what is said when it cannot be had. */
import { createServer } from 'node:net'
import type { Config } from '../platform/config.ts'
import { OperatorError } from '../platform/operator-error.ts'

/** Does what listens, and throws an OperatorError with one sentence when the port is taken or not allowed. */
export async function listening<Value>({ PORT }: Pick<Config, 'PORT'>, listen: () => Promise<Value>): Promise<Value> {
  return listen().catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new OperatorError(`Port ${PORT} is taken; stop what uses it, or set PORT to another number (docs/configuration.md).`)
    if (error.code === 'EACCES')
      throw new OperatorError(`Port ${PORT} may not be used by this account; set PORT to a number above 1023 (docs/configuration.md).`)
    throw error
  })
}

/** Listens for a moment: a portal that will not be able to should not make a database first. */
async function tryPort(HOST: string, PORT: number): Promise<void> {
  const server = createServer()
  await listening(
    { PORT },
    () =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(PORT, HOST, resolve)
      }),
  )
  await new Promise((resolve) => server.close(resolve))
}

/** Throws an OperatorError when a port is taken: the portal's, and in the demo one of the two that the stand-ins take. */
export async function refuseTakenPorts({ MODE, HOST, PORT }: Pick<Config, 'MODE' | 'HOST' | 'PORT'>): Promise<void> {
  await tryPort(HOST, PORT)
  if (MODE !== 'demo') return
  for (const port of [PORT + 1, PORT + 2]) {
    await tryPort('localhost', port).catch(() => {
      throw new OperatorError(
        `Port ${port} is taken, and the demo needs it for its stand-ins; set PORT to a number whose next two ports are free as well (docs/configuration.md).`,
      )
    })
  }
}
