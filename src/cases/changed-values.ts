/** What a statute says otherwise on another day, or in another version. */
import { type Period, periodOn } from '../network/bylaws.ts'
import type { Bylaw } from '../network/region.ts'

type Value = Bylaw['values'][string]

/** A value of a statute before and after, with what each rests on; null where the statute has none. */
export type ChangedValue = Pick<Value, 'label' | 'unit' | 'entries'> & {
  readonly name: string
  readonly before: Period | null
  readonly after: Period | null
}

/** The values that are not the same in one statute on one day as in another on another. Null: there is no statute. */
export function changedValues(a: Bylaw | null, dayA: string, b: Bylaw | null, dayB: string): readonly ChangedValue[] {
  const names = new Set([...Object.keys(a?.values ?? {}), ...Object.keys(b?.values ?? {})])
  return [...names].flatMap((name): ChangedValue[] => {
    const value = b?.values[name] ?? a?.values[name]
    const before = valueOn(a, name, dayA)
    const after = valueOn(b, name, dayB)
    return !value || JSON.stringify(before?.value) === JSON.stringify(after?.value)
      ? []
      : [{ name, label: value.label, unit: value.unit, entries: value.entries, before, after }]
  })
}

const valueOn = (bylaw: Bylaw | null, name: string, day: string): Period | null => {
  const value = bylaw?.values[name]
  return (value && periodOn(value.periods, day)) ?? null
}

/** The statute with one value as it was before a change, or as it is after it, whatever the day. */
export function fixedTo(bylaw: Bylaw, { name, label, unit, entries }: ChangedValue, period: Period | null): Bylaw {
  const { [name]: _, ...others } = bylaw.values
  const always = period && { label, unit, entries, periods: [{ ...period, from: '1000-01-01', to: null }] }
  return { ...bylaw, values: always ? { ...others, [name]: always } : others }
}
