import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase, type TestDatabase } from '../../test/database.ts'
import type { Region } from '../network/store.ts'
import { readBorders } from '../network/stored-borders.ts'
import { borderFile } from '../network/test-borders.ts'
import { transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { projectRoot } from '../platform/project-root.ts'
import { importBordersFile } from './import-borders.ts'
import { importNetworkFolder } from './import-network.ts'
import { keepRegionInMemory } from './region-in-memory.ts'

let database: TestDatabase
let region: Region
let folder: string

beforeAll(async () => {
  database = await ownDatabase()
  region = (await importNetworkFolder(database.owner, join(projectRoot, 'networks/emscher-lippe'), false)).region
  folder = await mkdtemp(join(tmpdir(), 'borders-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function imported(text: string, source?: string): ReturnType<typeof importBordersFile> {
  const file = join(folder, 'borders.geojson')
  await writeFile(file, text)
  return importBordersFile(database.owner, file, region, source)
}
const stored = () => transact(database.application, { authority: null, actor: { kind: 'public' } }, readBorders)

describe('./portal import borders', () => {
  test('takes a file over, and again changes nothing', async () => {
    const text = borderFile(['05562014', '05562024', '11000000'])
    expect(await imported(text)).toMatchObject({ report: { added: ['05562014', '05562024'] }, elsewhere: 1, districts: 0 })
    expect(await imported(text)).toMatchObject({ report: { added: [], changed: [], removed: [], unchanged: 2 } })
  })

  test('refuses a wrong file whole, naming the file and everything that is wrong', async () => {
    await imported(borderFile(['05562014']))
    const before = await stored()
    const refusal = await imported(borderFile(['05562024', 'x', '05562024'])).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(OperatorError)
    expect((refusal as Error).message.split('\n')).toEqual([
      'The borders were not taken:',
      expect.stringMatching(/borders\.geojson: feature 2 has no property "ags"/),
      expect.stringMatching(/borders\.geojson: feature 3 \(05562024\) is there twice/),
    ])
    expect(await stored()).toEqual(before)
  })

  test('tells at most twenty things, and how many more', async () => {
    await expect(imported(borderFile(Array.from({ length: 25 }, () => 'x')))).rejects.toThrow(/feature 20 has no [^\n]*\nand 5 more$/)
  })

  test('refuses what is not there, no file, or 100 MB, before reading it', async () => {
    await expect(importBordersFile(database.owner, join(folder, 'none'), region, undefined)).rejects.toThrow('name a file that exists')
    await expect(importBordersFile(database.owner, folder, region, undefined)).rejects.toThrow('name a file that exists')
    const large = join(folder, 'large.geojson')
    await writeFile(large, '')
    await truncate(large, 100 * 1024 * 1024)
    await expect(importBordersFile(database.owner, large, region, undefined)).rejects.toThrow('has 100 MB, but at most 64 MB are read')
  })

  test('reaches a server that runs', async () => {
    await imported(borderFile(['05562014']))
    const faults: unknown[] = []
    const inMemory = await keepRegionInMemory(database.application, (fault) => faults.push(fault), 0.05)
    try {
      expect(inMemory.region().bordersOf('marl')).toEqual([])
      await imported(borderFile(['05562014', '05562024']))
      await expect.poll(() => inMemory.region().bordersOf('marl').length).toBe(1)
      expect(faults).toEqual([])
    } finally {
      inMemory.stop()
    }
  })
})
