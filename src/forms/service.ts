/** Reads the folder of an online service: strict YAML, each problem with file, line and what was probably meant. */
import { z } from 'zod'
import { type Blocks, BLOCKS_FOLDER } from './block.ts'
import { loadBlocks } from './blocks.ts'
import type { CompiledService, DefinitionProblem } from './compiled.ts'
import { checkService } from './compile-service.ts'
import { type Definition, definition } from './definition.ts'
import { expandBlocks } from './expand-blocks.ts'
import type { Option } from './question.ts'
import { type Example, exampleFile, gapProblems } from './example.ts'
import { parsedWith, problemIn, readSource, type Source } from './source.ts'
import { compareTexts, localise, type Texts, unknownText, UNTRANSLATED } from './texts.ts'
import type { FileProblem } from '../platform/yaml-file.ts'

export type { FileProblem } from '../platform/yaml-file.ts'

/** An online service as its folder holds it. `texts` by language; German stands in the definition. */
export type Service = {
  readonly definition: Definition
  readonly compiled: CompiledService
  readonly texts: Readonly<Record<string, Texts>>
  readonly examples: readonly Example[]
  /** Where in which file a part of the definition stands, by its path: `['pages', 0, 'when']`. */
  readonly placeOf: Source['placeOf']
}

/** `untranslated`: the service as it runs in German, where nothing is wrong but texts of other languages. */
type Loaded =
  | { readonly ok: true; readonly service: Service }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly untranslated?: Service }

const written = definition.omit({ lists: true, blocks: true })
/** Texts of another language by their paths. */
export const textFile = z.record(z.string(), z.string().min(1))
/** A code list: code to label. */
export const listFile = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'is not a code: small letters, digits and hyphens'),
  z.string().min(1),
)

/**
 * Loads one service. `files` holds its files by their path below `services/`: `hundeanmeldung/service.yaml`,
 * `hundeanmeldung/lists/….yaml`, `hundeanmeldung/texts/en.yaml`, `hundeanmeldung/examples/….yaml`. `blocks` are those that
 * its pages may use; their texts in other languages count where the service has none of its own.
 */
export function loadService(files: ReadonlyMap<string, string>, blocks: Blocks = new Map()): Loaded {
  const problems: FileProblem[] = []
  const sources = new Map<string, Source>()
  const id = [...files.keys()].map((path) => path.split('/')[0] ?? '').find((folder) => folder !== '') ?? ''
  const mainFile = files.get(`${id}/service.yaml`)
  const main = mainFile === undefined ? null : readSource(`${id}/service.yaml`, mainFile, problems)
  // What a file that cannot be read does to the others would only hide what is wrong, and they are large.
  if (!main)
    return {
      ok: false,
      problems: problems.length > 0 ? problems : [{ file: `services/${id}/service.yaml`, line: 1, message: 'is missing' }],
    }
  for (const [path, content] of files) {
    const source = path === `${id}/service.yaml` ? main : readSource(path, content, problems)
    if (source) sources.set(path, source)
  }
  const below = (folder: string): [string, Source][] =>
    [...sources]
      .filter(([path]) => path.startsWith(`${id}/${folder}/`))
      .map(([path, source]) => [path.slice(id.length + folder.length + 2).replace(/\.ya?ml$/, ''), source])
  for (const path of files.keys()) {
    if (!/^[^/]+\/(service|lists\/[^/]+|texts\/[a-z]{2,3}|examples\/[^/]+)\.yaml$/.test(path))
      problems.push({
        file: `services/${path}`,
        line: 1,
        message: 'is not a file of a service; there are service.yaml, lists/, texts/ and examples/',
      })
  }

  const expanded = expandBlocks(main, blocks)
  // A block that is missing would be missed everywhere.
  if (expanded.problems.length > 0) return { ok: false, problems: [...problems, ...expanded.problems] }
  const lists = Object.fromEntries(
    below('lists').map(([name, source]) => [name, readList(source, files.get(`${id}/lists/${name}.yaml`) ?? '', problems)]),
  )
  const ownTexts = below('texts').map(([language, source]) => ({ language, source, own: parsedWith(textFile, source, problems) ?? {} }))
  const texts = Object.fromEntries(ownTexts.map(({ language, own }) => [language, { ...expanded.texts[language], ...own }]))
  const examples = below('examples').flatMap(([, source]) => readExamples(source, problems))
  const content = parsedWith(written, expanded.source, problems)
  if (!content) return { ok: false, problems }
  if (content.id !== id) problems.push(problemIn(main, ['id'], `the id "${content.id}" is not the name of its folder "${id}"`))

  const whole: Definition = { ...content, lists, blocks: expanded.blocks }
  const checked = checkService(whole)
  if (!checked.ok) problems.push(...checked.problems.map((problem) => problemIn(expanded.source, problem.path, problem.message)))
  if (!checked.ok || problems.length > 0) return { ok: false, problems }
  const service = { definition: whole, compiled: checked.service, texts, examples, placeOf: expanded.source.placeOf }
  const untold = ownTexts.flatMap(({ language, source }) => textProblems(whole, source, language, texts[language] ?? {}))
  return untold.length === 0 ? { ok: true, service } : { ok: false, problems: untold, untranslated: service }
}

