/** Reads what was drawn from the text of a form's field: GeoJSON (RFC 7946) from outside, whatever it may be. */
import { z } from 'zod'
import { type PartProblem, problem } from '../questions/problem.ts'
import { isClosed, MOST_POINTS, MOST_SHAPES, roundedShape, type Shape, type ShapeKind, shapeKindOf } from './shape.ts'
import { faultOf } from './validity.ts'

export type ShapesReading = { readonly ok: true; readonly shapes: readonly Shape[] } | { readonly ok: false; readonly problem: PartProblem }

/** A drawing of the most points, with room for properties that other programs add. */
const LONGEST_TEXT = 100_000

// An altitude may follow (RFC 7946, 3.1.1); a map has none.
const position = z.tuple([z.number(), z.number()], z.number()).transform(([longitude, latitude]) => [longitude, latitude] as const)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)).min(1) }),
])
/** A shape as it is stored, by its form; whether it is valid is found by reading it again. */
export const storedShape = geometry

const several = z.union([
  geometry.transform((one) => [one]),
  z.object({ type: z.literal('GeometryCollection'), geometries: z.array(geometry) }).transform(({ geometries }) => geometries),
])
const feature = z.object({ type: z.literal('Feature'), geometry: several }).transform(({ geometry: shapes }) => shapes)
const features = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) }).transform(({ features: all }) => all.flat())
const geoJson = z.union([several, feature, features])

/** GeoJSON of before 2016 may name a reference system; only WGS84 by longitude and latitude is read. */
const inOurSystem = z.object({
  crs: z.object({ properties: z.object({ name: z.string().regex(/CRS84|EPSG:{1,2}4326/) }) }).nullish(),
})

/**
 * Reads, rounds and checks the shapes in a text; an empty one holds none. Refused is what is no GeoJSON of points, lines
 * and areas, too many of them (before they are looked at), what the question does not ask for, and what `faultOf` finds.
 */
export function readShapes(
  text: string,
  asked: { readonly draw: readonly ShapeKind[]; readonly many: boolean },
  part: string,
): ShapesReading {
  const refuse = (...[code, params]: Parameters<typeof problem>): ShapesReading => ({ ok: false, problem: problem(code, params, part) })
  if (text === '') return { ok: true, shapes: [] }
  if (text.length > LONGEST_TEXT) return refuse('tooManyPoints', { max: MOST_POINTS })
  const content = contentOf(text)
  if (content === undefined) return refuse('shapeUnreadable')
  if (countPositions(content) > MOST_POINTS) return refuse('tooManyPoints', { max: MOST_POINTS })
  const read = geoJson.safeParse(content)
  if (!read.success || !inOurSystem.safeParse(content).success) return refuse('shapeUnreadable')
  const most = asked.many ? MOST_SHAPES : 1
  if (read.data.length > most) return refuse('tooManyShapes', { max: most })
  if (read.data.some((shape) => shape.type === 'Polygon' && !shape.coordinates.every(isClosed))) return refuse('shapeUnreadable')
  const shapes = read.data.map(roundedShape)
  if (shapes.some((shape) => !asked.draw.includes(shapeKindOf(shape)))) return refuse('shapeKindNotAsked')
  const fault = shapes.map(faultOf).find((found) => found !== null)
  return fault ? refuse(fault) : { ok: true, shapes }
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The lists of numbers in a value, which are its positions. Counts without recursion: it may be nested as deep as it is long. */
function countPositions(content: unknown): number {
  let count = 0
  const open: unknown[] = [content]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    const entries: unknown[] = Array.isArray(value) ? value : Object.values(value)
    if (Array.isArray(value) && typeof entries[0] === 'number') count += 1
    else for (const entry of entries) open.push(entry)
  }
  return count
}
