/** `./portal service diff A B`: what changed between two versions, in sentences. */
import { newestVersions, versionNumbered, versionOf } from '../../catalogue/versions.ts'
import { type Comparable, diff } from '../../forms/diff/diff.ts'
import { type DiffLanguage, diffInWords } from '../../forms/diff/diff-in-words.ts'
import { type Config, loadConfig } from '../../platform/config.ts'
import { transact } from '../../platform/database.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { type Command, reportLanguage, say } from '../command.ts'
import { loadNamed } from './load-named.ts'
import { readExport } from './read-export.ts'
import { withReleases } from './releases.ts'

/**
 * The version that a word names: `hund` what lies in the folder, `hund@3` the third that was released, `hund@released` the
 * newest that was, and anything ending in `.json` an exported file. Throws an OperatorError where there is none.
 */
async function versionCalled(word: string, config: Config): Promise<Comparable> {
  if (word.endsWith('.json')) return readExport(word)
  const [name = '', which] = word.split('@')
  if (which === undefined) return loadNamed(config.SERVICES_DIR, name)
  if (which !== 'released' && !/^[1-9]\d{0,8}$/.test(which))
    throw new OperatorError(
      `"${word}" names no version; write ${name}@3 for the third that was released, or ${name}@released for the newest`,
    )
  const version = await withReleases(config, (owner) =>
    transact(owner, { authority: null, actor: { kind: 'system' } }, async (tx) => {
      const digest = which === 'released' ? (await newestVersions(tx)).get(name) : await versionNumbered(tx, name, Number(which))
      return digest ? versionOf(tx, digest) : null
    }),
  )
  if (!version)
    throw new OperatorError(`There is no ${which === 'released' ? 'released version' : `version ${which}`} of "${name}" in the database.`)
  return version
}

const words = {
  de: {
    same: (older: string, newer: string) => `Zwischen ${older} und ${newer} hat sich nichts geändert.`,
    title: (older: string, newer: string) => `Was sich von ${older} zu ${newer} ändert. Der Dienst …`,
  },
  en: {
    same: (older: string, newer: string) => `Nothing changed between ${older} and ${newer}.`,
    title: (older: string, newer: string) => `What changes from ${older} to ${newer}. The service …`,
  },
}

/** The differences between two versions, as lines. */
export async function diffLines(older: string, newer: string, config: Config, language: DiffLanguage): Promise<readonly string[]> {
  const changes = diff(await versionCalled(older, config), await versionCalled(newer, config))
  if (changes.length === 0) return [words[language].same(older, newer)]
  return [words[language].title(older, newer), ...diffInWords(changes, language).map((sentence) => `  - ${sentence}`)]
}

/** Says what changed between two versions. */
export const diffCommand: Command = {
  usage: 'service diff A B',
  purpose: 'says in sentences what changes from A to B: NAME (the folder), NAME@3, NAME@released, or an exported file',
  run: async ([older, newer, ...more]) => {
    if (older === undefined || newer === undefined || more.length > 0)
      throw new OperatorError(
        'Which two versions? ./portal service diff A B, as in: ./portal service diff hundeanmeldung@released hundeanmeldung',
      )
    for (const line of await diffLines(older, newer, await loadConfig(process.env), reportLanguage(process.env))) say(line)
  },
}
