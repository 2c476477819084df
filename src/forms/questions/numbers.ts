/** Numbers and amounts of money, typed the German way: `1.234,56`. */
import { formatMoney } from '../../platform/money.ts'
import type { Language } from '../days.ts'
import { normalise } from './characters.ts'
import { answered, type Kind, type Reading, unanswered, wrong } from './kind.ts'
import { problem } from './problem.ts'

const formats = {
  de: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en-IE', { maximumFractionDigits: 6 }),
}

/** Beyond this many digits JavaScript no longer counts exactly. */
const MOST_DIGITS = 15

type Decimal = { readonly sign: 1 | -1; readonly whole: string; readonly fraction: string }

/** Reads `-1.234,56`; a single dot with one or two digits behind it is taken as a comma, as many keyboards type it. */
function decimalFrom(typed: string): Decimal | null {
  const text = typed.replaceAll(/[\s\u00A0\u202F]/g, '').replace(/^[−–]/, '-')
  const match = /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d*))?$/.exec(text) ?? /^([+-]?)(\d+)\.(\d{1,2})$/.exec(text)
  if (!match) return null
  return {
    sign: match[1] === '-' ? -1 : 1,
    whole: (match[2] ?? '').replaceAll('.', '').replace(/^0+(?=\d)/, ''),
    fraction: (match[3] ?? '').replace(/0+$/, ''),
  }
}

/** People type what stands beside the field as well: `10 m`. */
const withoutUnit = (typed: string, unit: string | undefined): string =>
  unit !== undefined && typed.toLowerCase().endsWith(unit.toLowerCase()) ? typed.slice(0, -unit.length) : typed

export const numberKind: Kind<'number', number> = {
  codes: ['notANumber', 'tooManyDecimals', 'tooSmall', 'tooLarge'],
  parts: () => [''],
  read(question, fields, setting) {
    const typed = normalise(fields.get(''))
    if (typed === '') return unanswered
    const decimal = decimalFrom(withoutUnit(typed, question.unit))
    if (!decimal) return wrong(problem('notANumber'))
    if (decimal.fraction.length > question.decimals) return wrong(problem('tooManyDecimals', { decimals: question.decimals }))
    return within(decimal, Number(`${decimal.whole}.${decimal.fraction || '0'}`), question.min, question.max, (limit) =>
      formats[setting.language].format(limit),
    )
  },
  isShape: (_, value): value is number => typeof value === 'number' && Number.isFinite(value),
  write: (question, answer) => ({ '': answer.toFixed(question.decimals).replace('.', ',') }),
  show: (question, answer, { language }) => [formats[language].format(answer) + (question.unit === undefined ? '' : ` ${question.unit}`)],
}

const showCents = (cents: number, language: Language): string => formatMoney(cents, language)

export const moneyKind: Kind<'money', number> = {
  codes: ['notAnAmount', 'tooManyDecimals', 'tooSmall', 'tooLarge'],
  parts: () => [''],
  read(question, fields, setting) {
    const typed = normalise(fields.get(''))
      .replace(/^(?:€|EUR)|(?:€|EUR|Euro)$/i, '')
      .trim()
    if (typed === '') return unanswered
    const decimal = decimalFrom(typed)
    if (!decimal) return wrong(problem('notAnAmount'))
    if (decimal.fraction.length > 2) return wrong(problem('tooManyDecimals', { decimals: 2 }))
    return within(decimal, Number(decimal.whole + decimal.fraction.padEnd(2, '0')), question.min, question.max, (limit) =>
      showCents(limit, setting.language),
    )
  },
  isShape: (_, value): value is number => Number.isSafeInteger(value),
  write: (_, answer) => ({ '': (answer / 100).toFixed(2).replace('.', ',') }),
  show: (_, answer, { language }) => [showCents(answer, language)],
}

function within(
  decimal: Decimal,
  magnitude: number,
  min: number | undefined,
  max: number | undefined,
  show: (limit: number) => string,
): Reading<number> {
  const isTooLong = decimal.whole.length > MOST_DIGITS
  const value = decimal.sign * magnitude || 0
  if ((isTooLong && decimal.sign === 1) || (max !== undefined && value > max))
    return wrong(problem('tooLarge', { max: show(max ?? 10 ** MOST_DIGITS) }))
  if (isTooLong || (min !== undefined && value < min)) return wrong(problem('tooSmall', { min: show(min ?? -(10 ** MOST_DIGITS)) }))
  return answered(value)
}
