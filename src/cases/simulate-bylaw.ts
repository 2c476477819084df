/** What a draft of a statute would change: the cases of a year assessed by the statute in force and by the draft. */
import { lineOf } from '../forms/assessment.ts'
import { changesOf, periodOn } from '../network/bylaws.ts'
import type { Bylaw } from '../network/region.ts'
import type { Money } from '../platform/money.ts'
import { plusDays } from '../platform/holidays.ts'
import type { DecidedSubmission } from './decided-submission.ts'
import { assessBy } from './recompute.ts'

/** What a line comes to in one case; its pieces of time together. `amount: null`: not known. */
type Side = { readonly amount: Money | null }

/** A line of one case by both statutes; null where it is not there. Nothing of it names anybody. */
export type ComparedLine = {
  readonly service: string
  readonly line: string
  /** As the service writes it: a text with `{…}` where each case has its own words. */
  readonly label: string
  readonly inForce: Side | null
  readonly draft: Side | null
}

/** A line over all cases. Sums (cents) are of the cases in which the amount is known by both, or the line is not there. */
export type SimulatedLine = {
  readonly service: string
  readonly line: string
  readonly label: string
  readonly cases: number
  readonly differing: number
  readonly inForce: Money
  readonly draft: Money
  readonly becomesKnown: number
  readonly becomesUnknown: number
}

/** `cases`: as many as were computed. */
export type Simulation = { readonly cases: number; readonly differing: number; readonly lines: readonly SimulatedLine[] }

/**
 * The draft as if its values of a day (`asOn`) had held from 1 January of a year on; before that it stays as it is. So the
 * cases of this year show what the next one's statute would bring.
 */
export function heldFrom(draft: Bylaw, year: number, asOn: string): Bylaw {
  const first = `${year}-01-01`
  const lastBefore = plusDays(first, -1)
  const values = Object.entries(draft.values).flatMap(([name, value]) => {
    const held = periodOn(value.periods, asOn)
    const before = value.periods
      .filter(({ from }) => from === null || from < first)
      .map((period) => (period.to === null || period.to > lastBefore ? { ...period, to: lastBefore } : period))
    const periods = [...before, ...(held ? [{ ...held, from: first, to: null }] : [])]
    return periods.length === 0 ? [] : [[name, { ...value, periods }] as const]
  })
  return { ...draft, values: Object.fromEntries(values) }
}

/** The last day on which the draft says something new, if that lies after a year: its cases would never see it. Else null. */
export const laterThan = (draft: Bylaw, year: number): string | null =>
  changesOf(draft)
    .map(({ day }) => day)
    .findLast((day) => day > `${year}-12-31`) ?? null

/** One case by both statutes, each on the day on which it was sent. `inForce: null`: there is no statute. */
export function compareCase(sent: DecidedSubmission, inForce: Bylaw | null, draft: Bylaw): readonly ComparedLine[] {
  const [now, then] = [inForce, draft].map((bylaw) => sidesOf(assessBy(sent, bylaw, sent.content.sentOn)))
  return sent.service.definition.assessment.flatMap(({ id, label }) => {
    const compared = { inForce: now?.get(id) ?? null, draft: then?.get(id) ?? null }
    return compared.inForce === null && compared.draft === null
      ? []
      : [{ service: sent.service.definition.id, line: id, label, ...compared }]
  })
}

function sidesOf(lines: ReturnType<typeof assessBy>): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>()
  for (const { id, amount } of lines) {
    const before = sides.get(lineOf(id))
    const sum = amount === null || before?.amount === null ? null : (((before?.amount ?? 0) + amount) as Money)
    sides.set(lineOf(id), { amount: sum })
  }
  return sides
}

/** Whether the draft changes what a line says. */
const differs = ({ inForce, draft }: ComparedLine): boolean => (inForce === null) !== (draft === null) || inForce?.amount !== draft?.amount

/** All cases together, line by line in the order of the services. */
export function sumUp(cases: readonly (readonly ComparedLine[])[]): Simulation {
  const byLine = Map.groupBy(cases.flat(), ({ service, line }) => `${service} ${line}`)
  return {
    cases: cases.length,
    differing: cases.filter((lines) => lines.some(differs)).length,
    lines: [...byLine.values()].map(sumOf),
  }
}

function sumOf(all: readonly ComparedLine[]): SimulatedLine {
  const { service, line, label } = all[0]!
  const isUnknown = (side: Side | null): boolean => side !== null && side.amount === null
  const known = all.filter(({ inForce, draft }) => !isUnknown(inForce) && !isUnknown(draft))
  const sum = (side: 'inForce' | 'draft'): Money => known.reduce((total, one) => total + (one[side]?.amount ?? 0), 0) as Money
  return {
    service,
    line,
    label,
    cases: all.length,
    differing: all.filter(differs).length,
    inForce: sum('inForce'),
    draft: sum('draft'),
    becomesKnown: all.filter(({ inForce, draft }) => isUnknown(inForce) && !isUnknown(draft)).length,
    becomesUnknown: all.filter(({ inForce, draft }) => !isUnknown(inForce) && isUnknown(draft)).length,
  }
}
