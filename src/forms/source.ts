/** The files of services: strict YAML against a schema, each problem with file, line and what was probably meant. */
import type { z } from 'zod'
import { closest } from '../platform/closest.ts'
import { type FileProblem, parseYamlFile } from '../platform/yaml-file.ts'
import { blockFile, blockUse } from './block.ts'
import { assessmentLine, check, definition, page, span } from './definition.ts'
import { desk, permitCase, standardProviso } from './desk.ts'
import { groupQuestion, question } from './question.ts'

/** A file's content, and where in which file a value of it stands. */
export type Source = {
  readonly content: unknown
  readonly placeOf: (path: readonly PropertyKey[]) => { readonly file: string; readonly line: number }
}

/** Everything that may be a key in a service file, for "did you mean". */
const knownKeys = new Set(
  [
    definition,
    page,
    check,
    assessmentLine,
    span,
    desk,
    standardProviso,
    permitCase,
    groupQuestion,
    blockUse,
    blockFile,
    ...question.options,
  ].flatMap((schema) => Object.keys(schema.shape)),
)
const questionTypes: readonly string[] = question.options.map((option) => option.shape.type.value)

/** Reads a file by its path below `services/`. Null, and problems, when it is no YAML that we take. */
export function readSource(path: string, content: string, problems: FileProblem[]): Source | null {
  const file = `services/${path}`
  const parsed = parseYamlFile(file, content)
  if (parsed.ok) return { content: parsed.file.content, placeOf: (at) => ({ file, line: parsed.file.at(at).line }) }
  problems.push(...parsed.problems.map((problem) => withQuotingHint(problem, content)))
  return null
}

/** A problem with a value of a file. */
export const problemIn = (source: Source, path: readonly PropertyKey[], message: string): FileProblem => ({
  ...source.placeOf(path),
  message,
})

/**
 * Checks a file against its schema, or the value at `path` of it. Null, and problems, when it does not fit. `keys`: what
 * may be a key in this kind of file beside what services have.
 */
export function parsedWith<Value>(
  schema: z.ZodType<Value>,
  source: Source,
  problems: FileProblem[],
  path: readonly PropertyKey[] = [],
  keys: readonly string[] = [],
): Value | null {
  const parsed = schema.safeParse(valueAt(source.content, path))
  if (parsed.success) return parsed.data
  problems.push(...parsed.error.issues.flatMap((issue) => issuesOf({ ...issue, path: [...path, ...issue.path] }, source, keys)))
  return null
}

function issuesOf(issue: z.core.$ZodIssue, source: Source, keys: readonly string[]): FileProblem[] {
  const { path } = issue
  const name = path.map(String).join('.') || 'the file'
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const meant = closest(key, [...knownKeys, ...keys])
      const isRest = /[^A-Za-z0-9-]/.test(key)
      const hint = isRest
        ? '; a text or expression with a comma, bracket or brace must stand in quotes'
        : meant === null
          ? ''
          : `; did you mean "${meant}"?`
      return problemIn(source, [...path, key], `unknown key "${key}"${hint}`)
    })
  }
  if (issue.code === 'invalid_union' && path.at(-1) === 'type') {
    const given = String(valueAt(source.content, path) ?? '')
    if (questionTypes.includes(given)) return [problemIn(source, path, `a question of type "${given}" cannot stand here`)]
    const meant = closest(given, questionTypes)
    return [
      problemIn(
        source,
        path,
        `unknown type of question "${given}"${meant === null ? `; there are ${questionTypes.join(', ')}` : `; did you mean "${meant}"?`}`,
      ),
    ]
  }
  if (issue.code === 'invalid_union') {
    const [first] = issue.errors.filter((errors) => errors.length > 0)
    return (first ?? []).flatMap((inner) => issuesOf({ ...inner, path: [...path, ...inner.path] }, source, keys))
  }
  const given = valueAt(source.content, path)
  if (given === undefined && path.length > 0) return [problemIn(source, path, `"${name}" is missing`)]
  return [problemIn(source, path, `"${name}": ${issue.message}`)]
}

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined),
    content,
  )

/** An unquoted comma or bracket ends a value in a flow map, and a colon begins a key; YAML's own message does not say so. */
function withQuotingHint(problem: FileProblem, content: string): FileProblem {
  const line = content.split('\n')[problem.line - 1] ?? ''
  const isFlow = /\{.*\b(when|that|amount|on|earliest|latest|label|hint|text|say):\s*[^"'\s]/.test(line)
  const isColon = /^\s*(- )?\w+:\s+[^"'>|{\s].*:\s/.test(line)
  if (isFlow) return { ...problem, message: `${problem.message}; a text or expression with a comma, bracket or brace must stand in quotes` }
  return isColon ? { ...problem, message: `${problem.message}; a text with a colon must stand in quotes` } : problem
}
