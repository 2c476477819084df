import { expect, test } from 'vitest'
import type { Position } from '../context.ts'
import { crossingOf } from './crossing.ts'

/** A ring of corners, in hundred-thousandths of a degree from one place. */
const ring = (...places: [number, number][]): Position[] =>
  [...places, places[0] ?? ([0, 0] as const)].map(([x, y]) => [Math.round(698e5 + x * 10) / 1e7, Math.round(5157e5 + y * 10) / 1e7])

/** A star that joins every corner of a circle with one nearly opposite: each of its sides crosses almost all others. */
const star = (corners: number): Position[] =>
  ring(
    ...Array.from({ length: corners }, (_, index): [number, number] => {
      const angle = (2 * Math.PI * index * ((corners - 1) / 2)) / corners
      return [Math.round(1000 * Math.cos(angle)), Math.round(1000 * Math.sin(angle))]
    }),
  )

test.each([
  ['an hourglass', true, [ring([0, 0], [2, 2], [2, 0], [0, 2])]],
  ['a corner that stands on another side', true, [ring([0, 0], [4, 0], [4, 2], [2, 0], [0, 2])]],
  ['two sides that lie on each other', true, [ring([0, 0], [6, 0], [6, 2], [5, 0], [1, 0], [0, 2])]],
  ['a hole that crosses the edge', true, [ring([0, 0], [4, 0], [4, 4], [0, 4]), ring([1, 1], [5, 1], [2, 3])]],
  ['a hole inside', false, [ring([0, 0], [4, 0], [4, 4], [0, 4]), ring([1, 1], [2, 1], [2, 2])]],
  ['a triangle', false, [ring([0, 0], [4, 0], [0, 4])]],
  ['a comb', false, [ring([0, 0], [6, 0], [6, 3], [5, 1], [4, 3], [3, 1], [2, 3], [1, 1], [0, 3])]],
])('%s: crossing %s', (_what, isFound, rings) => {
  expect(crossingOf(rings).found).toBe(isFound)
})

test('a star of hundreds of crossings is refused at the first', () => {
  const { found, compared } = crossingOf([star(439)])
  expect(found).toBe(true)
  expect(compared).toBeLessThan(1000)
})
