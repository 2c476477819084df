/** What was measured on, without names of hosts or folders; and what memory processes take. */
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { installedBinaries } from '../../src/platform/postgres-home.ts'
import { written } from './numbers.ts'

/** One line for the document: cores, memory, versions, and how busy the machine was already. */
export function machineFacts(): string {
  const [processor] = cpus()
  const [load = 0] = loadavg()
  const memory = Math.round(totalmem() / 2 ** 30)
  const cores = `${cpus().length} cores (${processor?.model.trim() ?? 'unknown'})`
  const postgres = installedBinaries().version.replace(/-.*/, '')
  return `${cores}, ${memory} GB memory, Node ${process.versions.node}, PostgreSQL ${postgres}, fsync on; load before: ${written(load)}`
}

type Process = { readonly pid: number; readonly parent: number }

function runningProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8')
        return [{ pid: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) }]
      } catch {
        // It ended while we looked.
        return []
      }
    })
}

/** A process and all that it started. */
function familyOf(pid: number): number[] {
  const all = runningProcesses()
  const family = [pid]
  // Grows while it is walked: children of children are found as well.
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member).map((child) => child.pid))
  return family
}

/** Bytes in memory, shared pages counted by share ("proportional set size" of Linux); none for a process that has ended. */
function memoryOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0
    throw error
  }
}

/** Bytes of a process, and of all that it started beside those known before; sampled until `stop`, the most of each. */
export function watchMemory(portal: number): { readonly stop: () => { portal: number; others: number } } {
  const known = new Set(familyOf(portal))
  const most = { portal: 0, others: 0 }
  const look = (): void => {
    most.portal = Math.max(most.portal, memoryOf(portal))
    const others = familyOf(portal).filter((pid) => !known.has(pid))
    most.others = Math.max(
      most.others,
      others.reduce((total, pid) => total + memoryOf(pid), 0),
    )
  }
  look()
  const timer = setInterval(look, 50)
  return {
    stop() {
      clearInterval(timer)
      return most
    },
  }
}

/** Bytes of the portal's own process, of what it started, and of the database server with all its processes. Linux only. */
export function memoryAtRest(portal: number, postmaster: number): { portal: number; standIns: number; database: number } | null {
  if (process.platform !== 'linux') return null
  const sum = (pids: readonly number[]) => pids.reduce((total, pid) => total + memoryOf(pid), 0)
  const database = familyOf(postmaster)
  return {
    portal: memoryOf(portal),
    standIns: sum(familyOf(portal).filter((pid) => pid !== portal && !database.includes(pid))),
    database: sum(database),
  }
}
