/** Shapes for tests: squares of a size near Gladbeck. */
import type { Position } from '../context.ts'
import type { AreaShape } from './shape.ts'

const METRES_PER_DEGREE = 111_195

export const gladbeck: Position = [6.98, 51.57]

/** A square with sides of so many metres around a position. */
export function squareAround([longitude, latitude]: Position, metres: number): AreaShape {
  const up = metres / 2 / METRES_PER_DEGREE
  const right = up / Math.cos((latitude * Math.PI) / 180)
  const corner = (x: number, y: number): Position => [longitude + x * right, latitude + y * up]
  return { type: 'Polygon', coordinates: [[corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]] }
}

export const square = (metres: number): AreaShape => squareAround(gladbeck, metres)
