/**
 * `./portal test`: types, lint, format, unused code, unit and database tests, browser tests. `./portal test types lint`
 * runs only these parts. The last line is the total.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { OperatorError } from '../src/platform/operator-error.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { findChromium } from './chromium.ts'
import { type Count, type Part, runPart } from './parts.ts'

const bin = (path: string, ...parameters: string[]) => [process.execPath, join(projectRoot, 'node_modules', path), ...parameters]

const vitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numFailedTestSuites: z.int() })

/** A part that vitest runs; the counts come from the report that it writes into the folder of results. */
function vitestPart(results: string, name: string, config: string, seconds: number, environment: Record<string, string> = {}): Part {
  const file = join(results, `${name}.json`)
  return {
    name,
    seconds,
    environment,
    command: bin('vitest/vitest.mjs', 'run', `--config=${config}`, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`),
    count: () => {
      try {
        const { numPassedTests: passed, numFailedTests: failed } = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')))
        return { passed, failed }
      } catch {
        return { passed: 0, failed: 0 }
      }
    },
  }
}

// Together less than twenty minutes, even if every part hangs.
const parts: Record<string, (results: string) => Part | Promise<Part>> = {
  types: () => ({ name: 'types', command: bin('typescript/bin/tsc', '-p', '.', '--noEmit'), seconds: 40 }),
  lint: () => ({ name: 'lint', command: bin('oxlint/bin/oxlint', '--deny-warnings'), seconds: 45 }),
  format: () => ({ name: 'format', command: bin('oxfmt/bin/oxfmt', '--check'), seconds: 20 }),
  unused: () => ({ name: 'unused', command: bin('knip/bin/knip.js', '--no-progress'), seconds: 30 }),
  tests: (results) => vitestPart(results, 'tests', 'vitest.config.ts', 420),
  browser: async (results) =>
    vitestPart(results, 'browser', 'vitest.browser.config.ts', 640, { CHROMIUM: await findChromium(process.env.CHROMIUM) }),
}

async function runAll(names: readonly string[], results: string): Promise<Count> {
  const print = (text: string) => void process.stdout.write(text)
  const total = { passed: 0, failed: 0 }
  for (const name of names) {
    const part = await Promise.resolve(parts[name]?.(results)).catch((error: unknown) => {
      if (!(error instanceof OperatorError)) throw error
      print(`${error.message}\nFAILED  ${name}\n`)
    })
    const count = part ? await runPart(part, print) : { passed: 0, failed: 1 }
    total.passed += count.passed
    total.failed += count.failed
  }
  return total
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  process.stderr.write(`./portal test knows no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.\n`)
  process.exitCode = 2
} else {
  const results = mkdtempSync(join(tmpdir(), 'serviceportal-results-'))
  const names = asked.length > 0 ? asked : Object.keys(parts)
  const { passed, failed } = await runAll(names, results).finally(() => rmSync(results, { recursive: true }))
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed > 0 ? 1 : 0
}
