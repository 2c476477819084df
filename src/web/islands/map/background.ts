/** What lies behind a drawing: the operator's map, or a grid of metres, on which one can draw to size. */
import * as L from 'leaflet'
import { metres } from '../../../forms/geometry/in-words.ts'
import type { Language } from '../../context.ts'
import { TILE_PIXELS, tileAddress, wmsAddress } from './picture-addresses.ts'
import { pictureLayer } from './pictures.ts'
import { mapWords } from './words.ts'

/** What the page says about all of its maps (MapSettingsData.tsx). */
export type Settings = {
  readonly centre: L.LatLngTuple | null
  readonly border: string | null
  readonly tiles: string | null
  readonly wms: { readonly url: string; readonly layers: string } | null
  readonly attribution: string
}

export const DEEPEST_ZOOM = 22
/** Services of tiles rarely have more; deeper ones are enlarged. */
const DEEPEST_TILES = 18

export function readSettings(): Settings {
  const data = document.querySelector<HTMLElement>('[data-map-settings]')?.dataset ?? {}
  const [longitude = Number.NaN, latitude = Number.NaN] = (data.centre ?? '').split(',').map(Number)
  return {
    centre: Number.isFinite(longitude) && Number.isFinite(latitude) ? [latitude, longitude] : null,
    border: data.border ?? null,
    tiles: data.tiles ?? null,
    wms: data.wms !== undefined && data.wmsLayers !== undefined ? { url: data.wms, layers: data.wmsLayers } : null,
    attribution: data.attribution ?? '',
  }
}

export const hasPicture = ({ tiles, wms }: Settings): boolean => tiles !== null || wms !== null

/** Puts the background on a map. */
export function addBackground(map: L.Map, settings: Settings, language: Language): void {
  const { tiles, wms } = settings
  // Twice as fine where the screen is: a service draws what it is asked for.
  const pixels = TILE_PIXELS * (globalThis.devicePixelRatio > 1 ? 2 : 1)
  if (wms) pictureLayer((tile) => wmsAddress(wms.url, wms.layers, tile, pixels), { maxZoom: DEEPEST_ZOOM }).addTo(map)
  else if (tiles !== null)
    pictureLayer((tile) => tileAddress(tiles, tile), { maxZoom: DEEPEST_ZOOM, maxNativeZoom: DEEPEST_TILES }).addTo(map)
  else addGrid(map, settings.centre ?? [51.5, 7.1], language)
  L.control.scale({ imperial: false, maxWidth: 110 }).addTo(map)
  // As text: what an operator configured is not markup.
  const named = document.createElement('span')
  named.textContent = settings.attribution
  L.control.attribution({ prefix: false }).addAttribution(named.innerHTML).addTo(map)
}

const METRES_PER_DEGREE = 111_195
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]
const FEWEST_PIXELS = 28

/** Metres from one line of the grid to the next, so that they can be told apart. */
function stepAt(map: L.Map, zoom: number, latitude: number): number {
  const metresPerPixel = (METRES_PER_DEGREE * 360 * Math.cos((latitude * Math.PI) / 180)) / (map.options.crs ?? L.CRS.EPSG3857).scale(zoom)
  return steps.find((step) => step / metresPerPixel >= FEWEST_PIXELS) ?? 100_000
}

/** Lines north-south and east-west through `origin`, drawn tile by tile; every fifth is stronger. */
function addGrid(map: L.Map, origin: L.LatLngTuple, language: Language): void {
  const [latitude, longitude] = origin
  const Grid = L.GridLayer.extend({
    createTile({ x, y, z }: L.Coords) {
      const canvas = document.createElement('canvas')
      const size = TILE_PIXELS
      const sharpness = globalThis.devicePixelRatio || 1
      canvas.width = canvas.height = size * sharpness
      const pen = canvas.getContext('2d')
      if (!pen) return canvas
      pen.scale(sharpness, sharpness)
      const northWest = map.unproject([x * size, y * size], z)
      const southEast = map.unproject([(x + 1) * size, (y + 1) * size], z)
      const step = stepAt(map, z, latitude) / METRES_PER_DEGREE
      const draw = (from: number, to: number, zero: number, width: number, line: (at: number) => void): void => {
        for (let count = Math.ceil((Math.min(from, to) - zero) / width); zero + count * width <= Math.max(from, to); count += 1) {
          pen.strokeStyle = count % 5 === 0 ? '#b4bccb' : '#dfe3ea'
          pen.beginPath()
          line(((zero + count * width - from) / (to - from)) * size)
          pen.stroke()
        }
      }
      draw(northWest.lng, southEast.lng, longitude, step / Math.cos((latitude * Math.PI) / 180), (at) => {
        pen.moveTo(at, 0)
        pen.lineTo(at, size)
      })
      draw(northWest.lat, southEast.lat, latitude, step, (at) => {
        pen.moveTo(0, at)
        pen.lineTo(size, at)
      })
      return canvas
    },
  }) as unknown as new (options: L.GridLayerOptions) => L.GridLayer
  new Grid({ maxZoom: DEEPEST_ZOOM }).addTo(map)

  const legend = new L.Control({ position: 'bottomleft' })
  legend.onAdd = () => {
    const box = L.DomUtil.create('div', 'portal-map-legend')
    const tell = (): void => {
      box.textContent = mapWords(language).grid(metres(stepAt(map, map.getZoom(), latitude), language))
    }
    map.on('zoomend', tell)
    tell()
    return box
  }
  legend.addTo(map)
}

const borders = new Map<string, Promise<GeoJSON.FeatureCollection | null>>()

/** The border that the page names, asked for once for all of its maps; null when it cannot be had: it is only shown. */
export function loadBorder({ border }: Settings): Promise<GeoJSON.FeatureCollection | null> {
  if (border === null) return Promise.resolve(null)
  const known =
    borders.get(border) ??
    fetch(border)
      .then((answer) => (answer.ok ? (answer.json() as Promise<GeoJSON.FeatureCollection>) : null))
      .catch(() => null)
  borders.set(border, known)
  return known
}
