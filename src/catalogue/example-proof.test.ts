import { expect, test } from 'vitest'
import { example } from '../forms/example.ts'
import { head, serviceFrom } from '../forms/test-service.ts'
import { exampleProof, exampleTowns } from './example-proof.ts'
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

test('an authority that does not exist is a failure in words, not a fault', () => {
  const service = serviceFrom(`${head}pages: [{ id: seite, title: Seite, ask: [{ id: wo, type: text, label: Wo }] }]\n`, {
    'examples/a.yaml': 'examples: [{ name: A, authority: malr, on: 2026-11-23, answers: { wo: hier } }]\n',
  })
  expect(exampleProof(service, region).failures).toEqual([
    { example: 'A (malr)', message: 'there is no authority "malr"; did you mean "marl"?' },
  ])
})
