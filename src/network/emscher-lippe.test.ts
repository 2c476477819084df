/** What the region's data promises to readers, checked on the data itself. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Region } from './directory.ts'
import { pathWords } from './path-words.ts'
import { shippedNetwork } from './test-network.ts'

let region: Region
let counts: Record<string, number>
beforeAll(async () => {
  const { records, region: read } = await shippedNetwork()
  region = read
  counts = Object.fromEntries([...Map.groupBy(records, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length]))
})

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Contrast against white by WCAG 2.2: relative luminance of sRGB. */
function contrastWithWhite(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05)
}

test('thirteen authorities, seventeen partners, fourteen topics, forty services, 89 links, twenty statutes, 42 postal codes', () => {
  expect(counts).toMatchObject({
    network: 1,
    authority: 13,
    partner: 17,
    topic: 14,
    publicService: 40,
    link: 89,
    bylaw: 20,
    postalArea: 42,
    largeCustomerCode: 11,
  })
})

describe('look', () => {
  const looks = (): { id: string; bar: string; action: string }[] => [
    { id: 'network', ...region.network.look },
    ...region.authorities.map(({ id, look }) => ({ id, ...look })),
  ]

  test('white text on bar and action has a contrast of at least 4.5 to 1', () => {
    for (const { id, bar, action } of looks()) {
      expect([id, contrastWithWhite(bar) >= 4.5]).toEqual([id, true])
      expect([id, contrastWithWhite(action) >= 4.5]).toEqual([id, true])
    }
  })

  test('the measure of contrast is that of WCAG', () => {
    expect(contrastWithWhite('#000000')).toBeCloseTo(21, 5)
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2)
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 5)
  })

  test('no two portals look alike', () => {
    const bars = looks()
    for (const [index, a] of bars.entries()) {
      for (const b of bars.slice(index + 1)) {
        const [ra, rb] = [channels(a.bar), channels(b.bar)]
        const distance = Math.hypot(...ra.map((value, at) => value - rb[at]!))
        expect([a.id, b.id, distance >= 28]).toEqual([a.id, b.id, true])
      }
    }
  })
})

describe('who is where', () => {
  test('no authority is called like a word of the portal', () => {
    expect(region.authorities.filter(({ id }) => pathWords.has(id))).toEqual([])
  })

  test('the Kreis has its ten towns', () => {
    expect(region.townsOf('kreis-recklinghausen')).toHaveLength(10)
    expect(region.townsOf('bottrop')).toEqual([])
  })

  test('a postal code finds its municipality', () => {
    expect(region.placesOf('45721')).toEqual(['Haltern am See'])
    expect(region.municipalityAt('45964')?.id).toBe('gladbeck')
  })

  test('a postal code of a large receiver, or outside, names no place', () => {
    expect(region.placesOf('45801')).toEqual([])
    expect(region.placesOf('10115')).toEqual([])
    expect(region.municipalityAt('10115')).toBeUndefined()
  })

  test('every town has an office for the dog tax, and the Kreis has none', () => {
    const without = region.authorities.filter(({ id }) => region.officeFor(id, 'hundesteuer') === undefined)
    expect(without.map(({ id }) => id)).toEqual(['kreis-recklinghausen'])
  })

  test('official keys fit together: the ARS of a town holds its AGS', () => {
    for (const { ags, ars, kind } of region.authorities.filter(({ kind: of }) => of === 'town')) {
      expect([kind, ars]).toEqual(['town', `${ags.slice(0, 5)}0${ags.slice(5)}${ags.slice(5)}`])
    }
  })
})

describe('dog registration', () => {
  test('is live in all twelve towns, and not in the Kreis', () => {
    const live = region.adoptions
      .filter(({ service, stage }) => service === 'hundeanmeldung' && stage === 'live')
      .map(({ authority }) => authority)
    expect(live.toSorted()).toEqual(
      region.authorities
        .filter(({ kind }) => kind !== 'district')
        .map(({ id }) => id)
        .toSorted(),
    )
  })

  test('every town that offers it has a statute and a legal remedy, and each remedy is marked as an example', () => {
    for (const { authority } of region.adoptions.filter(({ service }) => service === 'hundeanmeldung')) {
      expect(region.bylaw(authority, 'hundesteuer')?.authority).toBe(authority)
      expect(region.legalRemedy(authority, 'hundeanmeldung', '2026-11-23')).toMatchObject({ example: true, source: { verified: false } })
    }
  })

  test('a statute is cited by its day, which its title does not hold already', () => {
    const cited = region.bylaws.filter(({ citation }) => citation !== undefined)
    const towns = (bylaw: string): string[] => cited.filter(({ id }) => id === bylaw).map(({ authority }) => authority)
    expect(towns('hundesteuer').toSorted()).toEqual(['castrop-rauxel', 'marl', 'oer-erkenschwick', 'recklinghausen'])
    expect(towns('sondernutzung').toSorted()).toEqual(['bottrop', 'gelsenkirchen', 'gladbeck', 'marl', 'waltrop'])
    for (const { citation } of cited) expect(citation).toMatch(/^vom \d{1,2}\. \p{Letter}+ \d{4}/u)
  })

  test('before its first day a legal remedy is not known', () => {
    expect(region.legalRemedy('marl', 'hundeanmeldung', '2019-12-31')).toBeUndefined()
  })

  test('only Waltrop asks for a SEPA mandate, and its number is marked as an example', () => {
    const withSepa = region.authorities.filter(({ sepa }) => sepa !== undefined)
    expect(withSepa.map(({ id }) => id)).toEqual(['waltrop'])
    expect(withSepa[0]!.sepa!.source).toMatchObject({ text: expect.stringContaining('Beispiel'), verified: false })
  })

  test('the musterdienst is only tried, and its office is not the tax office', () => {
    expect(region.adoption('gelsenkirchen', 'musterdienst')).toMatchObject({ stage: 'test', office: 'ordnung' })
  })
})

describe('special use of public space', () => {
  test('is live at all thirteen authorities, each with an office that decides, a clerk in it, and a legal remedy marked as an example', () => {
    const adoptions = region.adoptions.filter(({ service }) => service === 'sondernutzung')
    expect(adoptions.map(({ authority }) => authority).toSorted()).toEqual(region.authorities.map(({ id }) => id).toSorted())
    for (const { authority, office, stage } of adoptions) {
      expect(stage).toBe('live')
      expect([authority, region.officeFor(authority, 'strassennutzung')?.id]).toEqual([authority, office])
      expect(region.staff.filter((one) => one.authority === authority && one.offices.includes(office))).not.toEqual([])
      expect(region.legalRemedy(authority, 'sondernutzung', '2026-11-23')).toMatchObject({ example: true, source: { verified: false } })
    }
  })

  test('a legal remedy names whom one sues: the town, or the Kreis', () => {
    for (const { id, name, kind } of region.authorities) {
      const against = kind === 'district' ? `gegen den ${name}` : `gegen die ${name}`
      expect(region.legalRemedy(id, 'sondernutzung', '2026-11-23')?.text).toContain(against)
    }
  })
})

test('every town has a clerk of the tax office, Gelsenkirchen two and one elsewhere', () => {
  const byTown = Map.groupBy(
    region.staff.filter(({ offices }) => offices.includes('steuern')),
    ({ authority }) => authority,
  )
  expect([...byTown].map(([town, staff]) => [town, staff.length]).filter(([, number]) => number !== 1)).toEqual([['gelsenkirchen', 2]])
  expect(byTown.size).toBe(12)
  expect(region.staff.find(({ login }) => login === 'gelsenkirchen.ordnung')?.offices).toEqual(['ordnung'])
})
