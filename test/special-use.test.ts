/** Special use of public space: what its examples cannot say. */
import { describe, expect, test } from 'vitest'
import { formContext } from '../src/catalogue/form-context.ts'
import { catalogueExtension } from '../src/catalogue/records.ts'
import { assess } from '../src/forms/assessment.ts'
import { compileService } from '../src/forms/compile-service.ts'
import type { FormContext } from '../src/forms/context.ts'
import { fileBookOf } from '../src/forms/files.ts'
import type { Answers } from '../src/forms/question.ts'
import { journey } from '../src/forms/journey.ts'
import { shownPage } from '../src/forms/read-page.ts'
import { readFolder } from '../src/network/folder.ts'
import { readNetwork } from '../src/network/load.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { shippedService, walkedExamples } from './service-files.ts'

const read = readNetwork(await readFolder(`${projectRoot}/networks/emscher-lippe`), catalogueExtension)
if (!read.ok) throw new Error('the region cannot be read')
const { region } = read.network
const service = await shippedService('sondernutzung')
// An example names its files; nobody uploads them.
const files = fileBookOf(service.examples.map(({ answers }) => answers))
const contextIn = (authority: string, on = '2026-11-23'): FormContext => formContext(region, authority, 'sondernutzung', on, files)
const everywhere = region.authorities.map(({ id }) => id)

/** The ids that a page shows. */
const shownOn = (page: string, answers: Answers, context: FormContext): string[] =>
  shownPage(service.compiled, { id: page }, answers, context).ask.map(({ id }) => id)

/** What stands on a page, as a reader gets it. */
const textsOn = (page: string, answers: Answers, context: FormContext): string =>
  shownPage(service.compiled, { id: page }, answers, context)
    .ask.map((question) => ('text' in question ? question.text : ''))
    .join(' ')

const exampleOf = (nutzung: string): Answers => {
  const found = service.examples.find(({ answers, problems }) => answers.nutzung === nutzung && problems === undefined)
  if (!found) throw new Error(`no example of ${nutzung}`)
  return found.answers as Answers
}

/** The answers of an example, moved to a place in that town. */
function inTown(answers: Answers, authority: string): Answers {
  const town = region.authorityOf(authority)!
  const place = { postalCode: town.postalCodes[0]!, place: region.placesOf(town.postalCodes[0]!)[0]! }
  const orte = (answers.orte as readonly Answers[]).map((ort) =>
    Object.fromEntries(
      Object.entries(ort).map(([id, answer]) => [
        id,
        ['flaeche', 'strecke', 'punkt'].includes(id) ? { ...(answer as object), ...place } : answer,
      ]),
    ),
  )
  return { kreisstrasse: 'ja', ...answers, orte } as Answers
}

const kinds = (service.definition.lists.nutzungen ?? []).map(({ code }) => code)

test('sondernutzung knows twelve kinds of use, and an example of each comes to its end', () => {
  expect(kinds).toHaveLength(12)
  for (const kind of kinds) expect(exampleOf(kind)).toMatchObject({ nutzung: kind })
})

describe('sondernutzung asks what a kind needs and no more', () => {
  test.each(
    walkedExamples(service, region)
      .filter(({ problems }) => problems === undefined)
      .map((example) => [example.name, example] as const),
  )('%s', (_name, example) => {
    const answers = example.answers as Answers
    const context = contextIn(example.authority, example.on)
    const way = journey(service.compiled, answers, context)
    expect(way.problems).toEqual([])
    const most = (answers.nutzung === 'veranstaltung' ? 10 : 9) + (answers.imAuftrag === true ? 1 : 0)
    expect(way.pages.length).toBeLessThanOrEqual(most)
    for (const { id } of way.pages) {
      const { ask } = shownPage(service.compiled, { id }, answers, context)
      const asked = ask.filter(({ type }) => type !== 'information' && type !== 'computed')
      expect([id, asked.length <= 6]).toEqual([id, true])
      for (const question of asked)
        if (question.type === 'group') expect([question.id, question.ask.length <= 6]).toEqual([question.id, true])
    }
  })

  test('a move is asked for a length of street and for nothing that stands on it', () => {
    const move = journey(service.compiled, inTown(exampleOf('halteverbot'), 'marl'), contextIn('marl'))
    expect(move.isFinished).toBe(true)
    expect(move.pages.map(({ id }) => id)).toEqual([
      'antragstellung',
      'angaben',
      'vorhaben',
      'halteverbotSeite',
      'zeit',
      'stellen',
      'abschluss',
    ])
  })

  test('only the Kreis asks for the kind of road, and each says who else may decide', () => {
    for (const authority of everywhere) {
      const isKreis = authority === 'kreis-recklinghausen'
      expect(shownOn('antragstellung', {}, contextIn(authority))).toEqual(
        isKreis ? ['zustaendigKreis', 'kreisstrasse', 'antragArt', 'imAuftrag'] : ['zustaendigStadt', 'antragArt', 'imAuftrag'],
      )
    }
  })
})

