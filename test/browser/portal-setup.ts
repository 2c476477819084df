/** Starts the whole portal for the browser tests, as `./portal start` does: own folder, own ports, everything embedded. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readState } from '../../src/platform/postgres-state.ts'
import { enterAsTester } from '../web/ways.ts'
import { Visitor } from '../visitor.ts'
import { greetingOf, runPortal, threeFreePorts, untilReady } from '../portal-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `http://localhost:PORT`, the regional portal. */
    portalUrl: string
    /** The mailbox of the demo. */
    mailboxUrl: string
    /** What a browser has whom the Musterdienst in Gelsenkirchen let in as its tester, by the code that the greeting tells. */
    testerCookie: string
    /** The superuser of the portal's database: only to let time pass for what the clock cannot be asked for. */
    portalDatabaseUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'serviceportal-browser-'))
  // The account that runs the database for root must be able to enter, or it keeps its files elsewhere.
  await chmod(data, 0o755)
  const port = await threeFreePorts()
  const portal = runPortal('start', { PORT: String(port), DATA_DIR: data })
  await untilReady(portal, port)
  project.provide('portalUrl', `http://localhost:${port}`)
  project.provide('mailboxUrl', `http://localhost:${port + 1}`)
  const visitor = new Visitor()
  const [, code = ''] = /Code (\w{4}-\S+)/.exec(await greetingOf(portal)) ?? []
  const town = `http://localhost:${port}/gelsenkirchen`
  await enterAsTester(visitor, town, 'musterdienst', code)
  const testerCookie = visitor.cookie(`${town}/`, 'erprobung-musterdienst')
  if (testerCookie === undefined) throw new Error(`the tester whom the greeting names was not let in:\n${portal.output()}`)
  project.provide('testerCookie', testerCookie)
  const { port: databasePort, passwords } = await readState(join(data, 'postgres'))
  project.provide('portalDatabaseUrl', `postgres://postgres:${passwords.administrator}@127.0.0.1:${databasePort}/portal`)
  return async () => {
    portal.child.kill('SIGINT')
    const code = await portal.ended
    await rm(data, { recursive: true, force: true })
    if (code !== 0) throw new Error(`the portal did not stop as it should (${code}):\n${portal.output()}`)
  }
}
