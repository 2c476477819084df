import { beforeAll, describe, expect, test } from 'vitest'
import { borderWith } from './border.ts'
import type { Region } from './directory.ts'
import { regionOf } from './directory.ts'
import { borderAt, ringAt } from './test-borders.ts'
import { shippedNetwork } from './test-network.ts'

let records: Parameters<typeof regionOf>[0]
let region: Region
beforeAll(async () => {
  const network = await shippedNetwork()
  ;({ records, region } = network)
})

const gladbeck = '05562014'
const marl = '05562024'
/** Gladbeck from 7.0 to 7.1 degrees east, Marl from 7.1 to 7.2. */
const twoTowns = () => regionOf(records, [borderAt(gladbeck, 7, 51.5), borderAt(marl, 7.1, 51.5)])

describe('without borders', () => {
  test('postal codes are known: those of a town are its own, those of a Kreis those of its towns', () => {
    expect(region.territoryOf('gladbeck').hasPostalCode('45964')).toBe(true)
    expect(region.territoryOf('gladbeck').hasPostalCode('45772')).toBe(false)
    expect(region.territoryOf('gladbeck').hasPostalCode('10115')).toBe(false)
    expect(region.territoryOf('kreis-recklinghausen').hasPostalCode('45964')).toBe(true)
    expect(region.territoryOf('kreis-recklinghausen').hasPostalCode('45879')).toBe(false)
  })
  test('positions are not, but what is far away is surely elsewhere', () => {
    const { contains, municipalityAt } = region.territoryOf('gladbeck')
    expect([contains([6.98, 51.57]), contains([7.13, 51.67]), municipalityAt([6.98, 51.57])]).toEqual([null, null, null])
    expect([contains([2.35, 48.86]), contains([13.4, 52.5])]).toEqual([false, false])
  })
  test('a region without a list of postal codes knows none', () => {
    const bare = regionOf(records.filter(({ kind }) => kind !== 'postalArea'))
    expect(bare.territoryOf('gladbeck').hasPostalCode('45964')).toBeNull()
  })
})

describe('with borders', () => {
  test('a position lies inside, or in another town that is named, or outside of all', () => {
    const { contains, municipalityAt } = twoTowns().territoryOf('gladbeck')
    expect([contains([7.05, 51.55]), municipalityAt([7.05, 51.55])]).toEqual([true, 'Gladbeck'])
    expect([contains([7.15, 51.55]), municipalityAt([7.15, 51.55])]).toEqual([false, 'Marl'])
    expect([contains([7.25, 51.55]), municipalityAt([7.25, 51.55])]).toEqual([false, null])
  })
  test('a town without one is outside only where another is', () => {
    const { contains } = twoTowns().territoryOf('herten')
    expect([contains([7.05, 51.55]), contains([7.25, 51.55])]).toEqual([false, null])
  })
  test('the territory of a Kreis is that of its towns, and unknown beside them while some are missing', () => {
    const some = twoTowns().territoryOf('kreis-recklinghausen').contains
    expect([some([7.05, 51.55]), some([7.15, 51.55]), some([7.25, 51.55])]).toEqual([true, true, null])
    const all = regionOf(
      records,
      region.townsOf('kreis-recklinghausen').map(({ ags }, index) => borderAt(ags, 6 + index / 5, 51.5)),
    ).territoryOf('kreis-recklinghausen').contains
    expect([all([6.05, 51.55]), all([6.25, 51.55]), all([6.15, 51.55])]).toEqual([true, true, false])
    const city = regionOf(records, [borderAt('05512000', 6.9, 51.5)]).territoryOf('kreis-recklinghausen').contains
    expect(city([6.95, 51.55])).toBe(false)
  })
  test('parts belong to it, holes do not', () => {
    const border = borderWith({
      ags: gladbeck,
      attribution: 'Beispiel',
      polygons: [[ringAt(7, 51.5), ringAt(7.04, 51.54, 0.02)], [ringAt(7.3, 51.5)]],
    })
    const { contains } = regionOf(records, [border]).territoryOf('gladbeck')
    expect([contains([7.01, 51.51]), contains([7.05, 51.55]), contains([7.35, 51.55]), contains([7.2, 51.55])]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
  test('a map shows those of a town, or of all towns of a Kreis', () => {
    const both = twoTowns()
    expect(both.bordersOf('gladbeck').map(({ ags }) => ags)).toEqual([gladbeck])
    expect(both.bordersOf('kreis-recklinghausen').map(({ ags }) => ags)).toEqual([gladbeck, marl])
    expect(both.bordersOf('herten')).toEqual([])
  })
})

test('a map of every authority begins near its town hall, and says where that was read', () => {
  for (const { id, centre } of region.authorities) {
    expect([id, centre?.source.text]).toEqual([id, expect.stringContaining('GeoNames (geonames.org), CC BY 4.0')])
    expect([id, region.territoryOf(id).contains([centre?.longitude ?? 0, centre?.latitude ?? 0])]).toEqual([id, null])
  }
})
