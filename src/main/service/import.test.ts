import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { releaseService } from '../../catalogue/versions.ts'
import { loadConfig } from '../../platform/config.ts'
import { transact } from '../../platform/database.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { diffLines } from './diff.ts'
import { importService } from './import.ts'
import { loadNamed } from './load-named.ts'

const exported = join(projectRoot, 'src/catalogue/service-file/fixtures/format-2.json')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit-'))
})
afterAll(() => rm(folder, { recursive: true }))

const contents = async (services: string): Promise<string[]> => (await readdir(services, { recursive: true })).toSorted()

test('an exported service becomes a folder; what lies there is given up only when that is said', async () => {
  const services = join(folder, 'eins')
  await importService(services, exported, false)
  expect(await contents(services)).toEqual([
    'fest',
    'fest/examples',
    'fest/examples/beispiele.yaml',
    'fest/service.yaml',
    'fest/texts',
    'fest/texts/en.yaml',
  ])
  await writeFile(join(services, 'fest/notiz.txt'), 'von Hand')
  await expect(importService(services, exported, false)).rejects.toThrow(/is there already; .*--replace/)
  expect(await contents(services)).toContain('fest/notiz.txt')
  await importService(services, exported, true)
  expect(await contents(services)).not.toContain('fest/notiz.txt')
})

test('a file that is refused changes nothing', async () => {
  const services = join(folder, 'zwei')
  await importService(services, exported, false)
  const cut = join(folder, 'cut.json')
  await writeFile(cut, (await readFile(exported, 'utf8')).slice(0, 900))
  const before = await readFile(join(services, 'fest/service.yaml'), 'utf8')
  await expect(importService(services, cut, true)).rejects.toThrow(/cut\.json:\d+: is no whole JSON file/)
  expect(await readFile(join(services, 'fest/service.yaml'), 'utf8')).toBe(before)
  expect((await readdir(services)).filter((name) => name.startsWith('.'))).toEqual([])
})

test('versions are compared wherever they are: in the folder, released by number, or exported', async () => {
  const services = join(folder, 'drei')
  await importService(services, exported, false)
  const { owner, urls } = await ownDatabase()
  const config = await loadConfig({
    DATA_DIR: join(folder, 'data'),
    SERVICES_DIR: services,
    DATABASE_URL_OWNER: urls.owner,
    DATABASE_URL_APPLICATION: urls.application,
    DATABASE_URL_WORKER: urls.worker,
  })
  const release = async () => {
    const service = await loadNamed(services, 'fest')
    await transact(owner, { authority: null, actor: { kind: 'system' } }, (tx) => releaseService(tx, service))
  }
  await release()
  const file = join(services, 'fest/service.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('label: Wo?', 'label: Wo findet es statt?'))
  const changed = [
    'Was sich von fest@1 zu fest ändert. Der Dienst …',
    '  - ändert die Frage „Wo findet es statt?“: heißt jetzt „Wo findet es statt?“ (bisher „Wo?“)',
  ]
  expect(await diffLines('fest@1', 'fest', config, 'de')).toEqual(changed)
  await release()
  expect(await diffLines('fest@1', 'fest@2', config, 'de')).toHaveLength(2)
  expect(await diffLines('fest@released', 'fest', config, 'de')).toEqual(['Zwischen fest@released und fest hat sich nichts geändert.'])
  await cp(exported, join(folder, 'fest.json'))
  expect(await diffLines(join(folder, 'fest.json'), 'fest@1', config, 'de')).toHaveLength(1)
  await expect(diffLines('fest@7', 'fest', config, 'de')).rejects.toThrow('There is no version 7 of "fest" in the database.')
  await expect(diffLines('fets', 'fest', config, 'de')).rejects.toThrow(/There is no service "fets" in .*; did you mean "fest"\?/)
  await expect(diffLines('fest@neu', 'fest', config, 'de')).rejects.toThrow(/names no version; write fest@3/)
})
