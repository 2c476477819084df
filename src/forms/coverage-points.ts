/**
 * What the examples of a service must show: each page, each condition both ways, each rule kept and broken, each line of
 * the assessment. And the same service, watched: it tells what comes of each of them whenever it is run.
 */
import type { CompiledCheck, CompiledDesk, CompiledLine, CompiledPage, CompiledQuestion, CompiledService } from './compiled.ts'
import type { Expression, Value } from './expressions.ts'

export type CoverageKind = 'page' | 'condition' | 'rule' | 'line'

/** What can come of a point. `known`: the line names an amount. */
export type Outcome = 'shown' | 'yes' | 'no' | 'kept' | 'broken' | 'known'

/** A part of a service that examples must prove. */
export type CoveragePoint = {
  readonly kind: CoverageKind
  /** What it is, or whose condition: `required` is that under which a question must be answered. */
  readonly of: 'page' | 'question' | 'required' | 'rule' | 'line' | 'permit' | 'proviso' | 'hint'
  /** Of the page, question, line, proviso or hint; of a rule the question where it is told; of a permit its number in `permitBy`. */
  readonly id: string
  /** What people call it: its title, its label, or what it says. Gaps of templates are not filled in. */
  readonly label: string
  /** Where it stands in the definition. */
  readonly path: readonly (string | number)[]
  /** The condition, rule or amount as it is written; null of a page, which is only shown. */
  readonly source: string | null
  readonly outcomes: readonly Outcome[]
}

/** A point, and what a run must have reached for its outcome to count: its page by its place, or the end of the form. */
export type WatchedPoint = CoveragePoint & { readonly page: number }

/** Decided only when the form is finished. */
export const AT_THE_END = Number.POSITIVE_INFINITY

const both: readonly Outcome[] = ['yes', 'no']

/** The points of a service, and the service that calls `note` with the place of a condition or rule among them and what came of it. */
export function watch(
  service: CompiledService,
  note: (point: number, outcome: Outcome) => void,
): { readonly points: readonly WatchedPoint[]; readonly watched: CompiledService } {
  const points: WatchedPoint[] = []
  const add = (point: WatchedPoint): number => points.push(point) - 1

  const watchedBy = (expression: Expression, heard: (value: Value) => void): Expression => ({
    ...expression,
    run: (frame) => {
      const value = expression.run(frame)
      heard(value)
      return value
    },
  })
  const condition = (
    expression: Expression | null,
    point: Pick<WatchedPoint, 'of' | 'id' | 'label' | 'path' | 'page'>,
  ): Expression | null => {
    if (expression === null) return null
    const place = add({ ...point, kind: 'condition', source: expression.source, outcomes: both })
    // Only true lets something happen: an answer that is not known is a "no".
    return watchedBy(expression, (value) => note(place, value === true ? 'yes' : 'no'))
  }

  const watchedQuestion = (compiled: CompiledQuestion, path: CoveragePoint['path'], page: number): CompiledQuestion => {
    const { question } = compiled
    const point = { id: question.id, label: question.label ?? ('text' in question ? question.text : question.id), page }
    return {
      ...compiled,
      when: condition(compiled.when, { ...point, of: 'question', path: [...path, 'when'] }),
      requiredWhen: condition(compiled.requiredWhen, { ...point, of: 'required', path: [...path, 'requiredWhen'] }),
      row: compiled.row.map((inner, index) => watchedQuestion(inner, [...path, 'ask', index], page)),
    }
  }
  const watchedCheck = (compiled: CompiledCheck, page: number): CompiledCheck => {
    const path = ['checks', service.definition.checks.indexOf(compiled.check), 'that']
    const { at, say } = compiled.check
    const place = add({
      kind: 'rule',
      of: 'rule',
      id: at,
      label: say,
      path,
      source: compiled.that.source,
      outcomes: ['kept', 'broken'],
      page,
    })
    // A rule that cannot be told yet is neither.
    return { ...compiled, that: watchedBy(compiled.that, (value) => value !== null && note(place, value === false ? 'broken' : 'kept')) }
  }
  const watchedPage = (compiled: CompiledPage, index: number): CompiledPage => {
    const { id, title } = compiled.page
    const path = ['pages', index]
    add({ kind: 'page', of: 'page', id, label: title, path, source: null, outcomes: ['shown'], page: index })
    return {
      ...compiled,
      when: condition(compiled.when, { of: 'page', id, label: title, path: [...path, 'when'], page: index }),
      questions: compiled.questions.map((question, place) => watchedQuestion(question, [...path, 'ask', place], index)),
      checks: compiled.checks.map((check) => watchedCheck(check, index)),
    }
  }
  const watchedLine = (compiled: CompiledLine, index: number): CompiledLine => {
    const { id, label } = compiled.line
    const path = ['assessment', index]
    const when = condition(compiled.when, { of: 'line', id, label, path: [...path, 'when'], page: AT_THE_END })
    const { source } = compiled.amount
    // A line that never has an amount says so outright.
    const outcomes: readonly Outcome[] = source.trim() === 'null' ? ['shown'] : ['shown', 'known']
    add({ kind: 'line', of: 'line', id, label, path: [...path, 'amount'], source, outcomes, page: AT_THE_END })
    return { ...compiled, when }
  }
  const watchedDesk = ({ permitBy, provisos, hints }: CompiledDesk): CompiledDesk => {
    const desk = service.definition.desk
    const permitPoint = (index: number) =>
      ({
        of: 'permit',
        id: String(index + 1),
        label: desk?.permitBy?.[index]?.title ?? desk?.permit?.title ?? '',
        path: ['desk', 'permitBy', index, 'when'],
        page: AT_THE_END,
      }) as const
    const standard = (list: 'provisos' | 'hints', of: 'proviso' | 'hint', conditions: ReadonlyMap<string, Expression>) =>
      new Map(
        [...conditions].map(([id, when]) => {
          const index = (desk?.[list] ?? []).findIndex((one) => one.id === id)
          const label = desk?.[list]?.[index]?.label ?? id
          return [id, condition(when, { of, id, label, path: ['desk', list, index, 'when'], page: AT_THE_END }) ?? when] as const
        }),
      )
    return {
      permitBy: permitBy.map((when, index) => condition(when, permitPoint(index)) ?? when),
      provisos: standard('provisos', 'proviso', provisos),
      hints: standard('hints', 'hint', hints),
    }
  }

  const pages = service.pages.map(watchedPage)
  return { points, watched: { ...service, pages, lines: service.lines.map(watchedLine), desk: watchedDesk(service.desk) } }
}
