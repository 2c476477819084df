/** `./portal service new NAME`: a folder with a small service that runs at once, to be changed bit by bit. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock, today } from '../../platform/clock.ts'
import { loadConfig } from '../../platform/config.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { type Command, reportLanguage, say } from '../command.ts'
import { newService } from './template.ts'
import { writeFolder } from './write-folder.ts'

/** `name` in words for a title: `private-veranstaltung` as "Private Veranstaltung". */
const titleFrom = (name: string): string =>
  name
    .split('-')
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')

/**
 * Writes the folder of a new service below `folder`, all or nothing, and returns its path. Throws an OperatorError where the
 * name cannot be one or the folder is there already.
 */
export async function writeNewService(
  folder: string,
  name: string,
  { title, day }: { readonly title: string | undefined; readonly day: string },
): Promise<string> {
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new OperatorError(
      `"${name}" cannot be the name of a service: it begins with a small letter, then small letters, digits and hyphens, as in private-veranstaltung`,
    )
  const target = join(folder, name)
  if (existsSync(target)) throw new OperatorError(`${target} is there already; choose another name, or change what lies there`)
  await writeFolder(target, newService(name, title ?? titleFrom(name), day))
  return target
}

const next = {
  de: (name: string, path: string): string[] => [
    `${path} ist angelegt und läuft schon. Wie es weitergeht:`,
    '',
    `  ./portal service preview ${name}   zeigt alle Seiten im Browser; lassen Sie es laufen, während Sie schreiben`,
    `  ${join(path, 'service.yaml')}   hier steht, was gefragt wird; jede Zeile ist erklärt`,
    `  ./portal service texts ${name}     schreibt neue Texte in texts/en.yaml, damit Sie sie dort übersetzen`,
    `  ./portal service check ${name}     sagt, was noch fehlt, mit Datei und Zeile`,
    `  ./portal service release ${name}   gibt eine Fassung frei`,
    '',
    'Schritt für Schritt: docs/handbuch/dienst-schreiben.md',
  ],
  en: (name: string, path: string): string[] => [
    `${path} is there and already runs. How to go on:`,
    '',
    `  ./portal service preview ${name}   shows all pages in the browser; let it run while you write`,
    `  ${join(path, 'service.yaml')}   says what is asked; each line is explained`,
    `  ./portal service texts ${name}     writes new texts into texts/en.yaml, for you to translate there`,
    `  ./portal service check ${name}     says what is missing, with file and line`,
    `  ./portal service release ${name}   releases a version`,
    '',
    'Step by step (in German): docs/handbuch/dienst-schreiben.md',
  ],
}

/** Makes a folder for a new service and says what to do next. */
export const newCommand: Command = {
  usage: 'service new NAME [--title TITLE]',
  purpose: 'makes a folder with a small service that runs at once, to be changed bit by bit',
  run: async (words) => {
    const { positionals, values } = parseArgs({ args: [...words], allowPositionals: true, options: { title: { type: 'string' } } })
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0)
      throw new OperatorError('What is the service called? ./portal service new NAME [--title TITLE], as in private-veranstaltung')
    const config = await loadConfig(process.env)
    const path = await writeNewService(config.SERVICES_DIR, name, {
      title: values.title,
      day: today(systemClock),
    })
    for (const line of next[reportLanguage(process.env)](name, relative(process.cwd(), path))) say(line)
  },
}
