/** The sample service as somebody in Gelsenkirchen fills it in, up to the page with places. Invented people. */
import type { Filling } from './browser.ts'

const nextYear = String(new Date().getFullYear() + 1)

export const sampleFilling: Filling = {
  kurz: 'Hallo',
  lang: 'Zwei Zeilen, mehr nicht.',
  anzahl: '3',
  betrag: '1000',
  'beginn.day': '1',
  'beginn.month': '2',
  'beginn.year': nextYear,
  einverstanden: 'no',
  farbe: 'rot',
  tiere: 'hund',
  eMail: 'erika@example.org',
  telefon: '0209 4710123',
  konto: 'DE02120300000000202051',
  'mensch.firstName': 'Erika',
  'mensch.lastName': 'Mustermann',
  'mensch.birthDate.day': '12',
  'mensch.birthDate.month': '4',
  'mensch.birthDate.year': '1985',
  'anschrift.street': 'Beispielstraße',
  'anschrift.houseNumber': '1',
  'anschrift.postalCode': '45879',
  'anschrift.place': 'Gelsenkirchen',
  'geraete.rows': '1',
  'geraete.0.bezeichnung': 'Zelt',
  'geraete.0.zustand': 'gebraucht',
}

/** Where a place lies, without its size: by the keys of a location's fields. */
export const ebertstrasse = (question: string): Filling => ({
  [`${question}.street`]: 'Ebertstraße',
  [`${question}.houseNumber`]: '11',
  [`${question}.postalCode`]: '45879',
  [`${question}.place`]: 'Gelsenkirchen',
})
