/**
 * The few scripts that a browser gets: one file for each island of a page that gains by one, with its style sheet where it
 * has one. A page without them does the same by forms and links; so nothing here is needed, and everything is a comfort.
 */
import { build } from 'esbuild'
import { join } from 'node:path'
import { projectRoot } from '../../platform/project-root.ts'

/** The islands that there are: `src/web/islands/{name}.ts`. */
export const islandNames = ['combobox', 'map', 'upload'] as const
export type IslandName = (typeof islandNames)[number]

/** A built island: a module script, and its styles (empty where it has none). */
export type IslandFiles = { readonly script: Buffer; readonly styles: Buffer | null }

/** Builds all islands for browsers of the last years. Throws when one does not compile. */
export async function buildIslands(): Promise<ReadonlyMap<IslandName, IslandFiles>> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: Object.fromEntries(islandNames.map((name) => [name, join(projectRoot, 'src/web/islands', `${name}.ts`)])),
    outdir: 'islands',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    // Pictures that a library's style sheet names are not asked for: our security policy allows no data addresses.
    loader: { '.png': 'empty', '.svg': 'empty' },
    logLevel: 'error',
  })
  const contentOf = (name: string, ending: string): Buffer | null => {
    const file = outputFiles.find(({ path }) => path.endsWith(`/${name}.${ending}`))
    return file ? Buffer.from(file.contents) : null
  }
  return new Map(islandNames.map((name) => [name, { script: contentOf(name, 'js')!, styles: contentOf(name, 'css') }]))
}
