/** A changed value of a statute in words, for the desk and for reports. */
import { dayInWords, type Language } from '../forms/days.ts'
import type { Period } from '../network/bylaws.ts'
import { centsFromEuro, formatMoney } from '../platform/money.ts'
import type { ChangedValue } from './changed-values.ts'

const words = {
  de: {
    unknown: 'nicht bekannt',
    none: 'kein Wert hinterlegt',
    yes: 'ja',
    no: 'nein',
    unverified: 'ungeprüft',
    number: new Intl.NumberFormat('de-DE'),
    change: (label: string, before: string, after: string) => `${label}: bisher ${before}, jetzt ${after}`,
    since: (day: string) => `, gültig ab ${day}`,
  },
  en: {
    unknown: 'not known',
    none: 'no value',
    yes: 'yes',
    no: 'no',
    unverified: 'not verified',
    number: new Intl.NumberFormat('en-IE'),
    change: (label: string, before: string, after: string) => `${label}: ${before} before, now ${after}`,
    since: (day: string) => `, from ${day} on`,
  },
} as const satisfies Record<Language, object>

type Entry = number | string | boolean | null

function entryInWords(entry: Entry, unit: ChangedValue['unit'], language: Language): string {
  const own = words[language]
  if (entry === null) return own.unknown
  if (typeof entry === 'boolean') return entry ? own.yes : own.no
  if (typeof entry === 'string') return entry
  return unit === 'euro' ? formatMoney(centsFromEuro(entry), language) : own.number.format(entry)
}

/** A value; of a list each entry, with what it stands for where that is named. */
function valueInWords(period: Period | null, { unit, entries }: ChangedValue, language: Language): string {
  if (period === null) return words[language].none
  const { value } = period
  if (!Array.isArray(value)) return entryInWords(value, unit, language)
  return value
    .map((entry, index) => {
      const name = entries?.[index]
      return `${name === undefined ? '' : `${name}: `}${entryInWords(entry, unit, language)}`
    })
    .join(unit === 'euro' ? ' / ' : ', ')
}

/** "Steuer je Hund: bisher 100,00 €, jetzt 130,00 €, gültig ab 1. Januar 2027 (§ 2; Satzung der Stadt, ungeprüft)". */
export function changeInWords(value: ChangedValue, language: Language): string {
  const own = words[language]
  const { label, before, after } = value
  const since = after === null || after.from === null ? '' : own.since(dayInWords(after.from, language))
  const basis = after ?? before
  const read = basis && [basis.paragraph, basis.source.text, basis.source.verified ? undefined : own.unverified]
  const source = read ? ` (${read.filter((part) => part !== undefined).join('; ')})` : ''
  return `${own.change(label, valueInWords(before, value, language), valueInWords(after, value, language))}${since}${source}`
}
