/** How a permit case ended, as the applicant reads it beside the state. Why and under which conditions says the notice. */
import type { TakenDecision } from '../../cases/decisions.ts'
import type { Permit, PermitDecision } from '../../cases/procedures/permit/permit-decision.ts'
import { dayInWords } from '../../forms/days.ts'
import type { Description } from '../components/DescriptionList.tsx'
import type { Language } from '../context.ts'

type Words = {
  readonly result: string
  readonly results: Readonly<Record<PermitDecision['kind'], string>>
  readonly validity: string
  readonly onDay: (day: string) => string
  readonly fromTo: (from: string, to: string) => string
  readonly untilRevoked: (from: string) => string
}

const words: Record<Language, Words> = {
  de: {
    result: 'Ergebnis',
    results: {
      granted: 'Erlaubt. Bitte beachten Sie, was dazu im Bescheid steht.',
      grantedInPart: 'Zum Teil erlaubt. Was erlaubt ist, was nicht und warum, steht im Bescheid.',
      refused: 'Abgelehnt. Warum, und was Sie dagegen tun können, steht im Bescheid.',
    },
    validity: 'Die Erlaubnis gilt',
    onDay: (day) => `am ${day}`,
    fromTo: (from, to) => `vom ${from} bis zum ${to}`,
    untilRevoked: (from) => `ab dem ${from}, bis sie widerrufen wird`,
  },
  en: {
    result: 'Result',
    results: {
      granted: 'Granted. Please observe what the notice says about it.',
      grantedInPart: 'Granted in part. The notice says what is permitted, what is not, and why.',
      refused: 'Refused. The notice says why, and what you can do against it.',
    },
    validity: 'The permit holds',
    onDay: (day) => `on ${day}`,
    fromTo: (from, to) => `from ${from} to ${to}`,
    untilRevoked: (from) => `from ${from} until it is revoked`,
  },
}

const isPermit = (decision: { readonly kind: string }): decision is Permit =>
  decision.kind === 'granted' || decision.kind === 'grantedInPart'

function validityOf({ validity: { from, to } }: Permit, language: Language): string {
  const say = words[language]
  const [first, last] = [dayInWords(from, language), to === null ? null : dayInWords(to, language)]
  if (last === null) return say.untilRevoked(first)
  return from === to ? say.onDay(first) : say.fromTo(first, last)
}

/** Lines for the facts of a case: the result, and for how long a permit holds. None for cases of another procedure. */
export function permitResult({ kind, content }: TakenDecision, language: Language): Description[] {
  const say = words[language]
  if (kind !== 'granted' && kind !== 'grantedInPart' && kind !== 'refused') return []
  const decision = content?.decision
  return [
    { term: say.result, value: say.results[kind] },
    ...(decision && isPermit(decision) ? [{ term: say.validity, value: validityOf(decision, language) }] : []),
  ]
}
