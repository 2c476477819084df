/** What a statute lays down on a day, in words for people: amounts, days and sentences, each with what it rests on. */
import { bylawOn, type BylawBasis } from '../../network/bylaws.ts'
import type { Bylaw } from '../../network/region.ts'
import type { Json } from '../../platform/digest.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Language } from '../context.ts'
import { portalTexts } from './texts.ts'

/** One rule: what for, and one or more lines of what holds. Lines that are sentences of the town are German. */
export type BylawFact = { readonly key: string; readonly label: string; readonly lines: readonly string[]; readonly basis: BylawBasis }

const isProse = (value: string): boolean => /[\s\p{Lu}]/u.test(value)

/** `02-15` as `15.2.` or `15 February`. */
function dayOfYear(value: string, language: Language): string {
  const [month, day] = value.split('-').map(Number)
  const date = new Date(Date.UTC(2000, (month ?? 1) - 1, day))
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(date)
}

/**
 * Amounts that depend on a number of things ("bei 1: 132 €, ab 3: nicht gefunden"), or on what the statute names
 * ("Zone 2: nicht gefunden"). Nothing when none is known.
 */
function amountLines(amounts: readonly Json[], entries: readonly string[] | undefined, language: Language): string[] {
  const words = portalTexts(language).service
  if (amounts.every((amount) => amount === null)) return []
  return amounts.map((amount, index) => {
    const isLast = index > 0 && index === amounts.length - 1
    const told = typeof amount === 'number' ? formatMoney(amount, language) : words.unknownValue
    return amounts.length === 1 ? told : `${entries?.[index] ?? words.bylawPart(index + 1, isLast)}: ${told}`
  })
}

function linesOf(value: Json, { unit, entries }: Bylaw['values'][string], language: Language): string[] {
  if (unit === 'euro') return amountLines(Array.isArray(value) ? value : [value], entries, language)
  if (typeof value === 'number') return [value.toLocaleString(language)]
  const texts = (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string')
  if (texts.length > 0 && texts.every((text) => /^\d{2}-\d{2}$/.test(text))) return texts.map((text) => dayOfYear(text, language))
  return texts.filter(isProse)
}

const valueAt = (values: { readonly [key: string]: Json }, key: string): Json =>
  key
    .split('.')
    .reduce<Json>(
      (value, step) =>
        value !== null && typeof value === 'object' && !Array.isArray(value) ? ((value as { [key: string]: Json })[step] ?? null) : null,
      values,
    )

/** A number that a sentence beside it says in words: `fristTage` beside `fristText`, `saison.letzterMonat` beside `saison.text`. */
const isSaidInWords = (key: string, keys: { readonly [key: string]: unknown }): boolean =>
  (key.endsWith('Tage') && Object.hasOwn(keys, key.replace(/Tage$/, 'Text'))) || Object.hasOwn(keys, key.replace(/[^.]+$/, 'text'))

/**
 * The rules of a statute that hold on a day (`YYYY-MM-DD`), in the order of the statute. Codes and claims that only the
 * reckoning needs are left out, and so is a number that a sentence beside it says in words.
 */
export function bylawFacts(bylaw: Bylaw, day: string, language: Language): BylawFact[] {
  const { values, basis } = bylawOn(bylaw, day)
  return Object.entries(bylaw.values).flatMap(([key, rule]): BylawFact[] => {
    const restsOn = basis[key]
    const value = valueAt(values, key)
    if (!restsOn || (typeof value === 'number' && rule.unit === 'none' && isSaidInWords(key, basis))) return []
    const lines = linesOf(value, rule, language)
    return lines.length === 0 ? [] : [{ key, label: rule.label, lines, basis: restsOn }]
  })
}
