import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres, stopAbandonedPostgres } from './embedded-postgres.ts'

const run = promisify(execFile)
let directory = ''
let server: EmbeddedPostgres

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'serviceportal-server-'))
  await chmod(directory, 0o755)
  server = await startEmbeddedPostgres({ directory })
})
afterAll(async () => {
  await server.stop()
  await rm(directory, { recursive: true })
})

async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
const isListening = (url: string) =>
  ask(url, 'select 1').then(
    () => true,
    () => false,
  )
const postmaster = async () => Number((await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])

describe('the server', () => {
  test('writes durably, listens on this machine only, and knows umlauts', async () => {
    const [settings] = await ask<Record<string, string>>(
      server.urls.application,
      `
      select current_setting('fsync') fsync, current_setting('full_page_writes') pages, current_setting('synchronous_commit') commit,
             current_setting('listen_addresses') listens,
             upper('äöü') upper, similarity('Sperrmüll', 'Sperrmull') > 0.3 trigrams`,
    )
    expect(settings).toEqual({ fsync: 'on', pages: 'on', commit: 'on', listens: '127.0.0.1', upper: 'ÄÖÜ', trigrams: true })
  })

  test('has three roles, none of which can pass a policy or create a role, and each needs its password', async () => {
    const roles = await ask(
      server.urls.owner,
      `select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty from pg_roles where rolname like 'portal%' order by 1`,
    )
    expect(roles).toEqual(['portal_application', 'portal_owner', 'portal_worker'].map((rolname) => ({ rolname, mighty: false })))
    const wrong = new URL(server.urls.application)
    wrong.password = 'guessed'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  })

  test('keeps its passwords readable by their owner only', async () => {
    expect((await stat(join(directory, 'server.json'))).mode & 0o777).toBe(0o600)
  })
})

describe('starting again', () => {
  test('joins the server that runs, which stays until the last process leaves', async () => {
    const again = await startEmbeddedPostgres({ directory })
    expect(again.urls).toEqual(server.urls)
    const other = `import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)}
      const joined = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)} }); await joined.stop()`
    await run(process.execPath, ['--input-type=module', '-e', other], { env: { PATH: process.env.PATH } })
    expect(await isListening(server.urls.application)).toBe(true)
  })

  test('keeps data and port', async () => {
    await ask(server.urls.owner, "create table kept (name text); insert into kept values ('Rex')")
    await server.stop()
    expect(await isListening(server.urls.application)).toBe(false)
    const { port } = server
    server = await startEmbeddedPostgres({ directory })
    expect(server.port).toBe(port)
    expect(await ask(server.urls.owner, 'select name from kept')).toEqual([{ name: 'Rex' }])
  })

  test('recovers what was committed after the server was killed', async () => {
    await ask(server.urls.owner, "insert into kept values ('Bello')")
    process.kill(await postmaster(), 'SIGKILL')
    server = await startEmbeddedPostgres({ directory })
    expect(await ask(server.urls.owner, 'select name from kept order by 1')).toEqual([{ name: 'Bello' }, { name: 'Rex' }])
  })

  test('takes another port when the old one was taken', async () => {
    await server.stop()
    const old = server.port
    const squatter = await new Promise<Server>((resolve) => {
      const listening = createServer().listen(old, '127.0.0.1', () => resolve(listening))
    })
    server = await startEmbeddedPostgres({ directory })
    expect(server.port).not.toBe(old)
    expect(await isListening(server.urls.application)).toBe(true)
    await new Promise((resolve) => squatter.close(resolve))
  })

  test("is not held up by a dead server's pid file, even if another process has its number now", async () => {
    await server.stop()
    await writeFile(join(directory, 'data', 'postmaster.pid'), `${process.pid}\n${join(directory, 'data')}\n1\n${server.port}\n`)
    server = await startEmbeddedPostgres({ directory })
    expect(await isListening(server.urls.application)).toBe(true)
  })

  test('says so when the file with the passwords is gone', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'serviceportal-lost-'))
    await run('mkdir', [join(copy, 'data')])
    await expect(startEmbeddedPostgres({ directory: copy })).rejects.toThrow('server.json is missing although')
    await rm(copy, { recursive: true })
  })
})

test('a server whose program was killed is stopped as abandoned, one that is used is not', async () => {
  const left = await mkdtemp(join(tmpdir(), 'serviceportal-left-'))
  await chmod(left, 0o755)
  const program = `import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)}
    await startEmbeddedPostgres({ directory: ${JSON.stringify(left)} }); console.log('started'); setInterval(() => {}, 1000)`
  const child = execFile(process.execPath, ['--input-type=module', '-e', program], { env: { PATH: process.env.PATH } })
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  expect(await stopAbandonedPostgres(left)).toBe(false)
  expect(existsSync(join(left, 'data', 'postmaster.pid'))).toBe(true)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(existsSync(join(left, 'data', 'postmaster.pid'))).toBe(true)
  expect(await stopAbandonedPostgres(left)).toBe(true)
  await wait(50)
  expect(existsSync(join(left, 'data', 'postmaster.pid'))).toBe(false)
  await rm(left, { recursive: true })
})

test.runIf(process.getuid?.() === 0)(
  'root has it run by an account that cannot enter a closed home, so its files lie elsewhere',
  async () => {
    const home = await mkdtemp('/root/serviceportal-closed-')
    await chmod(home, 0o700)
    const closed = await startEmbeddedPostgres({ directory: join(home, 'data') })
    const { data } = JSON.parse(await readFile(join(home, 'data', 'server.json'), 'utf8')) as { data: string }
    expect(data).toMatch(/^\/var\/lib\/serviceportal\//)
    expect(await isListening(closed.urls.application)).toBe(true)
    await closed.stop()
    await rm(join(data, '..'), { recursive: true })
    await rm(home, { recursive: true })
  },
)
