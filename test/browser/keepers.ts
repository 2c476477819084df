/** Keepers and their dogs, as they fill in the form. Invented people. */
import type { Filling } from './browser.ts'

const dog: Filling = {
  herkunft: 'zucht',
  zuchtName: 'Zwinger vom Beispielhof',
  rufname: 'Bello',
  geschlecht: 'ruede',
  rasse: 'beagle',
  alterJahre: '2',
  gross: 'no',
  gefaehrlichFestgestellt: 'no',
  gechipt: 'yes',
  chipnummer: '276098102345678',
  versichert: 'yes',
  versicherer: 'Beispiel Versicherung',
  versicherungsnummer: 'HH-12345',
  hundeImHaushalt: '1',
  verguenstigungGewuenscht: 'no',
  wahrheit: true,
}

const since = (day: Date): Filling => ({
  'seit.day': String(day.getDate()),
  'seit.month': String(day.getMonth() + 1),
  'seit.year': String(day.getFullYear()),
})

/** A keeper who took the dog in a few days ago, so that no deadline has passed. */
export const keeperIn = (place: string, postalCode: string, more: Filling = {}): Filling => ({
  ...dog,
  ...since(new Date(Date.now() - 3 * 24 * 60 * 60 * 1000)),
  halterArt: 'person',
  'person.firstName': 'Zoë Łucja',
  'person.lastName': 'Müller-Šimšić',
  'person.birthDate.day': '12',
  'person.birthDate.month': '4',
  'person.birthDate.year': '1985',
  'anschrift.street': 'Beispielstraße',
  'anschrift.houseNumber': '12a',
  'anschrift.postalCode': postalCode,
  'anschrift.place': place,
  elektronischerBescheid: 'no',
  ...more,
})

/** When the whole of a decision is due: 15 February of next year. The amount is left to the desk. */
export const dueInFebruary: Filling = {
  'zahlungen.0.faelligAm.day': '15',
  'zahlungen.0.faelligAm.month': '2',
  'zahlungen.0.faelligAm.year': String(new Date().getFullYear() + 1),
}
