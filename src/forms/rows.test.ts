/** Rows within rows, tables, and the checks that speak in each row. */
import { describe, expect, test } from 'vitest'
import { journey } from './journey.ts'
import type { Answers } from './question.ts'
import { fieldsOf, readPage } from './read-page.ts'
import { describeAnswers } from './review.ts'
import { contextWith, head, problemsOf, serviceFrom } from './test-service.ts'
import { compareTexts, localise, textsOf } from './texts.ts'

const context = contextWith()

/** Places, each with its tables and its opening hours; and rules for the form, each place and each table. */
const source = `${head}pages:
  - id: wer
    title: Wer
    ask:
      - { id: grenze, type: number, label: Grenze }
  - id: wo
    title: Wo
    ask:
      - id: orte
        type: group
        label: Orte
        item: Ort
        max: 3
        ask:
          - { id: anschrift, type: address, label: Anschrift, optional: true }
          - { id: flaeche, type: number, label: Fläche, unit: m² }
          - id: tische
            type: group
            label: Tische
            item: Tisch
            min: 0
            max: 2
            optional: true
            ask:
              - { id: anzahl, type: number, label: Anzahl }
              - { id: groesse, type: number, label: Größe, optional: true }
          - id: zeiten
            type: table
            label: Zeiten
            item: Tag
            min: 0
            max: 7
            optional: true
            ask:
              - { id: tag, type: choice, label: Tag, options: { mo: Montag, di: Dienstag } }
              - { id: stunden, type: number, label: Stunden }
      - { id: bemerkung, type: text, label: Bemerkung, optional: true }
  - id: ende
    title: Ende
    ask:
      - { id: wahr, type: declaration, label: Erklärung, text: "Zusammen {sum(flatten(orte.tische.anzahl))} Tische an {count(orte)} Orten." }
checks:
  - { at: flaeche, that: flaeche <= grenze, say: "{flaeche} m² sind mehr als {grenze} m²." }
  - { at: anschrift.place, that: "anschrift = null or anschrift.place = \\"Marl\\"", say: Bitte nur in Marl. }
  - { at: groesse, that: "groesse = null or anzahl * groesse <= flaeche", say: "{anzahl} Tische passen nicht auf {flaeche} m²." }
  - { at: orte, that: "sum(orte.flaeche) <= 2 * grenze", say: Zusammen zu viel. }
  - { at: bemerkung, that: "bemerkung != null or every ort in orte satisfies every tisch in ort.tische satisfies tisch.anzahl < 10", say: Bitte begründen Sie die vielen Tische. }
`
const places = serviceFrom(source)

const stored = {
  grenze: 20,
  orte: [
    { flaeche: 12, tische: [{ anzahl: 2, groesse: 1 }, { anzahl: 4 }] },
    {
      flaeche: 8,
      anschrift: { street: 'Ahornweg', houseNumber: '1', postalCode: '45772', place: 'Marl' },
      tische: [],
      zeiten: [
        { tag: 'mo', stunden: 8 },
        { tag: 'di', stunden: 4 },
      ],
    },
  ],
  wahr: true,
} as const satisfies Answers
const row = (index: number, fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`orte.${index}.${name}`, value]))
const read = (body: Record<string, string | string[]>) => readPage(places.compiled, { id: 'wo' }, body, context, { grenze: 20 })
const found = (body: Record<string, string>) => read(body).problems.map(({ field, code, say }) => `${field}: ${say ?? code}`)

