import { describe, expect, test } from 'vitest'
import type { Position } from '../../../forms/context.ts'
import {
  canFinish,
  type Drawing,
  drawingOf,
  finished,
  type History,
  removable,
  reopened,
  takenBack,
  withCornerAfter,
  withCornerAt,
  withoutCorner,
  withoutShape,
  withPoint,
  withStep,
  withTool,
} from './drawing.ts'
import { loadShapes } from './load-shapes.ts'
import { statusInWords } from './words.ts'

const corners: Position[] = [
  [6.98, 51.57],
  [6.9801, 51.57],
  [6.9801, 51.5701],
]
const [first, second, third] = corners as [Position, Position, Position]

/** An empty map on which somebody takes a tool and sets points. */
const drawnWith = (tool: 'point' | 'line' | 'area', positions: readonly Position[], isMany = false): Drawing =>
  positions.reduce((drawing, position) => withPoint(drawing, position, isMany), withTool(drawingOf([]), tool))
const triangle = finished(drawnWith('area', corners), false)

describe('drawing', () => {
  test('an area needs three corners, and is closed when it is finished', () => {
    expect(canFinish(drawnWith('area', corners.slice(0, 2)))).toBe(false)
    expect(canFinish(drawnWith('area', corners))).toBe(true)
    expect(triangle).toEqual({ shapes: [{ type: 'Polygon', coordinates: [[...corners, first]] }], tool: null, path: [], selected: 0 })
  })
  test('a line needs two points', () => {
    expect(canFinish(drawnWith('line', [first]))).toBe(false)
    expect(finished(drawnWith('line', [first, second]), false).shapes).toEqual([{ type: 'LineString', coordinates: [first, second] }])
  })
  test('a point is whole at once', () => {
    expect(drawnWith('point', [first])).toMatchObject({ shapes: [{ type: 'Point', coordinates: first }], tool: null })
  })
  test('what is finished too early is dropped, and what was there stays', () => {
    const begun = withPoint(withTool(triangle, 'area'), first, true)
    expect(finished(begun, true)).toMatchObject({ shapes: triangle.shapes, tool: null, path: [] })
  })
  test('where one is asked for, the new takes the place of the old; where several are, it joins them', () => {
    const again = (isMany: boolean) => withPoint(withTool(triangle, 'point'), first, isMany).shapes.map(({ type }) => type)
    expect([again(false), again(true)]).toEqual([['Point'], ['Polygon', 'Point']])
  })
  test('without a tool in the hand nothing is drawn, and the same tool again is laid down', () => {
    expect(withPoint(triangle, first, true)).toBe(triangle)
    expect(withTool(withTool(triangle, 'line'), 'line').tool).toBeNull()
  })
})

describe('mending', () => {
  const ringOf = ({ shapes: [shape] }: Drawing) => (shape?.type === 'Polygon' ? shape.coordinates[0] : undefined)
  test('a corner is moved, and a ring stays closed', () => {
    const to: Position = [6.97, 51.57]
    expect(ringOf(withCornerAt(triangle, { path: 0, place: 0 }, to))).toEqual([to, second, third, to])
  })
  test('a corner is added behind another, also behind the last', () => {
    const to: Position = [6.97, 51.57]
    expect(ringOf(withCornerAfter(triangle, { path: 0, place: 2 }, to))).toEqual([...corners, to, first])
  })
  test('a corner is taken away, but three stay', () => {
    const four = withCornerAfter(triangle, { path: 0, place: 0 }, [6.97, 51.57])
    expect(ringOf(withoutCorner(four, { path: 0, place: 1 }))).toEqual(ringOf(triangle))
    expect(ringOf(withoutCorner(triangle, { path: 0, place: 1 }))).toEqual(ringOf(triangle))
  })
  test('the chosen shape is deleted, or the only one; of several, none is guessed', () => {
    const two = drawingOf([...triangle.shapes, { type: 'Point', coordinates: first }])
    expect([removable({ ...triangle, selected: null }), removable(two), removable({ ...two, selected: 1 })]).toEqual([0, null, 1])
    expect(withoutShape({ ...two, selected: 1 }).shapes).toEqual(triangle.shapes)
    expect(withoutShape(two)).toBe(two)
  })
  test('deleting while drawing drops what was begun', () => {
    expect(withoutShape(withPoint(withTool(triangle, 'line'), first, true))).toMatchObject({ shapes: triangle.shapes, path: [] })
  })
})

describe('taking back', () => {
  const after = (...steps: ((now: Drawing) => Drawing)[]): History =>
    steps.reduce<History>((history, step) => withStep(history, step(history.now)), { now: drawingOf([]), before: [] })

  test('goes point by point, and brings back what was finished or deleted', () => {
    const history = after(
      (now) => withTool(now, 'line'),
      (now) => withPoint(now, first, false),
      (now) => withPoint(now, second, false),
      (now) => finished(now, false),
      withoutShape,
    )
    const seen = [takenBack(history)]
    while ((seen.at(-1)?.before.length ?? 0) > 0) seen.push(takenBack(seen.at(-1) as History))
    expect(seen.map(({ now }) => [now.shapes.length, now.path.length])).toEqual([
      [1, 0],
      [0, 2],
      [0, 1],
      [0, 0],
    ])
  })
  test('does not count what changes nothing: taking a tool, choosing a shape', () => {
    expect(
      after(
        (now) => withTool(now, 'line'),
        (now) => ({ ...now, selected: 0 }),
      ),
    ).toMatchObject({ before: [] })
    expect(takenBack(after())).toEqual(after())
  })
})

describe('the status', () => {
  test('says what to do next, and what is drawn', () => {
    expect(statusInWords(drawingOf([]), 'de')).toBe('Noch nichts eingezeichnet.')
    expect(statusInWords(drawnWith('area', []), 'de')).toBe('Setzen Sie die erste Ecke.')
    expect(statusInWords(drawnWith('area', corners), 'de')).toMatch(
      /^Letzte Seite: 11,1\u00a0m\. Setzen Sie die nächste Ecke\. Oder drücken Sie „Fertig“/,
    )
    expect(statusInWords(triangle, 'en')).toMatch(/^Drawn: 1 area, 38\.\d\u00a0m²\.$/)
  })
})

describe('what a field holds', () => {
  test('is shown on the map where it can be', () => {
    const point = { type: 'Point', coordinates: [6.98, 51.57] }
    expect(loadShapes('')).toEqual([])
    expect(loadShapes(JSON.stringify(point))).toEqual([point])
    expect(loadShapes(JSON.stringify({ type: 'GeometryCollection', geometries: [point, ...triangle.shapes] }))).toEqual([
      point,
      ...triangle.shapes,
    ])
  })
  test.each([
    'x',
    'null',
    '3',
    '{"type":"Polygon","coordinates":[[["a","b"]]]}',
    '{"type":"GeometryCollection","geometries":{}}',
    '{"type":"LineString","coordinates":[[6.98,51.57]]}',
    '{"type":"Point","coordinates":[1e9,3]}',
  ])('is left alone where it cannot: %s', (text) => {
    expect(loadShapes(text)).toBeNull()
  })
})

test('a drawing that is opened again has what is wrong, or its only shape, in hand', () => {
  const shapes = [triangle, finished(drawnWith('line', [first, second]), false)].flatMap((drawing) => drawing.shapes)
  expect(reopened(triangle.shapes, () => false).selected).toBe(0)
  expect(reopened(shapes, () => false).selected).toBeNull()
  expect(reopened(shapes, ({ type }) => type === 'LineString').selected).toBe(1)
  expect(reopened([], () => true).selected).toBeNull()
})
