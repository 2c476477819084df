/** Every type of question: empty, answered, and with a problem. Shown by the tests and whoever wants to look. */
import { question as questionSchema, type Question } from '../../../forms/question.ts'
import type { FieldProblem } from '../ErrorSummary.tsx'
import type { FieldFiles, RawFields } from './field-types.ts'

/** What a question of a type looks like in use. `names` are the fields it must have in the form. */
export type FieldExample = {
  readonly question: Question
  readonly answered: RawFields
  readonly names: readonly string[]
  readonly problems: readonly FieldProblem[]
}

const example = (raw: unknown, names: string[], answered: RawFields, problems: readonly FieldProblem[]): FieldExample => ({
  question: questionSchema.parse(raw),
  names,
  answered,
  problems,
})

const herkunft = { zucht: 'Aus einer Zucht', tierheim: 'Aus dem Tierheim', zuzug: 'Aus einer anderen Gemeinde mitgebracht' }

/** Code lists that the examples refer to. */
export const exampleLists = {
  rassen: [
    { code: 'dackel', label: 'Dackel' },
    { code: 'labrador-retriever', label: 'Labrador Retriever' },
    { code: 'pudel', label: 'Pudel' },
  ],
}

/** The files that the examples have kept. */
export const exampleFiles: FieldFiles = {
  find: (id) =>
    id === 'plan'
      ? { id, name: 'Lageplan Café.pdf', mediaType: 'application/pdf', size: 1_234_567, digest: '0'.repeat(64) }
      : id === 'foto'
        ? { id, name: 'IMG_20261123_101500.jpg', mediaType: 'image/jpeg', size: 4_000_000, digest: '1'.repeat(64) }
        : null,
  href: (id) => `/entwurf/1/datei/${id}`,
  uploadHref: (name) => `/entwurf/1/seite/dateien?frage=${name}`,
  discardHref: '/entwurf/1/dateien/entfernen',
}

