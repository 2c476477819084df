/**
 * Which processes use a shared thing (the embedded database), so that the last one that leaves can put out the light,
 * and a killed one is not waited for. One file per process; it holds the start time, because process ids come again.
 */
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** When a process began, in clock ticks since boot, or null when there is none. Without /proc, only whether it lives. */
function startOf(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null
  }
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold blanks; the start time is the 20th field after it.
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return process.platform === 'linux' ? null : 'alive'
  }
}

/** Says that this process uses what the folder stands for. */
export async function takeLease(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, String(process.pid)), startOf(process.pid) ?? '')
}

/** Gives the lease back. */
export const returnLease = (directory: string): Promise<void> => rm(join(directory, String(process.pid)), { force: true })

/** Other processes that live and hold a lease. Leases of the dead are removed. */
export async function otherHolders(directory: string): Promise<number[]> {
  const names = await readdir(directory).catch(() => [])
  const holders: number[] = []
  for (const name of names) {
    const pid = Number(name)
    if (pid === process.pid) continue
    const recorded = await readFile(join(directory, name), 'utf8').catch(() => null)
    if (recorded !== null && startOf(pid) === recorded) holders.push(pid)
    else await rm(join(directory, name), { force: true })
  }
  return holders
}
