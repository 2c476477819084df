/**
 * A small drawing of a place, for whoever reads an application or a permit: what was drawn, in metres and as it lay on the map, or a scheme of what was described. Only a model; `sketch-drawing.ts` draws it.
 */
import type { Position } from '../context.ts'
import type { LocationAnswer, StreetSide } from '../question.ts'
import { type Measures, measuresOf } from './measure.ts'
import { pathsOf, positionsOf, type Shape, type ShapeKind, shapeKindOf } from './shape.ts'

/** Metres to the right and downwards from the upper left corner of the sketch. */
export type SketchPoint = readonly [x: number, y: number]

/** Paths of an area are closed: the last point is the first. */
export type SketchShape = { readonly kind: ShapeKind; readonly paths: readonly (readonly SketchPoint[])[] }

export type SketchModel = {
  /** Drawn, so true to scale; or a scheme of a description, true only in length and width. */
  readonly way: 'drawn' | 'described'
  /** Whether it was drawn on a picture of the town: otherwise nobody could know position and direction. */
  readonly hasMap: boolean
  /** "Ebertstraße 11" */
  readonly place: string
  readonly side: StreetSide | null
  readonly shapes: readonly SketchShape[]
  /** In a scheme the edges of the street, and the house whose address it is where the side is known. */
  readonly street: readonly (readonly SketchPoint[])[]
  readonly house: readonly SketchPoint[] | null
  /** Metres, with room around. */
  readonly width: number
  readonly height: number
  /** A round length for a bar beside it, in metres. */
  readonly scaleBar: number
  readonly measures: Measures
  /** As stated, in metres. */
  readonly stated: { readonly length: number | null; readonly width: number | null }
}

/**
 * The sketches that an answer gives: one for a location whose shape or size is known, and those of all locations in the
 * rows of a group. Any other answer gives none.
 */
export function sketchesOf(answer: unknown): readonly SketchModel[] {
  if (Array.isArray(answer)) return answer.flatMap((row: unknown) => (isObject(row) ? Object.values(row).flatMap(sketchesOf) : []))
  if (!isLocation(answer)) return []
  const { shapes = [], length, width } = answer
  if (shapes.length > 0) return [drawn(answer, shapes)]
  return length === undefined ? [] : [described(answer, length, width ?? null)]
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Of the answers with a street, only a location has shapes or a size. Answers were checked when they were given. */
const isLocation = (value: unknown): value is LocationAnswer =>
  isObject(value) && 'street' in value && 'postalCode' in value && ('shapes' in value || 'length' in value)

const placeOf = ({ street, houseNumber }: LocationAnswer): string => (houseNumber === undefined ? street : `${street} ${houseNumber}`)

const EARTH_RADIUS_METRES = 6_371_008.8
const RADIANS = Math.PI / 180

/** A point alone would have no size; less than this is shown with its surroundings. */
const LEAST_METRES = 4

function drawn(answer: LocationAnswer, shapes: readonly Shape[]): SketchModel {
  const positions = shapes.flatMap(positionsOf)
  const latitudes = positions.map(([, latitude]) => latitude)
  const [north, west] = [Math.max(...latitudes), Math.min(...positions.map(([longitude]) => longitude))]
  // Flat around its middle: over a few hundred metres nobody sees the bend of the earth.
  const narrowing = Math.cos(((north + Math.min(...latitudes)) / 2) * RADIANS)
  const project = ([longitude, latitude]: Position): SketchPoint => [
    (longitude - west) * RADIANS * EARTH_RADIUS_METRES * narrowing,
    (north - latitude) * RADIANS * EARTH_RADIUS_METRES,
  ]
  const projected = shapes.map((shape) => ({ kind: shapeKindOf(shape), paths: pathsOf(shape).map((path) => path.map(project)) }))
  return framed(answer, 'drawn', { shapes: projected, street: [], house: null }, measuresOf(shapes), { length: null, width: null })
}

type Scene = Pick<SketchModel, 'shapes' | 'street' | 'house'>

const rectangle = (left: number, top: number, width: number, height: number): SketchPoint[] => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
  [left, top],
]

/** A rectangle beside a street that runs from left to right; the house of the address stands above. */
function described(answer: LocationAnswer, length: number, width: number | null): SketchModel {
  const unit = Math.max(length, (width ?? 0) * 1.5) / 8
  const road = 2 * unit
  const at = (top: number): SketchShape =>
    width === null
      ? {
          kind: 'line',
          paths: [
            [
              [0, top],
              [length, top],
            ],
          ],
        }
      : { kind: 'area', paths: [rectangle(0, top, length, width)] }
  // Above the street its lower edge lies at the kerb, below it the upper one.
  const near = at(width === null ? -unit / 4 : -width)
  const opposite = at(width === null ? road + unit / 4 : road)
  const shapes = answer.side === 'both' ? [near, opposite] : [answer.side === 'opposite' ? opposite : near]
  const top = answer.side === 'opposite' ? 0 : -(width ?? unit / 4)
  const scene: Scene = {
    shapes,
    street: [0, road].map((y) => [
      [-unit, y],
      [length + unit, y],
    ]),
    house: answer.side === undefined ? null : rectangle(length / 2 - unit, top - 2 * unit, 2 * unit, 1.5 * unit),
  }
  const measures = { ...measuresOf([]), area: answer.area ?? null, length }
  return framed(answer, 'described', scene, measures, { length, width })
}

/** Moves a scene into a frame with room around it. */
function framed(
  answer: LocationAnswer,
  way: SketchModel['way'],
  scene: Scene,
  measures: Measures,
  stated: SketchModel['stated'],
): SketchModel {
  const points = [...scene.shapes.flatMap(({ paths }) => paths.flat()), ...scene.street.flat(), ...(scene.house ?? [])]
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [inside, high] = [Math.max(right - left, LEAST_METRES), Math.max(bottom - top, LEAST_METRES)]
  const room = Math.max(inside, high) * 0.14
  const [dx, dy] = [room + (inside - (right - left)) / 2 - left, room + (high - (bottom - top)) / 2 - top]
  const moved = (path: readonly SketchPoint[]): SketchPoint[] => path.map(([x, y]) => [x + dx, y + dy])
  const width = inside + 2 * room
  return {
    way,
    hasMap: way === 'drawn' && answer.hasMap === true,
    place: placeOf(answer),
    side: answer.side ?? null,
    shapes: scene.shapes.map(({ kind, paths }) => ({ kind, paths: paths.map(moved) })),
    street: scene.street.map(moved),
    house: scene.house && moved(scene.house),
    width,
    height: high + 2 * room,
    scaleBar: barFor(width),
    measures,
    stated,
  }
}

/** The longest of 1, 2, 5, 10 … metres that takes at most a third of the width. */
function barFor(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width / 3))
  return ([5, 2, 1].find((step) => step * power <= width / 3) ?? 1) * power
}
