/** `./portal service export`: a service as one file, to be passed on to another network. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeServiceFile } from '../../catalogue/service-file/service-file.ts'
import { loadConfig } from '../../platform/config.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { type Command, reportLanguage, say } from '../command.ts'
import { loadNamed } from './load-named.ts'

/** The version of this program, for whoever gets a file that it wrote. */
async function programVersion(): Promise<string> {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')))
  return `Serviceportal ${version}`
}

const said = {
  de: (file: string) => `${file} enthält den ganzen Dienst. Andere übernehmen ihn mit ./portal service import ${file}`,
  en: (file: string) => `${file} holds the whole service. Others take it with ./portal service import ${file}`,
}

/** Writes a service into one file, `NAME.service.json` unless named. */
export const exportCommand: Command = {
  usage: 'service export NAME [FILE]',
  purpose: 'writes a service with texts and examples into one file that any later version of the program can read',
  run: async ([name, file = `${name}.service.json`, ...more]) => {
    if (name === undefined || more.length > 0)
      throw new OperatorError('Which service, into which file? ./portal service export NAME [FILE]')
    const config = await loadConfig(process.env)
    const service = await loadNamed(config.SERVICES_DIR, name)
    const unfinished = `${file}.${process.pid}`
    try {
      await writeFile(unfinished, writeServiceFile(service, await programVersion()))
      await rename(unfinished, file)
    } catch (error) {
      throw new OperatorError(`${file} cannot be written: ${(error as Error).message}`, { cause: error })
    } finally {
      await rm(unfinished, { force: true })
    }
    say(said[reportLanguage(process.env)](file))
  },
}
