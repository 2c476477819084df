import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, from wherever this code runs: as source, or bundled into `.build/`. */
export const projectRoot: string = (() => {
  let directory = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory)
    if (parent === directory) throw new Error(`there is no package.json above ${fileURLToPath(import.meta.url)}`)
    directory = parent
  }
  return directory
})()
