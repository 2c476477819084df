/** The rules over the answers of a page: run when it is read, and their sentences put where they belong. */
import { partWithin } from './check-place.ts'
import type { CheckPlace, CompiledPage, CompiledQuestion } from './compiled.ts'
import { isAsked } from './conditions.ts'
import type { Language } from './days.ts'
import type { Frame } from './expressions.ts'
import { fieldName, firstFieldOf } from './fields.ts'
import { isRepeated, isTold } from './question.ts'
import { partsOf } from './questions/kinds.ts'
import type { Problem } from './questions/problem.ts'
import type { ReadRows } from './read-question.ts'

/** What was read of a page: the questions that are asked, the answers in `frame`, their rows, and what is wrong already. */
export type PageRead = {
  readonly asked: readonly CompiledQuestion[]
  readonly frame: Frame
  readonly rows: ReadRows
  readonly problems: readonly Problem[]
}

/** Checks of a page that do not hold. One that looks at an answer with a problem of its own waits for that to be mended. */
export function failedChecks({ checks }: CompiledPage, { asked, frame, rows, problems }: PageRead, language: Language): Problem[] {
  if (checks.length === 0) return []
  const broken = new Set(problems.map((problem) => problem.question))
  const known = new Map(askedWithin(asked, frame).map((compiled) => [compiled.question.id, compiled]))
  return checks.flatMap(({ at, that, say }) => {
    const compiled = known.get(at.question)
    if (!compiled || broken.has(at.question) || [...that.names].some((name) => broken.has(name))) return []
    return spotsOf(at.groups, rows, frame).flatMap((spot): Problem[] => {
      if (that.run(spot.frame) !== false) return []
      const field = fieldOf(compiled, at, spot.within + at.question)
      return [{ field, question: at.question, code: 'checkFailed', params: {}, say: say.fill(spot.frame, language) }]
    })
  })
}

const askedWithin = (questions: readonly CompiledQuestion[], frame: Frame): readonly CompiledQuestion[] =>
  questions.flatMap((compiled) => (isAsked(compiled, frame) ? [compiled, ...askedWithin(compiled.row, frame)] : []))

/** Where a check is run: once, or in each row with what was answered there. `within` are the steps before the question's own name. */
type Spot = { readonly within: string; readonly frame: Frame }

function spotsOf([group, ...inner]: readonly string[], rows: ReadRows, frame: Frame, within = ''): readonly Spot[] {
  if (group === undefined) return [{ within, frame }]
  return (rows[group] ?? []).flatMap(({ name, answers, groups }) =>
    spotsOf(inner, groups, { ...frame, answers: { ...frame.answers, ...answers } }, `${name}.`),
  )
}

function fieldOf(compiled: CompiledQuestion, { part }: CheckPlace, name: string): string {
  const { question } = compiled
  const parts = isTold(question) || isRepeated(question) ? [] : partsOf(question)
  return part === '' ? firstFieldOf(compiled, name) : fieldName(name, partWithin(parts, part) ?? part)
}
