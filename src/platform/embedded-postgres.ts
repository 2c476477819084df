/**
 * The database that comes along: a real PostgreSQL server of its own, for the demo, for tests and for small
 * installations, driven through the three programs that npm brings (initdb, pg_ctl, postgres).
 *
 * The server outlives a killed Node. So whoever starts looks first: a running server is used, a dead one's leavings are
 * cleared, and the last process that leaves stops it. Everything is written durably (fsync stays on).
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, relative, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { z } from 'zod'
import { OperatorError } from './operator-error.ts'
import { type Account, accountFor, binariesFor, newDataDirectory, prepareParent } from './postgres-home.ts'
import { otherHolders, returnLease, takeLease } from './process-lease.ts'

/** The three addresses of the database, one for each role (design 4.2). */
export type DatabaseUrls = { readonly owner: string; readonly application: string; readonly worker: string }

/** A running server. `administratorUrl` is its superuser's address: for provisioning and tests, never for the portal. */
export type EmbeddedPostgres = {
  readonly urls: DatabaseUrls
  readonly administratorUrl: string
  readonly port: number
  /** Leaves the server, and stops it unless another living process of ours uses it. */
  readonly stop: () => Promise<void>
}

const stateSchema = z.strictObject({
  data: z.string(),
  port: z.int(),
  passwords: z.strictObject({ administrator: z.string(), owner: z.string(), application: z.string(), worker: z.string() }),
})
type State = z.infer<typeof stateSchema>
type Server = { readonly account: Account | undefined; readonly binaries: string; readonly data: string }

const run = promisify(execFile)
const databaseName = 'portal'
const startAttempts = 12

const settings = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 200
timezone = 'UTC'
# Statements and details of errors can hold what people wrote; they stay out of the log.
log_min_error_statement = panic
log_error_verbosity = terse
`

/**
 * Starts the server whose files lie in (or are named by) `directory`, creating it the first time, or joins the one that
 * runs there. The port is chosen once and kept while it is free. Throws an OperatorError when it cannot run here.
 */
export async function startEmbeddedPostgres(options: { directory: string; port?: number }): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory)
  await mkdir(directory, { recursive: true })
  const leases = join(directory, 'used-by')
  await takeLease(leases)
  try {
    const server = await openCluster(directory, options.port)
    const port = await ensureRunning(server, directory)
    const { passwords } = await readState(directory)
    const administratorUrl = address('postgres', passwords.administrator, port, 'postgres')
    await provision(administratorUrl, passwords)
    return {
      administratorUrl,
      port,
      urls: {
        owner: address('portal_owner', passwords.owner, port),
        application: address('portal_application', passwords.application, port),
        worker: address('portal_worker', passwords.worker, port),
      },
      stop: async () => {
        await returnLease(leases)
        if ((await otherHolders(leases)).length === 0) await stopServer(server)
      },
    }
  } catch (error) {
    await returnLease(leases)
    throw error
  }
}

/** Stops a server that nobody uses any more, such as one whose program was killed. False when somebody uses it. */
export async function stopAbandonedPostgres(directory: string): Promise<boolean> {
  if ((await otherHolders(join(directory, 'used-by'))).length > 0) return false
  if (!existsSync(stateFile(directory))) return true
  const { data } = await readState(directory)
  const account = await accountFor(data)
  await stopServer({ account, binaries: await binariesFor(account), data })
  return true
}

const address = (role: string, password: string, port: number, database = databaseName): string =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
const stateFile = (directory: string): string => join(directory, 'server.json')

/** `data` is read relative to the folder, so that the whole can be moved. */
async function readState(directory: string): Promise<State> {
  const state = stateSchema.parse(JSON.parse(await readFile(stateFile(directory), 'utf8')))
  return { ...state, data: resolve(directory, state.data) }
}

/** Writes the state at once or not at all; of two processes that create it together, the first one wins. */
async function writeState(directory: string, state: State, isNew = false): Promise<void> {
  const unfinished = `${stateFile(directory)}.${process.pid}`
  const data = relative(directory, state.data).startsWith('..') ? state.data : relative(directory, state.data)
  await writeFile(unfinished, JSON.stringify({ ...state, data }, null, 2), { mode: 0o600 })
  if (!isNew) return rename(unfinished, stateFile(directory))
  await link(unfinished, stateFile(directory)).catch(unless('EEXIST'))
  await rm(unfinished)
}

/** Lets those errors of the file system pass that mean that another process was first. */
const unless =
  (...codes: string[]) =>
  (error: unknown): void => {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }

/** The cluster of this folder; created when there is none. */
async function openCluster(directory: string, port: number | undefined): Promise<Server> {
  if (!existsSync(stateFile(directory))) await createState(directory, port)
  const { data, passwords } = await readState(directory)
  const account = await accountFor(data)
  const server = { account, binaries: await binariesFor(account), data }
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(server, passwords.administrator)
  await refuseOtherVersion(server)
  return server
}

async function createState(directory: string, port: number | undefined): Promise<void> {
  if (existsSync(join(directory, 'data'))) {
    throw new OperatorError(
      `${stateFile(directory)} is missing although ${join(directory, 'data')} holds a database; restore that file, or move the folder away to begin anew.`,
    )
  }
  const data = await newDataDirectory(directory, await accountFor(join(directory, 'data')))
  const password = () => randomBytes(24).toString('base64url')
  await writeState(
    directory,
    {
      data,
      port: port ?? (await freePort()),
      passwords: { administrator: password(), owner: password(), application: password(), worker: password() },
    },
    true,
  )
}

async function initialise(server: Server, password: string): Promise<void> {
  const unfinished = await prepareParent(server.data, server.account)
  const passwordFile = join(unfinished, '..', `password-${randomBytes(6).toString('hex')}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    if (server.account) await run('chown', [String(server.account.uid), passwordFile])
    await control(server, 'initdb', [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ])
    await writeFile(join(unfinished, 'postgresql.conf'), settings, { flag: 'a' })
    await rename(unfinished, server.data).catch(unless('ENOTEMPTY', 'EEXIST'))
  } finally {
    await rm(passwordFile, { force: true })
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function refuseOtherVersion(server: Server): Promise<void> {
  const written = (await readFile(join(server.data, 'PG_VERSION'), 'utf8')).trim()
  const { stdout } = await control(server, 'postgres', ['--version'])
  const installed = /(\d+)\.\d+/.exec(stdout)?.[1]
  if (installed !== written) {
    throw new OperatorError(
      `The database in ${server.data} was written by PostgreSQL ${written}, but PostgreSQL ${installed} is installed; go back to the earlier release of the portal, export the data, and import it here.`,
    )
  }
}

/** Runs one of PostgreSQL's programs as its account, from a folder that the account may enter. */
function control(
  server: Server,
  program: 'initdb' | 'pg_ctl' | 'postgres',
  parameters: string[],
): Promise<{ stdout: string; stderr: string }> {
  return run(join(server.binaries, 'bin', program), parameters, {
    ...server.account,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  })
}

/** The port of the server that runs on these files, or null. Clears the pid file of one that is gone. */
async function runningPort({ data }: Server): Promise<number | null> {
  const file = join(data, 'postmaster.pid')
  const [pid = '', folder, , port] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  if (pid === '') return null
  if (folder === data && isPostmaster(Number(pid), data)) return port ? Number(port) : null
  await rm(file, { force: true })
  return null
}

/** Whether that process is really the server of these files: after a restart of the machine its number may be another's. */
function isPostmaster(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)
  } catch {
    return process.platform !== 'linux'
  }
}

