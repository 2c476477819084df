/** What can be wrong with a drawing that was read: told by the server, and by the map while it is drawn. */
import isInside from '@turf/boolean-point-in-polygon'
import type { Polygon } from 'geojson'
import type { Position } from '../context.ts'
import { crossingOf } from './crossing.ts'
import { exactArea, exactLength } from './measure.ts'
import type { AreaShape, Shape } from './shape.ts'
import { positionsOf } from './shape.ts'

export type ShapeFault = 'shapeUnreadable' | 'shapeCrossesItself' | 'holeOutside' | 'shapeTooSmall' | 'shapeTooLarge' | 'anotherCountry'

/** m² and m. Less cannot be told from a mistake of the hand; more than a square kilometre is no place in a street. */
const LEAST = 0.05
const MOST_AREA = 1_000_000
const MOST_LENGTH = 20_000

/** Germany lies within: 5.8 to 15.1 degrees east, 47.2 to 55.1 degrees north. What lies outside is no place of ours. */
const isNearGermany = ([longitude, latitude]: Position): boolean =>
  longitude > 5.8 && longitude < 15.1 && latitude > 47.2 && latitude < 55.1

const isOnEarth = ([longitude, latitude]: Position): boolean => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90

/** The first fault of a shape, or null. Expects a shape of the right form, rounded; the work grows with the square of its points. */
export function faultOf(shape: Shape): ShapeFault | null {
  const positions = positionsOf(shape)
  if (!positions.every(isOnEarth)) return 'shapeUnreadable'
  if (!positions.every(isNearGermany)) return 'anotherCountry'
  if (shape.type === 'Point') return null
  if (shape.type === 'LineString') return sizeFault(exactLength(shape), MOST_LENGTH)
  const [outer = [], ...holes] = shape.coordinates
  if (shape.coordinates.some((ring) => ring.length < 4)) return 'shapeTooSmall'
  if (crossesItself({ type: 'Polygon', coordinates: [outer] })) return 'shapeCrossesItself'
  if (holes.length > 0) {
    const area: AreaShape = { type: 'Polygon', coordinates: [outer] }
    const isWithin = holes.flat().every((position) => isInside([...position], area as unknown as Polygon, { ignoreBoundary: true }))
    if (!isWithin) return 'holeOutside'
    if (crossesItself(shape)) return 'shapeCrossesItself'
  }
  return sizeFault(exactArea(shape), MOST_AREA)
}

const sizeFault = (size: number, most: number): ShapeFault | null => (size < LEAST ? 'shapeTooSmall' : size > most ? 'shapeTooLarge' : null)

function crossesItself(shape: AreaShape): boolean {
  return shape.coordinates.some(touchesItself) || crossingOf(shape.coordinates).found
}

/** What crossing lines do not show: a corner that is passed twice, and an edge that runs back over the one before it. */
function touchesItself(ring: readonly Position[]): boolean {
  const corners = ring.slice(0, -1)
  if (new Set(corners.map((corner) => corner.join())).size < corners.length) return true
  return corners.some((corner, index) => {
    const before = corners.at(index - 1) ?? corner
    const after = corners[(index + 1) % corners.length] ?? corner
    const [ax, ay] = [before[0] - corner[0], before[1] - corner[1]]
    const [bx, by] = [after[0] - corner[0], after[1] - corner[1]]
    const cross = ax * by - ay * bx
    return ax * bx + ay * by > 0 && Math.abs(cross) < 1e-9 * Math.hypot(ax, ay) * Math.hypot(bx, by)
  })
}
