/**
 * Every kind of question in named examples: empty, answered, and with its problem. The one source of the gallery, of the
 * tests and of what axe looks at.
 */
import type { Question } from '../../../forms/question.ts'
import { example, type ExampleTable, type FieldExample } from './example.ts'
import { fileExamples } from './file-fields.examples.ts'
import { identityExamples } from './identity-fields.examples.ts'
import { locationExamples } from './location-fields.examples.ts'
import { longList } from './long-list.examples.ts'
import { periodExamples } from './period-fields.examples.ts'
import { nestedGroup, rowExamples } from './row-fields.examples.ts'

const herkunft = { zucht: 'Aus einer Zucht', tierheim: 'Aus dem Tierheim', zuzug: 'Aus einer anderen Gemeinde mitgebracht' }

/** Code lists that the examples refer to. */
export const exampleLists = {
  rassen: [
    { code: 'dackel', label: 'Dackel' },
    { code: 'labrador-retriever', label: 'Labrador Retriever' },
    { code: 'pudel', label: 'Pudel' },
  ],
  handwerke: longList,
}

/** The named examples of each kind; a kind without one does not compile. */
export const fieldExamples: ExampleTable = {
  text: [
    example(
      'Kurzer Text',
      { id: 'rufname', type: 'text', label: 'Rufname', hint: 'So, wie Sie den Hund rufen.', max: 60 },
      ['rufname'],
      { rufname: 'Bello' },
      { rufname: 'Bello'.repeat(13) },
    ),
    example(
      'Ein Name',
      { id: 'zwinger', type: 'text', label: 'Name des Zwingers', name: true, optional: true },
      ['zwinger'],
      { zwinger: 'Vom Łódźer Hof' },
      { zwinger: 'Vom Hof 🐕' },
    ),
    example(
      'Nach einem Muster',
      {
        id: 'chip',
        type: 'text',
        label: 'Nummer des Chips',
        pattern: '[0-9]{15}',
        max: 15,
        say: { patternMismatch: 'Die Nummer des Chips hat 15 Ziffern. Sie steht im Heimtierausweis.' },
      },
      ['chip'],
      { chip: '276098102345678' },
      { chip: '2760981' },
    ),
  ],
  longText: [
    example(
      'Einfach',
      { id: 'bemerkung', type: 'longText', label: 'Möchten Sie uns noch etwas mitteilen?', optional: true, max: 200 },
      ['bemerkung'],
      { bemerkung: 'Sie ist freundlich\nund <b>neugierig</b>.' },
      { bemerkung: 'Das ist <i>sehr</i> lang. '.repeat(9) },
    ),
  ],
  number: [
    example(
      'Ganze Zahl',
      { id: 'hunde', type: 'number', label: 'Hunde im Haushalt', unit: 'Hunde', min: 1, max: 20 },
      ['hunde'],
      { hunde: '2' },
      { hunde: '0' },
    ),
    example(
      'Mit Nachkommastellen',
      { id: 'flaeche', type: 'number', label: 'Fläche', unit: 'm²', decimals: 2, optional: true },
      ['flaeche'],
      { flaeche: '12,5' },
      { flaeche: '12,555' },
    ),
  ],
  money: [
    example(
      'Einfach',
      { id: 'kaufpreis', type: 'money', label: 'Kaufpreis' },
      ['kaufpreis'],
      { kaufpreis: '1.234,56' },
      { kaufpreis: 'teuer' },
    ),
  ],
  date: [
    example(
      'Einfach',
      { id: 'seit', type: 'date', label: 'Seit wann ist der Hund bei Ihnen?' },
      ['seit.day', 'seit.month', 'seit.year'],
      { 'seit.day': '24', 'seit.month': '3', 'seit.year': '2026' },
      { 'seit.day': '31', 'seit.month': '2', 'seit.year': '2026' },
    ),
    example(
      'Mit Grenzen',
      {
        id: 'abholung',
        type: 'date',
        label: 'Wann sollen wir abholen?',
        hint: 'Frühestens in einer Woche',
        earliest: 'plusDays(today(), 7)',
        optional: true,
      },
      ['abholung.day', 'abholung.month', 'abholung.year'],
      { 'abholung.day': '15', 'abholung.month': '7', 'abholung.year': '2026' },
      { 'abholung.day': '2', 'abholung.month': '7', 'abholung.year': '2026' },
    ),
  ],
  yesNo: [example('Einfach', { id: 'gross', type: 'yesNo', label: 'Ist der Hund größer als 40 cm?' }, ['gross'], { gross: 'yes' })],
  choice: [
    example('Wenige Möglichkeiten', { id: 'herkunft', type: 'choice', label: 'Woher kommt der Hund?', options: herkunft }, ['herkunft'], {
      herkunft: 'tierheim',
    }),
    example('Aus einer Liste', { id: 'rasse', type: 'choice', label: 'Rasse', list: 'rassen' }, ['rasse'], { rasse: 'pudel' }),
    example(
      'Aus einer langen Liste',
      {
        id: 'handwerk',
        type: 'choice',
        label: 'Welches Handwerk üben Sie aus?',
        hint: 'Tippen Sie einen Teil des Wortes, zum Beispiel „bau“.',
        list: 'handwerke',
      },
      ['handwerk'],
      { handwerk: 'zimmerer' },
      { handwerk: 'Zauberer' },
    ),
    example(
      'Nur unter einer Bedingung gefragt',
      {
        id: 'gemeinde',
        type: 'choice',
        label: 'Aus welcher Gemeinde?',
        when: 'herkunft = "zuzug"',
        options: { nachbar: 'Aus einer Nachbarstadt', weiter: 'Von weiter her' },
      },
      ['gemeinde'],
      { gemeinde: 'nachbar' },
      {},
      [
        {
          source: { id: 'herkunft', type: 'choice', label: 'Woher kommt der Hund?', options: herkunft } as { id: string },
          answer: 'zuzug',
        },
      ],
    ),
  ],
  choices: [
    example(
      'Mehrere',
      {
        id: 'merkmale',
        type: 'choices',
        label: 'Was trifft zu?',
        optional: true,
        max: 1,
        options: { kastriert: 'Kastriert', geimpft: 'Geimpft' },
      },
      ['merkmale'],
      { merkmale: ['geimpft'] },
      { merkmale: ['kastriert', 'geimpft'] },
    ),
  ],
  email: [
    example(
      'Einfach',
      { id: 'mail', type: 'email', label: 'E-Mail', optional: true },
      ['mail'],
      { mail: 'kim@beispiel.de' },
      { mail: 'kim' },
    ),
  ],
  phone: [
    example(
      'Einfach',
      { id: 'telefon', type: 'phone', label: 'Telefon', optional: true },
      ['telefon'],
      { telefon: '02365 1234' },
      { telefon: '12' },
    ),
  ],
  iban: [
    example(
      'Einfach',
      { id: 'konto', type: 'iban', label: 'IBAN' },
      ['konto'],
      { konto: 'DE02 1203 0000 0000 2020 51' },
      { konto: 'DE02 1203 0000 0000 2020 52' },
    ),
  ],
  address: [
    example(
      'Einfach',
      { id: 'anschrift', type: 'address', label: 'Anschrift' },
      ['anschrift.street', 'anschrift.houseNumber', 'anschrift.addition', 'anschrift.postalCode', 'anschrift.place'],
      { 'anschrift.street': 'Ahornweg', 'anschrift.houseNumber': '12 a', 'anschrift.postalCode': '45964', 'anschrift.place': 'Gladbeck' },
      { 'anschrift.street': 'Ahornweg', 'anschrift.houseNumber': '12 a', 'anschrift.postalCode': '45964', 'anschrift.place': 'Marl' },
    ),
  ],
  person: [
    example(
      'Mit Geburtsdatum',
      { id: 'halterin', type: 'person', label: 'Wer hält den Hund?', birthDate: true },
      ['halterin.firstName', 'halterin.lastName', 'halterin.birthDate.day', 'halterin.birthDate.month', 'halterin.birthDate.year'],
      {
        'halterin.firstName': 'Zoë',
        'halterin.lastName': 'Łukasik',
        'halterin.birthDate.day': '12',
        'halterin.birthDate.month': '4',
        'halterin.birthDate.year': '1980',
      },
      { 'halterin.firstName': 'Zoë', 'halterin.lastName': 'Łukasik', 'halterin.birthDate.year': '1980' },
    ),
    example(
      'Ohne Geburtsdatum',
      { id: 'vertretung', type: 'person', label: 'Wer vertritt Sie?', optional: true },
      ['vertretung.firstName', 'vertretung.lastName'],
      { 'vertretung.firstName': 'Kim', 'vertretung.lastName': 'Beispiel' },
      { 'vertretung.firstName': 'Kim' },
    ),
  ],
  organisation: [
    example(
      'Einfach',
      { id: 'verein', type: 'organisation', label: 'Verein oder Unternehmen' },
      ['verein.name', 'verein.legalForm', 'verein.contactPerson'],
      { 'verein.name': 'Hundefreunde', 'verein.legalForm': 'e. V.' },
      { 'verein.legalForm': 'e. V.' },
    ),
  ],
  declaration: [
    example(
      'Einfach',
      { id: 'wahrheit', type: 'declaration', label: 'Erklärung', text: 'Meine Angaben sind vollständig und richtig.' },
      ['wahrheit'],
      { wahrheit: 'yes' },
    ),
  ],
  information: [
    example(
      'Einfach',
      { id: 'hinweis', type: 'information', label: 'Gut zu wissen', text: 'Dies kostet nichts.\n\n- erstens\n- zweitens' },
      [],
      {},
    ),
    example(
      'Warnung',
      { id: 'warnung', type: 'information', kind: 'warning', label: 'Achtung', text: 'Das lässt sich nicht zurücknehmen.' },
      [],
      {},
    ),
    example('Ohne Überschrift', { id: 'nebenbei', type: 'information', text: 'Das steht einfach zwischen den Fragen.' }, [], {}),
  ],
  group: [
    example(
      'Einfach',
      {
        id: 'tiere',
        type: 'group',
        label: 'Weitere Hunde',
        item: 'Hund',
        max: 3,
        ask: [
          { id: 'name', type: 'text', label: 'Rufname', max: 40 },
          { id: 'art', type: 'choice', label: 'Rasse', list: 'rassen' },
        ],
      },
      ['tiere.0.name', 'tiere.0.art', 'tiere.rows'],
      { 'tiere.rows': '2', 'tiere.0.name': 'Bello', 'tiere.0.art': 'pudel', 'tiere.1.name': 'Cora', 'tiere.1.art': 'dackel' },
      { 'tiere.rows': '2', 'tiere.0.name': 'Bello', 'tiere.0.art': 'pudel', 'tiere.1.name': '', 'tiere.1.art': 'dackel' },
    ),
    nestedGroup,
  ],
  ...periodExamples,
  ...identityExamples,
  ...rowExamples,
  ...locationExamples,
  ...fileExamples,
}

/** All examples, each with its kind. */
export const allExamples: readonly (readonly [Question['type'], FieldExample])[] = Object.entries(fieldExamples).flatMap(
  ([type, examples]) => examples.map((each) => [type as Question['type'], each] as const),
)
