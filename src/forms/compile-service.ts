/**
 * Compiles a definition and checks what its shape cannot say: ids are unique, conditions look back and not ahead,
 * everything that is named exists. All problems are found at once, each with the path of what it is about.
 */
import type { CompiledCheck, CompiledLine, CompiledPage, CompiledQuestion, CompiledService, DefinitionProblem } from './compiled.ts'
import type { AssessmentLine, Check, Definition, Page } from './definition.ts'
import type { Question } from './question.ts'
import type { Language } from './days.ts'
import { checkReferences } from './check-references.ts'
import { compile, type Expression, type ScopeTypes } from './expressions.ts'
import { fits, inWords, type Kind } from './feel/types.ts'
import { answerTypes, authorityType, bylawType, optionsOf } from './scope.ts'
import { localise, type Texts } from './texts.ts'
import { compileTemplate, type Template } from './template.ts'

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

  constructor(definition: Definition, language: Language) {
    this.definition = definition
    this.language = language
    const bylaw = bylawType(definition)
    const types = answerTypes(
      definition,
      definition.pages.flatMap((page) => page.ask),
      language,
    )
    const values = new Map<string, Expression>()
    this.scope = { answers: new Map(Object.entries(types)), authority: authorityType, values, ...(bylaw ? { bylaw } : {}) }
    // A value is known only to those after it, so that none can need itself.
    definition.values.forEach((value, index) => values.set(value.id, this.expression(value.is, ['values', index, 'is'], ['any'])))
  }

  compile(): CompiledService {
    const checks = this.definition.checks.map((check, index) => this.check(check, ['checks', index]))
    const pages = this.definition.pages.map((page, index) => this.page(page, ['pages', index], checks))
    const lines = this.definition.assessment.map((line, index) => this.line(line, ['assessment', index]))
    const all = pages.flatMap((page) => page.questions.flatMap((question) => [question, ...question.row]))
    return {
      definition: this.definition,
      language: this.language,
      pages,
      lines,
      questions: new Map(all.map((compiled) => [compiled.question.id, compiled])),
    }
  }

  private page(page: Page, path: Path, checks: readonly CompiledCheck[]): CompiledPage {
    const ids = new Set(
      page.ask.flatMap((question) => (question.type === 'group' ? [question.id, ...question.ask.map((inner) => inner.id)] : [question.id])),
    )
    return {
      page,
      when: this.optional(page.when, [...path, 'when'], ['boolean']),
      lead: this.text(page.lead, [...path, 'lead']),
      questions: page.ask.map((question, index) => this.question(question, [...path, 'ask', index], this.scope)),
      checks: checks.filter((compiled) => ids.has(compiled.check.at)),
    }
  }

  private question(question: Question, path: Path, scope: ScopeTypes): CompiledQuestion {
    const rowScope =
      question.type === 'group'
        ? { ...scope, answers: new Map([...scope.answers, ...Object.entries(answerTypes(this.definition, question.ask, this.language))]) }
        : scope
    const limit = (name: 'earliest' | 'latest') =>
      question.type === 'date' || question.type === 'period' ? this.optional(question[name], [...path, name], ['date'], scope) : null
    return {
      question,
      when: this.optional(question.when, [...path, 'when'], ['boolean'], scope),
      earliest: limit('earliest'),
      latest: limit('latest'),
      options: optionsOf(this.definition, question, this.language),
      row: question.type === 'group' ? question.ask.map((inner, index) => this.question(inner, [...path, 'ask', index], rowScope)) : [],
      texts: {
        label: this.text(question.label, [...path, 'label']),
        hint: question.type === 'information' ? null : this.text(question.hint, [...path, 'hint']),
        text: 'text' in question ? this.text(question.text, [...path, 'text']) : null,
      },
    }
  }

  private check(check: Check, path: Path): CompiledCheck {
    return { check, that: this.expression(check.that, [...path, 'that'], ['boolean']), say: this.template(check.say, [...path, 'say']) }
  }

  private line(line: AssessmentLine, path: Path): CompiledLine {
    const amount = this.expression(line.amount, [...path, 'amount'], ['money', 'integer', 'amount'])
    if (amount.type.kind === 'amount') {
      this.wrong(
        [...path, 'amount'],
        `"${line.amount}" may have fractions of a cent; say how they are rounded, with floor(…), ceiling(…) or round(…)`,
      )
    }
    return {
      line,
      when: this.optional(line.when, [...path, 'when'], ['boolean']),
      on: this.optional(line.on, [...path, 'on'], ['date']),
      amount,
      label: this.template(line.label, [...path, 'label']),
      unknown: this.template(line.unknown, [...path, 'unknown']),
      note: this.text(line.note, [...path, 'note']),
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

  private text(source: string | undefined, path: Path): Template | null {
    return source === undefined ? null : this.template(source, path)
  }

  private template(source: string, path: Path): Template {
    const compiled = compileTemplate(source, this.scope)
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
