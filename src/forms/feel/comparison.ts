/** Comparisons of FEEL: `=`, `<`, `between`, and `in` with values, lists and intervals. */
import type { SyntaxNode } from '@lezer/common'
import { didYouMean } from '../../platform/closest.ts'
import { isEqual, type Run, type Value } from './frame.ts'
import { childrenOf, type Compiling, type Part } from './syntax.ts'
import { any, areComparable, boolean, type FeelType, inWords } from './types.ts'

type Test = (a: Value, b: Value) => Value

const sameKind = (a: Value, b: Value): boolean =>
  (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string')

/** Equality knows null (`x = null`); order does not, and gives null (DMN 1.5, 10.3.2.13). */
const tests: Record<string, Test> = {
  '=': (a, b) => isEqual(a, b),
  '!=': (a, b) => !isEqual(a, b),
  '<': (a, b) => (sameKind(a, b) ? (a as number) < (b as number) : null),
  '<=': (a, b) => (sameKind(a, b) ? (a as number) <= (b as number) : null),
  '>': (a, b) => (sameKind(a, b) ? (a as number) > (b as number) : null),
  '>=': (a, b) => (sameKind(a, b) ? (a as number) >= (b as number) : null),
}

const isOrdered = (type: FeelType): boolean => type.kind !== 'boolean' && type.kind !== 'list' && type.kind !== 'context'

/** Compiles any comparison to a closure that gives true, false or null. */
export function compileComparison(compiler: Compiling, node: SyntaxNode): Part {
  if (node.getChild('in')) return compileIn(compiler, node)
  const operands = childrenOf(node).filter((child) => child.name !== 'CompareOp')
  if (node.getChild('between')) return compileBetween(compiler, node, operands)
  const [leftNode, rightNode] = operands
  const operator = node.getChild('CompareOp')
  if (!leftNode || !rightNode || !operator || rightNode.name === 'SimplePositiveUnaryTest')
    return compiler.wrong(node, 'is not a whole comparison')
  const left = compiler.compile(leftNode)
  const right = compiler.compile(rightNode)
  const word = compiler.textOf(operator)
  const test = testFor(compiler, node, word, left, right)
  return test ? { type: boolean, run: comparisonOf(word, left, right, test) } : compiler.wrong(node, 'is not a whole comparison')
}

/** Comparing with a fixed value is what conditions mostly do, so that case skips what it can. */
function comparisonOf(operator: string, left: Part, right: Part, test: Test): Run {
  const a = left.run
  const b = right.run
  const fixed = right.constant
  const isScalar = fixed !== undefined && typeof fixed !== 'object'
  if (operator === '=' && isScalar) return (frame) => a(frame) === fixed
  if (operator === '!=' && isScalar) return (frame) => a(frame) !== fixed
  return (frame) => test(a(frame), b(frame))
}

/** Checks that two parts can be compared at all, and that a code is one of those that can be chosen. */
function testFor(compiler: Compiling, node: SyntaxNode, operator: string, left: Part, right: Part): Test | null {
  const test = tests[operator] ?? null
  checkComparable(compiler, node, left, right)
  const isEquality = operator === '=' || operator === '!='
  if (!isEquality && !(isOrdered(left.type) && isOrdered(right.type))) {
    compiler.wrong(node, `"${operator}" cannot order ${inWords(isOrdered(left.type) ? right.type : left.type)}`)
  }
  return test
}

function checkComparable(compiler: Compiling, node: SyntaxNode, left: Part, right: Part): void {
  if (!areComparable(left.type, right.type)) {
    const fixed = [left, right].find((part) => typeof part.constant === 'string')
    const literal = [left, right].map((part) => part.type.kind).find((kind) => kind === 'date' || kind === 'time')
    const hint = fixed && literal ? `; write ${literal}("${String(fixed.constant)}")` : ''
    compiler.wrong(node, `compares ${inWords(left.type)} with ${inWords(right.type)}, which are never equal${hint}`)
    return
  }
  for (const [asked, fixed] of [
    [left, right],
    [right, left],
  ] as const) {
    if (asked.type.kind !== 'string' || !asked.type.options || typeof fixed.constant !== 'string') continue
    const codes = asked.type.options.map((option) => option.code)
    if (!codes.includes(fixed.constant))
      compiler.wrong(node, `"${fixed.constant}" is not among the options${didYouMean(fixed.constant, codes)}`)
  }
}

function compileBetween(compiler: Compiling, node: SyntaxNode, operands: readonly SyntaxNode[]): Part {
  const [value, low, high] = operands.map((operand) => compiler.compile(operand))
  if (!value || !low || !high) return compiler.wrong(node, 'is not a whole "between … and …"')
  const above = testFor(compiler, node, '>=', value, low)
  const below = testFor(compiler, node, '<=', value, high)
  return {
    type: boolean,
    run: (frame) => both(above?.(value.run(frame), low.run(frame)) ?? null, below?.(value.run(frame), high.run(frame)) ?? null),
  }
}

const both = (a: Value, b: Value): Value => (a === false || b === false ? false : a === null || b === null ? null : true)

/** `x in (a, > 3, [1..5])`: true when one test holds, null when none does but one is unknown. */
function compileIn(compiler: Compiling, node: SyntaxNode): Part {
  const [valueNode, ...rest] = childrenOf(node)
  if (!valueNode) return compiler.wrong(node, 'is not a whole "in"')
  const value = compiler.compile(valueNode)
  const testNodes = rest.flatMap((child) => (child.name === 'PositiveUnaryTests' ? child.getChildren('PositiveUnaryTest') : [child]))
  if (testNodes.length === 0) return compiler.wrong(node, 'is not a whole "in"')
  const checks = testNodes.map((testNode) => compileTest(compiler, testNode, value))
  return {
    type: boolean,
    run: (frame) => {
      const given = value.run(frame)
      let result: Value = false
      for (const check of checks) {
        const held = check(given, frame)
        if (held === true) return true
        if (held === null) result = null
      }
      return result
    },
  }
}

type UnaryTest = (given: Value, frame: Parameters<Run>[0]) => Value

function compileTest(compiler: Compiling, node: SyntaxNode, value: Part): UnaryTest {
  const inner = node.name === 'PositiveUnaryTest' ? (childrenOf(node)[0] ?? node) : node
  if (inner.name === 'SimplePositiveUnaryTest') {
    const interval = inner.getChild('Interval')
    if (interval) return compileInterval(compiler, interval, value)
    const operator = inner.getChild('CompareOp')
    const operandNode = childrenOf(inner).find((child) => child.name !== 'CompareOp')
    if (!operator || !operandNode) return refuse(compiler, inner)
    const operand = compiler.compile(operandNode)
    const test = testFor(compiler, inner, compiler.textOf(operator), value, operand)
    return (given, frame) => test?.(given, operand.run(frame)) ?? null
  }
  const part = compiler.compile(inner)
  if (part.type.kind === 'list' || part.type.kind === 'any') {
    const constants = Array.isArray(part.constant) ? part.constant : [undefined]
    const of = part.type.kind === 'list' ? part.type.of : any
    for (const constant of constants)
      checkComparable(compiler, inner, value, { type: of, run: part.run, ...(constant === undefined ? {} : { constant }) })
    return (given, frame) => {
      const entries = part.run(frame)
      if (entries === null || given === null) return null
      return Array.isArray(entries) ? entries.some((entry: Value) => isEqual(entry, given)) : isEqual(entries, given)
    }
  }
  checkComparable(compiler, inner, value, part)
  return (given, frame) => isEqual(given, part.run(frame))
}

function compileInterval(compiler: Compiling, node: SyntaxNode, value: Part): UnaryTest {
  const [low, high] = childrenOf(node).map((child) => compiler.compile(child))
  if (!low || !high) return refuse(compiler, node)
  const above = testFor(compiler, node, node.firstChild?.name === '[' ? '>=' : '>', value, low)
  const below = testFor(compiler, node, node.lastChild?.name === ']' ? '<=' : '<', value, high)
  return (given, frame) => both(above?.(given, low.run(frame)) ?? null, below?.(given, high.run(frame)) ?? null)
}

function refuse(compiler: Compiling, node: SyntaxNode): UnaryTest {
  compiler.wrong(node, 'is not a whole "in"')
  return () => null
}
