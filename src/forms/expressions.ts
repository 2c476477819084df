/**
 * Expressions of the form language: FEEL of the DMN standard (1.5, chapter 10.3). Parsed once, names and types checked
 * once, compiled to closures; nothing of the text is left when it runs. An expression cannot loop but over the rows of
 * an answer, cannot recurse, and cannot reach anything that was not handed in.
 */
import type { Tree } from '@lezer/common'
import { Compiler, type NamedValue, type ScopeTypes } from './feel/compiler.ts'
import type { Frame } from './feel/frame.ts'
import type { ExpressionProblem } from './feel/syntax.ts'
import { treeOf } from './feel/tree.ts'

export type { ScopeTypes } from './feel/compiler.ts'
export type { ExpressionProblem } from './feel/syntax.ts'
export type { Frame, Value } from './feel/frame.ts'

/** An expression ready to run. `names` are the answers that it looks at. */
export type Expression = NamedValue & { readonly source: string }

/** Longer than any condition a person can read. */
const LONGEST = 2000

/** Compiles an expression, or says everything that is wrong in it, each with its offsets in `source`. */
export function compile(
  source: string,
  scope: ScopeTypes,
): { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problems: readonly ExpressionProblem[] } {
  if (source.length > LONGEST)
    return { ok: false, problems: [{ from: 0, to: source.length, message: `is longer than ${LONGEST} characters` }] }
  const tree = treeOf(source)
  const broken = firstError(tree, source)
  if (broken) return { ok: false, problems: [broken] }
  const compiler = new Compiler(source, scope)
  const part = compiler.compile(tree.topNode)
  if (compiler.problems.length > 0) return { ok: false, problems: compiler.problems }
  return { ok: true, expression: { run: part.run, type: part.type, names: compiler.names, steps: compiler.steps, source } }
}

/** Whether a condition holds: only on true; an unknown answer lets nothing happen. */
export const holds = (condition: Expression, frame: Frame): boolean => condition.run(frame) === true

function firstError(tree: Tree, source: string): ExpressionProblem | null {
  let found: ExpressionProblem | null = null
  tree.iterate({
    enter(node) {
      if (!node.type.isError || found) return
      const rest = source.slice(node.from).trim()
      const message = source.trim() === '' ? 'is empty' : rest === '' ? 'ends too early' : `cannot be read from "${rest.slice(0, 20)}" on`
      found = { from: node.from, to: Math.max(node.to, node.from + 1), message }
    },
  })
  return found
}
