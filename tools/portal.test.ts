/** The command `./portal` itself, on a small project: what it installs, builds and hands over. */
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectRoot } from '../src/platform/project-root.ts'

let project = ''
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'serviceportal-command-'))
  for (const path of ['portal', 'tools', 'package.json', 'package-lock.json', 'tsconfig.json', 'src/platform']) {
    await cp(join(projectRoot, path), join(project, path), { recursive: true })
  }
  await mkdir(join(project, 'standins'))
  await writeFile(join(project, 'src/main.ts'), mainSaying('hello'))
  await writeFile(join(project, 'standins/main.ts'), '')
  await mkdir(join(project, 'src/main'))
  await writeFile(join(project, 'src/main/prove-program.ts'), '')
})
afterEach(() => rm(project, { recursive: true }))

// A folder of its own, so that the command writes nothing into the real one.
const linkPackages = `mkdir node_modules && ln -s ${join(projectRoot, 'node_modules')}/* node_modules/`
const mainSaying = (word: string) => `console.log(${JSON.stringify(word)}, process.version, process.cwd(), ...process.argv.slice(2))`

type Ended = { code: number; stdout: string; stderr: string }
const call = (program: string, parameters: string[], options: { cwd?: string; path?: string } = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const { cwd = '/', path = '/usr/local/bin:/usr/bin:/bin' } = options
    execFile(program, parameters, { cwd, env: { PATH: path, HOME: project } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
const portal = (...parameters: string[]) => call(join(project, 'portal'), parameters)

/** Commands that stand in for those of a machine: scripts in a folder for PATH. */
async function machineWith(scripts: Record<string, string>): Promise<string> {
  const folder = join(project, 'bin')
  await mkdir(folder)
  for (const name of ['sh', 'cat', 'cksum', 'dirname', 'readlink', 'uname', 'sed', 'mkdir', 'ln']) {
    // Not one that is replaced: writing would go through the link, into the machine's own.
    if (name in scripts) continue
    const found = await call('/bin/sh', ['-c', `command -v ${name}`])
    await symlink(found.stdout.trim(), join(folder, name))
  }
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { flag: 'wx' })
    await chmod(join(folder, name), 0o755)
  }
  return folder
}

describe('with packages in place', () => {
  beforeEach(async () => {
    await call('/bin/sh', ['-c', linkPackages], { cwd: project })
    await call('/bin/sh', ['-c', 'cksum <package-lock.json >node_modules/.installed-for'], { cwd: project })
  })

  test('hands its words over to the program, on Node 24, in the folder it was called from', async () => {
    expect(await portal('start', 'two words')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^hello v24\.\S+ \/ start two words\n$/),
    })
  })

  test('works through a link', async () => {
    await symlink(join(project, 'portal'), join(project, 'linked'))
    expect(await call(join(project, 'linked'), ['help'])).toMatchObject({ code: 0 })
  })

  test('builds again exactly when a source changed', async () => {
    const built = join(project, '.build/main.js')
    await portal('help')
    const first = await stat(built)
    await portal('help')
    expect((await stat(built)).mtimeMs).toBe(first.mtimeMs)
    await writeFile(join(project, 'src/main.ts'), mainSaying('changed'))
    expect((await portal('help')).stdout).toMatch(/^changed /)
  })

  test('says what is wrong with a source, and does not run the old program', async () => {
    await portal('help')
    await writeFile(join(project, 'src/main.ts'), 'import "./absent.ts"')
    const { code, stdout, stderr } = await portal('help')
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('absent.ts')
  })

  test('says in one sentence when the program cannot be built for want of a folder', async () => {
    await writeFile(join(project, '.build'), 'a file in its place')
    expect(await portal('help')).toEqual({
      code: 1,
      stdout: '',
      stderr: `The folder ${join(project, '.build')} is not a folder; put the project into a folder that can be written.\n`,
    })
  })

  test('knows its parts of the test', async () => {
    const { code, stderr } = await portal('test', 'nonsense')
    expect(code).toBe(2)
    expect(stderr).toContain('./portal test knows no part nonsense; there are types, lint')
  })
})

describe('on a fresh machine', () => {
  const nodeHere = `exec ${process.execPath} "$@"`
  const npmThatInstalls = `echo "$*" >>"$HOME/npm-calls"; ${linkPackages}`

  test('installs the packages of the lock file once', async () => {
    const path = await machineWith({ node: nodeHere, npm: npmThatInstalls })
    const first = await call(join(project, 'portal'), ['help'], { path })
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^hello v24/),
      stderr: expect.stringContaining('Installing packages'),
    })
    await call(join(project, 'portal'), ['help'], { path })
    expect(await readFile(join(project, 'npm-calls'), 'utf8')).toBe('install --no-save --no-audit --no-fund --loglevel=error\n')
  })

  test('says in one sentence what is missing or went wrong', async () => {
    const path = await machineWith({ node: nodeHere })
    expect(await call(join(project, 'portal'), ['help'], { path })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Node.js 20 or newer and npm are needed to install the packages; install them (https://nodejs.org) and try again.\n',
    })
    await writeFile(join(path, 'npm'), '#!/bin/sh\necho "no network" >&2\nexit 1\n')
    await chmod(join(path, 'npm'), 0o755)
    const { code, stderr } = await call(join(project, 'portal'), ['help'], { path })
    expect(code).toBe(1)
    expect(stderr).toContain('no network\nThe packages could not be installed; the lines above say why')
  })

  test('says when there is no Node that is new enough', async () => {
    const path = await machineWith({ node: 'echo v20.20.2', npm: 'mkdir node_modules', uname: 'echo Plan9' })
    const { code, stderr } = await call(join(project, 'portal'), ['help'], { path })
    expect(code).toBe(1)
    expect(stderr).toContain('Node.js 24 is needed and none was found for Plan9')
  })
})
