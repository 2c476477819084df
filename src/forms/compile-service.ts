/**
 * Compiles a definition and checks what its shape cannot say: ids are unique, conditions look back and not ahead,
 * everything that is named exists. All problems are found at once, each with the path of what it is about.
 */
import { checkPlaceOf } from './check-place.ts'
import {
  type CompiledCheck,
  type CompiledDesk,
  type CompiledLine,
  type CompiledPage,
  type CompiledQuestion,
  type CompiledService,
  type CompiledSpan,
  type DefinitionProblem,
  withCompiledRows,
} from './compiled.ts'
import { type ConditionName, conditionProblems } from './conditions.ts'
import type { AssessmentLine, Check, Definition, Page } from './definition.ts'
import { type Question, rowOf, withRows } from './question.ts'
import type { Language } from './days.ts'
import { checkReferences } from './check-references.ts'
import { compile, type Expression, type ScopeTypes } from './expressions.ts'
import { any, fits, inWords, type Kind } from './feel/types.ts'
import { reads } from './reads.ts'
import { inOrder } from './reckoned.ts'
import { spanType } from './span.ts'
import { answerType, answerTypes, authorityType, bylawType, optionsOf } from './scope.ts'
import { localise, type Texts } from './texts.ts'
import { compileTemplate, expressionsIn, type Template } from './template.ts'

type Path = readonly (string | number)[]

/** Compiles a definition from outside, or says everything that is wrong with it. */
export function checkService(
  definition: Definition,
  language: Language = 'de',
): { readonly ok: true; readonly service: CompiledService } | { readonly ok: false; readonly problems: readonly DefinitionProblem[] } {
  const compiler = new ServiceCompiler(definition, language)
  const service = compiler.compile()
  const problems = [...compiler.problems, ...checkReferences(service)]
  return problems.length === 0 ? { ok: true, service } : { ok: false, problems }
}

/**
 * Compiles a definition that was checked when it was released, with the texts of another language in their places.
 * Throws when it is broken all the same. Keep what it gives, by digest and language.
 */
export function compileService(definition: Definition, language: Language = 'de', texts: Texts = {}): CompiledService {
  const checked = checkService(localise(definition, texts), language)
  if (!checked.ok)
    throw new Error(`${definition.id}: ${checked.problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join('; ')}`)
  return checked.service
}

class ServiceCompiler {
  readonly problems: DefinitionProblem[] = []
  private readonly definition: Definition
  private readonly language: Language
  private readonly scope: ScopeTypes
  /** What computed questions show, by their ids. */
  private readonly computed = new Map<string, Expression>()

  constructor(definition: Definition, language: Language) {
    this.definition = definition
    this.language = language
    const bylaw = bylawType(definition)
    const answers = new Map(
      Object.entries(
        answerTypes(
          definition,
          definition.pages.flatMap((page) => page.ask),
          language,
        ),
      ),
    )
    const values = new Map<string, Expression>()
    this.scope = { answers, authority: authorityType, values, ...(bylaw ? { bylaw } : {}) }
    const { order, circles } = inOrder(definition)
    for (const { of, way } of circles) {
      this.wrong(
        of.path,
        `"${of.id}" needs itself: ${way
          .slice(1)
          .map((name, step) => `"${way[step]}" is reckoned from "${name}"`)
          .join(', and ')}`,
      )
      answers.set(of.id, any)
    }
    // A value is known only to those after it, so that none can need itself.
    for (const { id, is, path, isComputed } of order) {
      const expression = isComputed ? this.shown(is, path) : this.expression(is, path, ['any'])
      if (!isComputed) values.set(id, expression)
      else {
        answers.set(id, expression.type)
        this.computed.set(id, expression)
      }
    }
  }

  compile(): CompiledService {
    const checks = this.definition.checks.map((check, index) => this.check(check, ['checks', index]))
    const pages = this.definition.pages.map((page, index) => this.page(page, ['pages', index], checks))
    const lines = this.definition.assessment.map((line, index) => this.line(line, ['assessment', index]))
    const all = pages.flatMap((page) => page.questions.flatMap(withCompiledRows))
    return {
      definition: this.definition,
      language: this.language,
      pages,
      lines,
      desk: this.desk(),
      questions: new Map(all.map((compiled) => [compiled.question.id, compiled])),
    }
  }

  private page(page: Page, path: Path, checks: readonly CompiledCheck[]): CompiledPage {
    const ids = new Set(page.ask.flatMap(withRows).map(({ id }) => id))
    return {
      page,
      when: this.optional(page.when, [...path, 'when'], ['boolean']),
      lead: this.text(page.lead, [...path, 'lead']),
      questions: page.ask.map((question, index) => this.question(question, [...path, 'ask', index], this.scope)),
      checks: checks.filter((compiled) => ids.has(compiled.at.question)),
    }
  }

  private question(question: Question, path: Path, scope: ScopeTypes): CompiledQuestion {
    const condition = (name: ConditionName, kinds: readonly Kind[]) =>
      this.optional((question as Partial<Record<ConditionName, string>>)[name], [...path, name], kinds, scope)
    const limit = (name: 'earliest' | 'latest') =>
      question.type === 'date' || question.type === 'period' ? this.optional(question[name], [...path, name], ['date'], scope) : null
    const amounts: readonly Kind[] = question.type === 'money' ? ['money', 'integer'] : ['number', 'integer']
    const compiled: CompiledQuestion = {
      question,
      when: condition('when', ['boolean']),
      earliest: limit('earliest'),
      latest: limit('latest'),
      requiredWhen: condition('requiredWhen', ['boolean']),
      prefill: condition('prefill', ['any']),
      atLeast: condition('atLeast', amounts),
      atMost: condition('atMost', amounts),
      among: condition('among', ['list']),
      is: this.computed.get(question.id) ?? null,
      options: optionsOf(this.definition, question, this.language),
      row: rowOf(question).map((inner, index) => this.question(inner, [...path, 'ask', index], this.rowScope(question, scope))),
      texts: {
        label: this.text(question.label, [...path, 'label']),
        hint: question.type === 'information' ? null : this.text(question.hint, [...path, 'hint']),
        text: 'text' in question ? this.text(question.text, [...path, 'text']) : null,
      },
    }
    this.problems.push(...conditionProblems(compiled, answerType(this.definition, question, this.language), path))
    return compiled
  }

