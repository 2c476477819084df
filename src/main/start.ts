/** `./portal start`: everything that is needed, in the order it depends on each other; stopped in the reverse order. */
import { join } from 'node:path'
import { openLetterWriter } from '../cases/letter-writer.ts'
import { rollOutServices } from '../catalogue/roll-out.ts'
import { notifyApplicant } from '../delivery/deliveries.ts'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { openFileStore } from '../platform/file-store.ts'
import { startWorker } from '../platform/jobs.ts'
import { openLog } from '../platform/log.ts'
import { projectRoot } from '../platform/project-root.ts'
import { openSigningKey } from '../platform/signing.ts'
import { systemClock } from '../platform/clock.ts'
import { buildApp } from '../web/app.ts'
import { buildAssets } from '../web/assets/build.ts'
import { refuseUnsafeRoles } from './database-roles.ts'
import { reportLanguage, say } from './command.ts'
import { migrateDatabases, reachDatabases } from './databases.ts'
import { importNetworkFolder } from './import-network.ts'
import { greeting } from './greeting.ts'
import { jobsOf } from './jobs-of.ts'
import { listening, refuseTakenPorts } from './listening.ts'
import { operatorName } from './operator.ts'
import { proveBeside } from './prove-beside.ts'
import { keepRegionInMemory } from './region-in-memory.ts'
import { startStandInProcess } from './stand-ins.ts'
import { townMergesInWords } from './town-merges-in-words.ts'
import { scanOf } from './virus-scan.ts'

/** Starts the portal and returns how to stop it. Whatever had been started is stopped again when a later step fails. */
export async function startPortal(config: Config): Promise<{ stop: () => Promise<void> }> {
  const isDemo = config.MODE === 'demo'
  const log = openLog(config)
  const started: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).toReversed()) await end()
  }
  try {
    // Said before anything else is started; it may still be taken meanwhile, and then it is said at the end.
    await refuseTakenPorts(config)
    const files = await openFileStore(config.FILES_DIR)
    const databases = await reachDatabases(config)
    started.push(databases.stop)
    await migrateDatabases(databases.urls)
    if (!isDemo) await refuseUnsafeRoles(databases.urls)

    if (isDemo) {
      const owner = openDatabase(databases.urls.owner, 2)
      try {
        const { region, catalogue } = await importNetworkFolder(owner, config.NETWORK_DIR, true)
        const { overlayOf: overlays } = catalogue
        const { towns } = await rollOutServices(owner, config.SERVICES_DIR, region, { overlays, by: operatorName() })
        const sources = { region, network: config.NETWORK_DIR, overlays }
        for (const line of await townMergesInWords(towns, sources, reportLanguage(process.env))) say(line)
      } finally {
        await owner.destroy()
      }
    }

    const database = openDatabase(databases.urls.application, config.DATABASE_CONNECTIONS)
    started.push(() => database.destroy())
    const fault = (error: unknown): void => log.error({ err: error }, 'the region could not be read anew')
    const inMemory = await keepRegionInMemory(database, fault)
    started.push(async () => inMemory.stop())

    // They start in a process of their own, while this one makes the rest ready.
    const standInsReady = isDemo
      ? startStandInProcess(join(projectRoot, '.build', 'standins', 'main.js'), config, inMemory.region())
      : Promise.resolve(null)
    started.push(async () => (await standInsReady.catch(() => null))?.stop())

    const signing = await openSigningKey(config.SIGNING_KEY)
    const { region, catalogue } = inMemory
    const writeLetter = openLetterWriter(projectRoot)
    const deps = {
      config,
      database,
      clock: systemClock,
      region,
      catalogue,
      assets: await buildAssets(),
      signing,
      writeLetter,
      files,
      scan: scanOf(config, standInsReady, log),
      listener: notifyApplicant,
    }
    if (config.WORKER) {
      const worker = openDatabase(databases.urls.worker, 4)
      started.push(() => worker.destroy())
      const running = await startWorker({ workerUrl: databases.urls.worker, log, ...jobsOf(deps, worker, log) })
      started.push(running.stop)
    }

    const app = await buildApp(deps)
    started.push(() => app.close())
    const standIns = await standInsReady
    await listening(config, () => app.listen({ host: config.HOST, port: config.PORT }))
    if (isDemo && config.PROVE) started.push(proveBeside(join(projectRoot, '.build', 'prove.js'), config, databases.urls.owner, log))
    if (isDemo) process.stdout.write(greeting(config, inMemory.region(), standIns?.mailboxUrl ?? ''))
    return { stop }
  } catch (error) {
    await stop()
    throw error
  }
}
