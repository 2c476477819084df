/** Brings the database to the state that the code expects: plain SQL files, in order, forward only. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { sha256 } from './digest.ts'
import { OperatorError } from './operator-error.ts'

// Any number will do, as long as every process takes the same one.
const lock = 7012027

/**
 * Applies the files of `directory` that were not applied yet, each in a transaction of its own, and returns their names.
 * Processes that come at the same time wait for each other. Throws an OperatorError when a file that was applied has
 * changed or is gone, or when one of the new files fails.
 */
export async function migrate(ownerUrl: string, directory: string): Promise<string[]> {
  const files = await readMigrations(directory)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(`create table if not exists migrations (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migrations')
    refuseChanged(rows, files)
    const applied = new Set(rows.map((row) => row.name))
    const missing = files.filter((file) => !applied.has(file.name))
    for (const file of missing) await apply(client, file)
    return missing.map((file) => file.name)
  } finally {
    await client.end()
  }
}

type Migration = { readonly name: string; readonly text: string; readonly digest: string }

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).toSorted()
  if (names.length === 0) throw new OperatorError(`There are no migrations in ${directory}.`)
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), 'utf8')
      return { name, text, digest: sha256(text) }
    }),
  )
}

function refuseChanged(applied: { name: string; digest: string }[], files: Migration[]): void {
  for (const { name, digest } of applied) {
    const file = files.find((candidate) => candidate.name === name)
    if (!file)
      throw new OperatorError(
        `The database knows the migration ${name}, which this release does not have; run the release that the database belongs to, or a newer one.`,
      )
    if (file.digest !== digest)
      throw new OperatorError(`The migration ${name} was changed after it was applied; undo the change and put it into a new migration.`)
  }
}

async function apply(client: pg.Client, { name, text, digest }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migrations (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const { message, position } = error as { message: string; position?: string }
    const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new OperatorError(`The migration ${name}${line} fails: ${message}.`, { cause: error })
  }
}
