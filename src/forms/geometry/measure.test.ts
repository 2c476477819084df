import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactArea, exactLength, measuresOf } from './measure.ts'
import { measuresInWords } from './in-words.ts'
import { roundedShape, type LineShape } from './shape.ts'
import { gladbeck, square, squareAround } from './test-shapes.ts'
import type { Position } from '../context.ts'

const lineTo = (position: Position): LineShape => ({ type: 'LineString', coordinates: [gladbeck, position] })

describe('measures', () => {
  test('of a square of some metres near Gladbeck are right within one per cent, stored to the centimetre', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3, max: 300, noNaN: true }),
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        (side, east, north) => {
          const drawn = roundedShape(squareAround([gladbeck[0] + east, gladbeck[1] + north], side))
          if (drawn.type !== 'Polygon') throw new Error('no area')
          expect(Math.abs(exactArea(drawn) / side ** 2 - 1)).toBeLessThan(0.01)
        },
      ),
    )
  })

  test('of an area do not depend on where its ring begins, nor on its direction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.boolean(), (first, isReversed) => {
        const corners = square(12).coordinates[0]?.slice(0, -1) ?? []
        const turned = [...corners.slice(first), ...corners.slice(0, first)]
        const ring = isReversed ? turned.toReversed() : turned
        expect(exactArea({ type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] })).toBeCloseTo(exactArea(square(12)), 6)
      }),
    )
  })

  test('of an area leave out its hole', () => {
    const [outer = []] = square(10).coordinates
    const [hole = []] = square(4).coordinates
    expect(measuresOf([{ type: 'Polygon', coordinates: [outer, hole] }]).area).toBeCloseTo(84, 0)
  })

  test('of a line are metres, as the crow flies from corner to corner', () => {
    expect(exactLength(lineTo([gladbeck[0], gladbeck[1] + 100 / 111_195]))).toBeCloseTo(100, 1)
  })

  test('of several shapes are added up by kind, to one decimal', () => {
    const shapes = [square(10), squareAround([6.99, 51.57], 5), lineTo([6.9801, 51.57]), { type: 'Point', coordinates: gladbeck } as const]
    const measures = measuresOf(shapes)
    expect(measures).toMatchObject({ points: 1, lines: 1, areas: 2 })
    expect(measures.area).toBeCloseTo(125, 0)
    expect(measures.length).toBe(Math.round((measures.length ?? 0) * 10) / 10)
    expect(measuresOf([])).toEqual({ points: 0, lines: 0, areas: 0, length: null, area: null })
  })

  test('are told in words', () => {
    expect(measuresInWords({ points: 2, lines: 1, areas: 0, length: 8, area: null }, 'de')).toBe('2 Punkte und 1 Linie, 8\u00a0m')
    expect(measuresInWords({ points: 0, lines: 0, areas: 1, length: null, area: 12.5 }, 'de')).toBe('1 Fläche, 12,5\u00a0m²')
    expect(measuresInWords({ points: 0, lines: 0, areas: 2, length: null, area: 1234.5 }, 'en')).toBe('2 areas, 1,234.5\u00a0m²')
  })
})
