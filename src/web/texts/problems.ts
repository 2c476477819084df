/**
 * What is wrong with an answer, in words: what to do about it, kindly. One sentence for each code of the form language;
 * a new code does not compile until both languages have words for it.
 */
import type { Question } from '../../forms/question.ts'
import type { Params, Problem, ProblemCode } from '../../forms/questions/problem.ts'
import type { Language } from '../context.ts'
import { fileProblems } from './file-problems.ts'
import { t } from './texts.ts'

/** `label` is the question or the part of it; `params` as listed in `forms/questions/problem.ts`. */
type Wording = (label: string, params: Params) => string

const dateParts = {
  de: { day: 'den Tag', month: 'den Monat', year: 'das Jahr' },
  en: { day: 'the day', month: 'the month', year: 'the year' },
} as const

const missingPart = (language: Language, missing: string | number | undefined): string =>
  missing === 'day' || missing === 'month' || missing === 'year'
    ? dateParts[language][missing]
    : language === 'de'
      ? 'das Datum'
      : 'the date'

const named = (label: string): string => `„${label}“`

const de: Record<ProblemCode, Wording> = {
  required: (label) => `Bitte beantworten Sie: ${named(label)}`,
  oneAnswerOnly: (label) => `Bitte geben Sie hier nur eine Antwort: ${named(label)}`,
  forbiddenCharacter: (label) =>
    `In Ihrer Antwort steckt ein unsichtbares Zeichen, das wir nicht verarbeiten können. Bitte tippen Sie sie neu ein: ${named(label)}`,
  notInNames: (_label, { character }) =>
    `Das Zeichen ${character} kommt in Namen und Anschriften nicht vor. Bitte verwenden Sie Buchstaben, ohne Emojis und Sonderzeichen.`,
  rightToLeftInNames: () =>
    'Bitte schreiben Sie den Namen mit lateinischen, griechischen oder kyrillischen Buchstaben, so wie er in Ihrem Ausweis steht.',
  tooLong: (label, { max }) => `Bitte kürzen Sie Ihre Antwort auf höchstens ${max} Zeichen: ${named(label)}`,
  patternMismatch: (label) => `Diese Angabe hat nicht die erwartete Form. Bitte prüfen Sie: ${named(label)}`,
  notANumber: (label) => `Bitte geben Sie eine Zahl in Ziffern an: ${named(label)}`,
  notAnAmount: (label) => `Bitte geben Sie einen Betrag in Euro an, zum Beispiel 12,50: ${named(label)}`,
  tooManyDecimals: (label, { decimals }) =>
    decimals === 0
      ? `Bitte geben Sie eine ganze Zahl an, ohne Komma: ${named(label)}`
      : `Bitte geben Sie höchstens ${decimals} Stellen nach dem Komma an: ${named(label)}`,
  tooSmall: (label, { min }) => `Bitte geben Sie mindestens ${min} an: ${named(label)}`,
  tooLarge: (label, { max }) => `Bitte geben Sie höchstens ${max} an: ${named(label)}`,
  incompleteDate: (label, { missing }) => `Bitte ergänzen Sie ${missingPart('de', missing)}: ${named(label)}`,
  notADate: (label) => `Bitte geben Sie Tag, Monat und Jahr in Ziffern an, zum Beispiel 24 3 2025: ${named(label)}`,
  noSuchDate: (label) => `Diesen Tag gibt es im Kalender nicht. Bitte prüfen Sie Tag und Monat: ${named(label)}`,
  tooEarly: (label, { earliest }) => `Bitte geben Sie einen Tag ab dem ${earliest} an: ${named(label)}`,
  tooLate: (label, { latest }) => `Bitte geben Sie einen Tag bis zum ${latest} an: ${named(label)}`,
  notYesOrNo: (label) => `Bitte wählen Sie Ja oder Nein: ${named(label)}`,
  notAnOption: (label) => `Bitte wählen Sie eine der angebotenen Möglichkeiten: ${named(label)}`,
  tooFew: (label, { min }) => `Bitte wählen Sie mindestens ${min} Möglichkeiten aus: ${named(label)}`,
  tooMany: (label, { max }) => `Bitte wählen Sie höchstens ${max} Möglichkeiten aus: ${named(label)}`,
  notDeclared: (label) => `Bitte setzen Sie das Häkchen, wenn Sie zustimmen. Ohne diese Erklärung geht es nicht weiter: ${named(label)}`,
  notAnEmail: () => 'Das ist keine vollständige E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de',
  notAPhone: () => 'Diese Telefonnummer passt nicht. Bitte geben Sie sie mit Vorwahl an, zum Beispiel: 0221 4710123',
  notAnIban: () => 'Diese IBAN stimmt nicht. Bitte vergleichen Sie sie Ziffer für Ziffer mit Ihrer Bankkarte.',
  notAPostalCode: () => 'Bitte geben Sie die Postleitzahl mit fünf Ziffern an.',
  placeMismatch: (_label, { postalCode, places }) =>
    `Zur Postleitzahl ${postalCode} gehört: ${places}. Bitte prüfen Sie Postleitzahl und Ort.`,
  tooFewRows: (label, { min, item }) => `Bitte tragen Sie mindestens ${min} × ${item} ein: ${named(label)}`,
  tooManyRows: (label, { max, item }) => `Sie können höchstens ${max} × ${item} eintragen: ${named(label)}`,
  unknownQuestion: () =>
    'Mit Ihren Angaben kam ein Feld, das es auf dieser Seite nicht gibt. Bitte prüfen Sie Ihre Angaben und senden Sie die Seite noch einmal ab.',
  checkFailed: (label) => `Diese Angabe passt nicht zu Ihren anderen Angaben. Bitte prüfen Sie: ${named(label)}`,
  notUnderstood: (label) => `Diese Angabe können wir nicht mehr lesen. Bitte geben Sie sie noch einmal ein: ${named(label)}`,
  ...fileProblems.de,
}

