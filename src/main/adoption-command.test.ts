import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { smallService } from '../catalogue/test-catalogue.ts'
import { adopt } from '../catalogue/adoptions.ts'
import { testerCode } from '../catalogue/testers.ts'
import { releaseService } from '../catalogue/versions.ts'
import { noChanges } from '../forms/overlay.ts'
import type { Region } from '../network/store.ts'
import { type Config, loadConfig } from '../platform/config.ts'
import { type Database, transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { runAdoption } from './adoption-command.ts'
import { readNetworkFolder } from './import-network.ts'

const SECRET = 'only-for-tests-0123456789-abcdefghij'
let folder: string
let owner: Database
let config: Config
let region: Region

beforeAll(async () => {
  owner = (await ownDatabase()).owner
  folder = await mkdtemp(join(tmpdir(), 'adoption-command-'))
  config = await loadConfig({ ACCESS_CODE_SECRET: SECRET, DATA_DIR: folder })
  region = (await readNetworkFolder(config.NETWORK_DIR)).region
})

afterAll(() => rm(folder, { recursive: true }))

const run = (words: string, language: 'de' | 'en' = 'de') =>
  runAdoption({ owner, config, region, overlays: () => noChanges, language, operator: 'gerda' }, words.split(' ')).then((lines) =>
    lines.join('\n'),
  )

/** Lets Herten and Marl register dogs in these versions, one after the other. */
async function rollOut(...titles: string[]): Promise<void> {
  for (const title of titles)
    await transact(owner, { authority: null, actor: { kind: 'system' } }, async (tx) => {
      const { digest } = await releaseService(tx, { definition: smallService('hundeanmeldung', { title }), texts: {} })
      for (const authority of ['herten', 'marl']) {
        const offered = { authority, serviceId: 'hundeanmeldung', serviceDigest: digest, overlay: noChanges }
        await adopt(tx, { ...offered, stage: 'live', officeId: 'steuern', by: 'Netzbüro' })
      }
    })
}

test('a town goes back and forward again by one command each; the ledger says who did what', async () => {
  expect(await run('list')).toBe('Nichts ist übernommen.')
  await rollOut('Eins', 'Zwei')
  expect(await run('list')).toMatch(
    /^Behörde +Dienst +Fassung .*\nherten +hundeanmeldung +2 +– +für alle +steuern +– +Netzbüro +\d{4}-\d\d-\d\d \d\d:\d\d\nmarl .+$/,
  )
  expect(await run('list marl')).not.toContain('herten')

  expect(await run('back Marl hundeanmeldung')).toMatch(/^Marl bietet „hundeanmeldung“ jetzt in Fassung 1 an und bleibt dabei/)
  expect(await run('list marl hundeanmeldung')).toMatch(/marl +hundeanmeldung +1 +– +für alle +steuern +ja +gerda/)
  expect(await run('list herten hundeanmeldung')).toMatch(/herten +hundeanmeldung +2 /)
  await rollOut('Drei')
  expect(await run('forward marl hundeanmeldung --by Berger', 'en')).toBe(
    'Marl follows new versions of "hundeanmeldung" again: now version 3.',
  )

  const office = region.officeOf('marl', 'steuern')!.name
  const ledger = (await run('list marl hundeanmeldung')).split('\n').slice(3)
  expect(ledger.map((line) => line.replace(/^ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}/, ''))).toEqual([
    'Was bisher geschah:',
    `übernommen: Fassung 1, Stufe „für alle“, ${office} (Netzbüro)`,
    'Fassung 1 → 2 (Netzbüro)',
    'von Fassung 2 auf 1 gesetzt und dort gehalten (gerda)',
    'nicht mehr gehalten: folgt wieder den neuen Fassungen (Berger)',
    'Fassung 1 → 3 (Berger)',
  ])
})

test('any version can be had by its number, and what cannot be is said', async () => {
  await rollOut('Eins', 'Zwei', 'Drei')
  expect(await run('back herten hundeanmeldung --to 1 --by Berger', 'en')).toContain('in version 1')
  for (const [words, language, said] of [
    ['back herten hundeanmeldung --to 1', 'de', 'Herten wird bei „hundeanmeldung“ schon auf dieser Fassung gehalten.'],
    ['back herten hundeanmeldung --to 9', 'en', 'There is no such version of "hundeanmeldung".'],
    ['back herten hundeanmeldung --to eins', 'de', '--to nennt die Nummer einer Fassung'],
    ['back datteln hundeanmeldung', 'de', 'Datteln bietet „hundeanmeldung“ nicht an.'],
    ['forward marl hundeanmeldung', 'en', 'Marl is not held at a version of "hundeanmeldung".'],
    ['back hertn hundeanmeldung', 'de', 'Es gibt keine Behörde „hertn“; meinten Sie „herten“?'],
    ['list herten hundeanmeldun', 'en', 'There is no online service "hundeanmeldun"; did you mean "hundeanmeldung"?'],
    ['back herten', 'de', './portal adoption back TOWN SERVICE [--to N] [--by NAME]'],
    ['list --by Berger', 'de', './portal adoption list [TOWN] [SERVICE]'],
    ['back herten hundeanmeldung --by=', 'en', '--by names somebody.'],
    ['', 'de', './portal adoption testers TOWN SERVICE'],
  ] as const) {
    const refused = run(words, language)
    await expect(refused).rejects.toThrow(OperatorError)
    await expect(refused).rejects.toThrow(said)
  }
})

test('testers are named with their codes, which are the ones that the gate takes', async () => {
  const code = testerCode(SECRET, { authority: 'gelsenkirchen', service: 'musterdienst' }, 'Erika Mustermann')
  expect(await run('testers Gelsenkirchen musterdienst')).toBe(
    `http://localhost:3000/gelsenkirchen/antrag/musterdienst\n  Erika Mustermann  ${code}`,
  )
  expect(await run('testers marl hundeanmeldung')).toContain('Niemand ist genannt')
})
