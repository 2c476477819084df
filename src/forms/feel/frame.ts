/** What an expression is run with, and the values it yields. */

export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value }

/** Everything a name can mean. `locals` are the variables of `some`, `every` and `for`, by their place. */
export type Frame = {
  readonly answers: Readonly<Record<string, unknown>>
  readonly bylaw: unknown
  readonly authority: unknown
  /** The piece of a line's time that is assessed. */
  readonly span?: unknown
  /** `YYYY-MM-DD` in Europe/Berlin. */
  readonly today: string
  /** Names of the municipalities of the region that a postal code lies in; none outside of it. */
  readonly placesOf?: (postalCode: string) => readonly string[]
  /** Whether offices work on a day. */
  readonly isWorkingDay?: (day: string) => boolean
  readonly locals?: readonly Value[]
}

export type Run = (frame: Frame) => Value

/** The own entry of an object, or null: never what every object inherits, so that `constructor` is just an unknown name. */
export const entryOf = (holder: unknown, key: string): Value =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? ((holder as Record<string, Value | undefined>)[key] ?? null)
    : null

/** Equality of FEEL values, lists and contexts by content. */
export function isEqual(a: Value, b: Value): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((entry: Value, index) => isEqual(entry, b[index] ?? null))
    )
  }
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(entryOf(a, key), entryOf(b, key)))
}

/** Changes every entry of a list; null when it is none. */
export const mapList = (values: Value, change: (value: Value) => Value): Value => (Array.isArray(values) ? values.map(change) : null)
