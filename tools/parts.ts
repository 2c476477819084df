/** Runs the parts of the test and counts. A part that fails, hangs or tests nothing has failed. */
import { spawn } from 'node:child_process'
import { projectRoot } from '../src/platform/project-root.ts'

/** What came of one program: its output, whether it was ended because it took too long. */
export type Ended = { readonly code: number | null; readonly output: string; readonly isTimedOut: boolean }

/** One part: a program with its arguments, the most that it may take, and how its output is counted. */
export type Part = {
  readonly name: string
  readonly command: readonly string[]
  readonly seconds: number
  readonly environment?: Readonly<Record<string, string>>
  /** Without it, the part is one test that passed when the program ended with 0. */
  readonly count?: (ended: Ended) => Count
}

/** How many passed and failed. */
export type Count = { readonly passed: number; readonly failed: number }

/** Runs a program in a group of its own, so that what it started ends with it. */
export function runProgram({ command, seconds, environment = {} }: Pick<Part, 'command' | 'seconds' | 'environment'>): Promise<Ended> {
  const [program = '', ...parameters] = command
  const child = spawn(program, parameters, {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = (signal: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid ?? 0), signal)
    } catch {
      // It ended by itself.
    }
  }
  const interrupted = () => end('SIGTERM')
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  let output = ''
  let isTimedOut = false
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const timer = setTimeout(() => {
    isTimedOut = true
    end('SIGTERM')
    // Time to stop what it started, the database among it.
    setTimeout(() => end('SIGKILL'), 8000).unref()
  }, seconds * 1000)
  return new Promise((resolve) => {
    const finish = (code: number | null, problem = '') => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      resolve({ code, output: output + problem, isTimedOut })
    }
    child.once('error', (error) => finish(null, String(error)))
    child.once('close', (code) => finish(code))
  })
}

/** Counts a part. Whatever its program says: when it did not end well, at least one failed, and nothing tested is a failure. */
export function countPart(part: Pick<Part, 'count'>, ended: Ended): Count {
  const isWell = ended.code === 0 && !ended.isTimedOut
  const { passed, failed } = part.count?.(ended) ?? { passed: isWell ? 1 : 0, failed: 0 }
  const isEmpty = passed + failed === 0
  return { passed, failed: failed === 0 && (!isWell || isEmpty) ? 1 : failed }
}

/** Runs a part, prints a line for it, and its whole output when something failed. */
export async function runPart(part: Part, print: (text: string) => void): Promise<Count> {
  const began = Date.now()
  const ended = await runProgram(part)
  const count = countPart(part, ended)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const reason = ended.isTimedOut
    ? `, ended after ${part.seconds} s because it hung`
    : count.passed + count.failed === 1 && part.count
      ? ', tested nothing or broke off'
      : ''
  if (count.failed > 0) print(`${ended.output.trimEnd()}\n`)
  print(
    `${count.failed > 0 ? 'FAILED' : 'ok    '}  ${part.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s${count.failed > 0 ? reason : ''})\n`,
  )
  return count
}
