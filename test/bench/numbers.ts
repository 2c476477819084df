/** Medians and percentiles, and how they are written. */

/** The value below which this share (0 to 1) of the values lies: the smallest that is at least as large as so many. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (found === undefined) throw new Error('there is no percentile of nothing')
  return found
}

/** Half of the values are at most this. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** `1,234` or, below ten, `2.4`, and below one `0.24`. */
export const written = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value >= 10 ? 0 : value >= 1 ? 1 : 2 })

/** `210,000`: two digits that mean something, for what fluctuates. */
export const rounded = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 2 })

/** Runs `first` and `second` in turn, so that what else happens on the machine meets both, and returns each one's values. */
export async function alternate(
  rounds: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<{ first: number; second: number; ratio: number }> {
  const pairs: { first: number; second: number }[] = []
  for (let round = 0; round < rounds; round += 1) pairs.push({ first: await first(), second: await second() })
  return {
    first: median(pairs.map((pair) => pair.first)),
    second: median(pairs.map((pair) => pair.second)),
    ratio: median(pairs.map((pair) => pair.first / pair.second)),
  }
}
