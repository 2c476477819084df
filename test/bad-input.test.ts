/** Bad input of every kind is refused with its place, and nothing of it takes effect. How fast, the bench tells. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rollOutServices } from '../src/catalogue/roll-out.ts'
import { shippedCatalogue } from '../src/catalogue/test-catalogue.ts'
import { newestVersions } from '../src/catalogue/versions.ts'
import { transact } from '../src/platform/database.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { badInputs, REMARK } from './bad-input.ts'
import { ownDatabase, type TestDatabase } from './database.ts'

const inputs = await badInputs()

/** What is said of each, in its first line. */
const expected: Readonly<Record<string, RegExp>> = {
  'exploding aliases': /^services\/hundeanmeldung\/service\.yaml:\d{3}: (sets an anchor|uses an alias|is full of anchors)/,
  'the same key twice': /^services\/hundeanmeldung\/service\.yaml:\d+: the key "topic" is there twice/,
  'a tab': /^services\/hundeanmeldung\/service\.yaml:\d+: holds a tab; indent with blanks$/,
  'a cut file': /^services\/hundeanmeldung\/service\.yaml:\d+: /,
  'an unknown key': /^services\/hundeanmeldung\/service\.yaml:\d+: unknown key "dueWithinDay"; did you mean "dueWithinDays"\?$/,
  'an id that changed its meaning':
    /^services\/hundeanmeldung\/service\.yaml:\d+: "anmerkung" is a question of type phone, but in the released/,
  'an overlay on a question that is gone': /^overlays\/hundeanmeldung\/marl\.yaml:6: .*telefax.*telefon/,
  'an export of a newer program': /^hundeanmeldung\.json:3: is of format 3, .*needed is the program that wrote it/,
  'a bylaw with two values for one day': /^bylaws\/hundesteuer\/gladbeck\.yaml:\d+: /,
}

test('all nine kinds are looked at', () => expect(inputs.map(({ kind }) => kind)).toEqual(Object.keys(expected)))

test.each(inputs.map((input) => [input.kind, input] as const))('%s is refused with its place', (kind, { refusal }) => {
  const said = refusal()
  expect(said.length).toBeGreaterThan(0)
  expect(said[0]).toMatch(expected[kind]!)
})

describe('nothing of it takes effect', () => {
  let database: TestDatabase
  let folder = ''
  beforeAll(async () => {
    database = await ownDatabase()
    folder = await mkdtemp(join(tmpdir(), 'services-'))
    await cp(join(projectRoot, 'services'), folder, { recursive: true })
  })
  afterAll(() => rm(folder, { recursive: true }))

  const released = () =>
    transact(database.owner, { authority: null, actor: { kind: 'system' } }, async (tx) => Object.fromEntries(await newestVersions(tx)))

  test('one file that is cut, or one id that changed its meaning, and no service of the folder is released', async () => {
    const { region, catalogue } = await shippedCatalogue()
    const options = { overlays: catalogue.overlayOf, by: 'Test' }
    await rollOutServices(database.owner, folder, region, options)
    const before = await released()
    const [dog, use] = [join(folder, 'hundeanmeldung/service.yaml'), join(folder, 'sondernutzung/service.yaml')]
    const [wasDog, wasUse] = [await readFile(dog, 'utf8'), await readFile(use, 'utf8')]
    // A change that could be released by itself, beside one that could not.
    await writeFile(use, wasUse.replace(/^title: .*$/m, 'title: Straßen nutzen'))
    await writeFile(dog, wasDog.slice(0, 4000))
    await expect(rollOutServices(database.owner, folder, region, options)).rejects.toThrow(/services\/hundeanmeldung\/service\.yaml:\d+: /)
    await writeFile(dog, wasDog.replace(REMARK, 'id: anmerkung, type: phone, label: Möchten Sie der Stadt noch etwas sagen?'))
    await expect(rollOutServices(database.owner, folder, region, options)).rejects.toThrow(
      /"anmerkung" is a question of type phone, but in the released/,
    )
    expect(await released()).toEqual(before)
  })
})
