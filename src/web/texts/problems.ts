/**
 * What is wrong with an answer, in words: what to do about it, kindly. One sentence for each code of the form language;
 * a new code does not compile until both languages have words for it.
 */
import { isRepeated, type Question } from '../../forms/question.ts'
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

const entries = {
  de: (count: string | number | undefined): string => (count === 1 ? 'einen Eintrag' : `${count} Einträge`),
  en: (count: string | number | undefined): string => (count === 1 ? 'one entry' : `${count} entries`),
}

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
  notADate: (label) => `Bitte geben Sie Tag, Monat und Jahr in Ziffern an, zum Beispiel 24 3 2027: ${named(label)}`,
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
  tooFewRows: (label, { min, item }) => `Bitte tragen Sie mindestens ${entries.de(min)} („${item}“) ein: ${named(label)}`,
  tooManyRows: (label, { max, item }) => `Mehr als ${entries.de(max)} („${item}“) können Sie hier nicht machen: ${named(label)}`,
  unknownQuestion: () =>
    'Mit Ihren Angaben kam ein Feld, das es auf dieser Seite nicht gibt. Bitte prüfen Sie Ihre Angaben und senden Sie die Seite noch einmal ab.',
  checkFailed: (label) => `Diese Angabe passt nicht zu Ihren anderen Angaben. Bitte prüfen Sie: ${named(label)}`,
  notUnderstood: (label) => `Diese Angabe können wir nicht mehr lesen. Bitte geben Sie sie noch einmal ein: ${named(label)}`,
  notATime: (label) => `Bitte geben Sie die Uhrzeit in Ziffern an, zum Beispiel 14:30: ${named(label)}`,
  timeTooEarly: (label, { earliest }) => `Bitte geben Sie eine Uhrzeit ab ${earliest} an: ${named(label)}`,
  timeTooLate: (label, { latest }) => `Bitte geben Sie eine Uhrzeit bis ${latest} an: ${named(label)}`,
  beginMissing: (label) => `Bitte geben Sie auch den ersten Tag an: ${named(label)}`,
  endMissing: (label) => `Bitte geben Sie auch den letzten Tag an. Dauert es nur einen Tag, ist es derselbe: ${named(label)}`,
  endBeforeBegin: (label) => `Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Tage: ${named(label)}`,
  periodTooLong: (label, { max, days }) =>
    `Von Beginn bis Ende sind es ${days} Tage, möglich sind höchstens ${max}. Bitte verkürzen Sie den Zeitraum: ${named(label)}`,
  timeMissing: (label) => `Bitte geben Sie auch die Uhrzeit an, zum Beispiel 14:30: ${named(label)}`,
  timesBackwards: (label, { fromTime }) =>
    `An einem einzigen Tag muss das Ende nach ${fromTime} liegen, spätestens um 24 Uhr. Geht es über Mitternacht hinaus, geben Sie als Ende bitte den nächsten Tag an: ${named(label)}`,
  rhythmMissing: (label) => `Bitte wählen Sie aus, wie oft es stattfindet: ${named(label)}`,
  weekdayMissing: (label) => `Bitte wählen Sie mindestens einen Wochentag aus: ${named(label)}`,
  weekdaysOfEveryDay: (label) =>
    `Sie haben „Jeden Tag“ und dazu einzelne Wochentage gewählt. Bitte nehmen Sie die Häkchen weg, oder wählen Sie „Jede Woche“: ${named(label)}`,
  monthMissing: (label, { missing }) =>
    missing === 'fromMonth'
      ? `Bitte geben Sie auch den ersten Monat an, oder lassen Sie beide Monate frei: ${named(label)}`
      : `Bitte geben Sie auch den letzten Monat an, oder lassen Sie beide Monate frei: ${named(label)}`,
  notAPlate: (label) => `Das ist kein deutsches Kennzeichen. Es sieht zum Beispiel so aus: GE‑AB 123. Bitte prüfen Sie: ${named(label)}`,
  plateRunTogether: (label) =>
    `Bitte trennen Sie den Ort vom Rest des Kennzeichens, zum Beispiel GE‑AB 123. Sonst ist nicht klar, wo er endet: ${named(label)}`,
  plateTooLong: (label, { max }) => `Ein Kennzeichen hat höchstens ${max} Buchstaben und Ziffern. Bitte prüfen Sie: ${named(label)}`,
  notAForeignPlate: (label) => `Bitte geben Sie nur die Buchstaben und Ziffern des Kennzeichens an, höchstens zwölf: ${named(label)}`,
  sizeMissing: (_label, { needed }) =>
    needed === 'length'
      ? 'Wie lang ist die Stelle? Bitte geben Sie die Länge an, oder zeichnen Sie eine Linie auf der Karte ein.'
      : 'Wie groß ist die Fläche? Bitte geben Sie Länge und Breite an, oder zeichnen Sie sie auf der Karte ein.',
  shapeUnreadable: () => 'Diese Zeichnung können wir nicht lesen. Bitte zeichnen Sie die Stelle neu ein, oder beschreiben Sie sie.',
  shapeKindNotAsked: () => 'Danach ist hier nicht gefragt. Bitte zeichnen Sie mit den Werkzeugen, die über der Karte stehen.',
  shapeCrossesItself: () =>
    'Die Ränder der Fläche überkreuzen sich. Bitte verschieben Sie eine Ecke, oder zeichnen Sie neu, einmal ringsherum.',
  shapeTooSmall: () => 'Ihre Zeichnung ist zu klein, um sie zu messen. Vergrößern Sie die Karte, und zeichnen Sie die Stelle neu ein.',
  shapeTooLarge: () => 'Ihre Zeichnung ist größer als ein Stadtviertel. Bitte zeichnen Sie nur die Stelle ein, um die es geht.',
  holeOutside: () => 'In Ihrer Zeichnung liegt eine Aussparung außerhalb der Fläche. Bitte zeichnen Sie die Fläche neu ein.',
  tooManyShapes: (_label, { max }) =>
    max === 1
      ? 'Hier ist nach einer einzigen Stelle gefragt. Bitte löschen Sie auf der Karte, was zu viel ist.'
      : `Sie können höchstens ${max} Stellen einzeichnen. Bitte löschen Sie auf der Karte, was zu viel ist.`,
  tooManyPoints: (_label, { max }) =>
    `Ihre Zeichnung hat zu viele Punkte. Bis zu ${max} sind möglich; meist genügt je Ecke einer. Bitte zeichnen Sie die Stelle neu ein.`,
  outsideAuthority: (_label, { authority, municipality }) =>
    `Diese Stelle liegt in ${municipality}. Bitte stellen Sie Ihren Antrag im Portal von ${municipality}; hier entscheidet: ${authority}.`,
  outsideRegion: (_label, { authority }) =>
    `Diese Stelle liegt außerhalb des Gebiets, für das hier entschieden wird: ${authority}. Bitte prüfen Sie, ob sie stimmt.`,
  anotherCountry: () => 'Diese Stelle liegt nicht in Deutschland. Bitte zeichnen Sie sie neu ein, oder beschreiben Sie sie.',
  ...fileProblems.de,
  yearNotInFull: (label) => `Bitte geben Sie das Jahr mit vier Ziffern an, zum Beispiel 2027: ${named(label)}`,
  sizesDiffer: (_label, { drawn, stated }) =>
    `Eingezeichnet sind ${drawn}, nach Ihren Maßen sind es ${stated}. Bitte berichtigen Sie Zeichnung oder Maße, oder lassen Sie eines von beiden weg.`,
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
  notADate: (label) => `Please enter day, month and year in digits, for example 24 3 2027: ${quoted(label)}`,
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
  tooFewRows: (label, { min, item }) => `Please make at least ${entries.en(min)} (“${item}”): ${quoted(label)}`,
  tooManyRows: (label, { max, item }) => `More than ${entries.en(max)} (“${item}”) cannot be made here: ${quoted(label)}`,
  unknownQuestion: () => 'Your answers came with a field that this page does not have. Please check your answers and send the page again.',
  checkFailed: (label) => `This does not fit your other answers. Please check: ${quoted(label)}`,
  notUnderstood: (label) => `We can no longer read this answer. Please enter it again: ${quoted(label)}`,
  notATime: (label) => `Please enter the time in digits, for example 14:30: ${quoted(label)}`,
  timeTooEarly: (label, { earliest }) => `Please enter a time at or after ${earliest}: ${quoted(label)}`,
  timeTooLate: (label, { latest }) => `Please enter a time at or before ${latest}: ${quoted(label)}`,
  beginMissing: (label) => `Please also enter the first day: ${quoted(label)}`,
  endMissing: (label) => `Please also enter the last day. If it is one day only, it is the same day: ${quoted(label)}`,
  endBeforeBegin: (label) => `The end is before the beginning. Please check both days: ${quoted(label)}`,
  periodTooLong: (label, { max, days }) =>
    `From beginning to end there are ${days} days; at most ${max} are possible. Please shorten the period: ${quoted(label)}`,
  timeMissing: (label) => `Please also enter the time, for example 14:30: ${quoted(label)}`,
  timesBackwards: (label, { fromTime }) =>
    `On one single day the end must be after ${fromTime}, at 24:00 at the latest. If it goes past midnight, please enter the next day as the end: ${quoted(label)}`,
  rhythmMissing: (label) => `Please choose how often it takes place: ${quoted(label)}`,
  weekdayMissing: (label) => `Please choose at least one day of the week: ${quoted(label)}`,
  weekdaysOfEveryDay: (label) =>
    `You chose “Every day” and single days of the week as well. Please clear the boxes, or choose “Every week”: ${quoted(label)}`,
  monthMissing: (label, { missing }) =>
    missing === 'fromMonth'
      ? `Please also choose the first month, or leave both months empty: ${quoted(label)}`
      : `Please also choose the last month, or leave both months empty: ${quoted(label)}`,
  notAPlate: (label) => `This is not a German registration plate. It looks like this: GE‑AB 123. Please check: ${quoted(label)}`,
  plateRunTogether: (label) =>
    `Please separate the district from the rest of the plate, for example GE‑AB 123. Otherwise it is not clear where it ends: ${quoted(label)}`,
  plateTooLong: (label, { max }) => `A registration plate has at most ${max} letters and digits. Please check: ${quoted(label)}`,
  notAForeignPlate: (label) => `Please enter only the letters and digits of the plate, at most twelve: ${quoted(label)}`,
  sizeMissing: (_label, { needed }) =>
    needed === 'length'
      ? 'How long is the place? Please enter the length, or draw a line on the map.'
      : 'How large is the area? Please enter length and width, or draw it on the map.',
  shapeUnreadable: () => 'We cannot read this drawing. Please draw the place again, or describe it.',
  shapeKindNotAsked: () => 'This is not asked for here. Please draw with the tools above the map.',
  shapeCrossesItself: () => 'The edges of the area cross each other. Please move a corner, or draw it again, once around.',
  shapeTooSmall: () => 'Your drawing is too small to be measured. Zoom in, and draw the place again.',
  shapeTooLarge: () => 'Your drawing is larger than a quarter of the town. Please draw only the place that this is about.',
  holeOutside: () => 'A gap in your drawing lies outside of the area. Please draw the area again.',
  tooManyShapes: (_label, { max }) =>
    max === 1
      ? 'A single place is asked for here. Please delete on the map what is too much.'
      : `You can draw at most ${max} places. Please delete on the map what is too much.`,
  tooManyPoints: (_label, { max }) =>
    `Your drawing has too many points. Up to ${max} are possible; one for each corner is usually enough. Please draw the place again.`,
  outsideAuthority: (_label, { authority, municipality }) =>
    `This place lies in ${municipality}. Please apply in the portal of ${municipality}; the authority that decides here is: ${authority}.`,
  outsideRegion: (_label, { authority }) =>
    `This place lies outside of the area that is decided on here: ${authority}. Please check whether it is right.`,
  anotherCountry: () => 'This place is not in Germany. Please draw it again, or describe it.',
  ...fileProblems.en,
  yearNotInFull: (label) => `Please enter the year with four digits, for example 2027: ${quoted(label)}`,
  sizesDiffer: (_label, { drawn, stated }) =>
    `The drawing makes ${drawn}, what you stated makes ${stated}. Please correct the drawing or the measures, or leave one of them out.`,
}

