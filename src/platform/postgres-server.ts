/** Drives the three programs of the embedded PostgreSQL on the files of one server. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './postgres-home.ts'

/** As whom it runs, the folder of its programs, the folder of its files. */
export type PostgresServer = { readonly account: Account | undefined; readonly binaries: string; readonly data: string }

const run = promisify(execFile)

/** Runs one of PostgreSQL's programs as its account, from a folder that the account may enter. */
export function control(
  server: PostgresServer,
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
export async function runningPort({ data }: PostgresServer): Promise<number | null> {
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

/** Starts the server and waits until it takes connections. Throws with what it complained about. */
export async function startServer(server: PostgresServer, port: number): Promise<void> {
  const log = join(server.data, 'server.log')
  await control(server, 'pg_ctl', ['start', '-w', '-s', '--timeout=60', `--pgdata=${server.data}`, `--log=${log}`, `--options=-p ${port}`])
}

/** Stops the server if it runs, and waits until it has. */
export async function stopServer(server: PostgresServer): Promise<void> {
  if ((await runningPort(server)) === null) return
  const stop = (mode: string) => control(server, 'pg_ctl', ['stop', '-w', '-t', '30', '-s', '-m', mode, '-D', server.data])
  await stop('fast')
    .catch(() => stop('immediate'))
    .catch(async (error: unknown) => {
      if ((await runningPort(server)) !== null) throw error
    })
}
