import type { ProcedureName, Retention } from '../../forms/definition.ts'
import type { Language } from '../context.ts'

const words = {
  de: {
    kept: 'So lange bewahren wir sie auf',
    after: { submission: 'nach dem Absenden', decision: 'nach der Entscheidung', answer: 'nach unserer Antwort' },
    months: (months: number) => (months === 1 ? 'einen Monat' : `${months} Monate`),
    years: (years: number) => (years === 1 ? 'ein Jahr' : `${years} Jahre`),
  },
  en: {
    kept: 'We keep them for',
    after: { submission: 'after you send them', decision: 'after the decision', answer: 'after our answer' },
    months: (months: number) => (months === 1 ? 'one month' : `${months} months`),
    years: (years: number) => (years === 1 ? 'one year' : `${years} years`),
  },
} as const

/** "5 Jahre nach der Entscheidung": a retention in few words. A registration is answered, not decided (decision 0016). */
function keptForInWords({ months, after }: Retention, procedure: ProcedureName, language: Language): string {
  const say = words[language]
  const since = after === 'decision' && procedure === 'registration' ? 'answer' : after
  return `${months % 12 === 0 ? say.years(months / 12) : say.months(months)} ${say.after[since]}`
}

type KeptForModel = { readonly retention: Retention; readonly procedure: ProcedureName; readonly language: Language }

/** How long what somebody sends is kept, and why so long. */
export const KeptFor = ({ retention, procedure, language }: KeptForModel) => (
  <p>
    {words[language].kept}: <strong>{keptForInWords(retention, procedure, language)}</strong>. {retention.because}
  </p>
)
