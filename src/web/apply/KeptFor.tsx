import type { Retention } from '../../forms/definition.ts'
import type { Language } from '../context.ts'

const words = {
  de: {
    kept: 'So lange bewahren wir sie auf',
    after: { submission: 'nach dem Absenden', decision: 'nach der Entscheidung' },
    months: (months: number) => (months === 1 ? 'einen Monat' : `${months} Monate`),
    years: (years: number) => (years === 1 ? 'ein Jahr' : `${years} Jahre`),
  },
  en: {
    kept: 'We keep them for',
    after: { submission: 'after you send them', decision: 'after the decision' },
    months: (months: number) => (months === 1 ? 'one month' : `${months} months`),
    years: (years: number) => (years === 1 ? 'one year' : `${years} years`),
  },
} as const

/** "5 Jahre nach der Entscheidung": a retention in few words. */
export function keptForInWords({ months, after }: Retention, language: Language): string {
  const say = words[language]
  return `${months % 12 === 0 ? say.years(months / 12) : say.months(months)} ${say.after[after]}`
}

/** How long what somebody sends is kept, and why so long. */
export const KeptFor = ({ retention, language }: { readonly retention: Retention; readonly language: Language }) => (
  <p>
    {words[language].kept}: <strong>{keptForInWords(retention, language)}</strong>. {retention.because}
  </p>
)
