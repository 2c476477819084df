import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ownDatabase, type TestDatabase } from '../../test/database.ts'
import { transact } from '../platform/database.ts'
import { type Border, borderWith } from './border.ts'
import { importBorders } from './import-borders.ts'
import { importNetwork } from './import.ts'
import { readRegion } from './store.ts'
import { readBorders } from './stored-borders.ts'
import { borderAt } from './test-borders.ts'
import { shippedNetwork } from './test-network.ts'

let database: TestDatabase
const system = { authority: null, actor: { kind: 'system' } } as const
const gladbeck = borderAt('05562014', 7, 51.5)
const marl = borderAt('05562024', 7.1, 51.5)

const bring = (...borders: Border[]) => transact(database.owner, system, (tx) => importBorders(tx, borders))

beforeAll(async () => {
  database = await ownDatabase()
})
beforeEach(async () => {
  await bring(gladbeck, marl)
})

describe('importing borders', () => {
  test('again changes nothing', async () => {
    expect(await bring(gladbeck, marl)).toEqual({ added: [], changed: [], removed: [], unchanged: 2 })
  })
  test('of an edited file changes just that', async () => {
    const named = borderWith({ ags: marl.ags, polygons: marl.polygons, attribution: '© Andere' })
    expect(await bring(gladbeck, named)).toEqual({ added: [], changed: [marl.ags], removed: [], unchanged: 1 })
  })
  test('takes away what the file no longer has, and brings it back', async () => {
    expect(await bring(gladbeck)).toEqual({ added: [], changed: [], removed: [marl.ags], unchanged: 1 })
    expect(await bring(gladbeck, marl)).toMatchObject({ added: [marl.ags], removed: [] })
  })
  test('gives back what was imported, to everybody in every portal', async () => {
    for (const scope of [
      { authority: null, actor: { kind: 'public' } },
      { authority: 'marl', actor: { kind: 'applicant', id: 'draft' } },
    ] as const)
      expect(await transact(database.application, scope, readBorders)).toEqual([gladbeck, marl])
  })
  test('is not undone by importing the network, and the region knows them', async () => {
    const network = await shippedNetwork()
    await transact(database.owner, system, (tx) => importNetwork(tx, network))
    const region = await transact(database.application, system, readRegion)
    expect(region.territoryOf('gladbeck').municipalityAt([7.15, 51.55])).toBe('Marl')
  })
  test('is the owner’s: neither the application nor the worker writes them', async () => {
    for (const role of [database.application, database.worker]) {
      await expect(transact(role, system, (tx) => importBorders(tx, []))).rejects.toThrow(/permission denied/)
      await expect(transact(role, system, (tx) => tx.deleteFrom('borders').execute())).rejects.toThrow(/permission denied/)
      await expect(transact(role, system, (tx) => tx.updateTable('borders').set({ attribution: 'x' }).execute())).rejects.toThrow(
        /permission denied/,
      )
    }
  })
})
