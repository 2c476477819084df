/** `./portal service texts`: the texts that other languages still lack, written into their files for somebody to translate. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { isScalar, parseDocument, YAMLMap } from 'yaml'
import { readServiceFiles } from '../../catalogue/service-folder.ts'
import { fileProblemInWords, loadFolder, type Service } from '../../forms/service.ts'
import { isGermanOnly, type Texts, textsOf, UNTRANSLATED } from '../../forms/texts.ts'
import { loadConfig } from '../../platform/config.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { type Command, reportLanguage, say } from '../command.ts'
import { schemaLine } from './template.ts'

/** A file of texts with what was done to it. `gone` are texts that the service no longer has, with their paths. */
export type FilledTexts = { readonly content: string; readonly added: number; readonly gone: readonly (readonly [string, string])[] }

/**
 * Fills a file of texts up: what `german` has and neither it nor `known` (the texts of blocks) does comes in its place, in German
 * and marked; what `german` no longer has goes. All in the order of the service; comments stay with their lines.
 */
export function filledTexts(content: string, german: Texts, known: Texts): FilledTexts {
  const document = parseDocument(content)
  const map = document.contents instanceof YAMLMap ? document.contents : new YAMLMap()
  // What stands at the top is about the whole file, not about the text that happens to come first.
  const top = map.items[0]?.key
  if (isScalar(top) && top.commentBefore) {
    document.commentBefore = [document.commentBefore, top.commentBefore].filter(Boolean).join('\n')
    top.commentBefore = null
  }
  const pairs = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]))
  const gone = [...pairs].filter(([path]) => !Object.hasOwn(german, path))
  const missing = Object.keys(german).filter((path) => !pairs.has(path) && !Object.hasOwn(known, path) && !isGermanOnly(path))
  for (const path of missing) pairs.set(path, document.createPair(path, UNTRANSLATED + german[path]))
  map.items = Object.keys(german).flatMap((path) => pairs.get(path) ?? [])
  document.contents = map as typeof document.contents
  return {
    content: document.toString({ lineWidth: 0 }),
    added: missing.length,
    gone: gone.map(([path, { value }]) => [path, isScalar(value) ? String(value.value) : '']),
  }
}

const said = {
  de: {
    added: (count: number, file: string) =>
      count === 0
        ? `${file}: nichts fehlt`
        : `${file}: ${count === 1 ? 'ein Text steht' : `${count} Texte stehen`} jetzt auf Deutsch da, mit ?? am Anfang. Übersetzen Sie dort, und nehmen Sie ?? weg.`,
    gone: (path: string, text: string) => `  herausgenommen, weil der Dienst es nicht mehr hat: ${path}: ${text}`,
  },
  en: {
    added: (count: number, file: string) =>
      count === 0
        ? `${file}: nothing is missing`
        : `${file}: ${count === 1 ? 'one text stands' : `${count} texts stand`} there in German now, with ?? in front. Translate there, and take out the ??.`,
    gone: (path: string, text: string) => `  taken out, because the service no longer has it: ${path}: ${text}`,
  },
}

/** Writes the missing texts of a service into the files of its languages; of a service without any, into `en`. */
export const textsCommand: Command = {
  usage: 'service texts NAME',
  purpose: 'writes the texts that other languages lack into their files, in German and marked, to be translated there',
  run: async ([name, ...more]) => {
    if (name === undefined || more.length > 0) throw new OperatorError('Which service? ./portal service texts NAME')
    const { SERVICES_DIR } = await loadConfig(process.env)
    const { services, untranslated, problems } = loadFolder(await readServiceFiles(SERVICES_DIR, [name]))
    const [service] = [...services, ...untranslated]
    if (!service) throw new OperatorError(problems.map(fileProblemInWords).join('\n'))
    const words = said[reportLanguage(process.env)]
    for (const language of languagesOf(service)) {
      const file = join(SERVICES_DIR, name, 'texts', `${language}.yaml`)
      const before = await readFile(file, 'utf8').catch(() => `${schemaLine('texts', 3)}\n{}\n`)
      const { content, added, gone } = filledTexts(before, textsOf(service.definition), blockTexts(service, before, language))
      await mkdir(dirname(file), { recursive: true })
      if (added > 0 || gone.length > 0) await writeFile(file, content)
      say(words.added(added, relative(process.cwd(), file) || basename(file)))
      for (const [path, text] of gone) say(words.gone(path, text))
    }
  },
}

const languagesOf = ({ texts }: Service): readonly string[] => (Object.keys(texts).length === 0 ? ['en'] : Object.keys(texts))

/** The texts that a service has of its blocks: those that it knows and its own file does not name. */
function blockTexts({ texts }: Service, file: string, language: string): Texts {
  const own = (parseDocument(file).toJS() ?? {}) as Texts
  return Object.fromEntries(Object.entries(texts[language] ?? {}).filter(([path]) => !Object.hasOwn(own, path)))
}
