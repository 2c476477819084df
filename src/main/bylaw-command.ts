import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { changedValues } from '../cases/changed-values.ts'
import { heldFrom, laterThan } from '../cases/simulate-bylaw.ts'
import { simulateCases } from '../cases/simulate-cases.ts'
import { simulationInWords } from '../cases/simulation-words.ts'
import { isDay, yearOf } from '../forms/days.ts'
import { readBylawFile } from '../network/bylaw-file.ts'
import { describeProblem } from '../network/load.ts'
import type { Bylaw } from '../network/region.ts'
import { systemClock, today } from '../platform/clock.ts'
import { didYouMean } from '../platform/closest.ts'
import { type Database, transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { asOwner, type Command, importedRegion, reportLanguage, say } from './command.ts'

const usage = 'bylaw simulate FILE [--year YYYY] [--as-on YYYY-MM-DD]'

/** Reads a draft; it is written like the statutes of a network. Throws an OperatorError that names file and line. */
async function readDraft(path: string): Promise<Bylaw> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new OperatorError(`${path} cannot be read: ${String((error as NodeJS.ErrnoException).code)}`, { cause: error })
  })
  const read = readBylawFile(path, content)
  if (!read.ok) throw new OperatorError(`The draft was not taken:\n${read.problems.map(describeProblem).join('\n')}`)
  return read.bylaw
}

/** What a draft would change for the cases of a year, in lines. `asOn`: the day whose values count for the whole year. */
export async function simulateBylawFile(
  owner: Database,
  path: string,
  options: { readonly year: number; readonly asOn?: string; readonly language: 'de' | 'en' },
): Promise<readonly string[]> {
  const { year, language } = options
  const draft = await readDraft(path)
  const region = await importedRegion(owner)
  const authority = region.authorityOf(draft.authority)
  if (!authority) {
    const known = region.authorities.map(({ id }) => id)
    throw new OperatorError(`${path}: there is no authority "${draft.authority}"${didYouMean(draft.authority, known)}`)
  }
  const inForce = region.bylaw(draft.authority, draft.id) ?? null
  const asOn = options.asOn ?? laterThan(draft, year)
  const held = asOn === null ? draft : heldFrom(draft, year, asOn)
  const { simulation, deleted } = await transact(owner, { authority: draft.authority, actor: { kind: 'system' } }, (tx) =>
    simulateCases(tx, year, inForce, held, language),
  )
  const lastDay = `${year}-12-31`
  const changed = changedValues(inForce, lastDay, draft, asOn ?? lastDay)
  return simulationInWords({ statute: draft.title, authority: authority.name, year, asOn, changed, deleted, simulation }, language)
}

/** `./portal bylaw simulate`. */
export const bylawCommand: Command = {
  usage,
  purpose: "applies a draft statute to a year's cases and prints what would change, by line; writes nothing",
  run: async (words) => {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { year: { type: 'string' }, 'as-on': { type: 'string' } },
    })
    const [what, path] = positionals
    if (what !== 'simulate' || path === undefined) throw new OperatorError(`Which draft is to be simulated? ./portal ${usage}`)
    const day = values['as-on']
    const { year = String(yearOf(today(systemClock))) } = values
    if (!/^\d{4}$/.test(year)) throw new OperatorError(`--year is a year such as 2026, not "${year}"`)
    const asOn = isDay(day) ? day : undefined
    if (asOn !== day) throw new OperatorError(`--as-on is a day such as 2027-01-01, not "${day}"`)
    await asOwner(async (owner) => {
      const lines = await simulateBylawFile(owner, path, {
        year: Number(year),
        language: reportLanguage(process.env),
        ...(asOn === undefined ? {} : { asOn }),
      })
      say(lines.join('\n'))
    })
  },
}
