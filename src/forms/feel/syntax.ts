/** What the parts of the compiler share: the tree's meaningful children, and what a compiled part is. */
import type { SyntaxNode } from '@lezer/common'
import type { Run, Value } from './frame.ts'
import type { FeelType } from './types.ts'

/** What is wrong in an expression, and where: offsets into its text. */
export type ExpressionProblem = { readonly from: number; readonly to: number; readonly message: string }

/** A compiled part: its type, how to run it, and its value where that is fixed. */
export type Part = { readonly type: FeelType; readonly run: Run; readonly constant?: Value }

/** A variable of `some`, `every` or `for`. */
export type Local = { readonly name: string; readonly type: FeelType }

/** The compiler as its helpers see it. */
export type Compiling = {
  readonly textOf: (node: SyntaxNode) => string
  readonly compile: (node: SyntaxNode) => Part
  /** Notes a problem and gives a part that satisfies every check, so that one mistake is told once. */
  readonly wrong: (node: SyntaxNode, message: string) => Part
  /** Compiles what must be true or false. */
  readonly condition: (node: SyntaxNode) => Part
  /** How many variables of `some`, `every` and `for` are known here. */
  readonly localCount: number
  /** Compiles the body of a loop, in which its variable is known. */
  readonly withLocal: (local: Local, compileBody: () => Part) => Part
}

/** The children that carry meaning: brackets, keywords and comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const isToken = !/^[A-Z]/.test(child.name) && child.name !== 'null'
    if (!isToken && !child.name.endsWith('Comment')) children.push(child)
  }
  return children
}
