import { describe, expect, test } from 'vitest'
import { tileAddress, wmsAddress } from './picture-addresses.ts'

describe('the picture of a tile', () => {
  test('is asked from a service of tiles by zoom, column and row', () => {
    expect(tileAddress('https://tiles.example.org/{z}/{y}/{x}.png?s={z}', { x: 2, y: 3, z: 4 })).toBe(
      'https://tiles.example.org/4/3/2.png?s=4',
    )
  })

  test('is asked from a Web Map Service by its box in metres', () => {
    const address = new URL(wmsAddress('https://wms.example.org/karte?map=stadt', 'plan,strassen', { x: 1, y: 0, z: 1 }, 512))
    expect(Object.fromEntries(address.searchParams)).toEqual({
      map: 'stadt',
      SERVICE: 'WMS',
      REQUEST: 'GetMap',
      VERSION: '1.1.1',
      LAYERS: 'plan,strassen',
      STYLES: '',
      FORMAT: 'image/png',
      SRS: 'EPSG:3857',
      BBOX: '0,0,20037508.342789244,20037508.342789244',
      WIDTH: '512',
      HEIGHT: '512',
    })
  })

  test('of the town hall of Gladbeck holds it', () => {
    // Tile 17/68078/43596 of the web grid holds 6.9827 east, 51.5713 north.
    const z = 17
    const x = Math.floor(((6.9827 + 180) / 360) * 2 ** z)
    const rad = (51.5713 * Math.PI) / 180
    const y = Math.floor(((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * 2 ** z)
    const [west = 0, south = 0, east = 0, north = 0] = (
      new URL(wmsAddress('https://wms.example.org/', 'a', { x, y, z }, 256)).searchParams.get('BBOX') ?? ''
    )
      .split(',')
      .map(Number)
    const metres = [(6.9827 / 180) * 20_037_508.34, (Math.asinh(Math.tan(rad)) / Math.PI) * 20_037_508.34]
    expect([west <= metres[0]! && metres[0]! <= east, south <= metres[1]! && metres[1]! <= north]).toEqual([true, true])
  })
})
