import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { deskCase } from '../../test/desk-case.ts'
import { permitService, petition } from '../../test/permits.ts'
import { party, registrationService } from '../../test/registrations.ts'
import { foundTown } from '../../test/town.ts'
import { transact } from '../platform/database.ts'
import { deleteContents } from './deletion.ts'
import { casesInShort, inShort } from './in-short.ts'

const database = testDatabase()

test('a case is told in one line: what it is about, and from when on', () => {
  const { service } = deskCase()
  expect(inShort(service, petition)).toBe('Eine Bank, ab 1. April 2027')
  const { ab: _ab, ...undated } = petition
  expect(inShort(service, undated)).toBe('Eine Bank')
  expect(inShort(deskCase(party, registrationService).service, party)).toBe('Hochzeit, am 3. April 2027')
  expect(inShort(service, {})).toBeNull()
  expect(inShort(deskCase(petition, { ...permitService, desk: undefined }).service, petition)).toBeNull()
})

test('a list tells each case that its office sees, until its contents are deleted', async () => {
  const town = await foundTown(database, { remedy: { example: false }, service: permitService })
  const bench = (await town.send(petition)).caseId
  const tent = (await town.send({ ...petition, art: 'zelt' })).caseId
  const told = (office?: string) => town.asClerk((tx) => casesInShort(tx, [bench, tent]), office)
  expect(Object.fromEntries(await told())).toEqual({ [bench]: 'Eine Bank, ab 1. April 2027', [tent]: 'Ein Zelt, ab 1. April 2027' })
  expect((await told('ordnung')).size).toBe(0)
  await transact(database.worker, { authority: town.authority, actor: { kind: 'system' } }, (tx) => deleteContents(tx, bench))
  expect([...(await told()).keys()]).toEqual([tent])
})
