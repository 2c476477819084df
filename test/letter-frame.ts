/** Who writes letters in tests, and to whom. */
import type { LetterFrame } from '../src/cases/notice-letter.ts'

export const letterFrame: LetterFrame = {
  authority: {
    id: 'musterstadt',
    name: 'Stadt Musterstadt',
    shortName: 'Musterstadt',
    kind: 'town',
    kindName: 'Stadt',
    ags: '05513000',
    ars: '055130000000',
    referencePrefix: 'MU',
    postalCodes: [],
    districts: [],
    itProvider: 'rechenzentrum',
    look: { bar: '#003366', action: '#003366', wordmark: 'Musterstadt' },
    offices: [],
    townHall: { street: 'Rathausplatz 1', postalCode: '45879', place: 'Musterstadt', source: { text: 'made up', verified: false } },
  },
  office: { id: 'steuern', name: 'Steueramt', competences: [] },
  clerkName: 'Aylin Demir',
  addressLines: ['Zoë Łukasiewicz', 'Bahnhofstraße 12', '45879 Musterstadt'],
  reference: 'MU-7K3Q-9F2M-X',
  writtenOn: '2026-11-23',
  remedy: { text: 'Klage ist möglich.', example: false },
  isCopy: false,
}
