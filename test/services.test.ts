/** Every service in `services/` loads, speaks English as well, and does what its examples say, with the statutes of the region. */
import { describe, expect, test } from 'vitest'
import { exampleProof } from '../src/catalogue/example-proof.ts'
import { formContext } from '../src/catalogue/form-context.ts'
import { catalogueExtension } from '../src/catalogue/records.ts'
import { compileService } from '../src/forms/compile-service.ts'
import type { FormContext } from '../src/forms/context.ts'
import { isReleasable } from '../src/forms/coverage.ts'
import { missingInWords } from '../src/forms/coverage-in-words.ts'
import type { Answers } from '../src/forms/question.ts'
import { journey } from '../src/forms/journey.ts'
import { shownPage } from '../src/forms/read-page.ts'
import type { Service } from '../src/forms/service.ts'
import { readFolder } from '../src/network/folder.ts'
import { readNetwork } from '../src/network/load.ts'
import { shippedServices } from './service-files.ts'

const root = new URL('..', import.meta.url).pathname
const read = readNetwork(await readFolder(`${root}networks/emscher-lippe`), catalogueExtension)
if (!read.ok) throw new Error('the region cannot be read')
const { region } = read.network

const contextOf =
  (service: Service) =>
  (authority: string, on: string): FormContext =>
    formContext(region, authority, service.definition.bylaw, on)

const services = await shippedServices()
const ids = services.map(({ definition }) => definition.id)

test('there are services to look at', () => expect(ids).toEqual(expect.arrayContaining(['hundeanmeldung', 'musterdienst'])))

describe.each(services.map((service) => [service.definition.id, service] as const))('%s', (_id, service) => {
  const { failures, coverage } = exampleProof(service, region)

  test('has examples, and all of them come out as expected', () => {
    expect(service.examples.length).toBeGreaterThan(0)
    expect(failures).toEqual([])
  })

  test('has examples of every page, condition, rule and line, in each town that adopts it', () => {
    expect(missingInWords(coverage, 'en', service.placeOf)).toEqual([])
    const adopting = region.adoptions.filter((adoption) => adoption.service === service.definition.id).map(({ authority }) => authority)
    expect(coverage.towns.map(({ town }) => town)).toEqual(adopting)
    for (const { counts } of coverage.towns)
      expect(Object.values(counts).map(({ seen }) => seen)).toEqual(Object.values(counts).map(({ of }) => of))
    expect(isReleasable(coverage)).toBe(true)
  })

  test('has every text in English', () => {
    expect(service.texts.en).toBeDefined()
    expect(compileService(service.definition, 'en', service.texts.en).language).toBe('en')
  })
})

describe('registering a dog', () => {
  const service = services.find(({ definition }) => definition.id === 'hundeanmeldung')!
  const towns = region.authorities.filter((authority) => region.bylaw(authority.id, 'hundesteuer'))
  const first = service.examples[0]?.answers ?? {}
  const answers = { ...first, seit: '2025-01-10' } as Answers
  const shownIn = (town: string, page: string) =>
    shownPage(service.compiled, { id: page }, answers, contextOf(service)(town, '2026-11-23')).ask.map((question) => question.id)
  const townIds = towns.map((town) => town.id)

  test('is possible in twelve towns, each with its own statute', () => expect(townIds).toHaveLength(12))

  test('tells the deadline where it is known; where not, it says so and warns of nothing', () => {
    const silent = ['bottrop', 'datteln', 'dorsten', 'herten']
    for (const town of townIds) {
      const isSilent = silent.includes(town)
      expect(shownIn(town, 'aufnahme')).toEqual([isSilent ? 'fristUnbekannt' : 'fristInfo', 'seit', 'herkunft'])
      expect(shownIn(town, 'hund').includes('spaetInfo')).toBe(!isSilent)
    }
  })

  test('asks for a direct debit only where the town may collect one', () => {
    for (const town of towns) expect(shownIn(town.id, 'bescheid').includes('lastschriftGewuenscht')).toBe(town.sepa !== undefined)
  })

  test('is for dogs that live in this town, whatever its postal codes, and not for those of the next', () => {
    const problemIn = (town: string, place: (typeof towns)[number], postalCode: string) => {
      const anschrift = { street: 'Beispielstraße', houseNumber: '1', postalCode, place: place.shortName }
      const { problems } = journey(service.compiled, { ...answers, anschrift }, contextOf(service)(town, '2026-11-23'))
      return problems.find((problem) => problem.question === 'anschrift')?.say
    }
    for (const town of towns)
      for (const other of towns)
        for (const postalCode of other.postalCodes) {
          const said = problemIn(town.id, other, postalCode)
          if (other.id === town.id) expect(said).toBeUndefined()
          else expect(said).toContain(`${other.shortName} ist dafür zuständig`)
        }
  })

  test('takes an address outside of the region, and tells who is competent', () => {
    const elsewhere = { ...answers, anschrift: { street: 'Beispielstraße', houseNumber: '1', postalCode: '18337', place: 'Marlow' } }
    const context = contextOf(service)('marl', '2026-11-23')
    expect(journey(service.compiled, elsewhere, context).problems.map((problem) => problem.question)).not.toContain('anschrift')
    const told = shownPage(service.compiled, { id: 'aufnahme' }, elsewhere, context).ask.find(({ id }) => id === 'anschriftInfo')
    expect(told).toMatchObject({ text: expect.stringContaining('Lebt er in Marlow, melden Sie ihn bitte bei der Gemeinde dort an.') })
  })

  test('asks a keeper of one dog on no more than ten pages, and on none more than six questions', () => {
    const context = contextOf(service)('waltrop', '2026-11-23')
    const home = { street: 'Beispielstraße', houseNumber: '1', postalCode: '45731', place: 'Waltrop' }
    const keeper = { ...answers, anschrift: home, gechipt: true, versichert: true }
    const way = journey(service.compiled, keeper, context)
    expect(way.isFinished).toBe(true)
    expect(way.pages.length).toBeLessThanOrEqual(10)
    for (const { id } of way.pages) {
      const { ask } = shownPage(service.compiled, { id }, keeper, context)
      expect(ask.filter((question) => question.type !== 'information').length).toBeLessThanOrEqual(6)
    }
  })

  test('knows the breeds of the state law under the codes that the statutes use', () => {
    const breeds = new Set((service.definition.lists.hunderassen ?? []).map((option) => option.code))
    const named = region.bylaws.flatMap((bylaw) => bylaw.values['listenhunde.rassen']?.periods.flatMap((period) => period.value) ?? [])
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((code) => !breeds.has(String(code)))).toEqual([])
  })

  test('reads nothing of a statute that no town writes, and of the kind that they write', () => {
    const written = new Map(region.bylaws.flatMap((bylaw) => Object.entries(bylaw.values)))
    const amounts = Object.entries(service.definition.bylawValues).filter(([, type]) => type === 'amounts')
    expect(amounts.length).toBeGreaterThan(0)
    for (const [name] of amounts) expect(written.get(name)?.unit).toBe('euro')
    const unwritten = Object.keys(service.definition.bylawValues).filter((name) => !written.has(name))
    expect(unwritten).toEqual([])
  })
})
