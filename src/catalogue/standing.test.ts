import { expect, test } from 'vitest'
import { competentAuthorityId, offersOf, officeFor } from './offers.ts'
import { isOffered, mostNeeded, servicesFor, standingOf } from './standing.ts'
import { shippedCatalogue } from './test-catalogue.ts'

const { region, catalogue } = await shippedCatalogue()
const authority = (id: string) => region.authorityOf(id)!
const service = (id: string) => catalogue.serviceOf(id)!
const standing = (serviceId: string, authorityId: string) => standingOf(service(serviceId), authority(authorityId), region)

test('registering a dog is online in each of the twelve towns', () => {
  const online = region.authorities.filter(({ id }) => standing('hundeanmeldung', id).kind === 'online')
  expect(online).toHaveLength(12)
  expect(offersOf(service('hundeanmeldung'), region).map((offer) => offer.online)).toEqual(Array.from({ length: 12 }, () => 'here'))
})

test('the Kreis levies no dog tax and says so', () => {
  const found = standing('hundeanmeldung', 'kreis-recklinghausen')
  expect(found.kind).toBe('notOffered')
  expect(found.offer?.note).toMatch(/keine Hundesteuer/)
})

test('special use is online in each town, and at the Kreis for its own roads', () => {
  for (const { id } of region.authorities) expect(standing('sondernutzung', id)).toMatchObject({ kind: 'online', by: { id } })
  expect(competentAuthorityId(service('sondernutzung'), authority('marl'))).toBe('marl')
  expect(standing('sondernutzung', 'kreis-recklinghausen').offer?.note).toMatch(/nur außerhalb der Ortsdurchfahrten/)
})

test('a town of the Kreis gets what the Kreis offers where it is competent', () => {
  expect(standing('elterngeld', 'marl')).toMatchObject({ by: { id: 'kreis-recklinghausen' } })
  expect(competentAuthorityId(service('elterngeld'), authority('marl'))).toBe('kreis-recklinghausen')
})

test('a city without a Kreis decides itself', () => {
  expect(standing('elterngeld', 'gelsenkirchen')).toMatchObject({ kind: 'unknown', by: { id: 'gelsenkirchen' } })
})

test('what nothing was found about in a town is unknown there', () => {
  expect(standing('personalausweis', 'datteln').kind).toBe('unknown')
})

test('a matter of the towns is no matter of the Kreis', () => {
  expect(standing('personalausweis', 'kreis-recklinghausen').kind).toBe('askTown')
})

test('a test is not offered to the public', () => {
  const inTest = {
    ...region,
    adoption: () => ({
      authority: 'marl',
      service: 'hundeanmeldung',
      stage: 'test' as const,
      office: 'steuern',
      overlay: { texts: {}, omit: [], ask: [] },
      testers: [],
    }),
  }
  expect(standingOf(service('hundeanmeldung'), authority('marl'), inTest).kind).not.toBe('online')
})

test('what can be done online comes first', () => {
  expect(servicesFor(catalogue.services, authority('gladbeck'), region)[0]?.service.id).toBe('hundeanmeldung')
  expect(mostNeeded(catalogue.services, 3)[0]?.id).toBe('hundeanmeldung')
})

test('for every service that is offered in a town, the office that decides is known', () => {
  const unknown = region.authorities.flatMap((town) =>
    servicesFor(catalogue.services, town, region)
      .filter((one) => isOffered(one) && !officeFor(one.service, authority(competentAuthorityId(one.service, town))))
      .map((one) => `${town.id}: ${one.service.id}`),
  )
  expect(unknown).toEqual([])
})
