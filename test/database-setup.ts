/** Starts the server for a test run, migrates a template and the shared database, and stops it afterwards. */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { rollOutServices } from '../src/catalogue/roll-out.ts'
import { importNetworkFolder } from '../src/main/import-network.ts'
import { openDatabase } from '../src/platform/database.ts'
import { type DatabaseUrls, startEmbeddedPostgres, stopAbandonedPostgres } from '../src/platform/embedded-postgres.ts'
import { installJobs } from '../src/platform/jobs.ts'
import { migrate } from '../src/platform/migrate.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { inDatabase } from './in-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrls: DatabaseUrls
    administratorUrl: string
  }
}

const prefix = 'serviceportal-test-'
const migrations = new URL('../migrations', import.meta.url).pathname

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned()
  const directory = await mkdtemp(join(tmpdir(), prefix))
  // The account that runs the server for root must be able to enter.
  await chmod(directory, 0o755)
  const server = await startEmbeddedPostgres({ directory })
  await migrate(server.urls.owner, migrations)
  await installJobs(server.urls.worker)
  const administrator = new pg.Client({ connectionString: server.administratorUrl })
  await administrator.connect()
  await administrator.query('create database portal_template template portal owner portal_owner')
  await administrator.query('create database region_template template portal_template owner portal_owner')
  await administrator.end()
  await fillRegion(inDatabase(server.urls.owner, 'region_template'))
  project.provide('databaseUrls', server.urls)
  project.provide('administratorUrl', server.administratorUrl)
  return async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** The shipped region with its services as a start makes them: done once, because it takes seconds. */
async function fillRegion(ownerUrl: string): Promise<void> {
  const owner = openDatabase(ownerUrl, 2)
  try {
    const { region, catalogue } = await importNetworkFolder(owner, join(projectRoot, 'networks/emscher-lippe'), true)
    await rollOutServices(owner, join(projectRoot, 'services'), region, { overlays: catalogue.overlayOf, by: 'Test' })
  } finally {
    await owner.destroy()
  }
}

/** Servers of test runs that were killed. */
async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const directory = join(tmpdir(), name)
    const isAbandoned = await stopAbandonedPostgres(directory).catch(() => false)
    if (isAbandoned) await rm(directory, { recursive: true, force: true }).catch(() => undefined)
  }
}
