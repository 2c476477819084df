/** One syntax tree of FEEL to one closure, with the types checked on the way. See `expressions.ts` for how it is used. */
import type { SyntaxNode } from '@lezer/common'
import { didYouMean } from '../closest.ts'
import { compileComparison } from './comparison.ts'
import { compileCall, compileDateLiteral } from './call.ts'
import { entryOf, type Run, type Value } from './frame.ts'
import { arithmeticType } from './functions.ts'
import { childrenOf, type Compiling, type ExpressionProblem, type Part } from './syntax.ts'
import { any, boolean, either, type FeelType, fits, integer, inWords, listOf, nothing, number, text } from './types.ts'

/** What names mean. Locals come first, then answers, then `values`: names for other expressions, compiled before. */
export type ScopeTypes = {
  readonly answers: ReadonlyMap<string, FeelType>
  readonly values?: ReadonlyMap<string, { readonly type: FeelType; readonly run: Run; readonly names: ReadonlySet<string> }>
  readonly bylaw?: FeelType
  readonly authority?: FeelType
}

/** Deeper nesting than anyone reads; keeps the compiler's own recursion bounded. */
const DEEPEST = 40

/** Compiles one expression; collects all problems instead of stopping at the first. */
export class Compiler implements Compiling {
  readonly problems: ExpressionProblem[] = []
  /** Answers that the expression looks at. */
  readonly names = new Set<string>()
  readonly source: string
  readonly scope: ScopeTypes
  private readonly locals: { name: string; type: FeelType }[] = []
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
    const part = this.compileByKind(node)
    this.depth--
    return part
  }

  /** Makes variables known while `inner` is compiled. */
  withLocals<T>(locals: { name: string; type: FeelType }[], inner: () => T): T {
    this.locals.push(...locals)
    const result = inner()
    this.locals.length -= locals.length
    return result
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
      case 'null': return { type: nothing, run: () => null, constant: null }
      case 'List': return this.compileList(node)
      case 'VariableName': return this.compileName(node)
      case 'PathExpression': return this.compilePath(node)
      case 'FilterExpression': return this.compileIndex(node)
      case 'Comparison': return compileComparison(this, node)
      case 'Conjunction': return this.compileLogic(node, false)
      case 'Disjunction': return this.compileLogic(node, true)
      case 'ArithmeticExpression': return this.compileArithmetic(node)
      case 'IfExpression': return this.compileIf(node)
      case 'QuantifiedExpression':
      case 'ForExpression': return this.compileIteration(node)
      case 'FunctionInvocation': return compileCall(this, node)
      case 'DateTimeLiteral': return compileDateLiteral(this, node)
      default: return this.wrong(node, `"${this.textOf(node)}" is not possible in these expressions`)
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
      return { type: value.type, run: value.run }
    }
    if (name === 'bylaw' && this.scope.bylaw) return { type: this.scope.bylaw, run: (frame) => frame.bylaw as Value }
    if (name === 'authority' && this.scope.authority) return { type: this.scope.authority, run: (frame) => frame.authority as Value }
    if (name === 'bylaw') return this.wrong(node, 'reads "bylaw", but this service names no bylaw')
    const known = [...this.locals.map((local) => local.name), ...this.scope.answers.keys(), ...(this.scope.values?.keys() ?? []), 'authority']
    return this.wrong(node, `names an unknown question "${name}"${didYouMean(name, known)}`)
  }

  private compilePath(node: SyntaxNode): Part {
    const [holderNode, nameNode] = childrenOf(node)
    if (!holderNode || !nameNode) return this.wrong(node, 'is not a whole path')
    const holder = this.compile(holderNode)
    const name = this.textOf(nameNode)
    const { run } = holder
    if (holder.type.kind === 'list') {
      const { of } = holder.type
      const type = of.kind === 'context' ? of.entries.get(name) : any
      if (!type) return this.unknownPart(nameNode, name, of)
      return { type: listOf(type), run: (frame) => mapList(run(frame), (entry) => entryOf(entry, name)) }
    }
    if (holder.type.kind !== 'context') {
      if (!fits(holder.type, [])) return this.wrong(nameNode, `asks for "${name}" of ${inWords(holder.type)}, which has no parts`)
      return { type: any, run: (frame) => entryOf(run(frame), name) }
    }
    const type = holder.type.entries.get(name)
    return type ? { type, run: (frame) => entryOf(run(frame), name) } : this.unknownPart(nameNode, name, holder.type)
  }

  private unknownPart(node: SyntaxNode, name: string, holder: FeelType): Part {
    const known = holder.kind === 'context' ? [...holder.entries.keys()] : []
    return this.wrong(node, `asks for an unknown part "${name}"${didYouMean(name, known) || `; there is ${known.join(', ')}`}`)
  }

  private compileIndex(node: SyntaxNode): Part {
    const [listNode, indexNode] = childrenOf(node)
    if (!listNode || !indexNode) return this.wrong(node, 'is not a whole index')
    const list = this.compile(listNode)
    const index = this.compile(indexNode)
    if (!fits(list.type, ['list'])) return this.wrong(listNode, `takes an entry of ${inWords(list.type)}, which is not a list`)
    if (!fits(index.type, ['integer', 'number'])) return this.wrong(indexNode, 'is not a number; entries are taken by their place, beginning with 1')
    const type = list.type.kind === 'list' ? list.type.of : any
    return {
      type,
      run: (frame) => {
        const values = list.run(frame)
        const place = index.run(frame)
        if (!Array.isArray(values) || typeof place !== 'number') return null
        return (values[place < 0 ? values.length + place : place - 1] as Value | undefined) ?? null
      },
    }
  }

  /** Three-valued: one `false` decides an `and`, one `true` an `or`, whatever is unknown beside it (DMN 1.5, 10.3.2.15). */
  private compileLogic(node: SyntaxNode, deciding: boolean): Part {
    const [leftNode, rightNode] = childrenOf(node)
    if (!leftNode || !rightNode) return this.wrong(node, 'is not a whole condition')
    const left = this.condition(leftNode).run
    const right = this.condition(rightNode).run
    return {
      type: boolean,
      run: (frame) => {
        const first = left(frame)
        if (first === deciding) return deciding
        const second = right(frame)
        if (second === deciding) return deciding
        return first === null || second === null ? null : !deciding
      },
    }
  }

  /** Compiles what must be true or false. */
  condition(node: SyntaxNode): Part {
    const part = this.compile(node)
    return fits(part.type, ['boolean']) ? part : this.wrong(node, `"${this.textOf(node)}" is ${inWords(part.type)}, not a condition`)
  }

  private compileArithmetic(node: SyntaxNode): Part {
    const operator = this.textOf(node.getChild('ArithOp') ?? node)
    const operands = childrenOf(node).filter((child) => child.name !== 'ArithOp')
    const parts = operands.map((operand) => this.compile(operand))
    const [left, right] = parts
    if (!left) return this.wrong(node, 'lacks a number to reckon with')
    if (!right) {
      if (!fits(left.type, ['integer', 'number', 'money', 'amount'])) return this.wrong(node, `turns the sign of ${inWords(left.type)}`)
      return { type: left.type, run: (frame) => negative(left.run(frame)), ...(typeof left.constant === 'number' ? { constant: -left.constant } : {}) }
    }
    if (operator === '+' && left.type.kind === 'string' && right.type.kind === 'string') {
      return { type: text, run: (frame) => joined(left.run(frame), right.run(frame)) }
    }
    const type = arithmeticType(operator, left.type, right.type)
    if (!type) return this.wrong(node, `"${operator}" cannot reckon with ${inWords(left.type)} and ${inWords(right.type)}`)
    const apply = operations[operator]
    if (!apply) return this.wrong(node, `"${operator}" is not possible in these expressions`)
    return {
      type,
      run: (frame) => {
        const a = left.run(frame)
        const b = right.run(frame)
        if (typeof a !== 'number' || typeof b !== 'number') return null
        const result = apply(a, b)
        return Number.isFinite(result) ? result : null
      },
    }
  }

  private compileIf(node: SyntaxNode): Part {
    const [conditionNode, thenNode, elseNode] = childrenOf(node)
    if (!conditionNode || !thenNode || !elseNode) return this.wrong(node, 'is not a whole "if … then … else …"')
    const condition = this.condition(conditionNode).run
    const yes = this.compile(thenNode)
    const no = this.compile(elseNode)
    return { type: either(yes.type, no.type), run: (frame) => (condition(frame) === true ? yes.run(frame) : no.run(frame)) }
  }

  private compileIteration(node: SyntaxNode): Part {
    const entries = node.getChild('InExpressions')?.getChildren('InExpression') ?? []
    const [entry] = entries
    const nameNode = entry?.getChild('Name')
    const listNode = entry?.getChild('IterationContext')?.firstChild
    const bodyNode = node.lastChild
    if (!nameNode || !listNode || !bodyNode || bodyNode.name === 'InExpressions') return this.wrong(node, 'is not whole')
    if (entries.length > 1) return this.wrong(node, 'goes through more than one list; one is possible')
    if (listNode.nextSibling) return this.wrong(listNode, 'goes through a range; only lists are possible')
    const list = this.compile(listNode)
    if (!fits(list.type, ['list'])) return this.wrong(listNode, `goes through ${inWords(list.type)}, which is not a list`)
    const place = this.localCount
    if (place > 1) return this.wrong(node, 'goes through lists within lists within lists')
    const local = { name: this.textOf(nameNode), type: list.type.kind === 'list' ? list.type.of : any }
    const kind = node.firstChild?.name
    const body = this.withLocals([local], () => (kind === 'for' ? this.compile(bodyNode) : this.condition(bodyNode)))
    const results: Run = (frame) =>
      mapList(list.run(frame), (value) => body.run({ ...frame, locals: [...(frame.locals ?? []).slice(0, place), value] }))
    if (kind === 'for') return { type: listOf(body.type), run: results }
    const deciding = kind === 'some'
    return {
      type: boolean,
      run: (frame) => {
        const values = results(frame)
        if (!Array.isArray(values)) return null
        if (values.includes(deciding)) return deciding
        return values.every((value) => value === !deciding) ? !deciding : null
      },
    }
  }
}

const operations: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '**': (a, b) => a ** b,
}

const negative = (value: Value): Value => (typeof value === 'number' ? -value : null)
const joined = (a: Value, b: Value): Value => (typeof a === 'string' && typeof b === 'string' ? a + b : null)
const mapList = (values: Value, change: (value: Value) => Value): Value => (Array.isArray(values) ? values.map(change) : null)

/** FEEL texts escape as JSON does, and may hold line breaks as they are. */
function stringFrom(literal: string): string | null {
  try {
    return JSON.parse(literal.replaceAll('\n', '\\n').replaceAll('\t', '\\t')) as string
  } catch {
    return null
  }
}
