/** The number of letters to change, add, drop or swap with a neighbour to turn one word into the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        last[j]! + 1,
        row[j - 1]! + 1,
        last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwap ? beforeLast[j - 2]! + 1 : Infinity,
      )
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}

/** ` Did you mean "x"?` for a mistyped word, or nothing where no known word is near. */
export function didYouMean(given: string, known: Iterable<string>): string {
  let best: { word: string; distance: number } | null = null
  for (const word of known) {
    const distance = editDistance(given, word)
    if (best === null || distance < best.distance) best = { word, distance }
  }
  const isNear = best !== null && best.distance <= Math.max(1, Math.floor(given.length / 3))
  return isNear ? ` Did you mean "${best!.word}"?` : ''
}
