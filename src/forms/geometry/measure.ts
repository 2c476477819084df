/** How large a drawing is. */
import turfArea from '@turf/area'
import turfLength from '@turf/length'
import type { Feature, LineString, Polygon } from 'geojson'
import type { AreaShape, LineShape, Shape } from './shape.ts'

/** Metres and square metres are told to one decimal: nobody draws more exactly. */
const toOneDecimal = (value: number): number => Math.round(value * 10) / 10

const featureOf = <Geometry extends LineString | Polygon>(shape: LineShape | AreaShape): Feature<Geometry> => ({
  type: 'Feature',
  properties: {},
  geometry: shape as unknown as Geometry,
})

/** Square metres of an area, without its holes; not rounded. */
export const exactArea = (shape: AreaShape): number => turfArea(featureOf<Polygon>(shape))

/** Metres of a line; not rounded. */
export const exactLength = (shape: LineShape): number => turfLength(featureOf<LineString>(shape), { units: 'meters' })

/** What a drawing holds, and how large it is: m² of all areas and m of all lines, to one decimal; null where there are none. */
export type Measures = {
  readonly points: number
  readonly lines: number
  readonly areas: number
  readonly length: number | null
  readonly area: number | null
}

export function measuresOf(shapes: readonly Shape[]): Measures {
  const lines = shapes.filter((shape) => shape.type === 'LineString')
  const areas = shapes.filter((shape) => shape.type === 'Polygon')
  const sum = (values: readonly number[]): number | null =>
    values.length === 0 ? null : toOneDecimal(values.reduce((total, value) => total + value, 0))
  return {
    points: shapes.length - lines.length - areas.length,
    lines: lines.length,
    areas: areas.length,
    length: sum(lines.map(exactLength)),
    area: sum(areas.map(exactArea)),
  }
}
