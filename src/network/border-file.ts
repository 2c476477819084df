/**
 * Reads a file of borders: a GeoJSON FeatureCollection of Polygons and MultiPolygons with the AGS as a property. Checked
 * whole: with one problem nothing is taken.
 */
import { z } from 'zod'
import { type Border, borderWith, type LonLat } from './border.ts'
import type { Authority } from './region.ts'

/**
 * The borders of municipalities that the network has, and how many features were left out: of places elsewhere, and of
 * Kreise, whose territory is that of their towns.
 */
export type BorderFile = { readonly borders: readonly Border[]; readonly elsewhere: number; readonly districts: number }

const position = z.tuple([z.number(), z.number()], z.number())
const ring = z.array(position)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
const named = z.looseObject({ ags: z.unknown().optional(), AGS: z.unknown().optional() })
const collection = z.object({
  type: z.literal('FeatureCollection'),
  attribution: z.string().optional(),
  metadata: z.object({ attribution: z.string().optional() }).optional(),
  features: z.array(z.object({ type: z.literal('Feature'), properties: z.unknown().optional(), geometry: z.unknown().optional() })).min(1),
})

/** A centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** Eight digits; programs for tables lose the zero in front. */
function agsOf(properties: unknown): string | null {
  const read = named.safeParse(properties)
  const given = read.success ? (read.data.ags ?? read.data.AGS) : undefined
  const text = typeof given === 'number' ? String(given).padStart(8, '0') : given
  return typeof text === 'string' && /^\d{8}$/.test(text) ? text : null
}

/** What is wrong with a ring, or null. */
function ringProblem(positions: readonly LonLat[]): string | null {
  const strange = positions.find(([longitude, latitude]) => !(longitude > 5 && longitude < 16 && latitude > 47 && latitude < 56))
  if (strange)
    return `has the position ${strange.join(', ')}, which is not in Germany; needed are WGS84 degrees, longitude before latitude (EPSG:4326)`
  const [first, last] = [positions[0], positions.at(-1)]
  if (positions.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'has a ring that does not end where it begins'
  // Twice the enclosed area (shoelace), in square degrees; 1e-9 is some ten square metres.
  const area = positions.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = positions[index + 1] ?? [x, y]
    return sum + (x * nextY - nextX * y)
  }, 0)
  return Math.abs(area) < 1e-9 ? 'has a ring that encloses nothing' : null
}

/**
 * Reads the text of a file. `source`: whom to name, where the file does not say so itself. Problems are sentences that
 * name the feature.
 */
export function readBorderFile(
  text: string,
  authorities: readonly Authority[],
  source: string | undefined,
): { readonly ok: true; readonly file: BorderFile } | { readonly ok: false; readonly problems: readonly string[] } {
  const refuse = (...problems: string[]) => ({ ok: false, problems }) as const
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse('is not JSON; needed is a GeoJSON FeatureCollection')
  }
  const read = collection.safeParse(content)
  if (!read.success) {
    const [issue] = read.error.issues
    return refuse(`is not a GeoJSON FeatureCollection: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`)
  }
  const attribution = (source ?? read.data.metadata?.attribution ?? read.data.attribution ?? '').trim()
  const problems =
    attribution === '' ? ['does not say whom its licence asks to be named; add "metadata": { "attribution": … }, or --source TEXT'] : []

  const authorityOf = new Map(authorities.map((authority) => [authority.ags, authority]))
  const borders: Border[] = []
  let [elsewhere, districts] = [0, 0]
  for (const [index, feature] of read.data.features.entries()) {
    const ags = agsOf(feature.properties)
    const name = `feature ${index + 1}${ags === null ? '' : ` (${ags})`}`
    if (ags === null) {
      problems.push(`${name} has no property "ags" with the eight digits of its AGS`)
      continue
    }
    const authority = authorityOf.get(ags)
    if (!authority) elsewhere += 1
    else if (authority.kind === 'district') districts += 1
    else if (borders.some((border) => border.ags === ags))
      problems.push(`${name} is there twice; several parts of a municipality are one MultiPolygon`)
    else {
      const polygons = polygonsOf(feature.geometry)
      const problem =
        polygons === null
          ? 'is no Polygon or MultiPolygon'
          : polygons
              .flat()
              .map(ringProblem)
              .find((found) => found !== null)
      if (problem) problems.push(`${name} ${problem}`)
      else if (polygons) borders.push(borderWith({ ags, polygons, attribution }))
    }
  }
  if (problems.length === 0 && borders.length === 0)
    problems.push('has no border of a municipality of this network; their AGS are ' + [...authorityOf.keys()].toSorted().join(', '))
  return problems.length > 0 ? refuse(...problems) : { ok: true, file: { borders, elsewhere, districts } }
}

function polygonsOf(raw: unknown): LonLat[][][] | null {
  const read = geometry.safeParse(raw)
  if (!read.success) return null
  const polygons = read.data.type === 'Polygon' ? [read.data.coordinates] : read.data.coordinates
  return polygons.map((rings) =>
    rings.map((positions) => positions.map(([longitude, latitude]): LonLat => [rounded(longitude), rounded(latitude)])),
  )
}
