/** What computed questions come to. */
import type { CompiledQuestion } from './compiled.ts'
import type { Language } from './days.ts'
import type { Frame, Value } from './expressions.ts'
import type { Answer } from './question.ts'
import { valueInWords } from './template.ts'

/** Reckons a computed question and makes it known; what cannot be reckoned yet stays unknown. Whether it was one. */
export function reckonInto(known: Record<string, Answer>, { question, is }: CompiledQuestion, frame: Frame): boolean {
  if (is === null) return false
  const value = is.run(frame)
  if (value !== null && typeof value !== 'object') known[question.id] = value
  return true
}

/** The value in words, with its unit: "12,5 m²". What cannot be reckoned yet is said to be not known. */
export function computedInWords({ question, is }: CompiledQuestion, value: Value, language: Language): string {
  const words = valueInWords(value, is?.type ?? { kind: 'any' }, language)
  return question.type === 'computed' && question.unit !== undefined && value !== null ? `${words} ${question.unit}` : words
}
