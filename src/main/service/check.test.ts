import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { releaseService } from '../../catalogue/versions.ts'
import { loadFolder } from '../../forms/service.ts'
import { readFolder } from '../../network/folder.ts'
import { type Config, loadConfig } from '../../platform/config.ts'
import { transact } from '../../platform/database.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { checkInWords, checkServices } from './check.ts'
import { writeNewService } from './new.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A folder with the one new service `fest`, changed, and what is configured beside it. */
async function withChange(name: string, file: string, change: (content: string) => string, more: object = {}): Promise<Config> {
  const services = join(folder, name)
  const path = await writeNewService(services, 'fest', { title: undefined, day: '2026-11-23' })
  await writeFile(join(path, file), change(await readFile(join(path, file), 'utf8')))
  return loadConfig({ DATA_DIR: join(folder, 'data'), SERVICES_DIR: services, ...more })
}

const check = async (config: Config) => checkServices(config, [], 'de')

test('a new service passes at once, and the report says what was looked at', async () => {
  const report = await check(await withChange('neu', 'service.yaml', (content) => content))
  expect(report.problems).toEqual([])
  expect(checkInWords(report, 'de')).toEqual([
    'Beispiele',
    '  fest: 3 Beispiele kommen heraus wie erwartet',
    'Was die Beispiele zeigen',
    '  fest:',
    '    Seiten                            2 von 2 (100 %)',
    '    Bedingungen, je ja und nein       2 von 2 (100 %)',
    '    Regeln, eingehalten und verletzt  2 von 2 (100 %)',
    '    Zeilen der Berechnung             0 von 0 (100 %)',
    '    In Bottrop ist alles belegt.',
    'Weitere Nachweise',
    '  fest: 2 fertige Beispiele übergeben, was das Schema verspricht',
    '  Lesbarkeitsindex (LIX) aller Texte: 30, leicht zu lesen',
    'Barrierefreiheit',
    '  fest: 16 Ansichten der Seiten, keine Barriere gefunden',
    'Kennungen',
    '  Noch ist keine Fassung freigegeben, mit der zu vergleichen wäre',
    '',
    'Alles in Ordnung: fest. Freigeben können Sie mit ./portal service release',
  ])
})

test('a file that cannot be read is told with its line, and nothing else is looked at', async () => {
  const unreachable = {
    DATABASE_URL_OWNER: 'postgres://nobody@127.0.0.1:1/none',
    DATABASE_URL_APPLICATION: 'postgres://nobody@127.0.0.1:1/none',
    DATABASE_URL_WORKER: 'postgres://nobody@127.0.0.1:1/none',
  }
  const broken = (content: string) => content.replace('label: Welcher Platz?', 'lable: Welcher Platz?')
  const report = await check(await withChange('kaputt', 'service.yaml', broken, unreachable))
  expect(report.problems).toContainEqual(
    expect.stringMatching(/^services\/fest\/service\.yaml:\d+: unknown key "lable"; did you mean "label"\?$/),
  )
  expect(report.notes).toEqual([])
})

test('an example that fails is told with the line where it stands', async () => {
  const report = await check(
    await withChange('beispiel', 'examples/beispiele.yaml', (content) => content.replace('gaeste: 51', 'gaeste: 50')),
  )
  const line = (await readFile(join(folder, 'beispiel/fest/examples/beispiele.yaml'), 'utf8'))
    .split('\n')
    .findIndex((text) => text.includes('zu viele Personen'))
  expect(report.problems).toEqual([
    `services/fest/examples/beispiele.yaml:${line + 1}: the example "zu viele Personen für einen Raum (bottrop)" fails: expected problems that are not there: gaeste: checkFailed`,
  ])
  expect(checkInWords(report, 'de').at(-1)).toMatch(/^Eines ist noch zu ändern/)
})

test("what a town's own questions lack in examples is told with the line of its file, and refuses nothing", async () => {
  const network = join(folder, 'netz')
  await cp(join(projectRoot, 'networks/emscher-lippe'), network, { recursive: true })
  await appendFile(join(network, 'adoptions.yaml'), '- { authority: gladbeck, service: fest, stage: test, office: ordnung }\n')
  await mkdir(join(network, 'overlays/fest'))
  const config = await withChange('zelt', 'service.yaml', (content) => content, { NETWORK_DIR: network })
  const noted = async (yaml: string) => {
    await writeFile(join(network, 'overlays/fest/gladbeck.yaml'), yaml)
    const { problems, notes } = await checkServices(config, [], 'de', true)
    expect(problems).toEqual([])
    return notes.find(({ title }) => title === 'Änderungen der Städte')?.lines
  }
  const tents = (more: string) => `service: fest
authority: gladbeck
because: Zum Prüfen.
ask:
  - after: gaeste
    question: { id: zelt, type: yesNo, label: Stellen Sie ein Zelt auf? }
    en: { label: Do you put up a tent? }
    answer: true
${more}  - after: person
    question: { id: zeltflaeche, type: number, label: Wie groß?, when: zelt = true }
    en: { label: How large? }
    answer: 20
`
  const [first, gap] = (await noted(tents('')))!
  expect(first).toBe('fest: In Gladbeck gälte diese Fassung noch nicht, bis das geklärt ist:')
  expect(gap).toMatch(/gladbeck\.yaml:10: Die Bedingung der Frage „Wie groß\?“ \(zeltflaeche\) ist in Gladbeck immer erfüllt\.$/)
  const inOne = '    answerIn: { in einem Raum: false }\n'
  expect(await noted(tents(inOne))).toEqual(['fest: Was Gladbeck anders macht, passt'])
})

test('an id of another kind than in the released version is told with its line; a database out of reach is only said', async () => {
  const { owner, urls } = await ownDatabase()
  const addresses = { DATABASE_URL_OWNER: urls.owner, DATABASE_URL_APPLICATION: urls.application, DATABASE_URL_WORKER: urls.worker }
  const before = await withChange('vorher', 'service.yaml', (content) => content, addresses)
  const [released] = loadFolder(await readFolder(before.SERVICES_DIR)).services
  await transact(owner, { authority: null, actor: { kind: 'system' } }, (tx) => releaseService(tx, released!))
  expect((await check(before)).problems).toEqual([])

  const asNumber = (content: string) =>
    content.replace('id: platz, type: text, label: Welcher Platz?, max: 100', 'id: platz, type: yesNo, label: Der Marktplatz?')
  const after = await withChange('nachher', 'service.yaml', asNumber, addresses)
  await writeFile(
    join(after.SERVICES_DIR, 'fest/examples/beispiele.yaml'),
    (await readFile(join(after.SERVICES_DIR, 'fest/examples/beispiele.yaml'), 'utf8')).replace('platz: Marktplatz', 'platz: true'),
  )
  const { problems } = await check(after)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(
    /^services\/fest\/service\.yaml:\d+: "platz" is a question of type yesNo, but in the released version it is a question of type text/,
  )

  const away = Object.fromEntries(Object.keys(addresses).map((name) => [name, 'postgres://nobody@127.0.0.1:1/none']))
  const report = await check({ ...after, ...away })
  expect(report.problems).toEqual([])
  expect(report.notes.at(-1)?.lines[0]).toMatch(/^Nicht verglichen: Die Datenbank mit den freigegebenen Fassungen ist nicht erreichbar/)
})