describe('rows within rows', () => {
  test('are read from their fields, and written into them again', () => {
    const body = fieldsOf(places.compiled, { id: 'wo' }, stored)
    expect(body).toMatchObject({ 'orte.rows': '2', 'orte.0.tische.rows': '2', 'orte.0.tische.1.anzahl': '4', 'orte.1.zeiten.1.tag': 'di' })
    // Where none of the tables was filled in, there is nothing to be kept.
    const { tische, ...second } = stored.orte[1]
    expect(tische).toEqual([])
    expect(read(body as Record<string, string>).answers).toEqual({ orte: [stored.orte[0], second] })
  })
  test('are valid in the journey as they are when they are typed', () => {
    expect(journey(places.compiled, stored, context)).toMatchObject({ isFinished: true, counted: { grenze: 20, wahr: true } })
    const broken = { ...stored, orte: [{ flaeche: 12, tische: [{ anzahl: 'zwei' }] }] }
    expect(journey(places.compiled, broken, context).problems).toMatchObject([{ field: 'orte', code: 'notUnderstood' }])
  })
  test('that stay empty are left out, and do not make the row around them a filled one', () => {
    const body = {
      'orte.rows': '3',
      ...row(0, { flaeche: '5', 'tische.rows': '2', 'tische.1.anzahl': '3' }),
      ...row(1, { 'tische.rows': '1', 'zeiten.rows': '1' }),
    }
    expect(read(body)).toMatchObject({ answers: { orte: [{ flaeche: 5, tische: [{ anzahl: 3 }] }] }, problems: [] })
  })
  test('name the field in which something is wrong', () => {
    expect(
      found({ 'orte.rows': '1', ...row(0, { flaeche: '5', 'tische.rows': '2', 'tische.0.anzahl': '1', 'tische.1.groesse': '2' }) }),
    ).toEqual(['orte.0.tische.1.anzahl: required'])
    expect(found({ 'orte.rows': '1', ...row(0, { flaeche: '5', 'zeiten.rows': '1', 'zeiten.0.tag': 'so' }) })).toEqual([
      'orte.0.zeiten.0.tag: notAnOption',
      'orte.0.zeiten.0.stunden: required',
    ])
  })
  test('are no more than may be, however many are claimed', () => {
    const claimed = {
      'orte.rows': '3',
      ...row(0, { flaeche: '5', 'tische.rows': '999999999' }),
      ...row(1, { 'tische.rows': '3', flaeche: '1' }),
    }
    expect(found(claimed)).toEqual(['orte.0.tische: tooManyRows', 'orte.1.tische: tooManyRows'])
  })
  test('that were taken away are ignored, and what is no field is told', () => {
    const body = { 'orte.rows': '1', ...row(0, { flaeche: '5', 'tische.rows': '1', 'tische.0.anzahl': '2' }) }
    const { problems, raw } = read({
      ...body,
      'orte.0.tische.1.anzahl': 'left over',
      'orte.1.tische.0.anzahl': 'left over',
      'orte.0.tische.0.farbe': 'rot',
      'orte.0.tische.00.anzahl': '7',
      'orte.0.tische': 'x',
    })
    expect(problems.map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'orte.0.tische.0.farbe: unknownQuestion',
      'orte.0.tische.00.anzahl: unknownQuestion',
      'orte.0.tische: unknownQuestion',
    ])
    expect(raw).toEqual(body)
  })
})

describe('a check at a question of a row', () => {
  test('speaks at the field of each row in which it does not hold', () => {
    expect(found({ 'orte.rows': '2', ...row(0, { flaeche: '21' }), ...row(1, { flaeche: '4' }) })).toEqual([
      'orte.0.flaeche: 21 m² sind mehr als 20 m².',
    ])
  })
  test('speaks at the field as the page has it, also when rows before it stayed empty', () => {
    expect(found({ 'orte.rows': '3', ...row(2, { flaeche: '21' }) })).toEqual(['orte.2.flaeche: 21 m² sind mehr als 20 m².'])
  })
  test('can name a part of it', () => {
    const place = {
      'anschrift.street': 'Weg',
      'anschrift.houseNumber': '1',
      'anschrift.postalCode': '45721',
      'anschrift.place': 'Haltern am See',
    }
    expect(found({ 'orte.rows': '1', ...row(0, { flaeche: '4', ...place }) })).toEqual(['orte.0.anschrift.place: Bitte nur in Marl.'])
  })
  test('sees the rows around it, and speaks in rows within rows', () => {
    const tables = { 'tische.rows': '2', 'tische.0.anzahl': '1', 'tische.1.anzahl': '3', 'tische.1.groesse': '4' }
    expect(found({ 'orte.rows': '1', ...row(0, { flaeche: '6', ...tables }) })).toEqual([
      'orte.0.tische.1.groesse: 3 Tische passen nicht auf 6 m².',
    ])
  })
  test('stands beside rules over all rows, and over rows within them', () => {
    expect(found({ 'orte.rows': '3', ...row(0, { flaeche: '20' }), ...row(1, { flaeche: '15' }), ...row(2, { flaeche: '6' }) })).toEqual([
      'orte: Zusammen zu viel.',
    ])
    expect(found({ 'orte.rows': '1', ...row(0, { flaeche: '5', 'tische.rows': '1', 'tische.0.anzahl': '12' }) })).toEqual([
      'bemerkung: Bitte begründen Sie die vielen Tische.',
    ])
  })
  test('keeps the page open in the journey', () => {
    const { problems } = journey(places.compiled, { ...stored, grenze: 10 }, context)
    expect(problems).toMatchObject([{ field: 'orte.0.flaeche', question: 'flaeche', code: 'checkFailed' }])
  })
})

