/** Texts with `{expression}` in them: "Die Frist in {authority.name} …". Filled in where they are shown. */
import { formatMoney } from '../platform/money.ts'
import { dayInWords, dayOfYearInWords, isDay, type Language } from './days.ts'
import { compile, type Expression, type ExpressionProblem, type Frame, type ScopeTypes, type Value } from './expressions.ts'
import type { FeelType } from './feel/types.ts'
import { isTime, timeInWords } from './times.ts'

/** A text ready to be filled in. `names` are the answers that it looks at. */
export type Template = { readonly fill: (frame: Frame, language: Language) => string; readonly names: ReadonlySet<string> }

const words = {
  de: { unknown: 'nicht bekannt', yes: 'Ja', no: 'Nein', and: ' und ', number: new Intl.NumberFormat('de-DE') },
  en: { unknown: 'not known', yes: 'Yes', no: 'No', and: ' and ', number: new Intl.NumberFormat('en-IE') },
} as const

const inBraces = /\{([^{}]*)\}/g

/** The expressions that stand in a text. */
export const expressionsIn = (source: string): readonly string[] => [...source.matchAll(inBraces)].map(([, inner = '']) => inner)

/** Compiles a text; problems have their offsets in the whole text. */
export function compileTemplate(
  source: string,
  scope: ScopeTypes,
): { readonly ok: true; readonly template: Template } | { readonly ok: false; readonly problems: readonly ExpressionProblem[] } {
  const parts: (string | Expression)[] = []
  const names = new Set<string>()
  const problems: ExpressionProblem[] = []
  let end = 0
  for (const match of source.matchAll(inBraces)) {
    const begin = match.index + 1
    const compiled = compile(match[1] ?? '', scope)
    parts.push(source.slice(end, match.index))
    end = match.index + match[0].length
    if (!compiled.ok) {
      problems.push(...compiled.problems.map((problem) => ({ ...problem, from: problem.from + begin, to: problem.to + begin })))
      continue
    }
    for (const name of compiled.expression.names) names.add(name)
    parts.push(compiled.expression)
  }
  parts.push(source.slice(end))
  const stray = parts.find((part) => typeof part === 'string' && /[{}]/.test(part))
  if (stray !== undefined) problems.push({ from: 0, to: source.length, message: 'has a brace without its other half' })
  if (problems.length > 0) return { ok: false, problems }
  const fill = (frame: Frame, language: Language): string =>
    parts.map((part) => (typeof part === 'string' ? part : valueInWords(part.run(frame), part.type, language))).join('')
  return { ok: true, template: { fill, names } }
}

/** A value of an expression as people read it: amounts with €, days and times in words, codes by their label. */
export function valueInWords(value: Value, type: FeelType, language: Language): string {
  const own = words[language]
  if (value === null) return own.unknown
  if (typeof value === 'boolean') return value ? own.yes : own.no
  if (typeof value === 'number')
    return type.kind === 'money' || type.kind === 'amount' ? formatMoney(value, language) : own.number.format(value)
  if (typeof value === 'string') {
    if (type.kind === 'dayOfYear') return dayOfYearInWords(value, language)
    if (type.kind === 'date' && isDay(value)) return dayInWords(value, language)
    if (type.kind === 'time' && isTime(value)) return timeInWords(value, language)
    const option = type.kind === 'string' ? type.options?.find((candidate) => candidate.code === value) : undefined
    return option?.label ?? value
  }
  if (!Array.isArray(value)) return own.unknown
  const of: FeelType = type.kind === 'list' ? type.of : { kind: 'any' }
  const entries = value.map((entry: Value) => valueInWords(entry, of, language))
  return entries.length < 2 ? (entries[0] ?? own.unknown) : `${entries.slice(0, -1).join(', ')}${own.and}${entries.at(-1) ?? ''}`
}