/** One example for each type of question; a type without one does not compile. */
export const fieldExamples: Record<Question['type'], FieldExample> = {
  text: example(
    { id: 'rufname', type: 'text', label: 'Rufname', hint: 'So, wie Sie den Hund rufen.', max: 60 },
    ['rufname'],
    { rufname: 'Bello' },
    [{ field: 'rufname', text: 'Bitte geben Sie den Rufnamen an.' }],
  ),
  longText: example(
    { id: 'bemerkung', type: 'longText', label: 'Möchten Sie uns noch etwas mitteilen?', optional: true },
    ['bemerkung'],
    { bemerkung: 'Sie ist freundlich\nund <b>neugierig</b>.' },
    [{ field: 'bemerkung', text: 'Bitte kürzen Sie Ihren Text auf höchstens 4.000 Zeichen.' }],
  ),
  number: example({ id: 'hunde', type: 'number', label: 'Hunde im Haushalt', unit: 'Hunde' }, ['hunde'], { hunde: '2' }, [
    { field: 'hunde', text: 'Bitte geben Sie eine Zahl von 1 bis 20 an.' },
  ]),
  money: example({ id: 'kaufpreis', type: 'money', label: 'Kaufpreis' }, ['kaufpreis'], { kaufpreis: '1.234,56' }, [
    { field: 'kaufpreis', text: 'Bitte geben Sie einen Betrag an, zum Beispiel 12,50.' },
  ]),
  date: example(
    { id: 'seit', type: 'date', label: 'Seit wann ist der Hund bei Ihnen?' },
    ['seit.day', 'seit.month', 'seit.year'],
    { 'seit.day': '31', 'seit.month': '2', 'seit.year': '2026' },
    [{ field: 'seit', text: 'Dieses Datum gibt es nicht. Bitte prüfen Sie Tag und Monat.' }],
  ),
  yesNo: example({ id: 'gross', type: 'yesNo', label: 'Ist der Hund größer als 40 cm?' }, ['gross'], { gross: 'yes' }, [
    { field: 'gross', text: 'Bitte wählen Sie Ja oder Nein.' },
  ]),
  choice: example(
    { id: 'herkunft', type: 'choice', label: 'Woher kommt der Hund?', options: herkunft },
    ['herkunft'],
    { herkunft: 'tierheim' },
    [{ field: 'herkunft', text: 'Bitte wählen Sie aus, woher der Hund kommt.' }],
  ),
  choices: example(
    { id: 'merkmale', type: 'choices', label: 'Was trifft zu?', optional: true, options: { kastriert: 'Kastriert', geimpft: 'Geimpft' } },
    ['merkmale'],
    { merkmale: ['kastriert', 'geimpft'] },
    [{ field: 'merkmale', text: 'Bitte wählen Sie höchstens eine Angabe.' }],
  ),
  email: example({ id: 'mail', type: 'email', label: 'E-Mail', optional: true }, ['mail'], { mail: 'kim@beispiel.de' }, [
    { field: 'mail', text: 'In dieser E-Mail-Adresse fehlt das @.' },
  ]),
  phone: example({ id: 'telefon', type: 'phone', label: 'Telefon', optional: true }, ['telefon'], { telefon: '02365 1234' }, [
    { field: 'telefon', text: 'Bitte geben Sie die Nummer mit Vorwahl an.' },
  ]),
  iban: example({ id: 'konto', type: 'iban', label: 'IBAN' }, ['konto'], { konto: 'DE89 3704 0044 0532 0130 00' }, [
    { field: 'konto', text: 'Diese IBAN stimmt nicht. Bitte vergleichen Sie sie mit Ihrer Bankkarte.' },
  ]),
  address: example(
    { id: 'anschrift', type: 'address', label: 'Anschrift' },
    ['anschrift.street', 'anschrift.houseNumber', 'anschrift.addition', 'anschrift.postalCode', 'anschrift.place'],
    { 'anschrift.street': 'Ahornweg', 'anschrift.houseNumber': '12 a', 'anschrift.postalCode': '45964', 'anschrift.place': 'Marl' },
    [{ field: 'anschrift.place', text: 'Zur Postleitzahl 45964 gehört Gladbeck.' }],
  ),
  person: example(
    { id: 'halterin', type: 'person', label: 'Wer hält den Hund?', birthDate: true },
    ['halterin.firstName', 'halterin.lastName', 'halterin.birthDate.day', 'halterin.birthDate.month', 'halterin.birthDate.year'],
    { 'halterin.firstName': 'Zoë', 'halterin.lastName': 'Łukasik', 'halterin.birthDate.year': '1980' },
    [{ field: 'halterin.birthDate.day', text: 'Bitte ergänzen Sie den Tag.' }],
  ),
  organisation: example(
    { id: 'verein', type: 'organisation', label: 'Verein oder Unternehmen' },
    ['verein.name', 'verein.legalForm', 'verein.contactPerson'],
    { 'verein.name': 'Hundefreunde e. V.' },
    [{ field: 'verein.name', text: 'Bitte geben Sie den Namen an.' }],
  ),
  declaration: example(
    { id: 'wahrheit', type: 'declaration', label: 'Erklärung', text: 'Meine Angaben sind vollständig und richtig.' },
    ['wahrheit'],
    { wahrheit: 'yes' },
    [{ field: 'wahrheit', text: 'Bitte bestätigen Sie die Erklärung.' }],
  ),
  information: example(
    { id: 'hinweis', type: 'information', label: 'Gut zu wissen', text: 'Dies kostet nichts.\n\n- erstens\n- zweitens' },
    [],
    {},
    [],
  ),
  group: example(
    {
      id: 'tiere',
      type: 'group',
      label: 'Weitere Hunde',
      item: 'Hund',
      max: 3,
      ask: [
        { id: 'name', type: 'text', label: 'Rufname', max: 40 },
        { id: 'rasse', type: 'choice', label: 'Rasse', list: 'rassen' },
      ],
    },
    ['tiere.0.name', 'tiere.0.rasse', 'tiere.rows'],
    { 'tiere.rows': '2', 'tiere.0.name': 'Bello', 'tiere.0.rasse': 'pudel', 'tiere.1.name': '' },
    [{ field: 'tiere.1.name', text: 'Bitte geben Sie den Rufnamen an.' }],
  ),
  file: example(
    { id: 'lageplan', type: 'file', label: 'Lageplan', hint: 'Mit Maßen.', max: 3 },
    ['lageplan.upload', '_upload'],
    { lageplan: ['plan', 'foto'] },
    [{ field: 'lageplan.upload', text: '„plan.zip“ ist ein Archiv, in dem weitere Dateien stecken.' }],
  ),
}
