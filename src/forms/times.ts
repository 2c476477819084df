/**
 * Times of day as `HH:MM` texts, the way answers store them; they compare as text. The end of a day may be written as
 * `24:00` (ISO 8601-1:2019/Amd 1, 4.3.8.2): "bis 24 Uhr" is what people say.
 */
import type { Language } from './days.ts'

const shape = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** Whether a text is a time of day, written as `HH:MM`. */
export const isTime = (text: unknown): text is string => typeof text === 'string' && shape.test(text)

/** Minutes since midnight. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** `09:05` as `9:05`, or in English `09:05`: as it is put beside others, without "Uhr". */
export const clockInWords = (time: string, language: Language): string => (language === 'de' ? time.replace(/^0/, '') : time)

/** `09:05` as `9:05 Uhr`, or in English `09:05`. */
export const timeInWords = (time: string, language: Language): string => `${clockInWords(time, language)}${language === 'de' ? ' Uhr' : ''}`

/**
 * Reads a time as people type it: `14:30`, `14.30`, `14,30`, `1430`, `930`, `9`, `14 Uhr`, `14 Uhr 30`, `14h30`, `2:30 pm`.
 * Null when it is none.
 */
export function timeFrom(typed: string): string | null {
  const plain = typed.toLowerCase()
  const half = /([ap])\.?\s?m\.?$/.exec(plain)
  const digits = (half ? plain.slice(0, half.index) : plain)
    .replace(/\s*(?:uhr|h)\s*$/, '')
    .replace(/\s*(?:uhr|h)\s*/, ':')
    .replaceAll(/\s+/g, '')
  const match = /^(\d{1,2})(?:[:.,](\d{2}))?$/.exec(digits) ?? /^(\d{1,2})(\d{2})$/.exec(digits)
  if (!match) return null
  const typedHour = Number(match[1])
  if (half && (typedHour < 1 || typedHour > 12)) return null
  const hour = half ? (typedHour % 12) + (half[1] === 'p' ? 12 : 0) : typedHour
  const time = `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`
  return isTime(time) ? time : null
}
