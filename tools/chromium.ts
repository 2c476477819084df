/** Finds a browser for the tests: a named one, the system's, Debian's from apt, or the one that npm can bring. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { OperatorError } from '../src/platform/operator-error.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const inPath = (name: string): string | undefined => {
  const found = spawnSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : undefined
}
const works = (path: string): boolean => spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0

/** Installs Debian's Chromium when that is possible: as root, on a system with apt. */
function installFromApt(): string | undefined {
  if (process.getuid?.() !== 0 || !inPath('apt-get')) return undefined
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 240_000 }
  spawnSync('apt-get', ['update', '-q'], options)
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options)
  return inPath('chromium')
}

/** The path of a Chromium that starts. `named` is the variable CHROMIUM. Throws an OperatorError when there is none. */
export async function findChromium(named: string | undefined): Promise<string> {
  if (named) {
    if (existsSync(named) && works(named)) return named
    throw new OperatorError(`CHROMIUM is "${named}", which does not start; name the program file of a Chromium or leave it unset.`)
  }
  const installed = names.map(inPath).find((path) => path !== undefined && works(path)) ?? installFromApt()
  if (installed) return installed
  const { default: sparticuz } = await import('@sparticuz/chromium')
  const unpacked = await sparticuz.executablePath()
  if (works(unpacked)) return unpacked
  throw new OperatorError(
    'No browser was found for the browser tests; install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its program file.',
  )
}
