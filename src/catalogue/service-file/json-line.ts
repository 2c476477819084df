/** Where in a JSON text a value stands: exported services are refused with a line, as the files are that people write. */

/** What a value can begin with, up to where it ends: strings whole, so that brackets in them do not count. */
const token = /\s*("(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+)/y

/** The line (from 1) of the value at a path, or of the nearest one around it. The text must be JSON. */
export function jsonLine(json: string, path: readonly PropertyKey[]): number {
  let at = 0
  const next = (): string => {
    token.lastIndex = at
    const found = token.exec(json)
    if (!found) return ''
    at = token.lastIndex
    return found[1] ?? ''
  }
  const skipValue = (): void => {
    let depth = 0
    do {
      const part = next()
      if (part === '') return
      if (part === '{' || part === '[') depth += 1
      else if (part === '}' || part === ']') depth -= 1
    } while (depth > 0)
  }
  let found = json.search(/\S/)
  for (const step of path) {
    const opening = next()
    if (opening !== '{' && opening !== '[') break
    let index = 0
    let isFound = false
    for (;;) {
      const before = at
      const part = next()
      if (part === '' || part === '}' || part === ']') break
      if (part === ',') continue
      if (opening === '[') at = before
      else next()
      if (opening === '[' ? index === Number(step) : part === JSON.stringify(String(step))) {
        found = before + json.slice(before).search(/\S/)
        isFound = true
        break
      }
      skipValue()
      index += 1
    }
    if (!isFound) break
  }
  return json.slice(0, Math.max(found, 0)).split('\n').length
}

/** The line where a text stops being JSON, from what the parser says: `… at position 17`, or at its end. */
export function brokenLine(json: string, error: unknown): number {
  const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return json
    .slice(0, position === undefined ? json.length : Number(position))
    .trimEnd()
    .split('\n').length
}

/** Whether brackets open more than `most` deep anywhere in a text, which need not be whole JSON. */
export function nestsDeeper(json: string, most: number): boolean {
  let depth = 0
  // Strings whole, so that brackets in them do not count; one without end is the parser's to refuse.
  for (const [part] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (part === '{' || part === '[') depth += 1
    else if (part === '}' || part === ']') depth -= 1
    if (depth > most) return true
  }
  return false
}
