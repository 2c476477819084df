/** An amount in whole euro cents. Never a fraction: rounding happens where a statute orders it. */
export type Money = number & { readonly unit?: 'cent' }

/** `12.9` euro, as a statute names it, to 1290 cents. Throws on more than two decimals: no statute has them. */
export function centsFromEuro(euro: number): Money {
  const cents = Math.round(euro * 100)
  if (!Number.isSafeInteger(cents) || Math.abs(cents / 100 - euro) > 1e-9) {
    throw new RangeError(`${euro} is not an amount in euro with at most two decimals`)
  }
  return cents
}

const formats = {
  de: new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }),
}

/** 1290 cents as `12,90 €` (German) or `€12.90` (English), with the space that does not break and a minus that is no hyphen. */
export const formatMoney = (cents: Money, language: 'de' | 'en' = 'de'): string =>
  formats[language].format(cents / 100).replace('-', '\u2212')
