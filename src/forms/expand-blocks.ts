/** Puts the questions of blocks in the places where pages name them, with the ids and the changes that the service wants. */
import { didYouMean } from '../platform/closest.ts'
import type { FileProblem } from '../platform/yaml-file.ts'
import { type Block, type Blocks, type BlockUse, blockUse, type ChangedQuestion } from './block.ts'
import type { Definition } from './definition.ts'
import { renamed } from './feel/names.ts'
import type { SimpleQuestion } from './question.ts'
import { parsedWith, problemIn, type Source } from './source.ts'
import type { Texts } from './texts.ts'

/** A service file with its blocks expanded. Problems in what a block brought along are told where it is used. */
export type Expanded = {
  readonly source: Source
  readonly blocks: Definition['blocks']
  /** What the blocks say in other languages, by language and by the paths of this service. */
  readonly texts: Readonly<Record<string, Texts>>
  /** What is wrong with how blocks are used. */
  readonly problems: readonly FileProblem[]
}

type Rename = (id: string) => string
type Path = readonly PropertyKey[]
/** A value of the expanded file, and where it came from; `inside` finds the place of something within it. */
type Placed = { readonly value: unknown; readonly inside: (path: Path) => Path }

/** Expands the blocks of a service file. */
export function expandBlocks(main: Source, blocks: Blocks): Expanded {
  const problems: FileProblem[] = []
  const pages = entriesOf(main.content, 'pages')
  const checks: Placed[] = entriesOf(main.content, 'checks').map((value, index) => placedAt(value, ['checks', index]))
  const used: Record<string, { version: number; digest: string }> = {}
  const texts: Record<string, Record<string, string>> = {}

  const expand = (value: unknown, path: Path): Placed[] => {
    if (!isObject(value) || !Object.hasOwn(value, 'block')) return [placedAt(value, path)]
    const use = parsedWith(blockUse, main, problems, path)
    const block = use && blocks.get(use.block)
    if (use && !block) {
      const message = `uses an unknown block "${use.block}"${didYouMean(use.block, blocks.keys())}`
      problems.push(problemIn(main, [...path, 'block'], message))
    }
    if (!use || !block) return []
    for (const id of Object.keys(use.with)) {
      const ids = block.ask.map((question) => question.id)
      if (!ids.includes(id))
        problems.push(problemIn(main, [...path, 'with', id], `the block "${use.block}" has no question "${id}"${didYouMean(id, ids)}`))
    }
    used[use.block] = { version: block.version, digest: block.digest }
    const rename = renameFor(block, use)
    for (const [language, own] of Object.entries(block.texts))
      texts[language] = {
        ...texts[language],
        ...textsFor(own, use, rename, (at) => checks.filter((check) => isAt(check.value, at)).length),
      }
    for (const check of block.checks) {
      const value = { at: renamedPlace(check.at, rename), that: renamed(check.that, rename), say: renamedText(check.say, rename) }
      checks.push({ value, inside: () => path })
    }
    return block.ask.map((question) => ({
      value: expandedQuestion(question, use, rename),
      inside: ([key]) => placeOfChange(use, question.id, key, path),
    }))
  }

  const expanded = pages.map((page, index) =>
    entriesOf(page, 'ask').flatMap((value, place) => expand(value, ['pages', index, 'ask', place])),
  )
  const content = isObject(main.content)
    ? {
        ...main.content,
        ...(pages.length === 0 ? {} : { pages: pages.map((page, index) => withEntries(page, 'ask', expanded[index] ?? [])) }),
        ...(checks.length === 0 ? {} : { checks: checks.map(({ value }) => value) }),
      }
    : main.content
  const placeOf: Source['placeOf'] = (path) => {
    const [first, index, key, place, ...rest] = path
    const placed = first === 'pages' && key === 'ask' ? expanded[Number(index)]?.[Number(place)] : undefined
    if (placed) return main.placeOf(placed.inside(rest))
    const check = first === 'checks' ? checks[Number(index)] : undefined
    return main.placeOf(check ? check.inside(path.slice(2)) : path)
  }
  return { source: { content, placeOf }, blocks: used, texts, problems }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const placedAt = (value: unknown, path: Path): Placed => ({ value, inside: (rest) => [...path, ...rest] })

/** The entries of a list below a key; none where there is no list, which the schema tells. */
const entriesOf = (holder: unknown, key: string): readonly unknown[] => {
  const value = isObject(holder) ? holder[key] : undefined
  return Array.isArray(value) ? value : []
}

const withEntries = (holder: unknown, key: string, placed: readonly Placed[]): unknown =>
  isObject(holder) && Array.isArray(holder[key]) ? { ...holder, [key]: placed.map(({ value }) => value) } : holder

const isAt = (check: unknown, at: string): boolean => isObject(check) && check['at'] === at

/** `iban` as `rechnungIban`; names that are not of the block stay. */
function renameFor(block: Block, { as }: BlockUse): Rename {
  const ids = new Set(block.ask.map(({ id }) => id))
  return (id) => (as === undefined || !ids.has(id) ? id : as + id.charAt(0).toUpperCase() + id.slice(1))
}

/** `{expression}` within a text. */
const renamedText = (text: string, rename: Rename): string =>
  text.replaceAll(/\{([^{}]*)\}/g, (_, source: string) => `{${renamed(source, rename)}}`)

/** `anschrift.place`: a question, and perhaps a part of it. */
function renamedPlace(at: string, rename: Rename): string {
  const [id = '', ...part] = at.split('.')
  return [rename(id), ...part].join('.')
}

const expressionKeys = ['when', 'requiredWhen', 'prefill', 'atLeast', 'atMost', 'among', 'earliest', 'latest']
const textKeys = ['label', 'hint', 'text']

/** The question under its new name, with what the service changes of it. */
function expandedQuestion(question: SimpleQuestion, use: BlockUse, rename: Rename): unknown {
  const changed: ChangedQuestion = use.with[question.id] ?? {}
  const renamedKeys = Object.entries(question).map(([key, value]: [string, unknown]) => {
    if (typeof value === 'string' && expressionKeys.includes(key)) return [key, renamed(value, rename)]
    if (typeof value === 'string' && textKeys.includes(key)) return [key, renamedText(value, rename)]
    if (key === 'say' && isObject(value))
      return [key, Object.fromEntries(Object.entries(value).map(([code, say]) => [code, renamedText(String(say), rename)]))]
    return [key, value]
  })
  const whole = { ...Object.fromEntries(renamedKeys), id: rename(question.id), ...changed } as { readonly when?: string }
  const conditions = [use.when, whole.when].filter((condition) => condition !== undefined)
  const when = conditions.length > 1 ? conditions.map((condition) => `(${condition})`).join(' and ') : conditions[0]
  return when === undefined ? whole : { ...whole, when }
}

/** Where in the service file a key of a block's question was decided: at the change, at the condition for all, or at the use. */
function placeOfChange(use: BlockUse, id: string, key: PropertyKey | undefined, path: Path): Path {
  if (key !== undefined && Object.hasOwn(use.with[id] ?? {}, key)) return [...path, 'with', id, key]
  return key === 'when' && use.when !== undefined ? [...path, 'when'] : path
}

/** The texts of a use, by the paths of the service. A text that the service changed has none: it must say it in that language itself. */
function textsFor(texts: Texts, use: BlockUse, rename: Rename, checksBefore: (at: string) => number): Texts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([path, text]): [string, string][] => {
      const [kind = '', id = '', ...rest] = path.split('.')
      const renamedTo = renamedText(text, rename)
      if (kind === 'checks') {
        const at = renamedPlace([id, ...rest.slice(0, -1)].join('.'), rename)
        return [[`checks.${at}.${Number(rest.at(-1)) + checksBefore(at)}`, renamedTo]]
      }
      return Object.hasOwn(use.with[id] ?? {}, rest.join('.')) ? [] : [[[kind, rename(id), ...rest].join('.'), renamedTo]]
    }),
  )
}
