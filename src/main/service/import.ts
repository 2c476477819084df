/** `./portal service import`: an exported service as a folder that people can go on writing. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { asFolder } from '../../catalogue/service-file/as-folder.ts'
import { loadService } from '../../forms/service.ts'
import { loadConfig } from '../../platform/config.ts'
import { canonicalJson } from '../../platform/digest.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { type Command, reportLanguage, say } from '../command.ts'
import { readExport } from './read-export.ts'
import { schemaLine } from './template.ts'
import { writeFolder } from './write-folder.ts'

/**
 * Writes an exported service as its folder below `folder`, all or nothing, and returns its path. Throws an OperatorError
 * where the file is refused, or the folder is there and `replace` does not say to give it up.
 */
export async function importService(folder: string, file: string, replace: boolean): Promise<string> {
  const service = await readExport(file)
  const { id } = service.definition
  const target = join(folder, id)
  if (existsSync(target) && !replace)
    throw new OperatorError(`${target} is there already; what lies there is lost with ./portal service import ${file} --replace`)
  const files = asFolder(service, schemaLine)
  const loaded = loadService(new Map([...files].map(([path, content]) => [`${id}/${path}`, content])))
  // What an export holds has loaded once. A folder that says anything else would be a fault of ours, and is not written.
  if (!loaded.ok) throw new OperatorError(loaded.problems.map(({ message }) => `${file}:1: ${message}`).join('\n'))
  const { definition, texts, examples } = loaded.service
  if (
    canonicalJson([{ ...service.definition, blocks: {} }, service.texts, service.examples]) !== canonicalJson([definition, texts, examples])
  )
    throw new Error(`${file} cannot be written as files that hold the same`)
  await writeFolder(target, files)
  return target
}

const said = {
  de: (path: string, name: string) => `${path} ist angelegt. Sehen Sie ihn sich an: ./portal service preview ${name}`,
  en: (path: string, name: string) => `${path} is there. Have a look: ./portal service preview ${name}`,
}

/** Takes an exported service into the folder of services. */
export const importServiceCommand: Command = {
  usage: 'service import FILE [--replace]',
  purpose: 'makes the folder of an exported service; --replace gives up what lies there',
  run: async (words) => {
    const { positionals, values } = parseArgs({ args: [...words], allowPositionals: true, options: { replace: { type: 'boolean' } } })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new OperatorError('Which file? ./portal service import FILE [--replace]')
    const { SERVICES_DIR } = await loadConfig(process.env)
    const path = relative(process.cwd(), await importService(SERVICES_DIR, file, values.replace === true))
    say(said[reportLanguage(process.env)](path, path.split(/[/\\]/).at(-1) ?? ''))
  },
}
