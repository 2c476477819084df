import { beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { ownDatabase, type TestDatabase } from '../../test/database.ts'
import { transact } from '../platform/database.ts'
import { digestOf } from '../platform/digest.ts'
import { importNetwork, type ImportReport } from './import.ts'
import type { NetworkData } from './load.ts'
import { readRegion } from './store.ts'
import { shippedNetwork } from './test-network.ts'

let database: TestDatabase
let network: NetworkData
const system = { authority: null, actor: { kind: 'system' } } as const
const everyone = { authority: null, actor: { kind: 'public' } } as const

const bring = (data: NetworkData): Promise<ImportReport> => transact(database.owner, system, (tx) => importNetwork(tx, data))

/** The network with one record written differently. */
function withChanged(kind: string, id: string, change: (content: object) => object): NetworkData {
  return {
    ...network,
    records: network.records.map((record) => {
      if (record.kind !== kind || record.id !== id) return record
      const content = change(z.looseObject({}).parse(record.content))
      return { ...record, content, digest: digestOf(content) }
    }),
  }
}

beforeAll(async () => {
  database = await ownDatabase()
  network = await shippedNetwork()
})
beforeEach(async () => {
  await bring(network)
})

test('loading again changes nothing', async () => {
  expect(await bring(network)).toEqual({ added: [], changed: [], removed: [], unchanged: network.records.length })
})

test('an edited file changes just that', async () => {
  const edited = withChanged('authority', 'marl', (content) => ({ ...content, phone: '02365 99-0' }))
  expect(await bring(edited)).toEqual({ added: [], changed: ['authority marl'], removed: [], unchanged: network.records.length - 1 })
  const region = await transact(database.application, everyone, readRegion)
  expect(region.authorityOf('marl')?.phone).toBe('02365 99-0')
})

test('what is gone from the files is gone, and comes back', async () => {
  const without = { ...network, records: network.records.filter(({ kind, id }) => !(kind === 'partner' && id === 'krzn')) }
  expect(await bring(without)).toMatchObject({ added: [], removed: ['partner krzn'] })
  expect(await bring(network)).toMatchObject({ added: ['partner krzn'], removed: [] })
})

test('an import that fails half-way leaves everything as it was', async () => {
  const edited = withChanged('authority', 'marl', (content) => ({ ...content, phone: '0' }))
  const broken = {
    ...edited,
    records: [...edited.records, { kind: 'synonym', id: 'x', authorityId: null, digest: 'no digest', content: {} }],
  }
  await expect(bring(broken)).rejects.toThrow()
  expect(await bring(network)).toMatchObject({ added: [], changed: [], removed: [] })
})

test('what comes from the database is what the files say', async () => {
  const region = await transact(database.application, system, readRegion)
  for (const kind of ['authorities', 'partners', 'topics'] as const) expect(region[kind]).toEqual(network.region[kind])
  expect(region.bylaw('bottrop', 'hundesteuer')).toEqual(network.region.bylaw('bottrop', 'hundesteuer'))
  expect(region.staff).toHaveLength(29)
})

test('everyone reads what is published, in every portal, but not the staff', async () => {
  for (const scope of [everyone, { authority: 'marl', actor: { kind: 'applicant', id: 'draft' } } as const]) {
    const region = await transact(database.application, scope, readRegion)
    expect(region.authorities).toHaveLength(13)
    expect(region.staff).toEqual([])
  }
})

test('neither the application nor the worker writes the network', async () => {
  for (const role of [database.application, database.worker]) {
    await expect(
      transact(role, system, (tx) =>
        tx
          .updateTable('network_records')
          .set({ digest: '0'.repeat(64) })
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(transact(role, system, (tx) => tx.deleteFrom('network_records').execute())).rejects.toThrow(/permission denied/)
    await expect(transact(role, system, (tx) => importNetwork(tx, network))).rejects.toThrow(/permission denied/)
  }
})
