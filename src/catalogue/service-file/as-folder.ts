/** An exported service as the files that people write: read again, they give the same service. */
import { stringify } from 'yaml'
import type { z } from 'zod'
import { type Definition, definition as definitionSchema, page as pageSchema } from '../../forms/definition.ts'
import { type Example, example as exampleSchema } from '../../forms/example.ts'
import { type Option, type Question, question as questionSchema } from '../../forms/question.ts'
import { canonicalJson } from '../../platform/digest.ts'
import type { ServiceContent } from './service-file.ts'

/**
 * The files of a service by their path in its folder. Questions of blocks are written out whole. `schemaLine` is the first
 * line of each file, by which editors find its schema.
 */
export function asFolder(
  { definition, texts, examples }: ServiceContent,
  schemaLine: (kind: string, folders: number) => string,
): ReadonlyMap<string, string> {
  const { lists, blocks: _, ...rest } = definition
  const files = new Map([['service.yaml', `${schemaLine('service', 2)}\n${yaml(writtenDefinition(rest))}`]])
  for (const [name, options] of Object.entries(lists)) files.set(`lists/${name}.yaml`, `${schemaLine('list', 3)}\n${listed(options)}`)
  for (const [language, own] of Object.entries(texts))
    files.set(`texts/${language}.yaml`, `${schemaLine('texts', 3)}\n${Object.entries(own).map(inOneLine).join('')}`)
  if (examples.length > 0) files.set('examples/beispiele.yaml', `${schemaLine('examples', 3)}\n${yaml(writtenExamples(examples))}`)
  return files
}

/** No anchors, which our files may not hold, and no folded lines, which are hard to change. */
const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })

/** JSON's way to write a text is also YAML's, whatever the text holds. */
const inOneLine = ([key, text]: readonly [string, string]): string =>
  `${/^[a-z][A-Za-z0-9.-]*$/.test(key) ? key : JSON.stringify(key)}: ${JSON.stringify(text)}\n`

/** Line by line, because objects forget the order of codes like `1`. */
const listed = (options: readonly Option[]): string => options.map(({ code, label }) => inOneLine([code, label])).join('')

type Keys = Readonly<Record<string, unknown>>

/** Without what the schema fills in by itself when it is not said. */
function withoutDefaults(value: Keys, schema: z.ZodType, written: Keys = value): Keys {
  const whole = canonicalJson(schema.parse(value))
  return Object.fromEntries(
    Object.entries(written).filter(([key]) => {
      if (value[key] === undefined) return false
      const { [key]: _, ...rest } = value
      const parsed = schema.safeParse(rest)
      return !parsed.success || canonicalJson(parsed.data) !== whole
    }),
  )
}

function writtenDefinition(definition: Omit<Definition, 'lists' | 'blocks'>): Keys {
  const pages = definition.pages.map((page) => withoutDefaults(page, pageSchema, { ...page, ask: page.ask.map(writtenQuestion) }))
  return withoutDefaults(definition, definitionSchema, { ...definition, pages })
}

function writtenQuestion(question: Question): Keys {
  const changed: Record<string, unknown> = { ...question }
  if ('options' in question && question.options) changed['options'] = writtenOptions(question.options)
  if ('ask' in question) changed['ask'] = question.ask.map(writtenQuestion)
  return withoutDefaults(question, questionSchema, changed)
}

/** As `{ code: label }` where the order survives it. */
function writtenOptions(options: readonly Option[]): unknown {
  const codes = options.map(({ code }) => code)
  const isPlain = codes.every((code) => /^[a-z][A-Za-z0-9-]*$/.test(code)) && new Set(codes).size === codes.length
  return isPlain ? Object.fromEntries(options.map(({ code, label }) => [code, label])) : options
}

/** What all examples answer alike stands once. */
function writtenExamples(examples: readonly Example[]): Keys {
  const [first, ...others] = examples
  const common = Object.entries(first?.answers ?? {}).filter(([id, answer]) =>
    others.every(({ answers }) => Object.hasOwn(answers, id) && canonicalJson(answers[id]) === canonicalJson(answer)),
  )
  const isCommon = new Set(common.map(([id]) => id))
  return {
    ...(common.length > 0 && examples.length > 1 ? { answers: Object.fromEntries(common) } : {}),
    examples: examples.map((example) => {
      const answers = Object.fromEntries(Object.entries(example.answers).filter(([id]) => examples.length === 1 || !isCommon.has(id)))
      return withoutDefaults({ ...example, answers }, exampleSchema)
    }),
  }
}
