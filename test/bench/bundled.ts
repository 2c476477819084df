import { build } from 'esbuild'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'

/** Imports a module that renders pages: Node strips types by itself, but does not know JSX. `name` of a file of this folder. */
export async function bundled<Module>(name: string): Promise<Module> {
  const outfile = join(projectRoot, '.build', `bench-${name.replace(/\.tsx$/, '')}.js`)
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(import.meta.dirname, name)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  })
  return (await import(outfile)) as Module
}
