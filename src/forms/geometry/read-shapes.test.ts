import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnIn, readShapes } from './read-shapes.ts'
import { MOST_POINTS, MOST_SHAPES, shapeKinds, writeShapes } from './shape.ts'
import { square, squareAround } from './test-shapes.ts'

const everything = { draw: shapeKinds, many: true }
const read = (content: unknown, asked: Parameters<typeof readShapes>[1] = everything) =>
  readShapes(typeof content === 'string' ? content : JSON.stringify(content), asked, 'shapes')
/** The code that a drawing is refused with; null when it is taken. */
const refusalOf = (content: unknown, asked = everything as Parameters<typeof readShapes>[1]) => {
  const reading = read(content, asked)
  return reading.ok ? null : reading.problem.code
}

const point = { type: 'Point', coordinates: [6.98, 51.57] }
const line = {
  type: 'LineString',
  coordinates: [
    [6.98, 51.57],
    [6.981, 51.57],
  ],
}
const area = square(10)

describe('a drawing', () => {
  test.each([
    ['a geometry', point, 1],
    ['a feature', { type: 'Feature', properties: { name: 'x' }, geometry: line }, 1],
    ['a collection of geometries', { type: 'GeometryCollection', geometries: [point, line, area] }, 3],
    ['a collection of features', { type: 'FeatureCollection', features: [{ type: 'Feature', properties: null, geometry: area }] }, 1],
    ['an older one that names its system', { ...area, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } }, 1],
    ['nothing', '', 0],
  ])('may be %s', (_what, content, count) => {
    const reading = read(content)
    expect(reading.ok && reading.shapes).toHaveLength(count)
  })

  test('is kept to the centimetre, without altitudes and without the same place twice', () => {
    const reading = read({
      type: 'LineString',
      coordinates: [
        [6.98000004, 51.57, 60],
        [6.98, 51.57, 61],
        [6.9812345678, 51.57],
      ],
    })
    expect(reading.ok && reading.shapes).toEqual([
      {
        type: 'LineString',
        coordinates: [
          [6.98, 51.57],
          [6.9812346, 51.57],
        ],
      },
    ])
  })

  test('reads back what it is written as, whatever square it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 6, max: 15, noNaN: true }),
        fc.double({ min: 48, max: 55, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (longitude, latitude, side) => {
          const first = read(squareAround([longitude, latitude], side))
          if (!first.ok) throw new Error(first.problem.code)
          expect(read(writeShapes(first.shapes))).toEqual(first)
        },
      ),
    )
  })
})

