import { plusDays } from '../platform/holidays.ts'
import type { FileProblem } from '../platform/yaml-file.ts'

/** A time of which a file says something; null where it has no known beginning, or no end. */
type Period = { readonly from: string | null; readonly to: string | null }

/**
 * Periods follow each other from the earliest to the last: each day has one value. Two values would be a day with two
 * answers, a gap a day that nobody can answer for.
 */
export function checkPeriods(periods: readonly Period[], refuse: (index: number, message: string) => FileProblem): FileProblem[] {
  return periods.flatMap((period, index) => {
    const message = problemOf(period, periods[index - 1])
    return message === null ? [] : [refuse(index, message)]
  })
}

function problemOf({ from, to }: Period, before: Period | undefined): string | null {
  if (from !== null && to !== null && to < from) return `ends on ${to}, before it begins`
  if (before === undefined) return null
  if (from === null) return 'has no beginning but is not the first period; say "from", and put the earliest period first'
  if (before.from !== null && from < before.from)
    return `begins on ${from}, before the period above it, which begins on ${before.from}; put the earliest period first`
  const lastBefore = plusDays(from, -1)
  if (before.to === null)
    return `follows a period without an end, so that ${from} has two values; end the period before with "to: ${lastBefore}"`
  if (from <= before.to)
    return `begins on ${from}, while the period before ends on ${before.to}, so that ${from} has two values; end the period before with "to: ${lastBefore}"`
  const next = plusDays(before.to, 1)
  return from === next
    ? null
    : `leaves a gap: the period before ends on ${before.to}; begin this one on ${next}, or end that one on ${lastBefore}`
}
