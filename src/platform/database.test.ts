import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'

test('a connection that breaks while nobody uses it ends nothing, and the next question gets a new one', async () => {
  const { application, administratorUrl } = await ownDatabase()
  const ask = async (): Promise<number> =>
    (await sql<{ process: number }>`select pg_backend_pid() as process`.execute(application)).rows[0]!.process
  const before = await ask()
  const administrator = new pg.Client({ connectionString: administratorUrl })
  await administrator.connect()
  await administrator.query('select pg_terminate_backend($1)', [before])
  await administrator.end()
  await expect.poll(ask).not.toBe(before)
})
