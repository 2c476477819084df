/** The border of a municipality: where it lies, by its official key. Loaded by an operator; without it a place is known by its address only. */
import { z } from 'zod'
import { digestOf } from '../platform/digest.ts'

/** WGS84: longitude, latitude, in degrees. */
export type LonLat = readonly [longitude: number, latitude: number]

/** As it is stored. `polygons`: coordinates of a GeoJSON MultiPolygon, each an outer ring with its holes. */
export type Border = {
  readonly ags: string
  readonly polygons: readonly (readonly (readonly LonLat[])[])[]
  /** Whom the licence asks to be named. */
  readonly attribution: string
  readonly digest: string
}

const position = z.tuple([z.number(), z.number()]).readonly()

/** A border that comes back from the database. */
export const border: z.ZodType<Border> = z.strictObject({
  ags: z.string(),
  polygons: z.array(z.array(z.array(position).min(4)).min(1)).min(1),
  attribution: z.string().min(1),
  digest: z.string(),
})

/** A border with the digest of its content. */
export const borderWith = (content: Omit<Border, 'digest'>): Border => ({
  ...content,
  digest: digestOf({ polygons: content.polygons, attribution: content.attribution }),
})
