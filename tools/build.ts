/**
 * Builds what Node cannot run by itself: it strips types, but does not know JSX. Bundles the program and the stand-ins
 * into `.build/`; packages stay outside. Does nothing when no source changed since.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { sha256 } from '../src/platform/digest.ts'
import { OperatorError } from '../src/platform/operator-error.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { ensureWritableDirectory } from '../src/platform/writable-directory.ts'

const programs = { main: 'src/main.ts', prove: 'src/main/prove-program.ts', 'standins/main': 'standins/main.ts' }
const output = join(projectRoot, '.build')

/** Digest of everything that the result depends on. */
async function digestOfSources(): Promise<string> {
  const folders = await Promise.all(
    ['src', 'standins'].map(async (folder) =>
      (await readdir(join(projectRoot, folder), { recursive: true }))
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    ),
  )
  const files = [...folders.flat().toSorted(), 'tools/build.ts', 'tsconfig.json', 'package-lock.json']
  const contents = await Promise.all(files.map((file) => readFile(join(projectRoot, file), 'utf8')))
  return sha256(files.map((file, place) => `${file} ${sha256(contents[place] ?? '')}`).join('\n'))
}

/** Whole or not at all: a program may be starting from the file that is there. */
async function replaceFile(path: string, contents: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, contents)
  await rename(unfinished, path)
}

async function buildPrograms(): Promise<void> {
  const stamp = join(output, 'sources')
  const digest = await digestOfSources()
  const isThere = Object.keys(programs).every((name) => existsSync(join(output, `${name}.js`)))
  if (isThere && (await readFile(stamp, 'utf8').catch(() => '')) === digest) return
  await ensureWritableDirectory(output, 'put the project into a folder that can be written')
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, join(projectRoot, file)])),
    outdir: output,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'error',
  })
  for (const { path, contents } of outputFiles) await replaceFile(join(output, relative(output, path)), contents)
  await replaceFile(stamp, digest)
}

await buildPrograms().catch((error: unknown) => {
  if (!(error instanceof OperatorError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
