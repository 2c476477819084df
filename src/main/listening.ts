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
export async function refuseTakenPort(config: Pick<Config, 'HOST' | 'PORT'>): Promise<void> {
  const server = createServer()
  await listening(
    config,
    () =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(config.PORT, config.HOST, resolve)
      }),
  )
  await new Promise((resolve) => server.close(resolve))
}
