/** One YAML file that people write, of a network or a service: parsed strictly, each problem with its line, and able to say where a value stands. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Scalar, type YAMLMap } from 'yaml'
import { z } from 'zod'
import { didYouMean } from './closest.ts'

/** What is wrong in a file, and where (lines and columns count from 1). Shown to whoever edits the file. */
export type FileProblem = { readonly file: string; readonly line: number; readonly column?: number; readonly message: string }

export type Position = { readonly line: number; readonly column: number }

/** A parsed file. `at` finds the place of a value by its path, or of the nearest one around it. */
export type YamlFile = { readonly content: unknown; readonly at: (path: readonly PropertyKey[]) => Position }

/** More is no file that a person writes; it would only serve to exhaust the machine. The largest that we have is 45,000. */
const LARGEST_FILE = 250_000
const MOST_BRACKETS = 20_000
const DEEPEST = 50
const MOST_SIGNS = 100

/** More of what is wrong in one file nobody reads. */
const MOST_PROBLEMS = 100

const start: Position = { line: 1, column: 1 }

function positions(document: Document, lines: LineCounter): YamlFile['at'] {
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  return (path) => {
    let node: unknown = document.contents
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
    for (const step of path) {
      let value: unknown
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
        if (pair === undefined) break
        offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset
        value = pair.value
      } else if (isSeq(node)) {
        value = node.items[Number(step)]
        if (!isNode(value)) break
        offset = value.range?.[0] ?? offset
      } else break
      node = value
    }
    return positionOf(offset)
  }
}

/**
 * Parses one file. Refused beside what is no YAML: tabs, anchors and aliases (a small file can grow to gigabytes by
 * them), tags, the same key twice, several documents, and what no person writes: files over 250,000 characters, or full of
 * brackets or signs of aliases.
 */
export function parseYamlFile(file: string, content: string): { ok: true; file: YamlFile } | { ok: false; problems: FileProblem[] } {
  if (content.length > LARGEST_FILE)
    return { ok: false, problems: [{ file, ...start, message: `is larger than ${LARGEST_FILE} characters` }] }
  const tab = content.indexOf('\t')
  if (tab >= 0) {
    const before = content.slice(0, tab).split('\n')
    return {
      ok: false,
      problems: [{ file, line: before.length, column: before.at(-1)!.length + 1, message: 'holds a tab; indent with blanks' }],
    }
  }

  const excess = excessOf(content)
  if (excess) return { ok: false, problems: [{ file, ...start, ...excess }] }

  const lines = new LineCounter()
  const document = parseDocument(content, { lineCounter: lines, uniqueKeys: false, strict: true, stringKeys: true, prettyErrors: false })
  const problems: FileProblem[] = []
  const refuseAt = (offset: number | undefined, message: string): void => {
    if (problems.length === MOST_PROBLEMS) return
    const { line, col } = lines.linePos(offset ?? 0)
    problems.push({ file, line: Math.max(line, 1), column: Math.max(col, 1), message })
  }
  for (const { pos, message } of [...document.errors, ...document.warnings]) refuseAt(pos[0], message)
  visit(document, {
    // The parser compares each key with all others, which takes minutes for a file of nothing but keys.
    Map: (_key, map) => {
      for (const key of keysAgain(map))
        refuseAt(key.range?.[0], `the key "${String(key.value).slice(0, 60)}" is there twice; each may stand once at the same depth`)
    },
  })
  // Most files hold neither sign, and need not be looked through for them.
  if (/[*&]/.test(content))
    visit(document, {
      Alias: (_key, node) => refuseAt(node.range?.[0], 'uses an alias (*); write the value out'),
      Node: (_key, node) => {
        if ('anchor' in node && node.anchor !== undefined) refuseAt(node.range?.[0], 'sets an anchor (&); write the value out')
      },
    })
  if (problems.length > 0) return { ok: false, problems }
  if (document.contents === null) return { ok: false, problems: [{ file, ...start, message: 'is empty' }] }
  return { ok: true, file: { content: document.toJS({ maxAliasCount: 0 }), at: positions(document, lines) } }
}

/**
 * What the parser would take seconds for, or run out of stack. Brackets are counted wherever they stand, also in texts, which
 * hold few of them and close what they open.
 */
function excessOf(content: string): { readonly line: number; readonly message: string } | null {
  const at = (offset: number, message: string) => ({ line: content.slice(0, offset).split('\n').length, message })
  let depth = 0
  let count = 0
  for (const { 0: bracket, index } of content.matchAll(/[[\]{}]/g)) {
    count += 1
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1))
    if (depth > DEEPEST) return at(index, `opens more than ${DEEPEST} brackets within each other`)
    if (count > MOST_BRACKETS) return at(index, `holds more than ${MOST_BRACKETS} brackets`)
  }
  const signs = [...content.matchAll(/(?<=^|[\s,[{])[*&][^\s,\]}]/gm)]
  return signs.length > MOST_SIGNS ? at(signs[0]!.index, 'is full of anchors (&) and aliases (*); write the values out') : null
}

/** The keys of a map that stood in it before. */
function keysAgain({ items }: YAMLMap): readonly Scalar[] {
  const seen = new Set<string>()
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return []
    const name = String(key.value)
    if (seen.has(name)) return [key]
    seen.add(name)
    return []
  })
}

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    content,
  )

const nameOf = (path: readonly PropertyKey[]): string => (path.length === 0 ? 'the file' : `"${path.map(String).join('.')}"`)

/** The keys that the schema knows at a path, for suggesting the one that was meant. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema
  for (const step of path) {
    current = unwrapped(current)
    if (current instanceof z.ZodObject) current = (current.shape as Record<PropertyKey, unknown>)[step]
    else if (current instanceof z.ZodArray) current = current.element
    else if (current instanceof z.ZodRecord) current = current.valueType
    else return []
  }
  current = unwrapped(current)
  return current instanceof z.ZodObject ? Object.keys(current.shape) : []
}

function unwrapped(schema: unknown): unknown {
  let current = schema
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodNullable) current = current.unwrap()
  if (current instanceof z.ZodPipe) return unwrapped(current.in)
  return current
}

/** Checks a value of a file against its schema; `path` is where in the file the value stands. */
export function checkAgainst<Value>(
  schema: z.ZodType<Value>,
  file: { readonly name: string; readonly yaml: YamlFile },
  path: readonly PropertyKey[],
): { ok: true; value: Value } | { ok: false; problems: FileProblem[] } {
  const content = valueAt(file.yaml.content, path)
  const parsed = schema.safeParse(content)
  if (parsed.success) return { ok: true, value: parsed.data }
  const problems = parsed.error.issues.flatMap((issue): FileProblem[] => {
    const whole = [...path, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, issue.path)
      return issue.keys.map((key) => ({
        file: file.name,
        ...file.yaml.at([...whole, key]),
        message: `unknown key "${key}"${didYouMean(key, known)}`,
      }))
    }
    const isMissing = valueAt(content, issue.path) === undefined && issue.path.length > 0
    const message = isMissing ? `${nameOf(issue.path)} is missing` : `${nameOf(issue.path)}: ${issue.message}`
    return [{ file: file.name, ...file.yaml.at(whole), message }]
  })
  return { ok: false, problems }
}