const quoted = (label: string): string => `“${label}”`

const en: Record<ProblemCode, Wording> = {
  required: (label) => `Please answer: ${quoted(label)}`,
  oneAnswerOnly: (label) => `Please give only one answer here: ${quoted(label)}`,
  forbiddenCharacter: (label) =>
    `Your answer contains an invisible character that we cannot process. Please type it again: ${quoted(label)}`,
  notInNames: (_label, { character }) =>
    `The character ${character} does not occur in names and addresses. Please use letters, without emoji or special characters.`,
  rightToLeftInNames: () => 'Please write the name in Latin, Greek or Cyrillic letters, as it is printed in your identity document.',
  tooLong: (label, { max }) => `Please shorten your answer to at most ${max} characters: ${quoted(label)}`,
  patternMismatch: (label) => `This does not have the expected form. Please check: ${quoted(label)}`,
  notANumber: (label) => `Please enter a number in digits: ${quoted(label)}`,
  notAnAmount: (label) => `Please enter an amount in euro, for example 12,50: ${quoted(label)}`,
  tooManyDecimals: (label, { decimals }) =>
    decimals === 0
      ? `Please enter a whole number: ${quoted(label)}`
      : `Please enter at most ${decimals} digits after the comma: ${quoted(label)}`,
  tooSmall: (label, { min }) => `Please enter at least ${min}: ${quoted(label)}`,
  tooLarge: (label, { max }) => `Please enter at most ${max}: ${quoted(label)}`,
  incompleteDate: (label, { missing }) => `Please add ${missingPart('en', missing)}: ${quoted(label)}`,
  notADate: (label) => `Please enter day, month and year in digits, for example 24 3 2025: ${quoted(label)}`,
  noSuchDate: (label) => `This day does not exist in the calendar. Please check day and month: ${quoted(label)}`,
  tooEarly: (label, { earliest }) => `Please enter a day on or after ${earliest}: ${quoted(label)}`,
  tooLate: (label, { latest }) => `Please enter a day on or before ${latest}: ${quoted(label)}`,
  notYesOrNo: (label) => `Please choose yes or no: ${quoted(label)}`,
  notAnOption: (label) => `Please choose one of the options shown: ${quoted(label)}`,
  tooFew: (label, { min }) => `Please choose at least ${min} options: ${quoted(label)}`,
  tooMany: (label, { max }) => `Please choose at most ${max} options: ${quoted(label)}`,
  notDeclared: (label) => `Please tick the box if you agree. We cannot continue without this declaration: ${quoted(label)}`,
  notAnEmail: () => 'This is not a complete e-mail address. It looks like this: name@example.com',
  notAPhone: () => 'This telephone number does not fit. Please enter it with its area code, for example: 0221 4710123',
  notAnIban: () => 'This IBAN is not correct. Please compare it with your bank card, digit by digit.',
  notAPostalCode: () => 'Please enter the postal code with five digits.',
  placeMismatch: (_label, { postalCode, places }) =>
    `The postal code ${postalCode} belongs to: ${places}. Please check postal code and town.`,
  tooFewRows: (label, { min, item }) => `Please enter at least ${min} × ${item}: ${quoted(label)}`,
  tooManyRows: (label, { max, item }) => `You can enter at most ${max} × ${item}: ${quoted(label)}`,
  unknownQuestion: () => 'Your answers came with a field that this page does not have. Please check your answers and send the page again.',
  checkFailed: (label) => `This does not fit your other answers. Please check: ${quoted(label)}`,
  notUnderstood: (label) => `We can no longer read this answer. Please enter it again: ${quoted(label)}`,
  ...fileProblems.en,
}

const tables = { de, en }

/** What exactly is meant: the part of an address or name, and in a group which row. */
function subject(field: string, question: Question | undefined, language: Language): string {
  if (question === undefined) return ''
  const words = t(language)
  const parts: Partial<Record<Question['type'], Readonly<Record<string, string>>>> = {
    address: words.address,
    person: words.person,
    organisation: words.organisation,
  }
  const steps = field.split('.')
  const part = steps[steps.lastIndexOf(question.id) + 1]
  const label = (part !== undefined && parts[question.type]?.[part]) || (question.label ?? question.id)
  const row = /^[^.]+\.(\d+)\./.exec(field)?.[1]
  const plain = label.replace(/[?:.]$/, '')
  return row === undefined ? plain : words.group.inRow(plain, Number(row) + 1)
}

/**
 * One problem in a sentence for the person who typed: the author's own words where the service has them, otherwise ours.
 * `question` is the question it belongs to; undefined for a field that the page does not have.
 */
export function problemText({ field, code, params, say }: Problem, question: Question | undefined, language: Language): string {
  return say ?? tables[language][code](subject(field, question, language), params)
}
