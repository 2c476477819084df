/** Where an authority is competent: by postal code, and by position where an operator has loaded borders. */
import isInPolygon from '@turf/boolean-point-in-polygon'
import type { Border, LonLat } from './border.ts'
import type { Authority } from './region.ts'

/** As `Region.territoryOf` gives it. Null always means "not known". */
export type Territory = {
  /** Whether a postal code of streets lies in it, wholly or in part; null where the region has no list of them. */
  readonly hasPostalCode: (postalCode: string) => boolean | null
  /** Whether a position lies inside; null where borders are needed to tell and none were loaded. */
  readonly contains: (position: LonLat) => boolean | null
  /** The short name of the municipality of the region at a position; null outside of it, or where no borders were loaded. */
  readonly municipalityAt: (position: LonLat) => string | null
}

/** A border with the box around each of its parts, so that most positions are told apart by four comparisons. */
type Prepared = { readonly authority: Authority; readonly contains: (position: LonLat) => boolean }

function prepare(border: Border, authority: Authority): Prepared {
  const parts = border.polygons.map((rings) => {
    const longitudes = rings.flat().map(([longitude]) => longitude)
    const latitudes = rings.flat().map(([, latitude]) => latitude)
    const box = {
      west: least(longitudes),
      east: -least(longitudes.map(negative)),
      south: least(latitudes),
      north: -least(latitudes.map(negative)),
    }
    const polygon = { type: 'Polygon' as const, coordinates: rings.map((ring) => ring.map(([x, y]) => [x, y])) }
    return { box, polygon }
  })
  return {
    authority,
    contains: ([x, y]) =>
      parts.some(({ box, polygon }) => x >= box.west && x <= box.east && y >= box.south && y <= box.north && isInPolygon([x, y], polygon)),
  }
}

const negative = (value: number): number => -value
/** Not by spreading: a border can have more positions than a call has room for. */
const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity)

/** No municipality of Germany, and no Kreis, reaches so far from its centre. What lies farther is outside, borders or not. */
const FARTHEST_KILOMETRES = { city: 30, town: 30, district: 100 } as const satisfies Record<Authority['kind'], number>
const KILOMETRES_PER_DEGREE = 111.2

function isFar(own: Authority | undefined, [longitude, latitude]: LonLat): boolean {
  if (!own?.centre) return false
  const { centre } = own
  const north = (latitude - centre.latitude) * KILOMETRES_PER_DEGREE
  const east = (longitude - centre.longitude) * KILOMETRES_PER_DEGREE * Math.cos((centre.latitude * Math.PI) / 180)
  return Math.hypot(north, east) > FARTHEST_KILOMETRES[own.kind]
}

/**
 * Answers for every authority of a region. The territory of a Kreis is that of its towns; while some of their borders are
 * missing, only what lies in another municipality is surely outside.
 */
export function territories(
  authorities: readonly Authority[],
  borders: readonly Border[],
  hasPostalCodes: boolean,
): (authority: string) => Territory {
  const byAgs = new Map(authorities.map((authority) => [authority.ags, authority]))
  const prepared = borders.flatMap((border) => {
    const authority = byAgs.get(border.ags)
    return authority ? [prepare(border, authority)] : []
  })
  const known = new Set(prepared.map(({ authority }) => authority.id))
  const at = (position: LonLat): Authority | undefined => prepared.find(({ contains }) => contains(position))?.authority
  return (id) => {
    const own = authorities.find((authority) => authority.id === id)
    const municipalities = authorities.filter((each) => (own?.kind === 'district' ? each.district === id : each.id === id))
    const isWhole = municipalities.length > 0 && municipalities.every((each) => known.has(each.id))
    return {
      hasPostalCode: (code) => (hasPostalCodes ? (own?.postalCodes.includes(code) ?? false) : null),
      contains: (position) => {
        const there = at(position)
        if (there) return municipalities.includes(there)
        return isWhole || isFar(own, position) ? false : null
      },
      municipalityAt: (position) => at(position)?.shortName ?? null,
    }
  }
}
