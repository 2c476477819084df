import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../platform/config.ts'
import { type DatabaseUrls, startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { installJobs } from '../platform/jobs.ts'
import { migrate } from '../platform/migrate.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { projectRoot } from '../platform/project-root.ts'

/** The three addresses of the database, and how to leave it. */
export type OpenedDatabases = { readonly urls: DatabaseUrls; readonly isEmbedded: boolean; readonly stop: () => Promise<void> }

/** How long a server may take to answer before it counts as out of reach. */
const MILLISECONDS_TO_CONNECT = 10_000

/** A name with several addresses fails with an error for each of them and no words of its own. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  return message || String(code)
}

/** Connects once. Throws an OperatorError that names the variable and what the server said, never the address with its password. */
async function refuseUnreachable(variable: string, connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: MILLISECONDS_TO_CONNECT })
  try {
    await client.connect()
  } catch (error) {
    throw new OperatorError(
      `The database that ${variable} names cannot be reached: ${reasonOf(error)}. Start it, or correct the address (docs/configuration.md).`,
      { cause: error },
    )
  } finally {
    await client.end()
  }
}

/**
 * The configured database, or the embedded one, which is started when it does not run. Not yet migrated. Throws an
 * OperatorError when it cannot be reached.
 */
export async function reachDatabases(config: Config): Promise<OpenedDatabases> {
  const { DATABASE_URL_OWNER: owner, DATABASE_URL_APPLICATION: application, DATABASE_URL_WORKER: worker } = config
  if (owner && application && worker) {
    await refuseUnreachable('DATABASE_URL_OWNER', owner)
    await refuseUnreachable('DATABASE_URL_APPLICATION', application)
    await refuseUnreachable('DATABASE_URL_WORKER', worker)
    return { urls: { owner, application, worker }, isEmbedded: false, stop: async () => undefined }
  }
  const embedded = await startEmbeddedPostgres({ directory: join(config.DATA_DIR, 'postgres') })
  return { urls: embedded.urls, isEmbedded: true, stop: embedded.stop }
}

/** Brings tables and the job queue up to date; returns the names of the migrations that were new. */
export async function migrateDatabases(urls: DatabaseUrls): Promise<string[]> {
  const done = await migrate(urls.owner, join(projectRoot, 'migrations'))
  // After the migrations, which let the worker make a schema of its own.
  await installJobs(urls.worker)
  return done
}
