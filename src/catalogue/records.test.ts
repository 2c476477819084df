import { beforeAll, describe, expect, test } from 'vitest'
import { mergeOverlay } from '../forms/merge-overlay.ts'
import { noChanges } from '../forms/overlay.ts'
import { loadFolder } from '../forms/service.ts'
import { withoutExamples } from '../network/examples.ts'
import { readFolder } from '../network/folder.ts'
import { describeProblem, type NetworkData, readNetwork } from '../network/load.ts'
import type { Region } from '../network/store.ts'
import { projectRoot } from '../platform/project-root.ts'
import { type Catalogue, catalogueExtension, catalogueOf } from './records.ts'

let files: Map<string, string>
let catalogue: Catalogue
let region: Region
let records: NetworkData['records']

beforeAll(async () => {
  files = await readFolder(new URL('../../networks/emscher-lippe', import.meta.url).pathname)
  const read = readNetwork(files, catalogueExtension)
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join('\n'))
  region = read.network.region
  records = read.network.records
  catalogue = catalogueOf(read.network.records)
})

function problemsWith(name: string, from: string, to: string): string[] {
  const before = files.get(name)!
  if (!before.includes(from)) throw new Error(`${name} has no ${from}`)
  const read = readNetwork(new Map([...files, [name, before.replace(from, to)]]), catalogueExtension)
  return read.ok ? [] : read.problems.map(describeProblem)
}

describe('what the region offers', () => {
  test('forty services and 89 links', () => {
    expect(catalogue.services).toHaveLength(40)
    expect(catalogue.links).toHaveLength(89)
  })

  test('the links of each topic, by its level of government', () => {
    const counts = Object.fromEntries(region.topics.map(({ id }) => [id, catalogue.linksIn(id).length]))
    expect(counts).toEqual({
      'arbeit-ruhestand': 8,
      'bauen-wohnen': 9,
      bildung: 7,
      'ein-auswanderung': 5,
      'engagement-hobby': 3,
      'familie-kind': 8,
      'forschung-foerderung': 5,
      gesundheit: 5,
      'mobilitaet-reisen': 7,
      querschnittsleistungen: 8,
      'recht-ordnung': 7,
      'steuern-zoll': 4,
      umwelt: 5,
      'unternehmensfuehrung-entwicklung': 8,
    })
    const levels = Map.groupBy(catalogue.links, ({ level }) => level)
    expect([...levels].map(([level, links]) => `${level} ${links.length}`).toSorted()).toEqual(['federal 60', 'municipal 1', 'state 28'])
  })

  test('every link says in one line what it is for', () => {
    expect(catalogue.links.filter(({ summary }) => summary === undefined)).toEqual([])
  })

  test('registering a dog leads to its online service, and the Kreis says that it levies no dog tax', () => {
    const dog = catalogue.serviceWithOnline('hundeanmeldung')!
    expect(dog).toMatchObject({ id: 'hundeanmeldung', leika: '99102013104000', competence: 'municipality' })
    expect(dog.offers.find(({ authority }) => authority === 'kreis-recklinghausen')?.note).toMatch(/keine Hundesteuer/)
  })

  test('a price of one town stands with that town', () => {
    const tag = catalogue.serviceOf('hundesteuermarke-ersatz')!
    expect(tag.cost).toBeUndefined()
    expect(tag.offers).toMatchObject([{ authority: 'waltrop', cost: '5 Euro', source: { verified: true } }])
  })

  test('a price at second hand is not marked as certain', () => {
    for (const id of ['meldebescheinigung', 'fuehrungszeugnis', 'personenstandsurkunden']) {
      expect([id, catalogue.serviceOf(id)!.cost?.source.verified]).toEqual([id, false])
    }
  })

  test('titles are unique, for they are what people choose by', () => {
    expect(new Set(catalogue.services.map(({ title }) => title)).size).toBe(40)
    expect(new Set(catalogue.links.map(({ name }) => name)).size).toBe(89)
  })
})

describe('what towns change', () => {
  test('towns differ, and each of their changes meets the services as they ship', async () => {
    const { services } = loadFolder(await readFolder(`${projectRoot}/services`))
    expect(catalogue.overlays.map(({ service, authority }) => `${service}/${authority}`).toSorted()).toEqual([
      'hundeanmeldung/gladbeck',
      'hundeanmeldung/haltern-am-see',
      'hundeanmeldung/recklinghausen',
      'private-veranstaltung/recklinghausen',
      'sondernutzung/waltrop',
    ])
    for (const { service, authority } of catalogue.overlays) {
      const { definition } = services.find((one) => one.definition.id === service)!
      expect([authority, mergeOverlay(catalogue.overlayOf(authority, service), definition)]).toMatchObject([
        authority,
        { conflicts: [], settled: [] },
      ])
    }
  })

  test('a town without a file takes a service as it is', () => {
    expect(catalogue.overlayOf('marl', 'hundeanmeldung')).toBe(noChanges)
  })

  test('what is made up for the demo never leaves it', () => {
    const real = catalogueOf(withoutExamples({ records, region }).records)
    expect(real.overlayOf('haltern-am-see', 'hundeanmeldung')).toBe(noChanges)
    expect(real.overlayOf('gladbeck', 'hundeanmeldung')).not.toBe(noChanges)
  })
})

