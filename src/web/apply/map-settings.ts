/** What the map of a page is told: where it begins, what lies behind it, which border to show. */
import type { FastifyRequest } from 'fastify'
import type { Border } from '../../network/border.ts'
import type { Authority } from '../../network/region.ts'
import type { Region } from '../../network/store.ts'
import type { Config } from '../../platform/config.ts'
import { sha256 } from '../../platform/digest.ts'
import type { Portal } from '../context.ts'

/** The picture behind a map; null where the operator has set none. */
export type MapBackground =
  | { readonly kind: 'wms'; readonly url: string; readonly layers: string }
  | { readonly kind: 'tiles'; readonly url: string }
  | null

export type MapSettings = {
  /** Where the map begins without a border (WGS84). */
  readonly centre: { readonly longitude: number; readonly latitude: number } | null
  /** Where the border of this portal's authority is read; null where none was loaded. */
  readonly borderHref: string | null
  readonly background: MapBackground
  /** Whom the licences of picture and border ask to be named. */
  readonly attribution: readonly string[]
}

/** The path inside a portal where its authority's border is read. */
export const borderPath = '/karte/grenze.json'

type MapConfig = Pick<Config, 'MAP_WMS_URL' | 'MAP_WMS_LAYERS' | 'MAP_TILES_URL' | 'MAP_ATTRIBUTION'>

export function backgroundOf({ MAP_WMS_URL, MAP_WMS_LAYERS, MAP_TILES_URL }: MapConfig): MapBackground {
  if (MAP_WMS_URL !== undefined && MAP_WMS_LAYERS !== undefined) return { kind: 'wms', url: MAP_WMS_URL, layers: MAP_WMS_LAYERS }
  return MAP_TILES_URL === undefined ? null : { kind: 'tiles', url: MAP_TILES_URL }
}

/** The one host beside our own that pictures may come from; null without a background. */
export function pictureOrigin(config: MapConfig): string | null {
  const background = backgroundOf(config)
  return background && new URL(background.url).origin
}

export function mapSettings(portal: Portal, region: Region, config: MapConfig): MapSettings {
  const { authority } = portal
  const borders = authority ? region.bordersOf(authority.id) : []
  const [version] = versionsOf(borders)
  return {
    centre: authority?.centre ?? null,
    borderHref: version === undefined ? null : `${portal.href(borderPath)}?v=${version}`,
    background: backgroundOf(config),
    attribution: authority ? mapAttributions(region, authority, config) : [],
  }
}

/** Whom the licences of maps ask to be named, on the portal of an authority or of the whole region (null). */
export function mapAttributions(region: Region, authority: Authority | null, config: MapConfig): readonly string[] {
  const borders = (authority ? [authority] : region.authorities).flatMap(({ id }) => region.bordersOf(id))
  return [
    ...new Set([
      ...(config.MAP_ATTRIBUTION === undefined ? [] : [config.MAP_ATTRIBUTION]),
      ...borders.map(({ attribution }) => attribution),
    ]),
  ]
}

/** Names the content, so that a browser may keep it for long; none without borders. */
const versionsOf = (borders: readonly Border[]): string[] =>
  borders.length === 0 ? [] : [sha256(borders.map(({ digest }) => digest).join()).slice(0, 12)]

/** The border of a portal's authority as GeoJSON; null where none was loaded. */
export function borderGeoJson({ portal }: FastifyRequest, region: Region): string | null {
  const borders = portal.authority ? region.bordersOf(portal.authority.id) : []
  if (borders.length === 0) return null
  return JSON.stringify({
    type: 'FeatureCollection',
    features: borders.map(({ ags, polygons }) => ({
      type: 'Feature',
      properties: { ags },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    })),
  })
}