async function ensureRunning(server: Server, directory: string): Promise<number> {
  let reason = ''
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    const running = await runningPort(server)
    const state = await readState(directory)
    if (running !== null) {
      if (await answers(address('postgres', state.passwords.administrator, running, 'postgres'))) return running
      await stopServer(server)
    }
    const port = (await isFree(state.port)) ? state.port : await freePort()
    if (port !== state.port) await writeState(directory, { ...state, port })
    try {
      await control(server, 'pg_ctl', [
        'start',
        '-w',
        '-t',
        '60',
        '-s',
        '-D',
        server.data,
        '-l',
        join(server.data, 'server.log'),
        '-o',
        `-p ${port}`,
      ])
      return port
    } catch (error) {
      reason = String((error as { stderr?: string }).stderr ?? error)
      // Another process may be starting it, or processes of a killed server are still letting go of its memory.
      await wait(250 * attempt)
    }
  }
  throw new OperatorError(
    `The embedded PostgreSQL does not start (${reason.trim().split('\n')[0]}); ${join(server.data, 'server.log')} says why.`,
  )
}

async function stopServer(server: Server): Promise<void> {
  if ((await runningPort(server)) === null) return
  const stop = (mode: string) => control(server, 'pg_ctl', ['stop', '-w', '-t', '30', '-s', '-m', mode, '-D', server.data])
  await stop('fast')
    .catch(() => stop('immediate'))
    .catch(async (error: unknown) => {
      if ((await runningPort(server)) !== null) throw error
    })
}

/** Whether the server takes connections; waits while it recovers. */
async function answers(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      return true
    } catch (error) {
      // 57P03: the server is starting up or recovering.
      if ((error as { code?: string }).code !== '57P03') return false
      await wait(250)
    }
  }
  return false
}

async function provision(administratorUrl: string, passwords: State['passwords']): Promise<void> {
  const within = async (url: string, work: (client: pg.Client) => Promise<void>) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await work(client)
    } finally {
      await client.end()
    }
  }
  await within(administratorUrl, async (client) => {
    // Two processes may come at the same time; creating a role has no "if not exists".
    await client.query('select pg_advisory_lock(7012026)')
    for (const role of ['owner', 'application', 'worker'] as const) {
      const name = `portal_${role}`
      const known = await client.query('select 1 from pg_roles where rolname = $1', [name])
      const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole'
      await client.query(`${known.rowCount ? 'alter' : 'create'} role ${name} ${rights} password ${client.escapeLiteral(passwords[role])}`)
    }
    const exists = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (!exists.rowCount) await client.query(`create database ${databaseName} owner portal_owner`)
  })
  const url = new URL(administratorUrl)
  url.pathname = `/${databaseName}`
  await within(url.href, async (client) => {
    await client.query('create extension if not exists pg_trgm; create extension if not exists unaccent')
  })
}

/** A port of this machine that nobody listens on. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const found = server.address()
      server.close(() => resolve(typeof found === 'object' && found ? found.port : 0))
    })
  })
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
