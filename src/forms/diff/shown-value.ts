/** Values of a definition within a sentence. */

/** A text in the quotation marks of the language. */
export const quoted = (text: string, language: 'de' | 'en'): string => (language === 'de' ? `„${text}“` : `“${text}”`)

/** Keys whose texts are expressions and names: they stand without quotation marks, as in the file. */
const asWritten = new Set([
  'when',
  'requiredWhen',
  'prefill',
  'atLeast',
  'atMost',
  'among',
  'earliest',
  'latest',
  'is',
  'that',
  'amount',
  'on',
  'at',
  'basis',
  'pattern',
  'list',
  'topic',
  'bylaw',
  'procedure',
  'leika',
])

const nothing = { de: 'nichts', en: 'nothing' }
const yesNo = { de: ['nein', 'ja'], en: ['no', 'yes'] } as const

/** A value in words; null for what has too many parts for a sentence. */
export function shown(value: unknown, key: string, language: 'de' | 'en'): string | null {
  if (value === null || value === undefined) return nothing[language]
  if (typeof value === 'boolean') return yesNo[language][value ? 1 : 0]
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return asWritten.has(key) ? value : quoted(value, language)
  if (Array.isArray(value) && value.every((part) => typeof part === 'string' || typeof part === 'number'))
    return value.length === 0
      ? nothing[language]
      : value.map((part) => (key === 'law' || key === 'legalBasis' ? quoted(String(part), language) : String(part))).join(', ')
  return null
}
