import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import { type DatabaseUrls, startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { installJobs } from '../platform/jobs.ts'
import { migrate } from '../platform/migrate.ts'
import { projectRoot } from '../platform/project-root.ts'

/** The three addresses of the database, and how to leave it. */
export type OpenedDatabases = { readonly urls: DatabaseUrls; readonly isEmbedded: boolean; readonly stop: () => Promise<void> }

/** The configured database, or the embedded one, which is started when it does not run. Not yet migrated. */
export async function reachDatabases(config: Config): Promise<OpenedDatabases> {
  const { DATABASE_URL_OWNER: owner, DATABASE_URL_APPLICATION: application, DATABASE_URL_WORKER: worker } = config
  if (owner && application && worker) return { urls: { owner, application, worker }, isEmbedded: false, stop: async () => undefined }
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
