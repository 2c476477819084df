/** The commands of `./portal`. Each reads the configuration, builds what it needs, and hands over. */
import { parseArgs } from 'node:util'
import { adoptionCommand } from './main/adoption-command.ts'
import { bylawCommand } from './main/bylaw-command.ts'
import { asOwner, type Command, importedRegion, say } from './main/command.ts'
import { importBordersFile } from './main/import-borders.ts'
import { describeImport, importNetworkFolder } from './main/import-network.ts'
import { importStaffFile } from './main/import-staff.ts'
import { migrateDatabases, reachDatabases } from './main/databases.ts'
import { overlayCommand } from './main/overlay-command.ts'
import { startPortal } from './main/start.ts'
import { startWorkerAlone } from './main/worker.ts'
import { untilStopped } from './main/until-stopped.ts'
import { verifyReceiptFile } from './main/verify-receipt.ts'
import { serviceCommand } from './main/service-command.ts'
import { loadConfig } from './platform/config.ts'
import { OperatorError } from './platform/operator-error.ts'

const commands: Record<string, Command> = {
  start: {
    usage: 'start [--production]',
    purpose: 'starts the portal; in the demo with database and stand-ins',
    run: async (words) => {
      const environment = words.includes('--production') ? { ...process.env, MODE: 'production' } : process.env
      await untilStopped(await startPortal(await loadConfig(environment)))
    },
  },
  worker: {
    usage: 'worker',
    purpose: 'does the jobs in a process of its own (WORKER=no for the others)',
    run: async () => untilStopped(await startWorkerAlone(await loadConfig(process.env))),
  },
  migrate: {
    usage: 'migrate',
    purpose: 'brings the database up to date',
    run: async () => {
      const databases = await reachDatabases(await loadConfig(process.env))
      try {
        const done = await migrateDatabases(databases.urls)
        say(done.length === 0 ? 'The database was up to date.' : `Migrated: ${done.join(', ')}`)
      } finally {
        await databases.stop()
      }
    },
  },
  import: {
    usage: 'import network [FOLDER] | staff FILE | borders FILE',
    purpose: 'takes the region, who works where, or where towns lie into the database; all or nothing, and again changes nothing',
    run: (words) =>
      asOwner(async (owner, config) => {
        const { positionals, values } = parseArgs({ args: [...words], allowPositionals: true, options: { source: { type: 'string' } } })
        const [what, path] = positionals
        if (what === 'network') {
          const { report } = await importNetworkFolder(owner, path ?? config.NETWORK_DIR, config.MODE === 'demo')
          say(`Network: ${describeImport(report)}`)
        } else if (what === 'staff' && path !== undefined) {
          const region = await importedRegion(owner)
          for (const [authority, { added, removed, unchanged }] of await importStaffFile(owner, path, region)) {
            say(`Staff of ${authority}: ${added} roles given, ${removed} taken away, ${unchanged} unchanged`)
          }
        } else if (what === 'borders' && path !== undefined) {
          const region = await importedRegion(owner)
          const { report, elsewhere, districts } = await importBordersFile(owner, path, region, values.source)
          say(`Borders: ${describeImport(report)}; left out: ${elsewhere} of places elsewhere, ${districts} of a Kreis (its towns are it)`)
        } else {
          throw new OperatorError(
            'What is to be imported? ./portal import network [FOLDER], ./portal import staff FILE, or ./portal import borders FILE [--source TEXT]',
          )
        }
      }),
  },
  service: serviceCommand,
  adoption: adoptionCommand,
  overlay: overlayCommand,
  bylaw: bylawCommand,
  verify: {
    usage: 'verify receipt FILE [--keys FILE] [--sent FILE]',
    purpose: 'checks a receipt offline, with published keys or with those of this installation',
    run: async (words) => {
      const { positionals, values } = parseArgs({
        args: [...words],
        allowPositionals: true,
        options: { keys: { type: 'string' }, sent: { type: 'string' } },
      })
      const [what, receipt] = positionals
      if (what !== 'receipt' || receipt === undefined)
        throw new OperatorError('What is to be checked? ./portal verify receipt FILE [--keys FILE] [--sent FILE]')
      process.stdout.write(await verifyReceiptFile({ receipt, keys: values.keys, sent: values.sent }))
    },
  },
}

function help(): string {
  const elsewhere = [
    ['test', 'runs everything that tests the project'],
    ['bench', 'measures, and writes docs/performance.md'],
    ['help', 'shows this'],
  ]
  const rows = [...Object.values(commands).map(({ usage, purpose }) => [usage, purpose]), ...elsewhere]
  const width = Math.max(...rows.map(([usage = '']) => usage.length))
  return [
    './portal COMMAND',
    '',
    ...rows.map(([usage = '', purpose = '']) => `  ${usage.padEnd(width)}  ${purpose}`),
    '',
    'Configuration: docs/configuration.md',
    '',
  ].join('\n')
}

// Whoever reads only the first lines (`| head`) wants no more of them, and no complaint.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const [name = 'help', ...words] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
try {
  if (command) await command.run(words)
  else {
    process.stdout.write(help())
    if (!['help', '--help', '-h'].includes(name)) throw new OperatorError(`There is no command "${name}".`)
  }
} catch (fault) {
  const isMistyped = fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS')
  if (!(fault instanceof OperatorError || isMistyped)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exitCode = 1
}