const tables = { de, en }

/** A label inside of a sentence: a question keeps its mark, as the page shows it. */
const quotable = (label: string): string => label.replace(/[:.]$/, '')
const withoutMark = (label: string): string => label.replace(/[?:.]$/, '')

/** What exactly is meant: the question, or the part of an address or name. */
function subject(field: string, question: Question | undefined, language: Language): string {
  if (question === undefined) return ''
  const words = t(language)
  const parts: Partial<Record<Question['type'], Readonly<Record<string, string>>>> = {
    address: words.address,
    person: words.person,
    organisation: words.organisation,
    period: words.period,
    repetition: words.repetition,
    signature: words.signature,
    location: words.location,
  }
  const steps = field.split('.')
  const part = steps[steps.lastIndexOf(question.id) + 1]
  const ofPart = part === undefined ? undefined : parts[question.type]?.[part]
  const whole = question.label ?? question.id
  if (ofPart === undefined) return quotable(whole)
  // "Beginn" alone says little where two periods are asked for; "Vorname" says it all.
  const isNamedByWhole = question.type === 'period' || question.type === 'repetition' || question.type === 'signature'
  return isNamedByWhole ? `${withoutMark(whole)}: ${quotable(ofPart)}` : quotable(ofPart)
}

/** Finds a question of a form by its id, also one in the rows of a group. */
export type FindQuestion = (id: string) => Question | undefined

export const questionsIn =
  (questions: ReadonlyMap<string, { readonly question: Question }>): FindQuestion =>
  (id) =>
    questions.get(id)?.question

/** The rows that a field stands in, as the page calls them: `Stelle 1: `, `Stelle 1, Tisch 2: `; empty where it stands in none. */
function rowsAround(field: string, find: FindQuestion, language: Language): string {
  const steps = field.split('.')
  const rows = steps.flatMap((step, index) => {
    const group = /^\d+$/.test(step) ? find(steps[index - 1] ?? '') : undefined
    return group && isRepeated(group) ? [t(language).group.row(group.item, Number(step) + 1)] : []
  })
  return rows.length === 0 ? '' : `${rows.join(', ')}: `
}

/**
 * One problem in a sentence for the person who typed, behind the row that it stands in: the author's own words where the
 * service has them, otherwise ours. `find` knows the questions of the form; a field that the page does not have is of none.
 */
export function problemText({ field, question, code, params, say }: Problem, find: FindQuestion, language: Language): string {
  return rowsAround(field, find, language) + (say ?? tables[language][code](subject(field, find(question), language), params))
}
