import { startWorker } from '../platform/jobs.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { openFileStore } from '../platform/file-store.ts'
import { openLog } from '../platform/log.ts'
import { reachDatabases } from './databases.ts'
import { jobsOf } from './jobs-of.ts'
import { keepRegionInMemory } from './region-in-memory.ts'

/** `./portal worker`: takes jobs beside processes that serve pages with WORKER=no. */
export async function startWorkerAlone(config: Config): Promise<{ stop: () => Promise<void> }> {
  const log = openLog(config)
  const files = await openFileStore(config.FILES_DIR)
  const { urls, stop: leaveDatabases } = await reachDatabases(config)
  const [application, worker] = [openDatabase(urls.application, 2), openDatabase(urls.worker, 4)]
  const { region, stop: stopLooking } = await keepRegionInMemory(application, (err) =>
    log.error({ err }, 'the region could not be read anew'),
  )
  const running = await startWorker({ workerUrl: urls.worker, log, ...jobsOf({ config, region, files }, worker, log) })
  return {
    stop: async () => {
      await running.stop()
      stopLooking()
      await application.destroy()
      await worker.destroy()
      await leaveDatabases()
    },
  }
}
