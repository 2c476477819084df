import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase, type TestDatabase } from '../../test/database.ts'
import { projectRoot } from '../platform/project-root.ts'
import { simulateBylawFile } from './bylaw-command.ts'
import { importNetworkFolder } from './import-network.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await ownDatabase()
  folder = await mkdtemp(join(tmpdir(), 'portal-draft-'))
  await importNetworkFolder(database.owner, join(projectRoot, 'networks/emscher-lippe'), true)
})

const draft = (authority: string, periods: string) => `id: hundesteuer
authority: ${authority}
title: Hundesteuersatzung
issuedOn: null
sources: { entwurf: { text: Entwurf für den Rat, verified: false } }
values:
  steuer.jeHundBei:
    label: Steuer je Hund
    unit: euro
    periods:
${periods}`

async function simulate(content: string): Promise<string> {
  const file = join(folder, 'entwurf.yaml')
  await writeFile(file, content)
  return (await simulateBylawFile(database.owner, file, { year: 2026, language: 'de' })).join('\n').replaceAll('\u00A0', ' ')
}

describe('./portal bylaw simulate', () => {
  test('says what the draft changes, and for how many cases', async () => {
    const report = await simulate(draft('marl', '      - { from: 2027-01-01, value: [120], source: entwurf }\n'))
    expect(report).toContain('Hundesteuersatzung, Stadt Marl: der Entwurf, gerechnet für die Vorgänge des Jahres 2026')
    expect(report).toContain('Steuer je Hund: bisher 109,80 € / nicht bekannt / nicht bekannt, jetzt 120,00 €, gültig ab 1. Januar 2027')
    expect(report).toContain('Vorgänge: 0. Davon anders: 0.')
  })

  test('refuses a draft with two values for one day, with file and line', () =>
    expect(
      simulate(
        draft(
          'marl',
          '      - { to: 2027-01-01, value: [100], source: entwurf }\n      - { from: 2027-01-01, value: [120], source: entwurf }\n',
        ),
      ),
    ).rejects.toThrow(/entwurf\.yaml:12:9: begins on 2027-01-01, while the period before ends on 2027-01-01/))

  test('refuses a draft of a town that there is not, and says which was meant', () =>
    expect(simulate(draft('mrl', '      - { value: [100], source: entwurf }\n'))).rejects.toThrow(
      'no authority "mrl"; did you mean "marl"?',
    ))

  test('refuses a file that is not there', () =>
    expect(simulateBylawFile(database.owner, join(folder, 'fehlt.yaml'), { year: 2026, language: 'de' })).rejects.toThrow(
      'cannot be read: ENOENT',
    ))
})
