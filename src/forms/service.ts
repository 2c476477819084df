/** Reads the folder of an online service: strict YAML, each problem with file, line and what was probably meant. */
import { z } from 'zod'
import { closest } from '../platform/closest.ts'
import type { CompiledService, DefinitionProblem } from './compiled.ts'
import { checkService } from './compile-service.ts'
import { check, type Definition, definition, assessmentLine, page } from './definition.ts'
import { desk, standardProviso } from './desk.ts'
import { groupQuestion, type Option, question } from './question.ts'
import { type Example, exampleFile } from './example.ts'
import { compareTexts, localise, type Texts, unknownText } from './texts.ts'
import { type FileProblem, parseYamlFile, type YamlFile } from '../platform/yaml-file.ts'

export type { FileProblem } from '../platform/yaml-file.ts'

/** A file of the service with its name, for messages. */
type YamlSource = YamlFile & { readonly name: string }

/** An online service as its folder holds it. `texts` by language; German stands in the definition. */
export type Service = {
  readonly definition: Definition
  readonly compiled: CompiledService
  readonly texts: Readonly<Record<string, Texts>>
  readonly examples: readonly Example[]
}

type Loaded = { readonly ok: true; readonly service: Service } | { readonly ok: false; readonly problems: readonly FileProblem[] }

const written = definition.omit({ lists: true })
const textFile = z.record(z.string(), z.string().min(1))
const listFile = z.record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'is not a code: small letters, digits and hyphens'), z.string().min(1))

/** Everything that may be a key in a service file, for "did you mean". */
const knownKeys = new Set(
  [written, page, check, assessmentLine, desk, standardProviso, groupQuestion, ...question.options].flatMap((schema) =>
    Object.keys(schema.shape),
  ),
)
const questionTypes = question.options.map((option) => option.shape.type.value)

/**
 * Loads one service. `files` holds its files by their path below `services/`: `hundeanmeldung/service.yaml`,
 * `hundeanmeldung/lists/….yaml`, `hundeanmeldung/texts/en.yaml`, `hundeanmeldung/examples/….yaml`.
 */
export function loadService(files: ReadonlyMap<string, string>): Loaded {
  const problems: FileProblem[] = []
  const sources = new Map<string, YamlSource>()
  for (const [path, content] of files) {
    const name = `services/${path}`
    const parsed = parseYamlFile(name, content)
    if (parsed.ok) sources.set(path, { name, ...parsed.file })
    else problems.push(...parsed.problems.map((problem) => withQuotingHint(problem, content)))
  }
  const id = [...files.keys()].map((path) => path.split('/')[0] ?? '').find((folder) => folder !== '') ?? ''
  const main = sources.get(`${id}/service.yaml`)
  if (!main)
    return {
      ok: false,
      problems: problems.length > 0 ? problems : [{ file: `services/${id}/service.yaml`, line: 1, message: 'is missing' }],
    }
  const below = (folder: string): [string, YamlSource][] =>
    [...sources]
      .filter(([path]) => path.startsWith(`${id}/${folder}/`))
      .map(([path, source]) => [path.slice(id.length + folder.length + 2).replace(/\.ya?ml$/, ''), source])
  for (const path of files.keys()) {
    if (!/^[^/]+\/(service|lists\/[^/]+|texts\/[^/]+|examples\/[^/]+)\.yaml$/.test(path))
      problems.push({
        file: `services/${path}`,
        line: 1,
        message: 'is not a file of a service; there are service.yaml, lists/, texts/ and examples/',
      })
  }

  const lists = Object.fromEntries(
    below('lists').map(([name, source]) => [name, readList(source, files.get(`${id}/lists/${name}.yaml`) ?? '', problems)]),
  )
  const texts = Object.fromEntries(below('texts').map(([language, source]) => [language, parsedWith(textFile, source, problems) ?? {}]))
  const examples = below('examples').flatMap(([, source]) => readExamples(source, problems))
  const content = parsedWith(written, main, problems)
  if (!content) return { ok: false, problems }
  if (content.id !== id) problems.push(at(main, ['id'], `the id "${content.id}" is not the name of its folder "${id}"`))

  const whole: Definition = { ...content, lists }
  const checked = checkService(whole)
  if (!checked.ok) problems.push(...checked.problems.map((problem) => at(main, problem.path, problem.message)))
  else problems.push(...below('texts').flatMap(([language, source]) => textProblems(whole, source, language, texts[language] ?? {})))
  return checked.ok && problems.length === 0
    ? { ok: true, service: { definition: whole, compiled: checked.service, texts, examples } }
    : { ok: false, problems }
}