describe('rows are described', () => {
  const described = describeAnswers(places.compiled, stored, context)
  test('with the rows within them, a line each', () => {
    expect(described[1]?.entries.map(({ label, lines }) => [label, ...lines])).toEqual([
      ['Ort 1', 'Fläche: 12 m²', 'Tisch 1 – Anzahl: 2, Größe: 1', 'Tisch 2 – Anzahl: 4'],
      [
        'Ort 2',
        'Anschrift: Ahornweg 1, 45772 Marl',
        'Fläche: 8 m²',
        'Tag 1 – Tag: Montag, Stunden: 8',
        'Tag 2 – Tag: Dienstag, Stunden: 4',
      ],
      ['Bemerkung', 'Keine Angabe'],
    ])
  })
  test('and counted by expressions', () => expect(described[2]?.entries[0]?.lines).toEqual(['Ja: Zusammen 6 Tische an 2 Orten.']))
  test('a table as one', () => {
    const table = serviceFrom(`${head}pages:
  - id: eins
    title: Eins
    ask:
      - id: zeiten
        type: table
        label: Zeiten
        item: Zeile
        ask: [{ id: tag, type: text, label: Tag }, { id: stunden, type: number, label: Stunden, optional: true, unit: h }]
`)
    const [page] = describeAnswers(table.compiled, { zeiten: [{ tag: 'Mo', stunden: 8 }, { tag: 'Di' }] }, context)
    expect(page?.entries).toEqual([
      {
        question: 'zeiten',
        label: 'Zeiten',
        lines: ['Zeile 1 – Tag: Mo, Stunden: 8 h', 'Zeile 2 – Tag: Di'],
        isAnswered: true,
        table: {
          columns: ['Zeile', 'Tag', 'Stunden'],
          rows: [
            ['1', 'Mo', '8 h'],
            ['2', 'Di', '–'],
          ],
        },
      },
    ])
  })
})

test('texts of rows within rows can be put into another language', () => {
  const texts = textsOf(places.definition)
  expect(texts).toMatchObject({
    'questions.tische.item': 'Tisch',
    'questions.anzahl.label': 'Anzahl',
    'questions.tag.options.mo': 'Montag',
    'questions.flaeche.unit': 'm²',
    'checks.anschrift.place.1': 'Bitte nur in Marl.',
  })
  const english = localise(places.definition, { 'questions.anzahl.label': 'Number' })
  expect(textsOf(english)['questions.anzahl.label']).toBe('Number')
  expect(compareTexts(places.definition, texts)).toEqual({ missing: [], unknown: [] })
})

describe('what cannot be is named', () => {
  const page = (ask: string, checks = '[]'): string =>
    `${head}pages:\n  - id: eins\n    title: Eins\n    ask:\n      - ${ask}\nchecks: ${checks}\n`
  const group = (inner: string, id = 'a') => `{ id: ${id}, type: group, label: A, item: A, ask: [${inner}] }`
  const leaf = '{ id: x, type: text, label: X }'
  test.each<[string, string, string]>([
    ['a third level', page(group(group(group(leaf, 'c'), 'b'))), 'a question of type "group" cannot stand here'],
    [
      'a table in a table',
      page('{ id: t, type: table, label: T, item: T, ask: [{ id: u, type: table, label: U, item: U, ask: [] }] }'),
      'a question of type "table" cannot stand here',
    ],
    [
      'an address in a cell',
      page('{ id: t, type: table, label: T, item: T, ask: [{ id: u, type: address, label: U }] }'),
      'does not fit into a table; possible is text, number',
    ],
    [
      'an id that is taken two levels down',
      page(group(group('{ id: a, type: text, label: X }', 'b'))),
      'the id "a" is already that of a question on page "eins"',
    ],
    [
      'a part that is none',
      page('{ id: o, type: address, label: O }', '[{ at: o.plce, that: o != null, say: X }]'),
      'is shown at an unknown part "plce"; did you mean "place"?',
    ],
    [
      'a name of the row out of its row',
      page(`${group(leaf)}\n      - { id: y, type: text, label: Y }`, '[{ at: y, that: x != null, say: X }]'),
      'names an unknown question "x"',
    ],
    [
      'a part of rows that none has',
      page(group(group(leaf, 'b')), '[{ at: a, that: count(flatten(a.b.z)) > 1, say: X }]'),
      'asks for an unknown part "z"; did you mean "x"?',
    ],
  ])('%s', (_, yaml, expected) => expect(problemsOf(yaml).join('\n')).toContain(expected))
})
