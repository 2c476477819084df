/**
 * The conditions of a question: what they may say, and what they make of it. With the answers before it they become
 * plain limits (optional or not, from, to, which options), so that whoever shows or reads it need not know them.
 */
import { didYouMean } from '../platform/closest.ts'
import type { CompiledQuestion, DefinitionProblem } from './compiled.ts'
import { type Expression, type Frame, holds } from './expressions.ts'
import { listedTexts } from './feel/names.ts'
import { type FeelType, fits, inWords, isAssignable } from './feel/types.ts'
import { isRepeated, isTold, type Option, type Question } from './question.ts'

/** The keys of a question that hold expressions over the answers before it. */
export type ConditionName = 'when' | 'requiredWhen' | 'prefill' | 'atLeast' | 'atMost' | 'among'

/** Whether it is asked at all. */
export const isAsked = ({ when }: CompiledQuestion, frame: Frame): boolean => when === null || holds(when, frame)

/** The question with its conditions made plain. One that has none is given back as it is. */
export function asAsked<Asked extends Question>(question: Asked, compiled: CompiledQuestion, frame: Frame): Asked {
  const { requiredWhen, atLeast, atMost } = compiled
  if (requiredWhen === null && atLeast === null && atMost === null) return question
  const limits = question as { readonly min?: number; readonly max?: number }
  const least = numberFrom(atLeast, frame)
  const most = numberFrom(atMost, frame)
  return {
    ...question,
    ...(requiredWhen !== null && holds(requiredWhen, frame) ? required(question) : {}),
    ...(least === null ? {} : { min: Math.max(least, limits.min ?? least) }),
    ...(most === null ? {} : { max: Math.min(most, limits.max ?? most) }),
  }
}

/** Of rows at least one must be there then. */
const required = (question: Question): object => ({
  optional: false,
  ...(isRepeated(question) ? { min: Math.max(question.min, 1) } : {}),
})

/** A limit that is not known limits nothing. */
function numberFrom(limit: Expression | null, frame: Frame): number | null {
  const value = limit?.run(frame) ?? null
  return typeof value === 'number' ? value : null
}

/** The options that can be chosen with the answers before it, in their order. */
export function optionsAsked({ options, among }: CompiledQuestion, frame: Frame): readonly Option[] {
  const codes = among?.run(frame) ?? null
  return Array.isArray(codes) ? options.filter(({ code }) => codes.includes(code)) : options
}

/** Nobody can declare, sign or send a file for somebody else. */
const neverPrefilled: ReadonlySet<string> = new Set(['declaration', 'signature', 'file'])

/** What is wrong with the conditions of a question beyond their own expressions. `type` is that of its answer. */
export function conditionProblems(compiled: CompiledQuestion, type: FeelType | null, path: DefinitionProblem['path']): DefinitionProblem[] {
  const { question, requiredWhen, prefill, among } = compiled
  const problems: DefinitionProblem[] = []
  const wrong = (name: ConditionName, message: string) => problems.push({ path: [...path, name], message })
  if (requiredWhen && !isTold(question) && !question.optional)
    wrong('requiredWhen', `"${question.id}" must be answered in any case; say "optional: true" where this is a condition`)
  if (prefill && neverPrefilled.has(question.type)) wrong('prefill', `"${question.id}" can be answered by the person alone`)
  else if (prefill && type && !isAssignable(prefill.type, type))
    wrong('prefill', `"${prefill.source}" is ${inWords(prefill.type)}, which is no answer to "${question.id}"; needed is ${inWords(type)}`)
  if (among) {
    if (among.type.kind === 'list' && !fits(among.type.of, ['string'])) wrong('among', `"${among.source}" is not a list of codes`)
    const codes = compiled.options.map(({ code }) => code)
    for (const code of listedTexts(among.source)) {
      if (!codes.includes(code)) wrong('among', `"${code}" is not among the options${didYouMean(code, codes)}`)
    }
  }
  return problems
}
