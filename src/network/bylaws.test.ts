/** The dog tax and the special use of the towns, as the data has it; what was not found is absent. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../platform/digest.ts'
import { bylawOn, changesOf, citedAs } from './bylaws.ts'
import type { Region } from './directory.ts'
import type { Bylaw } from './region.ts'
import { shippedNetwork } from './test-network.ts'

let region: Region
beforeAll(async () => {
  region = (await shippedNetwork()).region
})

const value = (town: string, key: string, day = '2026-11-23', bylaw = 'hundesteuer'): Json | undefined => {
  let inside: Json | undefined = bylawOn(region.bylaw(town, bylaw)!, day).values
  for (const step of key.split('.')) {
    if (inside === undefined || inside === null || typeof inside !== 'object' || isList(inside)) return undefined
    inside = inside[step]
  }
  return inside
}

const isList = (json: Json): json is readonly Json[] => Array.isArray(json)

test.each([
  ['gelsenkirchen', [12900, 14700, 16800]],
  ['bottrop', [12000, 14400, 18000]],
  ['castrop-rauxel', [9600, 10800, 12000]],
  ['datteln', [9600, null, null]],
  ['dorsten', [10800, 12000, 13200]],
  ['gladbeck', [13200, 15000, null]],
  ['haltern-am-see', [9600, 10800, 12000]],
  ['herten', [10800, null, null]],
  ['marl', [10980, null, null]],
  ['oer-erkenschwick', [9600, 10800, 12000]],
  ['recklinghausen', [10800, 12400, 14000]],
  ['waltrop', [11200, 15500, 18500]],
])('%s: for one, two, three dogs, in cents', (town, rates) => {
  expect(value(town, 'steuer.jeHundBei')).toEqual(rates)
})

test.each([
  ['gelsenkirchen', true, [62700, 62700, 62700]],
  ['bottrop', true, [35000, 35000, 35000]],
  ['castrop-rauxel', true, [28800, null, null]],
  ['datteln', true, [28800, null, null]],
  ['dorsten', true, [43200, null, null]],
  ['gladbeck', true, undefined],
  ['haltern-am-see', false, undefined],
  ['herten', true, [54000, 67500, null]],
  ['marl', false, undefined],
  ['oer-erkenschwick', true, [28800, null, null]],
  ['recklinghausen', false, undefined],
  ['waltrop', true, undefined],
])('%s: own rate for dangerous dogs: %s', (town, hasOwnRate, rates) => {
  expect(value(town, 'steuer.gefaehrlich.eigenerSatz')).toBe(hasOwnRate)
  expect(value(town, 'steuer.gefaehrlich.jeHundBei')).toEqual(rates)
})

test('a factor is no amount of money', () => {
  expect(value('waltrop', 'steuer.gefaehrlich.faktor')).toBe(3)
})

test('for Bottrop, Datteln, Dorsten and Herten no deadline was found', () => {
  const without = region.bylaws
    .filter(({ id, authority }) => id === 'hundesteuer' && value(authority, 'anmeldung.fristTage') === undefined)
    .map(({ authority }) => authority)
  expect(without.toSorted()).toEqual(['bottrop', 'datteln', 'dorsten', 'herten'])
  expect(value('castrop-rauxel', 'anmeldung.fristTage')).toBe(28)
  expect(value('gelsenkirchen', 'anmeldung.fristTage')).toBe(14)
})

test('breeds: Castrop-Rauxel lists four, Datteln is known in part, where none were found there is no list', () => {
  expect(value('castrop-rauxel', 'listenhunde.rassen')).toHaveLength(4)
  expect(value('gelsenkirchen', 'listenhunde.rassen')).toHaveLength(14)
  expect(value('datteln', 'listenhunde.vollstaendig')).toBe(false)
  expect(value('waltrop', 'listenhunde.rassen')).toBeUndefined()
  expect(value('herten', 'listenhunde.rassen')).toBeUndefined()
})

test('Bottrop had no own rate until the end of 2024', () => {
  expect(value('bottrop', 'steuer.gefaehrlich.eigenerSatz', '2024-12-31')).toBe(false)
  expect(value('bottrop', 'steuer.gefaehrlich.jeHundBei', '2024-12-31')).toBeUndefined()
  expect(value('bottrop', 'steuer.gefaehrlich.eigenerSatz', '2025-01-01')).toBe(true)
})

test('each value says where it was read, and whether it is certain', () => {
  const { basis } = bylawOn(region.bylaw('bottrop', 'hundesteuer')!, '2026-11-23')
  expect(basis['steuer.jeHundBei']).toMatchObject({ year: 2024, verified: true })
  expect(basis['steuer.gefaehrlich.jeHundBei']).toMatchObject({ year: 2024, verified: false })
  expect(basis['anmeldung.fristTage']).toBeUndefined()
})

describe('special use of public space', () => {
  const rule = (town: string, key: string): Json | undefined => value(town, key, '2026-11-23', 'sondernutzung')
  const towns = (): string[] => region.bylaws.filter(({ id }) => id === 'sondernutzung').map(({ authority }) => authority)

  test.each([
    ['gelsenkirchen', [400, null, 250]],
    ['bottrop', [170, 140, 110]],
    ['gladbeck', [480]],
    ['herten', undefined],
    ['marl', undefined],
    ['oer-erkenschwick', undefined],
    ['recklinghausen', undefined],
    ['waltrop', undefined],
  ])('%s: tables and chairs for a square metre and month, by zone, in cents', (town, rates) => {
    expect(rule(town, 'aussengastronomie.satzJeZone')).toEqual(rates)
  })

  test('a season is known in Gelsenkirchen, a rebate in Gladbeck, an administrative fee in Herten, and nowhere else', () => {
    const known = (key: string) =>
      Object.fromEntries(towns().flatMap((town) => (rule(town, key) === undefined ? [] : [[town, rule(town, key)]])))
    expect(known('aussengastronomie.saison.ersterMonat')).toEqual({ gelsenkirchen: 4 })
    expect(known('aussengastronomie.saison.letzterMonat')).toEqual({ gelsenkirchen: 10 })
    expect(known('aussengastronomie.ermaessigung.prozent')).toEqual({ gladbeck: 50 })
    expect(known('verwaltungsgebuehr.betrag')).toEqual({ herten: 2600 })
    expect(known('vorlauf.werktage')).toEqual({ herten: 6 })
    expect(known('vorlauf.tage')).toEqual({ 'oer-erkenschwick': 21, waltrop: 14 })
  })

  test('an old rate of which nobody knows for which time it was is not there', () => {
    expect(Object.keys(region.bylaw('bottrop', 'sondernutzung')!.values).filter((key) => key.includes('container'))).toEqual([])
  })
})

describe('a statute is cited', () => {
  test.each([
    [
      'gladbeck',
      'Satzung über Erlaubnisse und Gebühren für Sondernutzungen an öffentlichen Verkehrsflächen in der Stadt Gladbeck vom 29. Dezember 1993',
    ],
    ['oer-erkenschwick', 'Sondernutzungssatzung der Stadt Oer-Erkenschwick'],
    // Only pages of the town were read: a title of ours is no law.
    ['herten', null],
    ['recklinghausen', null],
  ])('in %s: %s', (authority, cited) => {
    expect(citedAs(region.bylaw(authority, 'sondernutzung')!)).toBe(cited)
  })
})

describe('days at the edge of a period', () => {
  const source = { text: 'Satzung', verified: true }
  const bylaw: Bylaw = {
    id: 'probe',
    authority: 'marl',
    title: 'Probe',
    isFound: true,
    issuedOn: null,
    amendedOn: null,
    values: {
      'satz.klein': {
        label: 'Satz',
        unit: 'euro',
        periods: [
          { from: '2020-01-01', to: '2020-12-31', value: 12.9, paragraph: '§ 2', source },
          { from: '2021-01-01', to: null, value: [0.07, null], source },
        ],
      },
      'satz.name': { label: 'Name', unit: 'none', periods: [{ from: null, to: null, value: 'klein', source }] },
    },
  }

  test('the first and the last day belong to it', () => {
    expect(bylawOn(bylaw, '2020-01-01').values).toEqual({ satz: { klein: 1290, name: 'klein' } })
    expect(bylawOn(bylaw, '2020-12-31').values).toEqual({ satz: { klein: 1290, name: 'klein' } })
    expect(bylawOn(bylaw, '2021-01-01').values).toEqual({ satz: { klein: [7, null], name: 'klein' } })
  })

  test('before the first known day the value is absent', () => {
    expect(bylawOn(bylaw, '2019-12-31')).toEqual({
      values: { satz: { name: 'klein' } },
      basis: { 'satz.name': { source: 'Satzung', verified: true } },
    })
  })

  test('a paragraph stands where it is known', () => {
    expect(bylawOn(bylaw, '2020-06-01').basis['satz.klein']).toMatchObject({ paragraph: '§ 2', source: 'Satzung', verified: true })
    expect(bylawOn(bylaw, '2021-06-01').basis['satz.klein']).not.toHaveProperty('paragraph')
  })

  test('a value is known to hold from its first day on, or else from the year of its source on', () => {
    const since = (period: object) =>
      bylawOn(
        { ...bylaw, values: { satz: { label: 'Satz', unit: 'none', periods: [{ from: null, to: null, value: 1, source, ...period }] } } },
        '2026-01-01',
      ).basis['satz']?.knownSince
    expect(since({ from: '2020-01-01' })).toBe('2020-01-01')
    expect(since({ source: { ...source, year: 2024 } })).toBe('2024-01-01')
    expect(since({})).toBeUndefined()
  })

  test('a statute changes where a value becomes another, begins or ends; not where a period repeats the one before', () => {
    const changed: Bylaw = {
      ...bylaw,
      values: {
        ...bylaw.values,
        frist: {
          label: 'Frist',
          unit: 'none',
          periods: [
            { from: null, to: '2019-06-30', value: 14, source },
            { from: '2019-07-01', to: '2021-12-31', value: 14, paragraph: '§ 5', source },
          ],
        },
      },
    }
    expect(changesOf(changed)).toEqual([
      { day: '2020-01-01', value: 'satz.klein' },
      { day: '2021-01-01', value: 'satz.klein' },
      { day: '2022-01-01', value: 'frist' },
    ])
  })
})