describe('sondernutzung and the lead time of a town', () => {
  const container = (authority: string, from: string): Answers => ({
    ...inTown(exampleOf('container'), authority),
    zeitraum: { from, to: from },
  })
  const isToldLate = (authority: string, from: string): boolean =>
    shownOn('stellen', container(authority, from), contextIn(authority)).includes('spaetInfo')

  test.each([
    ['herten', 'six working days', '2026-12-01', '2026-12-02'],
    ['oer-erkenschwick', 'three weeks', '2026-12-13', '2026-12-14'],
    ['waltrop', '14 days', '2026-12-06', '2026-12-07'],
  ])('in %s it is %s: told kindly when late, not told in time, never refused', (authority, _time, late, inTime) => {
    expect(isToldLate(authority, late)).toBe(true)
    expect(isToldLate(authority, inTime)).toBe(false)
    expect(journey(service.compiled, container(authority, late), contextIn(authority)).problems).toEqual([])
    expect(textsOn('stellen', container(authority, late), contextIn(authority))).toContain('Schicken Sie den Antrag trotzdem ab')
  })

  test('holidays are no working days', () => {
    const on = (from: string): boolean =>
      shownOn('stellen', container('herten', from), contextIn('herten', '2026-12-21')).includes('spaetInfo')
    // Between: 22, 23, 24, 28, 29, 30 December. Christmas Day and Boxing Day do not count.
    expect(on('2026-12-30')).toBe(true)
    expect(on('2026-12-31')).toBe(false)
  })

  test('where none was found, the page says so and warns of nothing', () => {
    const known = ['herten', 'oer-erkenschwick', 'waltrop']
    for (const authority of everywhere.filter((id) => !known.includes(id))) {
      const tomorrow = container(authority, '2026-11-24')
      const shown = shownOn('zeit', tomorrow, contextIn(authority))
      expect([authority, shown.includes('vorlaufUnbekannt'), shown.includes('vorlaufInfo')]).toEqual([authority, true, false])
      expect(isToldLate(authority, '2026-11-24')).toBe(false)
    }
    expect(textsOn('zeit', container('kreis-recklinghausen', '2026-11-24'), contextIn('kreis-recklinghausen'))).toContain(
      'Sie erfahren es beim Kreis Recklinghausen.',
    )
  })
})

describe('sondernutzung and the fee', () => {
  const seats = (orte: readonly Answers[], zeitraum = { from: '2027-05-01', to: '2027-09-30' }): Answers => ({
    ...exampleOf('aussengastronomie'),
    zeitraum,
    orte,
  })
  const place = (area: readonly [number, number], more: Answers = {}): Answers => ({
    flaeche: { street: 'Beispielstraße', postalCode: '45768', place: 'Marl', length: area[0], width: area[1] },
    untergrund: ['gehweg'],
    restbreite: 2,
    ...more,
  })

  /** The lines of the assessment in Marl, were its statute this one. Amounts in cents. */
  function linesWith(values: Record<string, unknown>, answers: Answers): Record<string, number | null> {
    const context: FormContext = { ...contextIn('marl'), bylaw: () => ({ values: { aussengastronomie: values } as never, basis: {} }) }
    const { counted, problems } = journey(service.compiled, answers, context)
    expect(problems).toEqual([])
    return Object.fromEntries(assess(service.compiled, counted, context).map(({ id, amount }) => [id, amount]))
  }

  test('a minimum fee fills up what is less, and says nothing where it is reached', () => {
    const small = seats([place([2, 1])])
    expect(linesWith({ satzJeZone: [200], mindestgebuehr: 5000 }, small)).toEqual({ ohneZonen: 2000, mindestens: 3000, zusammen: 5000 })
    expect(linesWith({ satzJeZone: [200], mindestgebuehr: 2000 }, small)).toEqual({ ohneZonen: 2000 })
  })

  test('the rebate comes first, then the minimum', () => {
    const own = seats([place([10, 1], { vorEigenemLokal: true })])
    const values = { satzJeZone: [100], ermaessigung: { prozent: 50, text: 'die Hälfte' }, mindestgebuehr: 4000 }
    expect(linesWith(values, own)).toEqual({ ohneZonen: 5000, ermaessigt: -2500, mindestens: 1500, zusammen: 4000 })
  })

  test('zones, season and rebate go together', () => {
    const answers = seats(
      [
        place([10, 1], { zone: 'zone1', vorEigenemLokal: true }),
        place([5, 2], { zone: 'zone3', vorEigenemLokal: true }),
        place([5, 2], { zone: 'zone3', vorEigenemLokal: false }),
      ],
      { from: '2027-03-31', to: '2027-05-01' },
    )
    const values = {
      satzJeZone: [300, 200, 100],
      zonenVorhanden: true,
      saison: { ersterMonat: 4, letzterMonat: 10, text: 'April bis Oktober' },
      ermaessigung: { prozent: 25, text: 'ein Viertel' },
    }
    // Two months of the season were begun: 10 m² × 3 € and 20 m² × 1 €, each for two months; a quarter less on 60 € and 20 €.
    expect(linesWith(values, answers)).toEqual({
      zone1: 6000,
      zone3: 4000,
      ausserhalbSaison: null,
      ermaessigt: -2000,
      zusammen: 8000,
    })
  })

  test('a season may go over the turn of the year', () => {
    const winter = seats([place([10, 1])], { from: '2026-12-01', to: '2027-04-30' })
    const values = { satzJeZone: [100], saison: { ersterMonat: 11, letzterMonat: 2, text: 'November bis Februar' } }
    expect(linesWith(values, winter)).toEqual({ ohneZonen: 3000, ausserhalbSaison: null })
  })

  test('is a whole number of cents, whatever the area', () => {
    const odd = seats([place([3.33, 1.11])])
    expect(linesWith({ satzJeZone: [333] }, odd).ohneZonen).toBe(Math.round(3.7 * 333 * 5))
  })

  test('is known nowhere but in Gelsenkirchen, Bottrop and Gladbeck, and there for tables and chairs alone', () => {
    const answersIn = (kind: string, authority: string): Answers => {
      const answers = inTown(exampleOf(kind), authority)
      const orte = (answers.orte as readonly Answers[]).map((ort) => ({ ...ort, zone: 'zone1', vorEigenemLokal: false }))
      return { ...answers, orte, zeitraum: { from: '2027-05-01', to: '2027-09-30' } }
    }
    const known = everywhere.flatMap((authority) =>
      kinds
        .filter((kind) => {
          const context = contextIn(authority)
          const { counted } = journey(service.compiled, answersIn(kind, authority), context)
          return assess(service.compiled, counted, context).some(({ id, amount }) => id !== 'verwaltung' && amount !== null)
        })
        .map((kind) => `${authority}: ${kind}`),
    )
    expect(known.toSorted()).toEqual(['bottrop: aussengastronomie', 'gelsenkirchen: aussengastronomie', 'gladbeck: aussengastronomie'])
  })

  test('an estimate is called one, in both languages', () => {
    for (const [language, word] of [
      ['de', /Schätzung/],
      ['en', /estimate/i],
    ] as const) {
      const compiled = compileService(service.definition, language, language === 'en' ? service.texts.en : {})
      const context = contextIn('gladbeck')
      const { counted } = journey(
        compiled,
        inTown({ ...exampleOf('aussengastronomie'), ...seats([place([5, 5], { vorEigenemLokal: true })]) }, 'gladbeck'),
        context,
      )
      const lines = assess(compiled, counted, context).filter(({ id }) => id === 'ohneZonen' || id === 'zusammen')
      expect(lines).toHaveLength(2)
      for (const { label, text } of lines) expect(`${label} ${text}`).toMatch(word)
    }
  })
})

