/**
 * The database that comes along: a real PostgreSQL server of its own, for the demo, for tests and for small
 * installations, driven through the three programs that npm brings (initdb, pg_ctl, postgres).
 *
 * The server outlives a killed Node. So whoever starts looks first: a running server is used, a dead one's leavings are
 * cleared, and the last process that leaves stops it. Everything is written durably (fsync stays on).
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort, isFree } from './free-port.ts'
import { OperatorError } from './operator-error.ts'
import { accountFor, binariesFor, newDataDirectory, prepareParent } from './postgres-home.ts'
import { address, answers, type DatabaseUrls, provision } from './postgres-roles.ts'
import { control, type PostgresServer, runningPort, startServer, stopServer } from './postgres-server.ts'
import { readState, stateFile, unless, writeState } from './postgres-state.ts'
import { otherHolders, returnLease, takeLease } from './process-lease.ts'
import { ensureWritableDirectory } from './writable-directory.ts'

export type { DatabaseUrls } from './postgres-roles.ts'

/** A running server. `administratorUrl` is its superuser's address: for provisioning and tests, never for the portal. */
export type EmbeddedPostgres = {
  readonly urls: DatabaseUrls
  readonly administratorUrl: string
  readonly port: number
  /** Leaves the server, and stops it unless another living process of ours uses it. */
  readonly stop: () => Promise<void>
}

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
  const leases = join(directory, 'used-by')
  await ensureWritableDirectory(leases, 'start the portal as the same user as before, or name another folder with DATA_DIR=/path/to/folder')
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

/** The cluster of this folder; created when there is none. */
async function openCluster(directory: string, port: number | undefined): Promise<PostgresServer> {
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

async function initialise(server: PostgresServer, password: string): Promise<void> {
  const unfinished = await prepareParent(server.data, server.account)
  const passwordFile = join(unfinished, '..', `password-${randomBytes(6).toString('hex')}`)
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    if (server.account) await chown(passwordFile, server.account.uid, server.account.gid)
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
  } catch (error) {
    const { stderr } = error as { stderr?: string }
    if (stderr === undefined) throw error
    throw new OperatorError(`The database could not be created in ${server.data}: ${stderr.trim().split('\n').at(-1)}`, { cause: error })
  } finally {
    await rm(passwordFile, { force: true })
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function refuseOtherVersion(server: PostgresServer): Promise<void> {
  const written = (await readFile(join(server.data, 'PG_VERSION'), 'utf8')).trim()
  const { stdout } = await control(server, 'postgres', ['--version'])
  const installed = /(\d+)\.\d+/.exec(stdout)?.[1]
  if (installed !== written) {
    throw new OperatorError(
      `The database in ${server.data} was written by PostgreSQL ${written}, but PostgreSQL ${installed} is installed; go back to the earlier release of the portal, export the data, and import it here.`,
    )
  }
}

async function ensureRunning(server: PostgresServer, directory: string): Promise<number> {
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
      await startServer(server, port)
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
