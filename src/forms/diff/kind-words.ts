/** What the kinds of questions are called in reports. */
import type { QuestionType } from '../question.ts'

/** By kind, in German and English. */
export const kindWords: Readonly<Record<QuestionType, { readonly de: string; readonly en: string }>> = {
  text: { de: 'eine Zeile Text', en: 'a line of text' },
  longText: { de: 'mehrere Zeilen Text', en: 'several lines of text' },
  number: { de: 'eine Zahl', en: 'a number' },
  money: { de: 'ein Betrag', en: 'an amount' },
  date: { de: 'ein Tag', en: 'a day' },
  yesNo: { de: 'Ja oder Nein', en: 'yes or no' },
  choice: { de: 'eine Auswahl', en: 'a choice' },
  choices: { de: 'eine Auswahl von mehreren', en: 'a choice of several' },
  email: { de: 'eine E-Mail-Adresse', en: 'an e-mail address' },
  phone: { de: 'eine Telefonnummer', en: 'a telephone number' },
  iban: { de: 'eine IBAN', en: 'an IBAN' },
  address: { de: 'eine Anschrift', en: 'an address' },
  person: { de: 'ein Name', en: "a person's name" },
  organisation: { de: 'eine Organisation', en: 'an organisation' },
  declaration: { de: 'eine Erklärung', en: 'a declaration' },
  information: { de: 'ein Hinweis', en: 'information' },
  time: { de: 'eine Uhrzeit', en: 'a time of day' },
  period: { de: 'ein Zeitraum', en: 'a period' },
  repetition: { de: 'eine Wiederholung', en: 'a repetition' },
  country: { de: 'ein Land', en: 'a country' },
  nationality: { de: 'eine Staatsangehörigkeit', en: 'a nationality' },
  vehiclePlate: { de: 'ein Kennzeichen', en: 'a vehicle plate' },
  signature: { de: 'eine Unterschrift', en: 'a signature' },
  location: { de: 'ein Ort', en: 'a place' },
  file: { de: 'Dateien', en: 'files' },
  group: { de: 'Angaben in Zeilen', en: 'answers in rows' },
  table: { de: 'eine Tabelle', en: 'a table' },
  computed: { de: 'ein berechneter Wert', en: 'a computed value' },
}
