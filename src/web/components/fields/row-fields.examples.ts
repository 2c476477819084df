/** Examples of rows within rows, tables, and values that are reckoned. */
import { example, type ExampleTable } from './example.ts'

const cells = ['tischart', 'tischbreite', 'tischpreis', 'faltbar', 'tischfarbe', 'aufbauUm'].map((cell) => `sitzplaetze.0.${cell}`)

export const rowExamples: Pick<ExampleTable, 'table' | 'computed'> = {
  table: [
    example(
      'Tabelle',
      {
        id: 'sitzplaetze',
        type: 'table',
        label: 'Tische und Stühle',
        hint: 'Für jede Größe eine Zeile.',
        item: 'Zeile',
        max: 3,
        ask: [
          { id: 'tischart', type: 'choice', label: 'Form', options: { rund: 'Rund', eckig: 'Eckig' } },
          { id: 'tischbreite', type: 'number', label: 'Breite', hint: 'Außenmaß', unit: 'cm' },
          { id: 'tischpreis', type: 'money', label: 'Preis', optional: true },
          { id: 'faltbar', type: 'yesNo', label: 'Faltbar' },
          { id: 'tischfarbe', type: 'text', label: 'Farbe', max: 20 },
          { id: 'aufbauUm', type: 'time', label: 'Aufbau um', optional: true },
        ],
      },
      ['sitzplaetze.rows', ...cells],
      {
        'sitzplaetze.rows': '1',
        'sitzplaetze.0.tischart': 'rund',
        'sitzplaetze.0.tischbreite': '80',
        'sitzplaetze.0.faltbar': 'no',
        'sitzplaetze.0.tischfarbe': 'Blau',
      },
      {
        'sitzplaetze.rows': '2',
        'sitzplaetze.0.tischart': 'rund',
        'sitzplaetze.0.tischbreite': '80',
        'sitzplaetze.0.faltbar': 'no',
        'sitzplaetze.0.tischfarbe': 'Blau',
        'sitzplaetze.1.tischart': 'eckig',
        'sitzplaetze.1.tischbreite': 'breit',
        'sitzplaetze.1.faltbar': 'yes',
        'sitzplaetze.1.tischfarbe': 'Grün',
      },
    ),
  ],
  computed: [
    example(
      'Berechnet',
      { id: 'gesamtflaeche', type: 'computed', label: 'Fläche zusammen', hint: 'Aus Länge und Breite.', is: '6 * 4', unit: 'm²' },
      [],
      {},
    ),
  ],
}

/** A group whose rows hold a group and a table. */
export const nestedGroup = example(
  'Gruppe in einer Gruppe',
  {
    id: 'orte',
    type: 'group',
    label: 'Orte',
    item: 'Ort',
    max: 2,
    ask: [
      { id: 'ortsname', type: 'text', label: 'Straße', max: 80 },
      {
        id: 'staende',
        type: 'group',
        label: 'Stände an diesem Ort',
        item: 'Stand',
        max: 2,
        ask: [{ id: 'ware', type: 'text', label: 'Ware', max: 40 }],
      },
      {
        id: 'masse',
        type: 'table',
        label: 'Maße',
        item: 'Seite',
        max: 2,
        ask: [{ id: 'laenge', type: 'number', label: 'Länge', unit: 'm' }],
      },
    ],
  },
  ['orte.rows', 'orte.0.ortsname', 'orte.0.staende.rows', 'orte.0.staende.0.ware', 'orte.0.masse.rows', 'orte.0.masse.0.laenge'],
  {
    'orte.rows': '1',
    'orte.0.ortsname': 'Ahornweg',
    'orte.0.staende.rows': '2',
    'orte.0.staende.0.ware': 'Obst',
    'orte.0.staende.1.ware': 'Brot',
    'orte.0.masse.rows': '1',
    'orte.0.masse.0.laenge': '3',
  },
  {
    'orte.rows': '1',
    'orte.0.ortsname': 'Ahornweg',
    'orte.0.staende.rows': '1',
    'orte.0.staende.0.ware': 'Obst'.repeat(11),
    'orte.0.masse.rows': '1',
    'orte.0.masse.0.laenge': '3',
  },
)
