// Whether node_modules holds what package-lock.json asks for: exits with 0 if so. Runs on any Node, before the pinned one
// is there. Packages that are optional (for other platforms) may be absent.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = process.argv[2] ?? '.'
const packagesOf = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages
const wanted = packagesOf('package-lock.json')
const installed = packagesOf('node_modules/.package-lock.json')
const missing = Object.entries(wanted).filter(([path, { version, optional }]) =>
  path === '' ? false : installed[path] === undefined ? !optional : installed[path].version !== version,
)
process.exitCode = missing.length === 0 ? 0 : 1
