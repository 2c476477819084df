import { expect, test } from 'vitest'
import { withoutExamples } from './examples.ts'
import { shippedNetwork } from './test-network.ts'

test('production takes no example: no invented remedy, no test creditor id, no invented staff', async () => {
  const demo = await shippedNetwork()
  expect(demo.region.legalRemedies.some(({ example }) => example)).toBe(true)
  expect(demo.region.authorityOf('waltrop')?.sepa?.example).toBe(true)
  expect(demo.region.staff.length).toBeGreaterThan(0)

  const { records, region } = withoutExamples(demo)
  expect(region.legalRemedies).toEqual([])
  expect(region.authorities.filter(({ sepa }) => sepa !== undefined)).toEqual([])
  expect(region.staff).toEqual([])
  expect(region.bylaws.length).toBe(demo.region.bylaws.length)
  const digestIn = (all: typeof records): string | undefined => all.find(({ kind, id }) => kind === 'authority' && id === 'waltrop')?.digest
  expect(digestIn(records)).not.toBe(digestIn(demo.records))
})