/** A problem as one line, the way editors make links of it: `services/hundeanmeldung/service.yaml:41: …`. */
export const fileProblemInWords = ({ file, line, message }: FileProblem): string => `${file}:${line}: ${message}`

const at = (source: YamlSource, path: readonly PropertyKey[], message: string): FileProblem => ({
  file: source.name,
  line: source.at(path).line,
  message,
})

function parsedWith<Value>(schema: z.ZodType<Value>, source: YamlSource, problems: FileProblem[]): Value | null {
  const parsed = schema.safeParse(source.content)
  if (parsed.success) return parsed.data
  problems.push(...parsed.error.issues.flatMap((issue) => issuesOf(issue, source)))
  return null
}

function issuesOf(issue: z.core.$ZodIssue, source: YamlSource): FileProblem[] {
  const { path } = issue
  const name = path.map(String).join('.') || 'the file'
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const meant = closest(key, knownKeys)
      const isRest = /[^A-Za-z0-9-]/.test(key)
      const hint = isRest
        ? '; a text or expression with a comma, bracket or brace must stand in quotes'
        : meant === null
          ? ''
          : `; did you mean "${meant}"?`
      return at(source, [...path, key], `unknown key "${key}"${hint}`)
    })
  }
  if (issue.code === 'invalid_union' && path.at(-1) === 'type') {
    const given = String(valueAt(source.content, path) ?? '')
    const meant = closest(given, questionTypes)
    return [
      at(
        source,
        path,
        `unknown type of question "${given}"${meant === null ? `; there are ${questionTypes.join(', ')}` : `; did you mean "${meant}"?`}`,
      ),
    ]
  }
  if (issue.code === 'invalid_union') {
    const [first] = issue.errors.filter((errors) => errors.length > 0)
    return (first ?? []).flatMap((inner) => issuesOf({ ...inner, path: [...path, ...inner.path] }, source))
  }
  const given = valueAt(source.content, path)
  if (given === undefined && path.length > 0) return [at(source, path, `"${name}" is missing`)]
  return [at(source, path, `"${name}": ${issue.message}`)]
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

/** A list keeps the order of its file, which JavaScript's objects lose for codes like `1`. */
function readList(source: YamlSource, content: string, problems: FileProblem[]): Option[] {
  const parsed = parsedWith(listFile, source, problems)
  if (!parsed) return []
  const place = (code: string): number => content.search(new RegExp(`^["']?${code}["']?:`, 'm'))
  return Object.entries(parsed)
    .map(([code, label]) => ({ code, label }))
    .toSorted((a, b) => place(a.code) - place(b.code))
}

function readExamples(source: YamlSource, problems: FileProblem[]): Example[] {
  const parsed = parsedWith(exampleFile, source, problems)
  return (parsed?.examples ?? []).map((one) => {
    const common = Object.entries(parsed?.answers ?? {}).filter(([id]) => !one.without.includes(id))
    return { ...one, answers: { ...Object.fromEntries(common), ...one.answers } }
  })
}

/** Another language must have every text and no other, and its texts must compile as the German ones do. */
function textProblems(whole: Definition, source: YamlSource, language: string, texts: Texts): FileProblem[] {
  const { missing, unknown } = compareTexts(whole, texts)
  const checked = checkService(localise(whole, texts), language === 'en' ? 'en' : 'de')
  const broken: readonly DefinitionProblem[] = checked.ok ? [] : checked.problems
  return [
    ...unknown.map((path) => at(source, [path], unknownText(whole, path))),
    ...missing.map((path) => at(source, [], `lacks the text "${path}"`)),
    ...broken.map((problem) => at(source, [], problem.message)),
  ]
}
