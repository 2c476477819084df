/**
 * Which of the ids that are in both lists moved: as few as possible, so that one page put in front is one change and not
 * one of every page behind it. What is left keeps its order (a longest common subsequence).
 */
export function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((id, index) => [id, index]))
  const common = after.filter((id) => place.has(id))
  // The longest run of rising places that ends at each; small lists, so the plain way does.
  const runs: string[][] = []
  for (const id of common) {
    const longest = runs
      .filter((run) => place.get(run.at(-1)!)! < place.get(id)!)
      .reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, id])
  }
  const kept = new Set(runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []))
  return new Set(common.filter((id) => !kept.has(id)))
}

/** What stands before an id in a list; null at its beginning. */
export const before = (ids: readonly string[], id: string): string | null => ids[ids.indexOf(id) - 1] ?? null
