import { beforeAll, describe, expect, test } from 'vitest'
import { readBorderFile } from './border-file.ts'
import type { Authority } from './region.ts'
import { borderFile, ringAt } from './test-borders.ts'
import { shippedNetwork } from './test-network.ts'

let authorities: readonly Authority[]
beforeAll(async () => {
  authorities = (await shippedNetwork()).region.authorities
})

const gladbeck = '05562014'
const marl = '05562024'
const read = (text: string, source?: string) => readBorderFile(text, authorities, source)
const taken = (text: string, source?: string) => {
  const result = read(text, source)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.file
}
const problemsOf = (text: string): readonly string[] => {
  const result = read(text)
  return result.ok ? [] : result.problems
}
/** A file of one feature, changed. */
const withFeature = (feature: object): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    metadata: { attribution: 'Beispiel' },
    features: [{ type: 'Feature', properties: { ags: gladbeck }, geometry: null, ...feature }],
  })
const withRing = (ring: unknown): string => withFeature({ geometry: { type: 'Polygon', coordinates: [ring] } })

describe('a file of borders', () => {
  test('gives those of municipalities of the network; others, and Kreise, are counted', () => {
    const { borders, elsewhere, districts } = taken(borderFile([gladbeck, marl, '05111000', '05562000', '11000000']))
    expect(borders.map(({ ags, attribution }) => [ags, attribution])).toEqual([
      [gladbeck, 'Beispiel'],
      [marl, 'Beispiel'],
    ])
    expect({ elsewhere, districts }).toEqual({ elsewhere: 2, districts: 1 })
  })
  test('may write the key as AGS, or as a number that lost its zero', () => {
    expect(taken(borderFile([Number(gladbeck)])).borders[0]?.ags).toBe(gladbeck)
    expect(
      taken(withFeature({ properties: { AGS: gladbeck }, geometry: { type: 'Polygon', coordinates: [ringAt(7, 51.5)] } })).borders,
    ).toHaveLength(1)
  })
  test('keeps centimetres and drops altitudes', () => {
    const ring = ringAt(7, 51.5).map(([x, y]) => [x + 1e-9, y, 60])
    expect(taken(withRing(ring)).borders[0]?.polygons[0]?.[0]).toEqual(
      ringAt(7, 51.5).map(([x, y]) => [expect.closeTo(x, 9), expect.closeTo(y, 9)]),
    )
  })
  test('says whom to name, or is told', () => {
    expect(taken(borderFile([gladbeck], {}), '© Land NRW').borders[0]?.attribution).toBe('© Land NRW')
    expect(taken(`\uFEFF${borderFile([gladbeck])}`, '© Land NRW').borders[0]?.attribution).toBe('© Land NRW')
    expect(problemsOf(borderFile([gladbeck], {}))).toEqual([expect.stringContaining('--source TEXT')])
  })
  test('with the same content has the same digest, with another another', () => {
    const digestOf = (text: string) => taken(text).borders[0]?.digest
    expect(digestOf(borderFile([gladbeck]))).toBe(digestOf(borderFile([gladbeck, marl])))
    expect(digestOf(borderFile([gladbeck]))).not.toBe(digestOf(borderFile([gladbeck], { attribution: 'Andere' })))
    expect(digestOf(borderFile([gladbeck]))).not.toBe(digestOf(borderFile(['11000000', gladbeck])))
  })
})

describe('refused whole, with the feature and what is wrong, is a file', () => {
  test.each([
    ['that is no JSON', '<gml/>', 'is not JSON'],
    ['of something else', '{"type":"Topology"}', 'is not a GeoJSON FeatureCollection'],
    ['that is a list', '[]', 'is not a GeoJSON FeatureCollection'],
    ['without features', '{"type":"FeatureCollection","features":[]}', 'is not a GeoJSON FeatureCollection: features'],
    ['without keys', withFeature({ properties: { name: 'Gladbeck' } }), 'feature 1 has no property "ags"'],
    ['without properties', withFeature({ properties: null }), 'feature 1 has no property "ags"'],
    ['with keys of another kind', borderFile(['055620014014']), 'feature 1 has no property "ags" with the eight digits'],
    ['of points', withFeature({ geometry: { type: 'Point', coordinates: [7, 51.5] } }), `feature 1 (${gladbeck}) is no Polygon`],
    ['with an empty border', withFeature({ geometry: { type: 'Polygon', coordinates: [] } }), 'is no Polygon or MultiPolygon'],
    ['with an open ring', withRing(ringAt(7, 51.5).slice(0, -1)), 'has a ring that does not end where it begins'],
    [
      'with a ring of two places',
      withRing([
        [7, 51.5],
        [7.1, 51.5],
        [7, 51.5],
      ]),
      'has a ring that does not end where it begins',
    ],
    [
      'with a ring without area',
      withRing([
        [7, 51.5],
        [7.1, 51.5],
        [7.2, 51.5],
        [7, 51.5],
      ]),
      'has a ring that encloses nothing',
    ],
    [
      'in metres',
      withRing([
        [361_234, 5_712_345],
        [361_300, 5_712_345],
        [361_300, 5_712_400],
        [361_234, 5_712_345],
      ]),
      'has the position 361234, 5712345, which is not in Germany',
    ],
    ['with latitude before longitude', withRing(ringAt(7, 51.5).map(([x, y]) => [y, x])), 'longitude before latitude'],
    ['with one town twice', borderFile([gladbeck, marl, gladbeck]), `feature 3 (${gladbeck}) is there twice`],
    ['of places elsewhere alone', borderFile(['11000000', '05562000']), 'has no border of a municipality of this network'],
  ])('%s', (_what, text, words) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(words)])
  })

  test('with several things wrong, each of which is told', () => {
    expect(problemsOf(borderFile(['x', gladbeck, gladbeck], {}))).toHaveLength(3)
  })
})
