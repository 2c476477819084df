import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase, type TestDatabase } from '../../test/database.ts'
import { postsOf } from '../identity/staff.ts'
import type { Region } from '../network/store.ts'
import { transact } from '../platform/database.ts'
import { projectRoot } from '../platform/project-root.ts'
import { importNetworkFolder } from './import-network.ts'
import { importStaffFile } from './import-staff.ts'

let database: TestDatabase
let region: Region
let folder: string

beforeAll(async () => {
  database = await ownDatabase()
  region = (await importNetworkFolder(database.owner, join(projectRoot, 'networks/emscher-lippe'), false)).region
  folder = await mkdtemp(join(tmpdir(), 'staff-'))
})

async function imported(text: string): ReturnType<typeof importStaffFile> {
  const file = join(folder, 'staff.yaml')
  await writeFile(file, text)
  return importStaffFile(database.owner, file, region)
}

const member = (office: string) => `- { subject: s-1, login: a.b, name: A B, authority: marl, offices: [${office}], roles: [clerk] }\n`
const officesOf = (subject: string): Promise<readonly string[]> =>
  transact(database.application, { authority: 'marl', actor: { kind: 'clerk', id: '', subject } }, (tx) => postsOf(tx, subject)).then(
    ({ offices }) => offices,
  )

describe('./portal import staff', () => {
  test('gives and takes away roles of the authorities that it names, and again changes nothing', async () => {
    expect((await imported(member('steuern, ordnung'))).get('marl')).toEqual({ added: 2, removed: 0, unchanged: 0 })
    expect([...(await officesOf('s-1'))].toSorted()).toEqual(['ordnung', 'steuern'])
    expect((await imported(member('steuern'))).get('marl')).toEqual({ added: 0, removed: 1, unchanged: 1 })
    expect((await imported(member('steuern'))).get('marl')).toEqual({ added: 0, removed: 0, unchanged: 1 })
    expect(await officesOf('s-1')).toEqual(['steuern'])
  })

  test('refuses a wrong file whole, naming line and what is wrong', async () => {
    await expect(
      imported(`${member('steuern')}- { subject: s-2, login: c.d, name: C D, authority: marl, ofices: [steuern], roles: [clerk] }\n`),
    ).rejects.toThrow(/staff\.yaml:2:.*unknown key "ofices"; did you mean "offices"/)
    await expect(imported(member('steuer'))).rejects.toThrow('a.b is to work at "marl/steuer"')
    expect(await officesOf('s-1')).toEqual(['steuern'])
  })
})
