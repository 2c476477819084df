import { expect, test } from 'vitest'
import { example } from '../forms/example.ts'
import { exampleTowns } from './example-proof.ts'
import { shippedCatalogue, smallService } from './test-catalogue.ts'

const { region } = await shippedCatalogue()
const townsOf = (id: string, ...authorities: string[]) =>
  exampleTowns(region, {
    definition: smallService(id),
    examples: authorities.map((authority) => example.parse({ name: 'Probe', authority, on: '2026-11-23' })),
  })

test('examples hold in the towns that adopt the service, whatever towns they name', () => {
  expect(townsOf('musterdienst', 'marl', 'each')).toEqual([{ id: 'gelsenkirchen', name: 'Gelsenkirchen', postalCode: '45879' }])
  expect(townsOf('hundeanmeldung')).toHaveLength(12)
})

test('the Kreis is spoken of by its seat, where an address can be', () =>
  expect(townsOf('sondernutzung')).toContainEqual({ id: 'kreis-recklinghausen', name: 'Recklinghausen', postalCode: '45657' }))

test('of a service that nobody adopts yet, they hold in the towns that they name, or in one of the region', () => {
  expect(townsOf('neu', 'marl', 'each', 'marl', 'herten').map(({ id }) => id)).toEqual(['marl', 'herten'])
  expect(townsOf('neu', 'each').map(({ id }) => id)).toEqual([region.authorities[0]?.id])
})
