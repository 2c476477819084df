import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noFiles, type Territory, unknownTerritory } from '../context.ts'
import { writeShapes } from '../geometry/shape.ts'
import { gladbeck, square, squareAround } from '../geometry/test-shapes.ts'
import { readPage } from '../read-page.ts'
import { journey } from '../journey.ts'
import { contextWith, head, serviceFrom } from '../test-service.ts'
import { type LocationAnswer, simpleQuestion } from '../question.ts'
import type { Fields, Setting } from './kind.ts'
import { readField, showField, writeField, type FieldQuestion } from './kinds.ts'

/** Gladbeck is a box around its middle; east of it lies Marl. */
const gladbeckOnly: Territory = {
  hasPostalCode: (code) => ['45964', '45966'].includes(code),
  contains: ([longitude]) => Math.abs(longitude - gladbeck[0]) < 0.05,
  municipalityAt: ([longitude]) => (longitude > gladbeck[0] + 0.05 && longitude < gladbeck[0] + 0.2 ? 'Marl' : null),
}
const places: Readonly<Record<string, readonly string[]>> = { '45964': ['Gladbeck'], '45966': ['Gladbeck'], '45772': ['Marl'] }

const setting: Setting = {
  language: 'de',
  today: '2026-11-23',
  earliest: null,
  latest: null,
  options: [],
  places: { placesOf: (code) => places[code] ?? [] },
  territory: gladbeckOnly,
  files: noFiles,
  authority: { name: 'Stadt Gladbeck' },
}

const ask = (question: object = {}): FieldQuestion =>
  simpleQuestion.parse({ id: 'ort', type: 'location', label: 'Wo?', ...question }) as FieldQuestion
const fieldsFrom = (posted: Readonly<Record<string, string>>): Fields => {
  const get = (part: string): string => posted[part] ?? ''
  return { get, all: (part) => (get(part) === '' ? [] : [get(part)]) }
}

const address = { street: 'Horster Straße', houseNumber: '12', postalCode: '45964', place: 'Gladbeck' }
const area = writeShapes([square(10)])
const line = writeShapes([{ type: 'LineString', coordinates: [gladbeck, [gladbeck[0] + 0.0002, gladbeck[1]]] }])

/** The answer, or the problems as `part:code`. */
function read(posted: Readonly<Record<string, string>>, question: object = {}, changed: Partial<Setting> = {}) {
  const reading = readField(ask(question), fieldsFrom(posted), { ...setting, ...changed })
  return reading.problems.length > 0 ? reading.problems.map(({ part, code }) => `${part}:${code}`) : reading.answer
}

