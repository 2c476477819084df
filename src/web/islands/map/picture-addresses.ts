/** Where the picture of a tile of the web grid is asked for: column, row and zoom to an address. */

export const TILE_PIXELS = 256

type Tile = { readonly x: number; readonly y: number; readonly z: number }

/** The address of a tile: `{z}`, `{x}` and `{y}` filled in. */
export const tileAddress = (template: string, { x, y, z }: Tile): string =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y))

/** Half the width of the world in metres of the web grid (EPSG:3857). */
const HALF_WORLD = 20_037_508.342789244

/** The address of the picture of a tile at a Web Map Service (OGC WMS 1.1.1, GetMap). `pixels`: its width and height. */
export function wmsAddress(service: string, layers: string, { x, y, z }: Tile, pixels: number): string {
  const side = (2 * HALF_WORLD) / 2 ** z
  const [west, north] = [x * side - HALF_WORLD, HALF_WORLD - y * side]
  const address = new URL(service)
  const asked = {
    SERVICE: 'WMS',
    REQUEST: 'GetMap',
    VERSION: '1.1.1',
    LAYERS: layers,
    STYLES: '',
    FORMAT: 'image/png',
    SRS: 'EPSG:3857',
    BBOX: [west, north - side, west + side, north].join(','),
    WIDTH: String(pixels),
    HEIGHT: String(pixels),
  }
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
  return address.href
}