describe('sondernutzung asks a town for what its statute knows', () => {
  const rowIn = (authority: string): string[] => {
    const page = shownPage(service.compiled, { id: 'stellen' }, inTown(exampleOf('aussengastronomie'), authority), contextIn(authority))
    return page.ask.flatMap((question) => (question.type === 'group' ? question.ask.map(({ id }) => id) : []))
  }

  test('zones are asked for in Gelsenkirchen and Bottrop, the own premises in Gladbeck', () => {
    expect(everywhere.filter((id) => rowIn(id).includes('zone')).toSorted()).toEqual(['bottrop', 'gelsenkirchen'])
    expect(everywhere.filter((id) => rowIn(id).includes('vorEigenemLokal'))).toEqual(['gladbeck'])
  })

  test('what Recklinghausen says about events is said there: no concept below 5,000 people, a permit for a fence', () => {
    const event = (personen: number): string =>
      textsOn('veranstaltungMehr', { ...inTown(exampleOf('veranstaltung'), 'recklinghausen'), personen }, contextIn('recklinghausen'))
    expect(event(4999)).toContain('Unter 5.000 Personen verlangt die Stadt kein Sicherheitskonzept.')
    expect(event(5000)).not.toContain('Sicherheitskonzept')
    expect(event(5000)).toContain('Baugenehmigung')
    expect(textsOn('veranstaltungMehr', inTown(exampleOf('veranstaltung'), 'marl'), contextIn('marl')).trim()).toBe('')
  })

  test('a footway of which nothing remains is spoken of, and can still be applied for', () => {
    const answers = inTown(exampleOf('geruest'), 'marl')
    expect(shownOn('nachweise', answers, contextIn('marl'))).toContain('engInfo')
    expect(journey(service.compiled, answers, contextIn('marl')).isFinished).toBe(true)
    expect(shownOn('nachweise', inTown(exampleOf('container'), 'marl'), contextIn('marl'))).not.toContain('engInfo')
  })

  test('reads nothing of a statute that no town writes, the minimum fee aside', () => {
    const statutes = region.bylaws.filter(({ id }) => id === 'sondernutzung')
    const written = new Set(statutes.flatMap(({ values }) => Object.keys(values)))
    expect(Object.keys(service.definition.bylawValues).filter((name) => !written.has(name))).toEqual(['aussengastronomie.mindestgebuehr'])
    expect([...written].filter((name) => service.definition.bylawValues[name] === undefined)).toEqual([])
  })
})
