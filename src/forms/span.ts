/** The time that a line of the assessment is for, cut into pieces within which the statute says the same. */
import type { BylawChange, BylawOnDay, FormContext } from './context.ts'
import { isDay, monthOf, plusDays, plusMonths, yearOf } from './days.ts'
import type { Expression, Value } from './expressions.ts'
import { isRead } from './reads.ts'
import { contextOf, date, type FeelType, integer, money } from './feel/types.ts'

/** From one day to another (`YYYY-MM-DD`), both included. */
export type Piece = { readonly from: string; readonly to: string }

/** More pieces than years anybody is assessed for: what somebody types may be any day. */
const MOST_PIECES = 100

/** What the expressions of a line see of a piece. */
export const spanType = (perYear: Expression | null): FeelType =>
  contextOf({ from: date, to: date, months: integer, ...(perYear ? { perYear: perYear.type.kind === 'null' ? money : perYear.type } : {}) })

/** Calendar months whose first day lies in a piece. */
export function monthsOf(piece: Piece): number {
  const first = firstMonth(piece)
  return first > piece.to ? 0 : (yearOf(piece.to) - yearOf(first)) * 12 + monthOf(piece.to) - monthOf(first) + 1
}

/** The first of the first such month; it may lie after the piece. */
export const firstMonth = ({ from }: Piece): string => {
  const first = `${from.slice(0, 8)}01`
  return first === from ? from : (plusMonths(first, 1) ?? from)
}

/**
 * The pieces of a time: cut at every 1 January and at every day on which one of these values (`reads`, dotted names)
 * changes. None when it ends before it begins; null when it is longer than anybody is assessed for.
 */
export function piecesOf(time: Piece, changes: readonly BylawChange[], reads: ReadonlySet<string>): readonly Piece[] | null {
  const years = yearOf(time.to) - yearOf(time.from)
  if (years > MOST_PIECES) return null
  const newYears = Array.from({ length: Math.max(years, 0) }, (_, index) => `${yearOf(time.from) + index + 1}-01-01`)
  const changed = changes.filter(({ value }) => isRead(value, reads)).map(({ day }) => day)
  const cuts = [...new Set([...newYears, ...changed])].filter((day) => time.from < day && day <= time.to).toSorted()
  if (cuts.length > MOST_PIECES) return null
  const begins = time.from <= time.to ? [time.from, ...cuts] : []
  return begins.map((from, index) => {
    const next = begins[index + 1]
    return { from, to: (next === undefined ? null : plusDays(next, -1)) ?? time.to }
  })
}

/**
 * The statute as far as it is known to have said so in a piece. Of the year in which it was found and later that is what was
 * found; of years gone by, values that are not known to have held then are left out: nobody is told today's rate as that of ten years ago.
 */
export function statuteIn(
  piece: Piece,
  statute: BylawOnDay | null,
  { today, statuteOf = today }: Pick<FormContext, 'today' | 'statuteOf'>,
): BylawOnDay | null {
  const foundOn = statuteOf < today ? statuteOf : today
  if (!statute || piece.to >= `${foundOn.slice(0, 4)}-01-01`) return statute
  const known = Object.entries(statute.basis).filter(([, { knownSince }]) => knownSince !== undefined && knownSince <= piece.from)
  const unknown = Object.keys(statute.basis).filter((name) => !known.some(([other]) => other === name))
  return { values: unknown.reduce((values, name) => without(values, name.split('.')), statute.values), basis: Object.fromEntries(known) }
}

type Values = BylawOnDay['values']

function without(values: Values, [step, ...rest]: readonly string[]): Values {
  if (step === undefined) return values
  const { [step]: inside, ...others } = values
  const isPart = rest.length > 0 && typeof inside === 'object' && inside !== null && !Array.isArray(inside)
  return isPart ? { ...others, [step]: without(inside as Values, rest) } : others
}

/** The days of a span as its expressions gave them; null where one is not known. */
export const timeFrom = (from: Value, to: Value): Piece | null => (isDay(from) && isDay(to) ? { from, to } : null)
