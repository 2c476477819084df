/** How the case of a registration ended, as the person reads it beside the state. */
import type { TakenDecision } from '../../cases/decisions.ts'
import type { RegistrationDecision } from '../../cases/procedures/registration/registration-decision.ts'
import type { Description } from '../components/DescriptionList.tsx'
import type { Language } from '../context.ts'

type Words = { readonly result: string; readonly results: Readonly<Record<RegistrationDecision['kind'], string>> }

const words: Record<Language, Words> = {
  de: {
    result: 'Ergebnis',
    results: {
      acknowledged: 'Bestätigt: Ihre Anzeige ist vollständig bei uns angekommen.',
      returned: 'Unvollständig. Was fehlt, steht in unserem Schreiben. Bitte zeigen Sie es noch einmal an.',
      notNeeded: 'Bei uns müssen Sie das nicht anzeigen. Warum, steht in unserem Schreiben.',
    },
  },
  en: {
    result: 'Result',
    results: {
      acknowledged: 'Confirmed: we have received your registration, and it is complete.',
      returned: 'Incomplete. Our letter says what is missing. Please register again.',
      notNeeded: 'You do not have to register this with us. Our letter says why.',
    },
  },
}

/** A line for the facts of a case; none for cases of another procedure. */
export function registrationResult({ kind }: Pick<TakenDecision, 'kind'>, language: Language): Description[] {
  const { result, results } = words[language]
  return kind === 'acknowledged' || kind === 'returned' || kind === 'notNeeded' ? [{ term: result, value: results[kind] }] : []
}