describe('refused, each with its own word, is what', () => {
  test.each([
    ['is no JSON', '{"type":'],
    ['is JSON of something else', [1, 2]],
    ['is a text', '"Point"'],
    ['is nothing', null],
    ['has no coordinates', { type: 'Point' }],
    ['has texts for numbers', { type: 'Point', coordinates: ['6.98', '51.57'] }],
    ['has no numbers', '{"type":"Point","coordinates":[1e999,51]}'],
    ['lies on no globe', { type: 'Point', coordinates: [51.57, 698] }],
    ['has a line of one place', { type: 'LineString', coordinates: [[6.98, 51.57]] }],
    ['has a ring that is open', { type: 'Polygon', coordinates: [area.coordinates[0]?.slice(0, -1)] }],
    ['is of an unknown type', { type: 'Circle', coordinates: [6.98, 51.57] }],
    ['nests collections', { type: 'GeometryCollection', geometries: [{ type: 'GeometryCollection', geometries: [point] }] }],
    ['is measured in another system', { ...point, crs: { type: 'name', properties: { name: 'EPSG:25832' } } }],
    ['pretends to be an object of JavaScript', { type: '__proto__', coordinates: [1, 2] }],
  ])('%s', (_what, content) => {
    expect(refusalOf(content)).toBe('shapeUnreadable')
  })

  test('crosses itself', () => {
    const ring = (...places: [number, number][]) => ({
      type: 'Polygon',
      coordinates: [places.map(([x, y]) => [6.98 + x / 1e4, 51.57 + y / 1e4])],
    })
    expect(refusalOf(ring([0, 0], [2, 2], [2, 0], [0, 2], [0, 0]))).toBe('shapeCrossesItself')
    // Passing one corner twice, and running back over an edge, are crossings as well.
    expect(refusalOf(ring([0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1], [0, 0]))).toBe('shapeCrossesItself')
    expect(refusalOf(ring([0, 0], [4, 0], [2, 0], [2, 2], [0, 2], [0, 0]))).toBe('shapeCrossesItself')
    expect(refusalOf(ring([0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [0, 0]))).toBeNull()
  })

  test('has a hole outside, or one that crosses its edge', () => {
    const [outer = []] = square(10).coordinates
    const holeAt = (east: number) => ({ type: 'Polygon', coordinates: [outer, squareAround([6.98 + east, 51.57], 2).coordinates[0]] })
    expect(refusalOf(holeAt(0))).toBeNull()
    expect(refusalOf(holeAt(0.001))).toBe('holeOutside')
    expect(refusalOf(holeAt(0.00007))).toBe('holeOutside')
  })

  test('encloses nothing, or a whole town', () => {
    expect(refusalOf(square(0.05))).toBe('shapeTooSmall')
    expect(
      refusalOf({
        type: 'Polygon',
        coordinates: [
          [
            [6.98, 51.57],
            [6.981, 51.57],
            [6.98, 51.57],
            [6.98, 51.57],
          ],
        ],
      }),
    ).toBe('shapeTooSmall')
    expect(
      refusalOf({
        type: 'LineString',
        coordinates: [
          [6.98, 51.57],
          [6.98, 51.57],
        ],
      }),
    ).toBe('shapeTooSmall')
    expect(refusalOf(square(900))).toBeNull()
    expect(refusalOf(square(1100))).toBe('shapeTooLarge')
  })

  test('lies in another country, also with longitude and latitude exchanged', () => {
    expect(refusalOf({ type: 'Point', coordinates: [2.35, 48.86] })).toBe('anotherCountry')
    expect(refusalOf({ type: 'Point', coordinates: [51.57, 6.98] })).toBe('anotherCountry')
  })

  test('the question does not ask for', () => {
    expect(refusalOf(line, { draw: ['area'], many: true })).toBe('shapeKindNotAsked')
    expect(refusalOf(area, { draw: ['point', 'line'], many: true })).toBe('shapeKindNotAsked')
  })

  test('is more than one where one is asked for, or more than anybody draws', () => {
    const several = (count: number) => ({ type: 'GeometryCollection', geometries: Array.from({ length: count }, () => point) })
    expect(read(several(2), { draw: shapeKinds, many: false })).toMatchObject({ problem: { code: 'tooManyShapes', params: { max: 1 } } })
    expect(refusalOf(several(MOST_SHAPES))).toBeNull()
    expect(read(several(MOST_SHAPES + 1))).toMatchObject({ problem: { code: 'tooManyShapes', params: { max: MOST_SHAPES } } })
  })

  test('has a hundred thousand points, before anything is reckoned with them', () => {
    const places = Array.from({ length: 100_000 }, (_, index) => [6.98 + index / 1e7, 51.57])
    const content = JSON.stringify({ type: 'LineString', coordinates: places })
    expect(read(content)).toMatchObject({ problem: { code: 'tooManyPoints', part: 'shapes', params: { max: MOST_POINTS } } })
    expect(refusalOf({ type: 'LineString', coordinates: places.slice(0, MOST_POINTS) })).toBeNull()
    expect(refusalOf({ type: 'LineString', coordinates: places.slice(0, MOST_POINTS + 1) })).toBe('tooManyPoints')
  })

  test('is nested without end', () => {
    for (const deep of [
      `${'['.repeat(49_000)}${']'.repeat(49_000)}`,
      `{"type":"Point","coordinates":[6.98,51.57],"crs":${'['.repeat(40_000)}${']'.repeat(40_000)}}`,
    ])
      expect(refusalOf(deep)).toBe('shapeUnreadable')
  })
})

describe('a text that is read again', () => {
  test('gives the same object, so that no walk judges it anew', () => {
    const text = writeShapes([square(12)])
    expect(drawnIn(text)).toBe(drawnIn(writeShapes([square(12)])))
    expect(read(text)).toEqual(read(text))
  })
  test('is judged by what the question asks for', () => {
    const text = JSON.stringify({ type: 'GeometryCollection', geometries: [line, area] })
    expect(refusalOf(text)).toBeNull()
    expect(refusalOf(text, { draw: shapeKinds, many: false })).toBe('tooManyShapes')
    expect(refusalOf(text, { draw: ['line'], many: true })).toBe('shapeKindNotAsked')
  })
  test('is forgotten when many others came after it', () => {
    const text = writeShapes([square(13)])
    const first = drawnIn(text)
    for (let count = 0; count < 500; count += 1) drawnIn(JSON.stringify({ type: 'Point', coordinates: [6.98, 51 + count / 1e4] }))
    expect(drawnIn(text)).not.toBe(first)
    expect(drawnIn(text)).toEqual(first)
  })
})

test('more things than anybody draws are counted, not looked at', () => {
  const many = Array.from({ length: 4000 }, () => ({}))
  expect(refusalOf({ type: 'FeatureCollection', features: many })).toBe('tooManyShapes')
  expect(refusalOf({ type: 'GeometryCollection', geometries: many })).toBe('tooManyShapes')
})