  /** What is known within a row: its own answers as well. */
  private rowScope(question: Question, scope: ScopeTypes): ScopeTypes {
    return {
      ...scope,
      answers: new Map([...scope.answers, ...Object.entries(answerTypes(this.definition, rowOf(question), this.language))]),
    }
  }

  private check(check: Check, path: Path): CompiledCheck {
    const { at, rows } = checkPlaceOf(this.definition, check.at)
    const scope = rows.reduce((outer, row) => this.rowScope(row, outer), this.scope)
    return {
      check,
      at,
      that: this.expression(check.that, [...path, 'that'], ['boolean'], scope),
      say: this.template(check.say, [...path, 'say'], scope),
    }
  }

  /** What a computed question shows: one value, and whole cents. */
  private shown(source: string, path: Path): Expression {
    const expression = this.expression(source, path, ['any'])
    const { kind } = expression.type
    if (kind === 'amount') this.notRounded(source, path)
    if (kind === 'list' || kind === 'context') this.wrong(path, `"${source}" is ${inWords(expression.type)}; needed is one value`)
    return expression
  }

  private notRounded(source: string, path: Path): void {
    this.wrong(path, `"${source}" may have fractions of a cent; say how they are rounded, with floor(…), ceiling(…) or round(…)`)
  }

  private line(line: AssessmentLine, path: Path): CompiledLine {
    const span = this.span(line, [...path, 'span'])
    const scope = span ? { ...this.scope, span: spanType(span.perYear) } : this.scope
    return {
      line,
      span,
      when: this.optional(line.when, [...path, 'when'], ['boolean'], scope),
      on: this.optional(line.on, [...path, 'on'], ['date']),
      amount: this.amount(line.amount, [...path, 'amount'], scope),
      label: this.template(line.label, [...path, 'label'], scope),
      unknown: this.template(line.unknown, [...path, 'unknown'], scope),
      note: this.text(line.note, [...path, 'note'], scope),
    }
  }

  private span({ span, when, amount, label, note }: AssessmentLine, path: Path): CompiledSpan | null {
    if (!span) return null
    const expressions = [when, amount, span.perYear, ...expressionsIn(label), ...expressionsIn(note ?? '')]
    return {
      from: this.expression(span.from, [...path, 'from'], ['date']),
      to: this.expression(span.to, [...path, 'to'], ['date']),
      perYear: span.perYear === undefined ? null : this.amount(span.perYear, [...path, 'perYear'], { ...this.scope, span: spanType(null) }),
      reads: new Set(expressions.flatMap((source) => (source === undefined ? [] : [...reads(this.definition, source).statute]))),
    }
  }

  /** Whole cents. */
  private amount(source: string, path: Path, scope: ScopeTypes): Expression {
    const amount = this.expression(source, path, ['money', 'integer', 'amount'], scope)
    if (amount.type.kind === 'amount') this.notRounded(source, path)
    return amount
  }

  private desk(): CompiledDesk {
    const { desk } = this.definition
    const conditionsOf = (list: 'provisos' | 'hints') =>
      new Map(
        (desk?.[list] ?? []).flatMap(({ id, when }, index) =>
          when === undefined ? [] : [[id, this.expression(when, ['desk', list, index, 'when'], ['boolean'])] as const],
        ),
      )
    return {
      permitBy: (desk?.permitBy ?? []).map(({ when }, index) => this.expression(when, ['desk', 'permitBy', index, 'when'], ['boolean'])),
      provisos: conditionsOf('provisos'),
      hints: conditionsOf('hints'),
    }
  }

  private optional(source: string | undefined, path: Path, kinds: readonly Kind[], scope = this.scope): Expression | null {
    return source === undefined ? null : this.expression(source, path, kinds, scope)
  }

  private expression(source: string, path: Path, kinds: readonly Kind[], scope = this.scope): Expression {
    const compiled = compile(source, scope)
    if (!compiled.ok) {
      for (const problem of compiled.problems) this.wrong(path, `"${source}" ${problem.message} (character ${problem.from + 1})`)
      return { run: () => null, type: { kind: 'any' }, names: new Set(), steps: 0, source }
    }
    const { expression } = compiled
    if (!fits(expression.type, kinds))
      this.wrong(
        path,
        `"${source}" is ${inWords(expression.type)}; needed is ${inWords({ kind: kinds[0] ?? 'any' } as Expression['type'])}`,
      )
    return expression
  }

  private text(source: string | undefined, path: Path, scope = this.scope): Template | null {
    return source === undefined ? null : this.template(source, path, scope)
  }

  private template(source: string, path: Path, scope = this.scope): Template {
    const compiled = compileTemplate(source, scope)
    if (compiled.ok) return compiled.template
    for (const problem of compiled.problems)
      this.wrong(
        path,
        `the text "${source.length > 60 ? `${source.slice(0, 60)}…` : source}" ${problem.message} (character ${problem.from + 1})`,
      )
    return { fill: () => source, names: new Set() }
  }

  private wrong(path: Path, message: string): void {
    this.problems.push({ path, message })
  }
}
