/** A service of permits for tests: somebody puts something somewhere for a time, and what it costs. */
import type { PermitDecision } from '../src/cases/procedures/permit/permit-decision.ts'
import { definition } from '../src/forms/definition.ts'
import type { Answers } from '../src/forms/question.ts'

export const permitService = definition.parse({
  id: 'aufstellen',
  title: 'Etwas aufstellen',
  summary: 'Beantragen Sie, etwas aufzustellen.',
  topic: 'bauen-wohnen',
  audience: ['citizen', 'business'],
  trust: { level: 'none', because: 'Der Antrag ist formfrei.' },
  before: { minutes: 5, afterwards: 'Sie bekommen einen Bescheid.' },
  pages: [
    {
      id: 'wer',
      title: 'Sie',
      ask: [
        { id: 'person', type: 'person', label: 'Ihr Name' },
        { id: 'anschrift', type: 'address', label: 'Ihre Anschrift' },
        { id: 'email', type: 'email', label: 'E-Mail', optional: true },
        { id: 'elektronisch', type: 'yesNo', label: 'Dürfen wir Ihnen den Bescheid elektronisch bekannt geben?', optional: true },
      ],
    },
    {
      id: 'was',
      title: 'Ihr Vorhaben',
      ask: [
        { id: 'art', type: 'choice', label: 'Was möchten Sie aufstellen?', options: { bank: 'Eine Bank', zelt: 'Ein Zelt' } },
        { id: 'ab', type: 'date', label: 'Ab wann?' },
        { id: 'orte', type: 'group', label: 'Orte', item: 'Ort', ask: [{ id: 'stelle', type: 'address', label: 'Wo?' }] },
      ],
    },
  ],
  assessment: [
    { id: 'nutzung', label: 'Nutzung', amount: '4500', unknown: 'Das teilt Ihnen die Stadt mit.' },
    { id: 'anteil', label: 'Davon in diesem Jahr', amount: '1500', unknown: 'Das teilt Ihnen die Stadt mit.' },
    { id: 'strom', label: 'Strom', when: 'art = "zelt"', amount: 'null', unknown: 'Das teilt Ihnen die Stadt mit.' },
  ],
  contact: { email: 'email', person: 'person', address: 'anschrift', electronicConsent: 'elektronisch' },
  procedure: 'permit',
  desk: {
    subject: ['art'],
    place: 'orte',
    period: 'ab',
    feeLines: ['nutzung', 'strom'],
    permit: { title: 'Aufstellerlaubnis', law: ['§ 1 Aufstellgesetz'] },
    provisos: [
      { id: 'sauber', label: 'Sauberkeit', text: 'Halten Sie den Ort sauber.' },
      { id: 'ende', kind: 'timeLimit', label: 'Ende', text: 'Räumen Sie den Ort am letzten Tag.' },
    ],
  },
})

/** Everything that the service asks; neither e-mail nor consent. */
export const petition: Answers = {
  person: { firstName: 'Zoë', lastName: 'Łukasiewicz' },
  anschrift: { street: 'Bahnhofstraße', houseNumber: '12', postalCode: '99999', place: 'Musterstadt' },
  art: 'bank',
  ab: '2027-04-01',
  orte: [
    { stelle: { street: 'Marktplatz', houseNumber: '3', postalCode: '99999', place: 'Musterstadt' } },
    { stelle: { street: 'Am Park', houseNumber: '1', postalCode: '99999', place: 'Musterstadt' } },
  ],
}

export const onlinePetition: Answers = { ...petition, email: 'zoe@example.org', elektronisch: true }

/** Complete decisions of Monday, 23 November 2026. */
export const granted = {
  kind: 'granted',
  permitted: 'Eine Bank',
  place: 'Marktplatz 3, 99999 Musterstadt',
  validity: { from: '2027-04-01', to: '2027-10-31', times: '', isRevocable: true },
  provisos: [{ kind: 'obligation', text: 'Halten Sie den Ort sauber.' }],
  reasons: 'Der Ort ist für alle da.',
  fees: {
    kind: 'charged',
    lines: [
      { label: 'Nutzung', amount: 4_500 },
      { label: 'Verwaltungsgebühr', amount: 2_500 },
    ],
    basis: 'Gebührensatzung',
    kassenzeichen: '4711.0815',
    dueOn: '2026-12-15',
  },
  legalBasis: '§ 1 Aufstellgesetz',
} as const satisfies PermitDecision

export const grantedInPart = {
  ...granted,
  kind: 'grantedInPart',
  notPermitted: 'Die Bank im Park.',
  reasons: 'Im Park ist kein Platz.',
  hearing: { kind: 'heard', on: '2026-11-20', way: 'portal' },
} as const satisfies PermitDecision

export const refusal = {
  kind: 'refused',
  reasons: 'Der Platz wird gebraucht.',
  hearing: { kind: 'dispensed', because: 'Sie haben sich im Antrag schon dazu geäußert.' },
  fees: { kind: 'free' },
  legalBasis: '§ 1 Aufstellgesetz',
} as const satisfies PermitDecision