describe('a place that is described', () => {
  test('has an area of length times width', () => {
    expect(read({ ...address, side: 'opposite', length: '4,5', width: '2' })).toEqual({
      ...address,
      side: 'opposite',
      length: 4.5,
      width: 2,
      area: 9,
      isDrawn: false,
    })
  })
  test('may be a square without house numbers', () => {
    expect(read({ ...address, houseNumber: '', length: '3', width: '3' })).toMatchObject({ street: 'Horster Straße', area: 9 })
  })
  test('needs its size where the question does, length and width for an area', () => {
    expect(read(address)).toEqual(['length:sizeMissing'])
    expect(read({ ...address, length: '3' })).toEqual(['width:sizeMissing'])
    expect(read({ ...address, width: '3' })).toEqual(['length:sizeMissing'])
    expect(read(address, { size: 'length' })).toEqual(['length:sizeMissing'])
    expect(read({ ...address, length: '3' }, { size: 'length' })).toMatchObject({ length: 3 })
    expect(read(address, { size: 'none' })).toEqual({ ...address, isDrawn: false })
  })
  test.each([
    ['0', 'tooSmall'],
    ['-2', 'tooSmall'],
    ['10000,01', 'tooLarge'],
    ['1,234', 'tooManyDecimals'],
    ['breit', 'notANumber'],
  ])('of %s metres is refused (%s), and nothing is said to be missing', (length, code) => {
    expect(read({ ...address, length })).toEqual([`length:${code}`])
  })
  test('is on one of the sides that are offered', () => {
    expect(read({ ...address, side: 'links', length: '3', width: '3' })).toEqual(['side:notAnOption'])
  })
  test('is asked for what is missing of its address', () => {
    expect(read({ length: '3', width: '3' })).toEqual(['street:required', 'postalCode:required', 'place:required'])
    expect(read({ ...address, postalCode: '4596', street: '<b>', length: '3', width: '3' })).toEqual([
      'street:notInNames',
      'postalCode:notAPostalCode',
    ])
  })
  test('that is empty is not answered', () => {
    expect(read({ street: ' ', shapes: '\n' })).toBeNull()
  })
  test('is shown line by line', () => {
    const shown = (posted: Readonly<Record<string, string>>, language: 'de' | 'en') =>
      showField(ask(), read(posted), { language, options: [] })
    expect(shown({ ...address, side: 'near', length: '4,5', width: '2' }, 'de')).toEqual([
      'Horster Straße 12',
      '45964 Gladbeck',
      'Straßenseite: wie die Adresse',
      'Länge × Breite: 4,5\u00a0m × 2\u00a0m',
      'Fläche: 9\u00a0m²',
    ])
    expect(shown({ ...address, shapes: area }, 'en')).toEqual([
      'Horster Straße 12',
      '45964 Gladbeck',
      expect.stringMatching(/^Drawing on the map: 1 area, (99\.\d|100(\.\d)?)\u00a0m²$/),
    ])
    // What was stated beside it does not count, so it is not said.
    expect(shown({ ...address, shapes: area, length: '10', width: '10' }, 'de').join(', ')).toMatch(
      /^Horster Straße 12, 45964 Gladbeck, Zeichnung auf der Karte: 1 Fläche, [\d,]+\u00a0m²$/,
    )
  })
  test('on both sides of the street is as large on each', () => {
    const both = read({ ...address, side: 'both', length: '80', width: '6' })
    expect(both).toMatchObject({ length: 80, width: 6, area: 960 })
    expect(showField(ask(), both, { language: 'de', options: [] }).slice(2)).toEqual([
      'Straßenseite: beide',
      'Länge × Breite: auf jeder Seite 80\u00a0m × 6\u00a0m',
      'Fläche: 960\u00a0m²',
    ])
  })
})