describe('a wrong file is refused', () => {
  const dog = 'services/hundeanmeldung.yaml'

  test('a topic that is none', () => {
    expect(problemsWith(dog, 'topic: steuern-zoll', 'topic: steuern-zol')).toEqual([
      `${dog}:4:1: there is no topic "steuern-zol"; did you mean "steuern-zoll"?`,
    ])
  })

  test('a competence that no office has', () => {
    expect(problemsWith(dog, 'office: hundesteuer', 'office: hundestuer')).toContainEqual(
      expect.stringContaining('did you mean "hundesteuer"?'),
    )
  })

  test('an authority that is none, or is named twice', () => {
    expect(problemsWith(dog, '- authority: dorsten', '- authority: dortmund')).toEqual([
      expect.stringContaining('there is no authority "dortmund"'),
    ])
    expect(problemsWith(dog, '- authority: dorsten', '- authority: bottrop')).toEqual([
      expect.stringContaining('"bottrop" offers it twice'),
    ])
  })

  test('whoever decides has an office that can be named', () => {
    const naturalisation = 'services/einbuergerung.yaml'
    expect(problemsWith(naturalisation, '- authority: gelsenkirchen', '- authority: marl')).toEqual([
      expect.stringContaining('"marl" has no office with the competence "einbuergerung"'),
    ])
  })

  describe('what a town changes', () => {
    const overlay = 'overlays/hundeanmeldung/recklinghausen.yaml'
    const line = (text: string): number =>
      files
        .get(overlay)!
        .split('\n')
        .findIndex((one) => one.includes(text)) + 1

    test('down to the question, with what was meant', () => {
      expect(problemsWith(overlay, 'type: yesNo', 'type: yesNoo')).toEqual([
        `${overlay}:${line('type: yesNo')}:7: unknown type of question "yesNoo"; did you mean "yesNo"?`,
      ])
      expect(problemsWith(overlay, 'hint: Dann', 'hnt: Dann')).toContainEqual(
        `${overlay}:${line('hint: Dann')}:7: unknown key "hnt"; did you mean "hint"?`,
      )
      expect(problemsWith(overlay, 'because:', 'becuse:')).toContainEqual(`${overlay}:4:1: unknown key "becuse"; did you mean "because"?`)
    })

    test('a text without its English', () => {
      expect(problemsWith(overlay, /\n      hint: Then.*/.exec(files.get(overlay)!)![0], '')).toEqual([
        `${overlay}:${line('    en:')}:5: "ask.0.en": lacks the text "hint"`,
      ])
      const ofGladbeck = 'overlays/hundeanmeldung/gladbeck.yaml'
      expect(problemsWith(ofGladbeck, '    en: >-', '    ours2: >-')).toContainEqual(expect.stringContaining('unknown key "ours2"'))
    })

    test('a town that is none, or does not adopt the service, or has no such statute', () => {
      expect(problemsWith(overlay, 'authority: recklinghausen', 'authority: reklinghausen')).toContainEqual(
        expect.stringContaining('must lie in overlays/hundeanmeldung/reklinghausen.yaml'),
      )
      const ofWaltrop = 'overlays/sondernutzung/waltrop.yaml'
      const content = files.get(ofWaltrop)!
      const elsewhere = (name: string, text: string) => {
        const read = readNetwork(new Map([...[...files].filter(([file]) => file !== ofWaltrop), [name, text]]), catalogueExtension)
        return read.ok ? [] : read.problems.map(describeProblem)
      }
      expect(elsewhere('overlays/sondernutzung/waltropp.yaml', content.replace('authority: waltrop', 'authority: waltropp'))).toEqual([
        'overlays/sondernutzung/waltropp.yaml:3:1: there is no authority "waltropp"; did you mean "waltrop"?',
      ])
      expect(
        elsewhere('overlays/sondernutzungen/waltrop.yaml', content.replace('service: sondernutzung', 'service: sondernutzungen')),
      ).toEqual([
        'overlays/sondernutzungen/waltrop.yaml:2:1: there is no service that waltrop adopts, "sondernutzungen"; did you mean "sondernutzung"?',
      ])
      expect(elsewhere(ofWaltrop, `${content}bylaw: { master: sondernutzung, ours: sondernutzungg }\n`)).toEqual([
        expect.stringContaining('there is no statute of waltrop "sondernutzungg"; did you mean "sondernutzung"?'),
      ])
    })

    test('a bomb, a tab, a double key, a cut file', () => {
      expect(problemsWith(overlay, 'ask:', 'omit: &a []\nask:')).not.toEqual([])
      expect(problemsWith(overlay, 'ask:', 'ask:\t')).not.toEqual([])
      expect(problemsWith(overlay, 'ask:', 'service: x\nask:')).not.toEqual([])
      expect(problemsWith(overlay, '    answer: true', '    answer: {')).not.toEqual([])
    })
  })

  test('a link in the file of another topic', () => {
    expect(problemsWith('links/umwelt.yaml', 'topic: umwelt', 'topic: bildung')).toEqual([
      expect.stringContaining('must lie in links/bildung.yaml'),
    ])
  })

  test('an unknown level, and a key that nobody knows', () => {
    expect(problemsWith('links/umwelt.yaml', 'level: state', 'level: land')).toEqual([expect.stringContaining('links/umwelt.yaml:5:')])
    expect(problemsWith(dog, 'summary:', 'sumary:')).toContainEqual(expect.stringContaining('did you mean "summary"?'))
  })
})
