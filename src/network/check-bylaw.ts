import type { FileProblem } from '../platform/yaml-file.ts'
import { checkPeriods } from './check-periods.ts'
import type { Located } from './record.ts'
import type { Bylaw } from './region.ts'

/** What the shape of a statute cannot say: each day has one value, lists are as long as their entries, amounts have cents. */
export function checkBylaw({ content, problem }: Located<Bylaw>): FileProblem[] {
  const keys = Object.keys(content.values)
  return keys.flatMap((key) => {
    const { unit, entries, periods } = content.values[key]!
    const inside = keys.find((other) => other.startsWith(`${key}.`))
    return [
      ...(inside === undefined ? [] : [problem(['values', key], `"${key}" is a value and holds "${inside}" as well`)]),
      ...checkPeriods(periods, (index, message) => problem(['values', key, 'periods', index], message)),
      ...periods.flatMap(({ value }, index) =>
        entries === undefined || (Array.isArray(value) && value.length === entries.length)
          ? []
          : [problem(['values', key, 'periods', index, 'value'], `is not a list of ${entries.length}, as many as there are entries`)],
      ),
      ...(unit === 'none'
        ? []
        : periods.flatMap(({ value }, index) =>
            [value]
              .flat()
              .every(
                (amount) => amount === null || (typeof amount === 'number' && Math.abs(Math.round(amount * 100) / 100 - amount) < 1e-9),
              )
              ? []
              : [problem(['values', key, 'periods', index, 'value'], 'an amount in euro is a number with at most two decimals')],
          )),
    ]
  })
}
