/** Programs that look into one file, in a process of their own that may be ended at any moment. */
import { fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { inTurn } from '../in-turn.ts'
import { projectRoot } from '../project-root.ts'

/**
 * How long a program may compute, in milliseconds, and how much memory it may take, in bytes. On a busy machine it may last
 * longer than it computes, but not without end.
 */
export type Limits = { readonly milliseconds: number; readonly bytes: number }

const MILLISECONDS_BETWEEN_LOOKS = 50
const MOST_TIMES_LONGER = 3
/** Of the clock in which Linux counts what a process computes (USER_HZ). */
const MILLISECONDS_OF_TICK = 10
const MEGABYTES_OF_OBJECTS = 256
const BYTES_OF_PAGE = 4096

// One after the other, because each holds a file in memory whole.
const alone = inTurn(1)

/**
 * Asks a program of this folder about a file, and waits for its turn before. Not in a thread: one whose memory is full ends
 * the whole process, whatever limit it was given ("CALL_AND_RETRY_LAST Allocation failed"), and a PDF of a million names
 * fills it. Null when it took too long or too much, or when `signal` says that nobody waits any more.
 */
export const inProcess = <Report>(
  program: 'pdf-program' | 'picture-program',
  args: readonly string[],
  limits: Limits,
  signal?: AbortSignal,
): Promise<Report | null> => alone(async () => (signal?.aborted === true ? null : run<Report>(program, args, limits, signal)))

function run<Report>(
  program: string,
  args: readonly string[],
  { milliseconds, bytes }: Limits,
  signal?: AbortSignal,
): Promise<Report | null> {
  const child = fork(join(projectRoot, `src/platform/file-inspection/${program}.ts`), args, {
    execArgv: [`--max-old-space-size=${MEGABYTES_OF_OBJECTS}`],
    env: {},
    // Whatever a library prints may quote the file.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve) => {
    let report: Report | null = null
    const end = (): void => void child.kill('SIGKILL')
    const tooLong = setTimeout(end, milliseconds * MOST_TIMES_LONGER)
    // Buffers lie outside of what Node limits by itself.
    const look = async (): Promise<void> => {
      if ((await bytesOf(child.pid)) > bytes || (await computedBy(child.pid)) > milliseconds) end()
    }
    const tooMuch = setInterval(() => void look(), MILLISECONDS_BETWEEN_LOOKS)
    signal?.addEventListener('abort', end)
    child.once('message', (reported) => {
      report = reported as Report
      end()
    })
    child.once('spawn', () => beModest(child.pid))
    const settle = (): void => {
      clearTimeout(tooLong)
      clearInterval(tooMuch)
      signal?.removeEventListener('abort', end)
      resolve(report)
    }
    child.once('close', settle)
    child.once('error', settle)
  })
}

/** Pages that people wait for come first. */
function beModest(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, 10)
  } catch {
    // It is done already.
  }
}

/** Resident memory of a process, where the system tells it. */
async function bytesOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(status.split(' ')[1] ?? 0) * BYTES_OF_PAGE
}

/** Milliseconds that a process has computed, where the system tells it: the 14th and 15th entries, its name being the second. */
async function computedBy(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user = 0, system = 0] = status
    .slice(status.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * MILLISECONDS_OF_TICK
}
