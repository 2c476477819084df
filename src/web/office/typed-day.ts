import { z } from 'zod'

const typed = z
  .object({
    day: z.coerce.number().int().min(1).max(31),
    month: z.coerce.number().int().min(1).max(12),
    year: z.coerce.number().int().min(1900).max(9999),
  })
  .transform(({ day, month, year }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  .pipe(z.iso.date())

/** A day (`YYYY-MM-DD`) from the three fields `name.day`, `name.month` and `name.year`; null where there is no such day. */
export function typedDay(name: string, fieldOf: (name: string) => string): string | null {
  const read = typed.safeParse({ day: fieldOf(`${name}.day`), month: fieldOf(`${name}.month`), year: fieldOf(`${name}.year`) })
  return read.success ? read.data : null
}

/** Said where there is no such day. */
export const NO_SUCH_DAY = 'Diesen Tag gibt es nicht. Bitte geben Sie Tag, Monat und Jahr an.'
