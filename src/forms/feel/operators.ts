/** Logic, arithmetic, and `if … then … else …`. */
import type { SyntaxNode } from '@lezer/common'
import type { Value } from './frame.ts'
import { arithmeticType } from './functions.ts'
import { childrenOf, type Compiling, type Part } from './syntax.ts'
import { boolean, either, fits, inWords, text } from './types.ts'

/** Three-valued: one `false` decides an `and`, one `true` an `or`, whatever is unknown beside it (DMN 1.5, 10.3.2.15). */
export function compileLogic(compiler: Compiling, node: SyntaxNode, deciding: boolean): Part {
  const [leftNode, rightNode] = childrenOf(node)
  if (!leftNode || !rightNode) return compiler.wrong(node, 'is not a whole condition')
  const left = compiler.condition(leftNode).run
  const right = compiler.condition(rightNode).run
  return {
    type: boolean,
    run: (frame) => {
      const first = left(frame)
      if (first === deciding) return deciding
      const second = right(frame)
      if (second === deciding) return deciding
      return first === !deciding && second === !deciding ? !deciding : null
    },
  }
}

/** Reckons with numbers and amounts, and joins texts with `+`. Whatever has no finite result is null. */
export function compileArithmetic(compiler: Compiling, node: SyntaxNode): Part {
  const operator = compiler.textOf(node.getChild('ArithOp') ?? node)
  const operands = childrenOf(node).filter((child) => child.name !== 'ArithOp')
  const parts = operands.map((operand) => compiler.compile(operand))
  const [left, right] = parts
  if (!left) return compiler.wrong(node, 'lacks a number to reckon with')
  if (!right) {
    if (!fits(left.type, ['integer', 'number', 'money', 'amount'])) return compiler.wrong(node, `turns the sign of ${inWords(left.type)}`)
    return {
      type: left.type,
      run: (frame) => negative(left.run(frame)),
      ...(typeof left.constant === 'number' ? { constant: -left.constant } : {}),
    }
  }
  if (operator === '+' && left.type.kind === 'string' && right.type.kind === 'string') {
    return { type: text, run: (frame) => joined(left.run(frame), right.run(frame)) }
  }
  const type = arithmeticType(operator, left.type, right.type)
  if (!type) return compiler.wrong(node, `"${operator}" cannot reckon with ${inWords(left.type)} and ${inWords(right.type)}`)
  const apply = operations[operator]
  if (!apply) return compiler.wrong(node, `"${operator}" is not possible in these expressions`)
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

/** Only a condition that is true takes the first way. */
export function compileIf(compiler: Compiling, node: SyntaxNode): Part {
  const [conditionNode, thenNode, elseNode] = childrenOf(node)
  if (!conditionNode || !thenNode || !elseNode) return compiler.wrong(node, 'is not a whole "if … then … else …"')
  const condition = compiler.condition(conditionNode).run
  const yes = compiler.compile(thenNode)
  const no = compiler.compile(elseNode)
  return { type: either(yes.type, no.type), run: (frame) => (condition(frame) === true ? yes.run(frame) : no.run(frame)) }
}

const operations: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '**': (a, b) => a ** b,
}

const negative = (value: Value): Value => (typeof value === 'number' ? -value : null)
const joined = (a: Value, b: Value): Value => (typeof a === 'string' && typeof b === 'string' ? a + b : null)
