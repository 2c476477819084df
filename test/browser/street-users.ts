/** People who need a piece of street, as they fill in the form. Invented people. */
import type { Filling } from './browser.ts'

/** The three fields of a day. */
export const dayFields = (name: string, day: Date): Filling => ({
  [`${name}.day`]: String(day.getDate()),
  [`${name}.month`]: String(day.getMonth() + 1),
  [`${name}.year`]: String(day.getFullYear()),
})

/** A day of next year. */
export const nextYear = (month: number, day: number): Date => new Date(new Date().getFullYear() + 1, month - 1, day)

export const period = (name: string, from: Date, to: Date): Filling => ({
  ...dayFields(`${name}.from`, from),
  ...dayFields(`${name}.to`, to),
})

const address = (place: string, postalCode: string, name = 'anschrift'): Filling => ({
  [`${name}.street`]: 'Beispielstraße',
  [`${name}.houseNumber`]: '12a',
  [`${name}.postalCode`]: postalCode,
  [`${name}.place`]: place,
})

const last: Filling = { elektronischerBescheid: 'no', wahrheit: true }

/** A café that wants tables and chairs from May to September. Where and how large is for the test. */
export const cafeIn = (place: string, postalCode: string, more: Filling = {}): Filling => ({
  antragArt: 'firma',
  imAuftrag: 'no',
  kontaktweg: 'brief',
  'organisation.name': 'Café Łucja',
  ...address(place, postalCode),
  nutzung: 'aussengastronomie',
  lokal: 'Café Łucja',
  sitzplaetze: '20',
  moebel: 'tische schirme',
  bewirtungBis: '22 Uhr',
  nachtsDraussen: 'no',
  ...period('zeitraum', nextYear(5, 1), nextYear(9, 30)),
  ...address(place, postalCode, 'orte.0.flaeche'),
  'orte.0.untergrund': 'gehweg',
  'orte.0.restbreite': '2,2',
  'orte.0.vorEigenemLokal': 'yes',
  ...last,
  ...more,
})

/** Somebody who moves house on a Saturday in spring. */
export const moverIn = (place: string, postalCode: string, more: Filling = {}): Filling => ({
  antragArt: 'privat',
  imAuftrag: 'no',
  kontaktweg: 'brief',
  'person.firstName': 'Zoë Łucja',
  'person.lastName': 'Müller-Šimšić',
  'person.birthDate.day': '12',
  'person.birthDate.month': '4',
  'person.birthDate.year': '1985',
  ...address(place, postalCode),
  nutzung: 'halteverbot',
  halteGrund: 'auszug',
  'fahrzeuge.0.fahrzeugArt': 'transporter',
  'fahrzeuge.0.fahrzeugKennzeichen': 'bot xy 12',
  schilder: 'firma',
  ...period('termin', nextYear(3, 20), nextYear(3, 20)),
  'termin.fromTime': '8 Uhr',
  'termin.toTime': '18:00',
  ...address(place, postalCode, 'orte.0.strecke'),
  'orte.0.strecke.side': 'near',
  'orte.0.strecke.length': '15',
  'orte.0.untergrund': 'parken',
  ...last,
  ...more,
})

/** Neighbours who close their street for a summer of Saturdays. */
export const neighboursIn = (place: string, postalCode: string, more: Filling = {}): Filling => ({
  antragArt: 'verein',
  imAuftrag: 'no',
  kontaktweg: 'brief',
  'organisation.name': 'Nachbarschaft Beispielstraße',
  ...address(place, postalCode),
  nutzung: 'veranstaltung',
  veranstaltungName: 'Sommer in der Beispielstraße',
  veranstaltungArt: 'nachbarschaft',
  personen: '150',
  musik: 'leise',
  essen: 'speisen getraenke',
  umzaeunt: 'no',
  toiletten: 'gebaeude',
  abfall: 'selbst',
  einschraenkung: 'voll',
  umleitung: 'Durch die Parallelstraße.',
  'verantwortlich.firstName': 'Erika',
  'verantwortlich.lastName': 'Mustermann',
  verantwortlichTelefon: '02361 4710123',
  ...period('termin', nextYear(1, 1), nextYear(12, 31)),
  'termin.fromTime': '10:00',
  'termin.toTime': '22:00',
  'wiederholung.every': 'week',
  'wiederholung.weekdays': 'sa',
  'wiederholung.fromMonth': '4',
  'wiederholung.toMonth': '10',
  ...address(place, postalCode, 'orte.0.flaeche'),
  'orte.0.flaeche.side': 'both',
  'orte.0.flaeche.length': '80',
  'orte.0.flaeche.width': '6',
  'orte.0.untergrund': 'fahrbahn',
  ...last,
  ...more,
})
