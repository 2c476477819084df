/**
 * What is drawn on a map: points, lines and areas in WGS84, longitude before latitude, in degrees (RFC 7946). Pure, and
 * used by the server and by the map in the browser alike, so that both measure and judge the same.
 */
import type { Position } from '../context.ts'

export type PointShape = { readonly type: 'Point'; readonly coordinates: Position }
export type LineShape = { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
/** The outer ring, then holes. The last position of a ring is its first. */
export type AreaShape = { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
export type Shape = PointShape | LineShape | AreaShape

/** What a question lets people draw. */
export const shapeKinds = ['point', 'line', 'area'] as const
export type ShapeKind = (typeof shapeKinds)[number]

/** More than anybody draws by hand; what is checked grows with the square of it. */
export const MOST_SHAPES = 20
export const MOST_POINTS = 500

/** Seven decimals are a centimetre; more would only pretend to be exact. */
const DECIMALS = 1e7
const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS || 0

const kindOfType = { Point: 'point', LineString: 'line', Polygon: 'area' } as const satisfies Record<Shape['type'], ShapeKind>

export const shapeKindOf = (shape: Shape): ShapeKind => kindOfType[shape.type]

/** The lines that a shape consists of: the rings of an area, the one of a line, a point by itself. */
export function pathsOf(shape: Shape): readonly (readonly Position[])[] {
  if (shape.type === 'Point') return [[shape.coordinates]]
  return shape.type === 'LineString' ? [shape.coordinates] : shape.coordinates
}

export const positionsOf = (shape: Shape): readonly Position[] => pathsOf(shape).flat()

const isSame = (a: Position | undefined, b: Position | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1]

const roundedPath = (path: readonly Position[]): Position[] =>
  path
    .map(([longitude, latitude]): Position => [rounded(longitude), rounded(latitude)])
    // The same place twice in a row says nothing.
    .filter((position, index, all) => index === 0 || !isSame(position, all[index - 1]))

/** The shape to the centimetre, as it is stored and judged. */
export function roundedShape(shape: Shape): Shape {
  switch (shape.type) {
    case 'Point':
      return { type: 'Point', coordinates: [rounded(shape.coordinates[0]), rounded(shape.coordinates[1])] }
    case 'LineString':
      return { type: 'LineString', coordinates: roundedPath(shape.coordinates) }
    case 'Polygon':
      return { type: 'Polygon', coordinates: shape.coordinates.map(roundedPath) }
  }
}

/** Whether a ring ends where it began. */
export const isClosed = (ring: readonly Position[]): boolean => ring.length >= 4 && isSame(ring[0], ring.at(-1))

/** The shapes as one GeoJSON text, as the field of a form holds it; nothing drawn is an empty text. */
export const writeShapes = (shapes: readonly Shape[]): string =>
  shapes.length === 0 ? '' : JSON.stringify({ type: 'GeometryCollection', geometries: shapes })
