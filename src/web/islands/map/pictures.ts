/**
 * The picture behind a map, tile by tile, from the service that the operator configured. Not Leaflet's own layers: these
 * put a data address into a tile that is no longer needed, which our security policy forbids.
 */
import * as L from 'leaflet'
import { TILE_PIXELS } from './picture-addresses.ts'

/** A layer of pictures. A tile that cannot be had stays empty; drawing goes on. */
export function pictureLayer(addressOf: (coordinates: L.Coords) => string, options: L.GridLayerOptions): L.GridLayer {
  const Pictures = L.GridLayer.extend({
    createTile(coordinates: L.Coords, done: L.DoneCallback) {
      const tile = document.createElement('img')
      tile.alt = ''
      tile.addEventListener('load', () => done(undefined, tile))
      tile.addEventListener('error', () => done(new Error('no picture'), tile))
      tile.src = addressOf(coordinates)
      return tile
    },
  }) as unknown as new (settings: L.GridLayerOptions) => L.GridLayer
  return new Pictures({ tileSize: TILE_PIXELS, ...options })
}