describe('a place that is drawn', () => {
  test('needs neither length nor width', () => {
    expect(read({ ...address, shapes: area })).toMatchObject({ isDrawn: true, area: expect.closeTo(100, 0), shapes: [{ type: 'Polygon' }] })
    expect(read({ ...address, shapes: line }, { size: 'length' })).toMatchObject({ length: expect.closeTo(13.8, 1), isDrawn: true })
  })
  test('by a line or point has no area yet', () => {
    expect(read({ ...address, shapes: line })).toEqual(['width:sizeMissing'])
    expect(read({ ...address, shapes: '{"type":"Point","coordinates":[6.98,51.57]}' })).toEqual(['length:sizeMissing'])
  })
  test('has the area that was drawn, also where a size is stated', () => {
    expect(read({ ...address, shapes: area, length: '9', width: '10' })).toMatchObject({
      length: 9,
      width: 10,
      area: expect.closeTo(100, 0),
    })
  })
  test('and stated may not differ by more than a fifth', () => {
    expect(read({ ...address, shapes: area, length: '10', width: '2,5' })).toEqual(['length:sizesDiffer'])
    expect(read({ ...address, shapes: area, length: '10', width: '12,5' })).toEqual(['length:sizesDiffer'])
    expect(read({ ...address, shapes: area, length: '10', width: '5', side: 'both' })).toMatchObject({ length: 10 })
    expect(read({ ...address, shapes: line, length: '20' }, { size: 'length' })).toEqual(['length:sizesDiffer'])
    expect(read({ ...address, shapes: area, length: '10', width: '2,5' }, { size: 'none' })).toMatchObject({ length: 10 })
    const { problems } = readField(ask(), fieldsFrom({ ...address, shapes: area, length: '10', width: '2,5' }), setting)
    expect(problems[0]?.params).toEqual({ drawn: expect.stringMatching(/^(99,\d|100(,\d)?)\u00a0m²$/), stated: '25\u00a0m²' })
  })
  test('remembers whether a picture of the town lay behind it', () => {
    expect(read({ ...address, shapes: area, hasMap: 'yes' })).toMatchObject({ hasMap: true })
    for (const hasMap of ['', 'no', 'true']) expect(read({ ...address, shapes: area, hasMap })).not.toHaveProperty('hasMap')
    expect(read({ ...address, length: '3', width: '3', hasMap: 'yes' })).not.toHaveProperty('hasMap')
    expect(read({ hasMap: 'yes' })).toBeNull()
    expect(writeField(ask(), read({ ...address, shapes: area, hasMap: 'yes' }))).toMatchObject({ hasMap: 'yes' })
  })
  test('has the length that was stated, else that of its lines', () => {
    expect(read({ ...address, shapes: line, length: '15' }, { size: 'length' })).toMatchObject({ length: 15 })
  })
  test('that cannot be read is told so; nothing else is said to be missing', () => {
    expect(read({ ...address, shapes: 'x' })).toEqual(['shapes:shapeUnreadable'])
    expect(read({ ...address, shapes: area }, { draw: ['point'] })).toEqual(['shapes:shapeKindNotAsked'])
    expect(read({ ...address, shapes: JSON.stringify({ type: 'GeometryCollection', geometries: [square(2), square(3)] }) })).toEqual([
      'shapes:tooManyShapes',
    ])
  })
})

describe('a place elsewhere', () => {
  const problemsOf = (posted: Readonly<Record<string, string>>, changed: Partial<Setting> = {}) =>
    readField(ask(), fieldsFrom(posted), { ...setting, ...changed }).problems
  const size = { length: '3', width: '3' }

  test('by its postal code names the town that decides', () => {
    expect(problemsOf({ ...address, ...size, postalCode: '45772', place: 'Marl' })).toEqual([
      { part: 'place', code: 'outsideAuthority', params: { authority: 'Stadt Gladbeck', municipality: 'Marl' } },
    ])
    expect(problemsOf({ ...address, ...size, postalCode: '10115', place: 'Berlin' })).toEqual([
      { part: 'place', code: 'outsideRegion', params: { authority: 'Stadt Gladbeck' } },
    ])
  })
  test('by a place that does not belong to the postal code is told as an address is', () => {
    expect(problemsOf({ ...address, ...size, place: 'Marl' })).toEqual([
      { part: 'place', code: 'placeMismatch', params: { postalCode: '45964', places: 'Gladbeck' } },
    ])
  })
  test('by its drawing names the town that decides, already where one corner lies there', () => {
    const drawnAt = (east: number) => writeShapes([squareAround([gladbeck[0] + east, gladbeck[1]], 30)])
    expect(problemsOf({ ...address, shapes: drawnAt(0.1) })).toEqual([
      { part: 'shapes', code: 'outsideAuthority', params: { authority: 'Stadt Gladbeck', municipality: 'Marl' } },
    ])
    expect(problemsOf({ ...address, shapes: drawnAt(0.05) })).toMatchObject([{ part: 'shapes', code: 'outsideAuthority' }])
    expect(problemsOf({ ...address, shapes: drawnAt(-0.1) })).toMatchObject([{ part: 'shapes', code: 'outsideRegion' }])
    expect(problemsOf({ ...address, shapes: '{"type":"Point","coordinates":[2.35,48.86]}' })).toMatchObject([
      { part: 'shapes', code: 'anotherCountry' },
    ])
  })
  test('is not known without borders and postal codes, and then the address decides', () => {
    const unknown = { territory: unknownTerritory, places: { placesOf: () => [] } }
    const drawn = writeShapes([squareAround([gladbeck[0] + 0.1, gladbeck[1]], 30)])
    expect(problemsOf({ ...address, postalCode: '45772', place: 'Marl', shapes: drawn }, unknown)).toEqual([])
  })
})

