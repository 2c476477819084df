/** A service of registrations for tests: somebody tells the town of a party beforehand. */
import type { RegistrationDecision } from '../src/cases/procedures/registration/registration-decision.ts'
import { definition } from '../src/forms/definition.ts'
import type { Answers } from '../src/forms/question.ts'

export const registrationService = definition.parse({
  id: 'feier',
  title: 'Feier anzeigen',
  summary: 'Sagen Sie vorher, dass Sie feiern.',
  topic: 'engagement-hobby',
  audience: ['citizen'],
  trust: { level: 'none', because: 'Die Anzeige ist formfrei.' },
  before: { minutes: 5, afterwards: 'Sie bekommen ein Schreiben.' },
  pages: [
    {
      id: 'wer',
      title: 'Sie',
      ask: [
        { id: 'person', type: 'person', label: 'Ihr Name' },
        { id: 'anschrift', type: 'address', label: 'Ihre Anschrift' },
        { id: 'email', type: 'email', label: 'E-Mail', optional: true },
        { id: 'elektronisch', type: 'yesNo', label: 'Dürfen wir Ihnen elektronisch schreiben?', optional: true },
      ],
    },
    {
      id: 'was',
      title: 'Ihre Feier',
      ask: [
        { id: 'anlass', type: 'text', label: 'Anlass' },
        { id: 'gaeste', type: 'number', label: 'Wie viele Gäste?', min: 1 },
        { id: 'tag', type: 'date', label: 'An welchem Tag?' },
        { id: 'ort', type: 'address', label: 'Wo?' },
      ],
    },
  ],
  contact: { email: 'email', person: 'person', address: 'anschrift', electronicConsent: 'elektronisch' },
  procedure: 'registration',
  desk: {
    registration: { law: ['§ 1 Feiergesetz'] },
    subject: ['anlass', { question: 'gaeste', label: 'Gäste' }],
    place: 'ort',
    day: 'tag',
    hints: [
      { id: 'liste', label: 'Gästeliste', text: 'Bitte führen Sie eine Liste Ihrer Gäste.', suggest: true },
      { id: 'ruhe', label: 'Ruhe', text: 'Ab 22 Uhr ist Nachtruhe.' },
      { id: 'gross', label: 'Viele Gäste', text: 'Bitte planen Sie genug Platz ein.', when: 'gaeste > 100', suggest: true },
    ],
  },
})

/** Everything that the service asks; neither e-mail nor consent. */
export const party: Answers = {
  person: { firstName: 'Zoë', lastName: 'Łukasiewicz' },
  anschrift: { street: 'Bahnhofstraße', houseNumber: '12', postalCode: '45879', place: 'Gelsenkirchen' },
  anlass: 'Hochzeit',
  gaeste: 80,
  tag: '2027-04-03',
  ort: { street: 'Am Saal', houseNumber: '3', postalCode: '45879', place: 'Gelsenkirchen' },
}

export const onlineParty: Answers = { ...party, email: 'zoe@example.org', elektronisch: true }

export const acknowledged = {
  kind: 'acknowledged',
  hints: ['Bitte führen Sie eine Liste Ihrer Gäste.'],
} as const satisfies RegistrationDecision
export const returned = { kind: 'returned', missing: 'Die Zahl der Gäste.' } as const satisfies RegistrationDecision
export const notNeeded = { kind: 'notNeeded', reasons: 'Sie feiern zu Hause.' } as const satisfies RegistrationDecision
