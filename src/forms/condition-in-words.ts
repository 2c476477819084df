/**
 * Simple conditions in words, for those who read what leads to a page and not its file: an answer that was chosen, given,
 * or not. What is not simple has no words here; then the condition is shown as it stands.
 */
import type { CompiledService } from './compiled.ts'
import type { Language } from './days.ts'
import { isTold } from './question.ts'

const words = {
  de: {
    isOption: (question: string, option: string) => `bei „${question}“ wurde „${option}“ gewählt`,
    isNotOption: (question: string, option: string) => `bei „${question}“ wurde etwas anderes als „${option}“ gewählt`,
    yes: (question: string) => `„${question}“ ist mit Ja beantwortet`,
    no: (question: string) => `„${question}“ ist mit Nein beantwortet`,
    known: (question: string) => `„${question}“ ist beantwortet`,
    unknown: (question: string) => `„${question}“ ist nicht beantwortet`,
    number: (question: string, sign: string, number: string) => `„${question}“ ist ${signs.de[sign] ?? sign} ${number.replace('.', ',')}`,
    and: ' und ',
    or: ' oder ',
  },
  en: {
    isOption: (question: string, option: string) => `“${option}” was chosen for “${question}”`,
    isNotOption: (question: string, option: string) => `something else than “${option}” was chosen for “${question}”`,
    yes: (question: string) => `“${question}” was answered with yes`,
    no: (question: string) => `“${question}” was answered with no`,
    known: (question: string) => `“${question}” was answered`,
    unknown: (question: string) => `“${question}” was not answered`,
    number: (question: string, sign: string, number: string) => `“${question}” is ${signs.en[sign] ?? sign} ${number}`,
    and: ' and ',
    or: ' or ',
  },
}

const signs: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  de: { '=': 'gleich', '!=': 'nicht gleich', '<': 'kleiner als', '>': 'größer als', '<=': 'höchstens', '>=': 'mindestens' },
  en: { '=': 'equal to', '!=': 'not equal to', '<': 'less than', '>': 'more than', '<=': 'at most', '>=': 'at least' },
}

/** A condition of a page or question in words; null where it has none. */
export function conditionInWords(service: CompiledService, source: string, language: Language = service.language): string | null {
  return inWords(service, source.trim(), language, new Set())
}

function inWords(service: CompiledService, source: string, language: Language, seen: ReadonlySet<string>): string | null {
  for (const joint of ['or', 'and'] as const) {
    const parts = split(source, joint)
    if (parts === null) return null
    if (parts.length === 1) continue
    // An "and" among several "or" would need brackets, which a sentence has not.
    if (joint === 'or' && parts.some((part) => (split(part, 'and')?.length ?? 2) > 1)) return null
    const each = parts.map((part) => inWords(service, part, language, seen))
    return each.includes(null) ? null : each.join(words[language][joint])
  }
  return atom(service, source, language, seen)
}

/** The parts between a word that stands in no text; null where brackets or calls make it less simple. */
function split(source: string, joint: 'and' | 'or'): readonly string[] | null {
  const texts: string[] = []
  const plain = source.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => `"${texts.push(text) - 1}"`)
  if (/[()[\]{}]/.test(plain)) return null
  return plain
    .split(new RegExp(`\\s+${joint}\\s+`))
    .map((part) => part.replaceAll(/"(\d+)"/g, (_, index: string) => texts[Number(index)] ?? '').trim())
}

function atom(service: CompiledService, source: string, language: Language, seen: ReadonlySet<string>): string | null {
  const said = words[language]
  const [, id = '', sign = '', value = ''] = /^([a-z][A-Za-z0-9]*)(?:\s*(<=|>=|!=|=|<|>)\s*(.+))?$/.exec(source) ?? []
  const named = service.definition.values.find((one) => one.id === id)
  if (named && sign === '' && !seen.has(id)) return inWords(service, named.is.trim(), language, new Set([...seen, id]))
  const compiled = service.questions.get(id)
  if (!compiled || isTold(compiled.question)) return null
  const label = compiled.texts.label === null || /[{}]/.test(compiled.question.label ?? '') ? id : (compiled.question.label ?? id)
  if (sign === '') return said.yes(label)
  if (sign === '=' || sign === '!=') {
    const isEqual = sign === '='
    if (value === 'null') return isEqual ? said.unknown(label) : said.known(label)
    if (value === 'true' || value === 'false') return (value === 'true') === isEqual ? said.yes(label) : said.no(label)
    const code = /^"([^"\\]*)"$/.exec(value)?.[1]
    const option = compiled.options.find((one) => one.code === code)
    if (option) return isEqual ? said.isOption(label, option.label) : said.isNotOption(label, option.label)
  }
  return /^-?\d+(\.\d+)?$/.test(value) ? said.number(label, sign, value) : null
}
