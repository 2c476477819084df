/** One syntax tree of FEEL to one closure, with the types checked on the way. See `expressions.ts` for how it is used. */
import type { SyntaxNode } from '@lezer/common'
import { didYouMean } from '../../platform/closest.ts'
import { compileComparison } from './comparison.ts'
import { compileCall, compileDateLiteral } from './call.ts'
import { entryOf, type Run, type Value } from './frame.ts'
import { compileIteration } from './iteration.ts'
import { compileArithmetic, compileIf, compileLogic } from './operators.ts'
import { compileIndex, compilePath } from './path.ts'
import { childrenOf, type Compiling, type ExpressionProblem, type Local, type Part } from './syntax.ts'
import { any, boolean, either, type FeelType, fits, integer, inWords, listOf, nothing, number, text } from './types.ts'

/** An expression that others use by its name. */
export type NamedValue = { readonly type: FeelType; readonly run: Run; readonly names: ReadonlySet<string>; readonly steps: number }

/** What names mean. Locals come first, then answers, then `values`: names for other expressions, compiled before. */
export type ScopeTypes = {
  readonly answers: ReadonlyMap<string, FeelType>
  readonly values?: ReadonlyMap<string, NamedValue>
  readonly bylaw?: FeelType
  readonly authority?: FeelType
  /** Within a line of the assessment that is for a time. */
  readonly span?: FeelType
}

/** Deeper nesting than anyone reads; keeps the compiler's own recursion bounded. */
const DEEPEST = 40

/** A loop is counted as if its list had this many entries: the most rows that a group may have. */
const ENTRIES = 50

/**
 * Far more steps than any rule takes, a loop within a loop counted in: values that use values that use values could
 * otherwise double without end.
 */
const MOST_STEPS = 100_000

/** Compiles one expression; collects all problems instead of stopping at the first. */
export class Compiler implements Compiling {
  readonly problems: ExpressionProblem[] = []
  /** Answers that the expression looks at. */
  readonly names = new Set<string>()
  readonly source: string
  readonly scope: ScopeTypes
  /** How many steps running it can take at most, those of the values it uses counted in. */
  steps = 0
  private readonly locals: Local[] = []
  private depth = 0

  constructor(source: string, scope: ScopeTypes) {
    this.source = source
    this.scope = scope
  }

  textOf(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to)
  }

  /** Notes a problem and gives a part that satisfies every check, so that one mistake is told once. */
  wrong(node: SyntaxNode, message: string): Part {
    this.problems.push({ from: node.from, to: node.to, message })
    return { type: any, run: () => null }
  }

  compile(node: SyntaxNode): Part {
    if (++this.depth > DEEPEST) {
      this.depth--
      return this.wrong(node, 'is nested too deeply')
    }
    const before = this.steps
    this.steps++
    const part = this.compileByKind(node)
    this.depth--
    if (before <= MOST_STEPS && this.steps > MOST_STEPS) return this.wrong(node, 'takes too many steps')
    return part
  }

  /** Makes a variable known while the body of its loop is compiled. */
  withLocal(local: Local, compileBody: () => Part): Part {
    const before = this.steps
    this.locals.push(local)
    const body = compileBody()
    this.locals.pop()
    this.steps = before + (this.steps - before) * ENTRIES
    return body
  }

  get localCount(): number {
    return this.locals.length
  }

  private compileByKind(node: SyntaxNode): Part {
    switch (node.name) {
      case 'Expression':
      case 'ParenthesizedExpression':
      case 'PositiveUnaryTest':
        return this.compileOnly(node)
      case 'NumericLiteral': {
        const value = Number(this.textOf(node))
        return { type: Number.isInteger(value) ? integer : number, run: () => value, constant: value }
      }
      case 'StringLiteral': {
        const value = stringFrom(this.textOf(node))
        return value === null ? this.wrong(node, 'is not a text that can be read') : { type: text, run: () => value, constant: value }
      }
      case 'BooleanLiteral': {
        const value = this.textOf(node) === 'true'
        return { type: boolean, run: () => value, constant: value }
      }
      case 'null':
        return { type: nothing, run: () => null, constant: null }
      case 'List':
        return this.compileList(node)
      case 'VariableName':
        return this.compileName(node)
      case 'PathExpression':
        return compilePath(this, node)
      case 'FilterExpression':
        return compileIndex(this, node)
      case 'Comparison':
        return compileComparison(this, node)
      case 'Conjunction':
        return compileLogic(this, node, false)
      case 'Disjunction':
        return compileLogic(this, node, true)
      case 'ArithmeticExpression':
        return compileArithmetic(this, node)
      case 'IfExpression':
        return compileIf(this, node)
      case 'QuantifiedExpression':
      case 'ForExpression':
        return compileIteration(this, node)
      case 'FunctionInvocation':
        return compileCall(this, node)
      case 'DateTimeLiteral':
        return compileDateLiteral(this, node)
      default:
        return this.wrong(node, `"${this.textOf(node)}" is not possible in these expressions`)
    }
  }

  private compileOnly(node: SyntaxNode): Part {
    const [inner] = childrenOf(node)
    return inner ? this.compile(inner) : this.wrong(node, 'is empty')
  }

  private compileList(node: SyntaxNode): Part {
    const parts = childrenOf(node).map((child) => this.compile(child))
    const runs = parts.map((part) => part.run)
    const type = listOf(parts.map((part) => part.type).reduce(either, nothing))
    if (parts.every((part) => part.constant !== undefined)) {
      const value = parts.map((part) => part.constant ?? null)
      return { type, run: () => value, constant: value }
    }
    return { type, run: (frame) => runs.map((run) => run(frame)) }
  }

  private compileName(node: SyntaxNode): Part {
    const name = this.textOf(node)
    for (let place = this.locals.length - 1; place >= 0; place--) {
      const local = this.locals[place]
      if (local?.name === name) return { type: local.type, run: (frame) => frame.locals?.[place] ?? null }
    }
    const type = this.scope.answers.get(name)
    if (type) {
      this.names.add(name)
      return { type, run: (frame) => entryOf(frame.answers, name) }
    }
    const value = this.scope.values?.get(name)
    if (value) {
      for (const used of value.names) this.names.add(used)
      this.steps += value.steps
      return { type: value.type, run: value.run }
    }
    if (name === 'bylaw' && this.scope.bylaw) return { type: this.scope.bylaw, run: (frame) => frame.bylaw as Value }
    if (name === 'authority' && this.scope.authority) return { type: this.scope.authority, run: (frame) => frame.authority as Value }
    if (name === 'span' && this.scope.span) return { type: this.scope.span, run: (frame) => (frame.span ?? null) as Value }
    if (name === 'bylaw') return this.wrong(node, 'reads "bylaw", but this service names no bylaw')
    const known = [
      ...this.locals.map((local) => local.name),
      ...this.scope.answers.keys(),
      ...(this.scope.values?.keys() ?? []),
      'authority',
      ...(this.scope.span ? ['span'] : []),
    ]
    return this.wrong(node, `names an unknown question "${name}"${didYouMean(name, known)}`)
  }

  /** Compiles what must be true or false. */
  condition(node: SyntaxNode): Part {
    const part = this.compile(node)
    return fits(part.type, ['boolean']) ? part : this.wrong(node, `"${this.textOf(node)}" is ${inWords(part.type)}, not a condition`)
  }
}

/** FEEL texts escape as JSON does, and may hold line breaks as they are. */
function stringFrom(literal: string): string | null {
  try {
    return JSON.parse(literal.replaceAll('\n', '\\n').replaceAll('\t', '\\t')) as string
  } catch {
    return null
  }
}
