/** What was adopted before there was a ledger gets its first step by the migration. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { transact } from '../platform/database.ts'
import { migrate } from '../platform/migrate.ts'
import { projectRoot } from '../platform/project-root.ts'
import { adoptionSteps } from './adoption-steps.ts'

const migrations = join(projectRoot, 'migrations')
const name = '0010_adoption_steps.sql'
let directory = ''

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'serviceportal-steps-'))
})
afterAll(() => rm(directory, { recursive: true }))

test('what an authority offered already has its first step', async () => {
  const { owner, urls } = await ownDatabase()
  // The database as it was before.
  await sql`drop table adoption_steps`.execute(owner)
  await sql`drop function refuse_change_of_step`.execute(owner)
  await sql`alter table adoptions drop column held, drop column adopted_by`.execute(owner)
  await sql`drop table migrations`.execute(owner)
  const digest = 'a'.repeat(64)
  const system = { authority: null, actor: { kind: 'system' } } as const
  await transact(owner, system, async (tx) => {
    await sql`insert into service_versions (digest, service_id, number, definition, texts) values (${digest}, 'hund', 1, '{}', '{}')`.execute(
      tx,
    )
    await sql`insert into overlays values ('marl', 'hund', ${digest}, '{}')`.execute(tx)
    await sql`insert into adoptions values ('marl', 'hund', ${digest}, ${digest}, 'pilot', 'steuern', '2026-03-04T10:00:00Z')`.execute(tx)
  })
  await copyFile(join(migrations, name), join(directory, name))
  await migrate(urls.owner, directory)
  expect(await transact(owner, system, (tx) => adoptionSteps(tx, 'marl', 'hund'))).toEqual([
    {
      sequence: 1,
      step: 'adopted',
      by: '',
      happenedAt: new Date('2026-03-04T10:00:00Z'),
      serviceDigest: digest,
      overlayDigest: digest,
      stage: 'pilot',
      officeId: 'steuern',
      held: false,
    },
  ])
})
