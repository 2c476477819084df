/** All stand-ins of the demo in one process: the identity provider and the mailbox share one web address; the virus scanner has a free port. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { identityProvider } from './identity-provider.ts'
import { listening, portOf } from './listening.ts'
import { answerMailbox, MAILBOX_PATH } from './mailbox-pages.tsx'
import { startMailbox, type Mailbox } from './mailbox.ts'
import { sendStyle, STYLE_PATH } from './page.tsx'
import type { StandInSettings } from './settings.ts'
import { startVirusScanner } from './virus-scanner.ts'

/** The running stand-ins. `stop` ends them and frees their ports. */
export type StandIns = {
  /** Issuer of the identity provider: `http://localhost:3001`. */
  readonly issuer: string
  readonly mailboxUrl: string
  readonly smtpPort: number
  /** Address of the virus scanner: `tcp://127.0.0.1:41234`. */
  readonly scannerUrl: string
  readonly stop: () => Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** A page on another name that points to this machine must not read the mailbox (DNS rebinding). */
const isOwnHost = (host: string | undefined, port: number): boolean => host === `localhost:${port}` || host === `127.0.0.1:${port}`

function answering(port: number, answer: Answer) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (!isOwnHost(request.headers.host, port)) {
      response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('Diese Adresse gehört nicht zu den Nachbildungen.\n')
      return
    }
    Promise.resolve(answer(request, response)).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('Die Nachbildung hat einen Fehler. Bitte versuchen Sie es noch einmal.\n')
    })
  }
}

/** Starts identity provider, mailbox and virus scanner, reachable from this machine only. Throws when a port is taken. */
export async function startStandIns(settings: StandInSettings): Promise<StandIns> {
  const server = createServer()
  await listening(server, settings.port)
  const port = portOf(server)
  const issuer = `http://localhost:${port}`
  let mailbox: Mailbox
  try {
    mailbox = await startMailbox({
      port: settings.smtpPort,
      directory: settings.directory === null ? null : `${settings.directory}/postfach`,
    })
  } catch (fault) {
    server.close()
    throw fault
  }
  const scanner = await startVirusScanner(0)
  const provider = await identityProvider(issuer, settings)
  server.on(
    'request',
    answering(port, (request, response) => {
      if (request.url === STYLE_PATH) return sendStyle(response)
      if (request.url === '/' || request.url === MAILBOX_PATH.slice(0, -1))
        return void response.writeHead(302, { location: MAILBOX_PATH }).end()
      if (request.url?.startsWith(MAILBOX_PATH)) return answerMailbox(request, response, mailbox)
      return provider(request, response)
    }),
  )
  return {
    issuer,
    mailboxUrl: issuer + MAILBOX_PATH,
    smtpPort: mailbox.port,
    scannerUrl: scanner.address,
    async stop() {
      server.closeAllConnections()
      await Promise.all([new Promise<void>((resolve) => server.close(() => resolve())), mailbox.stop(), scanner.stop()])
    },
  }
}
