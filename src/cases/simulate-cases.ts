import { sql } from 'kysely'
import type { Language } from '../forms/days.ts'
import type { Bylaw } from '../network/region.ts'
import type { Tx } from '../platform/database.ts'
import { casesOfYear } from './cases-of-year.ts'
import { frozenService } from './frozen-service.ts'
import { compareCase, type ComparedLine, type Simulation, sumUp } from './simulate-bylaw.ts'

/**
 * All cases of the draft's authority in a year whose service reads this statute, by the statute in force (null: none) and
 * by the draft. `deleted`: cases without contents. The transaction is the system's, open for that authority, and can write
 * nothing from here on.
 */
export async function simulateCases(
  tx: Tx,
  year: number,
  inForce: Bylaw | null,
  draft: Bylaw,
  language: Language,
): Promise<{ readonly simulation: Simulation; readonly deleted: number }> {
  await sql`set local transaction_read_only = on`.execute(tx)
  const compared: (readonly ComparedLine[])[] = []
  let deleted = 0
  for await (const { content, ...version } of casesOfYear(tx, draft.authority, year)) {
    const service = await frozenService(tx, { ...version, language })
    if (service.definition.bylaw !== draft.id) continue
    if (content === null) deleted += 1
    else compared.push(compareCase({ service, content, bylaw: inForce }, inForce, draft))
  }
  return { simulation: sumUp(compared), deleted }
}
