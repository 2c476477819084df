/** The words of the gallery. */
import type { Question } from '../../forms/question.ts'
import type { Language } from '../context.ts'

type KindText = { readonly name: string; readonly about: string }

/** Every kind of question by name, with what it is for. A kind without words does not compile. */
const kindsInGerman: Record<Question['type'], KindText> = {
  text: { name: 'Text', about: 'Eine Zeile, auf Wunsch nur Zeichen aus Namen oder nach einem Muster.' },
  longText: { name: 'Langer Text', about: 'Mehrere Zeilen, frei geschrieben.' },
  number: { name: 'Zahl', about: 'Ganz oder mit Nachkommastellen, mit Einheit und Grenzen.' },
  money: { name: 'Betrag', about: 'Euro und Cent, gespeichert in ganzen Cent.' },
  date: { name: 'Datum', about: 'Tag, Monat und Jahr in drei Feldern.' },
  yesNo: { name: 'Ja oder nein', about: 'Nichts ist vorausgewählt.' },
  choice: { name: 'Auswahl', about: 'Eine von mehreren Möglichkeiten; lange Listen lassen sich durchsuchen.' },
  choices: { name: 'Mehrfachauswahl', about: 'Mehrere Möglichkeiten zum Ankreuzen.' },
  email: { name: 'E-Mail-Adresse', about: 'Auch mit Umlauten in der Domain.' },
  phone: { name: 'Telefonnummer', about: 'Mit Vorwahl, aus allen Ländern.' },
  iban: { name: 'IBAN', about: 'Geprüft mit ihren Prüfziffern.' },
  address: { name: 'Anschrift', about: 'In der Region passen Postleitzahl und Ort zusammen.' },
  person: { name: 'Person', about: 'Vor- und Nachname, auf Wunsch das Geburtsdatum.' },
  organisation: { name: 'Organisation', about: 'Name, Rechtsform und Ansprechperson.' },
  declaration: { name: 'Erklärung', about: 'Ein Satz, dem man mit einem Häkchen zustimmt.' },
  information: { name: 'Hinweis', about: 'Fragt nichts, sondern sagt etwas.' },
  group: { name: 'Gruppe', about: 'Dieselben Fragen zu mehreren Dingen, Zeile für Zeile.' },
  time: { name: 'Uhrzeit', about: 'Getippt, wie man sie schreibt: 14:30, 14.30 oder 14 Uhr.' },
  period: { name: 'Zeitraum', about: 'Von einem Tag bis zu einem anderen, auf Wunsch mit Uhrzeiten.' },
  repetition: { name: 'Wiederholung', about: 'Wie oft, an welchen Wochentagen, in welchen Monaten.' },
  country: { name: 'Land', about: 'Alle Länder der Welt zum Suchen, gespeichert nach ISO 3166-1.' },
  nationality: { name: 'Staatsangehörigkeit', about: 'Wie Land, dazu staatenlos und ungeklärt.' },
  vehiclePlate: { name: 'Kennzeichen', about: 'Von Fahrzeugen, auch mit E oder H, auf Wunsch aus anderen Ländern.' },
  signature: { name: 'Unterschrift', about: 'Ein getippter Name und ein Häkchen.' },
}

const kindsInEnglish: Record<Question['type'], KindText> = {
  text: { name: 'Text', about: 'One line; where wanted only characters of names, or of a given pattern.' },
  longText: { name: 'Long text', about: 'Several lines, written freely.' },
  number: { name: 'Number', about: 'Whole or with decimals, with unit and limits.' },
  money: { name: 'Amount', about: 'Euro and cents, stored in whole cents.' },
  date: { name: 'Date', about: 'Day, month and year in three fields.' },
  yesNo: { name: 'Yes or no', about: 'Nothing is chosen beforehand.' },
  choice: { name: 'Choice', about: 'One of several options; long lists can be searched.' },
  choices: { name: 'Several choices', about: 'Several options to tick.' },
  email: { name: 'E-mail address', about: 'With umlauts in its domain as well.' },
  phone: { name: 'Telephone number', about: 'With area code, of all countries.' },
  iban: { name: 'IBAN', about: 'Checked by its check digits.' },
  address: { name: 'Address', about: 'Within the region, postal code and town fit each other.' },
  person: { name: 'Person', about: 'First and last name, where wanted the date of birth.' },
  organisation: { name: 'Organisation', about: 'Name, legal form and contact person.' },
  declaration: { name: 'Declaration', about: 'A sentence that is agreed to by a tick.' },
  information: { name: 'Information', about: 'Asks nothing, but tells something.' },
  group: { name: 'Group', about: 'The same questions about several things, row by row.' },
  time: { name: 'Time', about: 'Typed as people write it: 14:30, 14.30 or 2:30 pm.' },
  period: { name: 'Period', about: 'From one day to another, where wanted with times.' },
  repetition: { name: 'Repetition', about: 'How often, on which days of the week, in which months.' },
  country: { name: 'Country', about: 'All countries of the world to search, stored as in ISO 3166-1.' },
  nationality: { name: 'Nationality', about: 'Like country, and also stateless and unknown.' },
  vehiclePlate: { name: 'Registration plate', about: 'Of vehicles, with E or H as well, where wanted of other countries.' },
  signature: { name: 'Signature', about: 'A typed name and a tick.' },
}

const texts = {
  de: {
    title: 'Muster',
    lead: 'Alle Arten von Fragen, die ein Onlinedienst stellen kann, und alle Bausteine der Seiten. Nur in der Vorführung.',
    kinds: 'Fragen',
    kindsInWords: kindsInGerman,
    pages: 'Ganze Seiten',
    pagesLead: 'Hier stehen die übrigen Bausteine so beisammen, wie sie vorkommen.',
    anyProblem: 'Was bei jeder Frage vorkommen kann',
    states: { empty: 'Leer', answered: 'Ausgefüllt', refused: 'Mit Fehler' },
    yaml: 'So steht es im Dienst',
    read: 'So liest es sich',
    stored: 'So wird es gespeichert',
    problems: 'Was nicht stimmen kann',
    problemsLead: 'Mit dem Kürzel kann ein Dienst unter „say“ eigene Worte finden.',
    noProblems: 'Ein Hinweis fragt nichts, also kann daran nichts falsch sein.',
    code: 'Kürzel',
    wording: 'Unsere Worte',
  },
  en: {
    title: 'Gallery',
    lead: 'All kinds of questions that an online service can ask, and all parts of the pages. Only in the demonstration; the examples are in German.',
    kinds: 'Questions',
    kindsInWords: kindsInEnglish,
    pages: 'Whole pages',
    pagesLead: 'Here the other components stand together as they occur.',
    anyProblem: 'What can happen with every question',
    states: { empty: 'Empty', answered: 'Answered', refused: 'With a problem' },
    yaml: 'How it stands in the service',
    read: 'How it is read',
    stored: 'How it is stored',
    problems: 'What can be wrong',
    problemsLead: 'By the code, a service can find words of its own under “say”.',
    noProblems: 'Information asks nothing, so nothing can be wrong with it.',
    code: 'Code',
    wording: 'Our words',
  },
} satisfies Record<Language, unknown>

/** The words of the gallery in a language. */
export const galleryTexts = (language: Language): (typeof texts)['de'] => texts[language]