describe('a stored place', () => {
  test('is read back as what it was, whatever was drawn and stated', () => {
    const number = fc.option(
      fc.integer({ min: 1, max: 99_999 }).map((hundredths) => String(hundredths / 100).replace('.', ',')),
      { nil: '' },
    )
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('', 'near', 'opposite', 'both'),
        fc.constantFrom('', area, line, writeShapes([square(5), { type: 'LineString', coordinates: [gladbeck, [6.981, 51.57]] }])),
        (length, width, side, shapes) => {
          const question = { many: true, size: 'none' }
          const answer = read({ ...address, length, width, side, shapes }, question)
          const written = writeField(ask(question), answer)
          expect(written).not.toBeNull()
          expect(read(written as Readonly<Record<string, string>>, question)).toEqual(answer)
        },
      ),
    )
  })
  test('does not keep the length of a line that is drawn anew', () => {
    const answer = read({ ...address, shapes: line }, { size: 'length' }) as LocationAnswer
    expect(writeField(ask({ size: 'length' }), answer)).toMatchObject({ length: '' })
  })
  test.each([
    null,
    'Horster Straße',
    [],
    { street: 'x' },
    { ...address, area: '9' },
    { ...address, side: 'links' },
    { ...address, shapes: [{ type: 'Polygon', coordinates: [['x']] }] },
    { ...address, extra: 1 },
  ])('of another shape is not understood: %j', (stored) => {
    expect(writeField(ask(), stored)).toBeNull()
    expect(showField(ask(), stored, { language: 'de', options: [] })).toEqual([])
  })
})

describe('in a service', () => {
  const service = serviceFrom(`${head}pages:
  - id: stelle
    title: Stelle
    ask:
      - { id: ort, type: location, label: Wo?, say: { sizeMissing: Wie groß? } }
  - id: gross
    when: ort.area > 50 and ort.isDrawn = true and ort.place = "Marl" and ort.side != "both"
    title: Groß
    ask:
      - id: mehr
        type: group
        item: Ort
        label: Mehr
        ask: [{ id: wo, type: location, label: Wo?, size: none }]
`)
  const context = contextWith(null)
  const marl = { street: 'Hauptstraße', postalCode: '45772', place: 'Marl', area: 100, isDrawn: true, shapes: [square(10)] }
  const pages = (answers: object) => journey(service.compiled, answers as never, context).pages.map(({ id }) => id)

  test('expressions read its parts', () => {
    expect(pages({ ort: marl })).toEqual(['stelle', 'gross'])
    expect(pages({ ort: { ...marl, shapes: [square(5)] } })).toEqual(['stelle'])
    expect(pages({ ort: { street: 'Hauptstraße', postalCode: '45772', place: 'Marl', length: 10, width: 10 } })).toEqual(['stelle'])
  })
  test('the author words what is wrong', () => {
    const { problems } = readPage(
      service.compiled,
      { id: 'stelle' },
      { 'ort.street': 'Weg', 'ort.postalCode': '45772', 'ort.place': 'Marl' },
      context,
      {},
    )
    expect(problems).toEqual([{ field: 'ort.length', question: 'ort', code: 'sizeMissing', params: { needed: 'area' }, say: 'Wie groß?' }])
  })
  test('it is asked in rows of a group as well', () => {
    const reading = readPage(
      service.compiled,
      { id: 'gross' },
      { 'mehr.rows': '2', 'mehr.0.wo.street': 'Weg', 'mehr.0.wo.postalCode': '45772', 'mehr.0.wo.place': 'Marl', 'mehr.1.wo.shapes': area },
      context,
      { ort: marl },
    )
    expect(reading.problems.map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'mehr.1.wo.street: required',
      'mehr.1.wo.postalCode: required',
      'mehr.1.wo.place: required',
    ])
    expect(reading.raw['mehr.1.wo.shapes']).toBe(area)
  })
})
