import { example, type ExampleTable } from './example.ts'

export const identityExamples: Pick<ExampleTable, 'country' | 'nationality' | 'vehiclePlate' | 'signature'> = {
  country: [example('Einfach', { id: 'land', type: 'country', label: 'Land' }, ['land'], { land: 'NL' }, { land: 'Atlantis' })],
  nationality: [
    example(
      'Einfach',
      {
        id: 'nationalitaet',
        type: 'nationality',
        label: 'Staatsangehörigkeit',
        hint: 'Bei mehreren nennen Sie bitte eine.',
        optional: true,
      },
      ['nationalitaet'],
      { nationalitaet: 'XXA' },
      { nationalitaet: 'Atlantis' },
    ),
  ],
  vehiclePlate: [
    example(
      'Deutsches Kennzeichen',
      { id: 'kennzeichen', type: 'vehiclePlate', label: 'Kennzeichen' },
      ['kennzeichen'],
      { kennzeichen: 'ge-ab123e' },
      { kennzeichen: 'GEAB123' },
    ),
    example(
      'Auch aus anderen Ländern',
      { id: 'umzugswagen', type: 'vehiclePlate', label: 'Kennzeichen des Umzugswagens', foreign: true, optional: true },
      ['umzugswagen'],
      { umzugswagen: '1-ABC-234' },
      { umzugswagen: '?' },
    ),
  ],
  signature: [
    example(
      'Einfach',
      { id: 'unterschrift', type: 'signature', label: 'Unterschrift', text: 'Ich habe die Hinweise gelesen und halte mich daran.' },
      ['unterschrift.name', 'unterschrift.declared'],
      { 'unterschrift.declared': 'yes', 'unterschrift.name': 'Zoë Łukasik' },
      { 'unterschrift.name': 'Zoë Łukasik' },
    ),
  ],
}