/** Every service of a folder, each with the blocks that lie beside them in `_blocks/`. `files`: by their paths below `services/`. */
export function loadFolder(files: ReadonlyMap<string, string>): {
  readonly services: readonly Service[]
  readonly problems: readonly FileProblem[]
  /** Those of which only texts of other languages are wrong: not to be released, but to be looked at. */
  readonly untranslated: readonly Service[]
} {
  const folders = Map.groupBy(files, ([path]) => path.split('/')[0] ?? '')
  const blocks = loadBlocks(new Map(folders.get(BLOCKS_FOLDER)))
  // What a broken block does to those that use it would only hide what is wrong.
  if (!blocks.ok) return { services: [], problems: blocks.problems, untranslated: [] }
  folders.delete(BLOCKS_FOLDER)
  const loaded = [...folders.values()].map((entries) => loadService(new Map(entries), blocks.blocks))
  return {
    services: loaded.flatMap((one) => (one.ok ? [one.service] : [])),
    problems: loaded.flatMap((one) => (one.ok ? [] : one.problems)),
    untranslated: loaded.flatMap((one) => (one.ok ? [] : (one.untranslated ?? []))),
  }
}

/** A problem as one line, the way editors make links of it: `services/hundeanmeldung/service.yaml:41: …`. */
export const fileProblemInWords = ({ file, line, message }: FileProblem): string => `${file}:${line}: ${message}`

/** A list keeps the order of its file, which JavaScript's objects lose for codes like `1`. */
function readList(source: Source, content: string, problems: FileProblem[]): Option[] {
  const parsed = parsedWith(listFile, source, problems)
  if (!parsed) return []
  const place = (code: string): number => content.search(new RegExp(`^["']?${code}["']?:`, 'm'))
  return Object.entries(parsed)
    .map(([code, label]) => ({ code, label }))
    .toSorted((a, b) => place(a.code) - place(b.code))
}

function readExamples(source: Source, problems: FileProblem[]): Example[] {
  const parsed = parsedWith(exampleFile, source, problems)
  return (parsed?.examples ?? []).map((one, index) => {
    const common = Object.entries(parsed?.answers ?? {}).filter(([id]) => !one.without.includes(id))
    const whole = { ...one, answers: { ...Object.fromEntries(common), ...one.answers } }
    problems.push(...gapProblems(whole).map((message) => problemIn(source, ['examples', index], message)))
    return whole
  })
}

/** Another language must have every text and no other, and its texts must compile as the German ones do. */
function textProblems(whole: Definition, source: Source, language: string, texts: Texts): FileProblem[] {
  const { missing, unknown } = compareTexts(whole, texts)
  const untranslated = Object.keys(texts).filter((path) => texts[path]?.startsWith(UNTRANSLATED) && !unknown.includes(path))
  const checked = checkService(localise(whole, texts), language === 'en' ? 'en' : 'de')
  const broken: readonly DefinitionProblem[] = checked.ok ? [] : checked.problems
  return [
    ...unknown.map((path) => problemIn(source, [path], unknownText(whole, path))),
    ...missing.map((path) => problemIn(source, [], `lacks the text "${path}"`)),
    ...untranslated.map((path) => problemIn(source, [path], `still has the German text of "${path}": translate it, and take out the ??`)),
    ...broken.map((problem) => problemIn(source, [], problem.message)),
  ]
}
