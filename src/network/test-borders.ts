/** Borders for tests: small squares, not those of any town. */
import { type Border, borderWith, type LonLat } from './border.ts'

/** A square ring: its south-western corner, and its side in degrees. */
export const ringAt = (west: number, south: number, side = 0.1): LonLat[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

export const borderAt = (ags: string, west: number, south: number): Border =>
  borderWith({ ags, polygons: [[ringAt(west, south)]], attribution: 'Beispiel' })

/** The text of a file with a feature for each AGS, side by side from 7.0 degrees east. */
export const borderFile = (keys: readonly unknown[], metadata: object = { attribution: 'Beispiel' }): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    metadata,
    features: keys.map((ags, index) => ({
      type: 'Feature',
      properties: { ags },
      geometry: { type: 'Polygon', coordinates: [ringAt(7 + index / 10, 51.5)] },
    })),
  })
