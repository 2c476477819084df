/** Reads what was drawn from the text of a form's field: GeoJSON (RFC 7946) from outside, whatever it may be. */
import { z } from 'zod'
import { type PartProblem, problem } from '../questions/problem.ts'
import { isClosed, MOST_POINTS, MOST_SHAPES, roundedShape, type Shape, type ShapeKind, shapeKindOf } from './shape.ts'
import { faultOf, type ShapeFault } from './validity.ts'

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

/** What a text holds, whatever was asked for: shapes of the right form, rounded, with the first fault among them. */
export type Drawn =
  | { readonly ok: true; readonly shapes: readonly Shape[]; readonly fault: ShapeFault | null }
  | { readonly ok: false; readonly code: 'shapeUnreadable' | 'tooManyPoints' | 'tooManyShapes' }

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
  const most = asked.many ? MOST_SHAPES : 1
  const max = { shapeUnreadable: {}, tooManyPoints: { max: MOST_POINTS }, tooManyShapes: { max: most } }
  const drawn = drawnIn(text)
  if (!drawn.ok) return refuse(drawn.code, max[drawn.code])
  const { shapes, fault } = drawn
  if (shapes.length > most) return refuse('tooManyShapes', max.tooManyShapes)
  if (shapes.some((shape) => !asked.draw.includes(shapeKindOf(shape)))) return refuse('shapeKindNotAsked')
  return fault ? refuse(fault) : { ok: true, shapes }
}

/**
 * What was read lately, the oldest first. A page reads the same stored text in every walk through its form. Texts as we
 * write them are below this length, so that all of them together stay below ten megabytes.
 */
const MOST_REMEMBERED = 500
const LONGEST_REMEMBERED = 20_000
const remembered = new Map<string, Drawn>()

/** What a text holds. The same text gives the same object for as long as it is remembered. */
export function drawnIn(text: string): Drawn {
  const known = remembered.get(text)
  const drawn = known ?? readText(text)
  if (text.length > LONGEST_REMEMBERED) return drawn
  remembered.delete(text)
  remembered.set(text, drawn)
  const [oldest] = remembered.keys()
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  return drawn
}

function readText(text: string): Drawn {
  if (text.length > LONGEST_TEXT) return { ok: false, code: 'tooManyPoints' }
  const content = contentOf(text)
  if (content === undefined) return { ok: false, code: 'shapeUnreadable' }
  const { positions, features: featureCount, geometries } = countIn(content)
  if (positions > MOST_POINTS) return { ok: false, code: 'tooManyPoints' }
  if (featureCount > MOST_SHAPES || geometries > MOST_SHAPES) return { ok: false, code: 'tooManyShapes' }
  const read = geoJson.safeParse(content)
  if (!read.success || !inOurSystem.safeParse(content).success) return { ok: false, code: 'shapeUnreadable' }
  const isWhole = read.data.every((shape) => shape.type !== 'Polygon' || shape.coordinates.every(isClosed))
  if (!isWhole) return { ok: false, code: 'shapeUnreadable' }
  const shapes = read.data.map(roundedShape)
  return { ok: true, shapes, fault: shapes.map(faultOf).find((found) => found !== null) ?? null }
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * How much a value holds, before it is looked at more closely: lists of numbers, which are its positions, and entries of its
 * lists of shapes. Counts without recursion: it may be nested as deep as it is long.
 */
function countIn(content: unknown): { positions: number; features: number; geometries: number } {
  const count = { positions: 0, features: 0, geometries: 0 }
  const open: unknown[] = [content]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    const entries: unknown[] = Array.isArray(value) ? value : Object.values(value)
    if ('features' in value && Array.isArray(value.features)) count.features += value.features.length
    if ('geometries' in value && Array.isArray(value.geometries)) count.geometries += value.geometries.length
    if (Array.isArray(value) && typeof entries[0] === 'number') count.positions += 1
    else for (const entry of entries) open.push(entry)
  }
  return count
}
