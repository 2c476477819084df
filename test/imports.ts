/** Reads which file of the project imports which, type-only imports and module declarations included. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { projectRoot } from '../src/platform/project-root.ts'

/** One import: paths from the project's root; a package keeps its name. */
export type Import = { readonly from: string; readonly to: string }

const specifiers =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;}])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|declare\s+module\s+['"]([^'"]+)['"]/g

/** All TypeScript files below these folders of the project. */
export function sourceFiles(...folders: string[]): string[] {
  return folders.flatMap((folder) => {
    const directory = join(projectRoot, folder)
    if (!existsSync(directory)) return []
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(folder, path))
      .toSorted()
  })
}

/** All imports in a text. Comments, where examples may stand, do not count. */
export const specifiersIn = (text: string): string[] =>
  [...text.replaceAll(/^\s*(\/\*[^]*?\*\/|\/\/.*)/gm, '').matchAll(specifiers)].map(
    (found) => found.slice(1).find((part) => part !== undefined) ?? '',
  )

/** All imports of these files. */
export function importsOf(files: readonly string[]): Import[] {
  return files.flatMap((from) => {
    const text = readFileSync(join(projectRoot, from), 'utf8')
    return specifiersIn(text).map((to) => ({
      from,
      to: to.startsWith('.') ? relative(projectRoot, resolve(projectRoot, dirname(from), to)) : to,
    }))
  })
}
