import { parser } from '@bpmn-io/lezer-feel'
import type { Tree } from '@lezer/common'

// The same expressions are looked at again and again: in each language, with each town's changes, for the names in them.
const trees = new Map<string, Tree>()

/** More are not remembered: whoever writes a service changes its expressions all day. */
const MOST_TREES = 2000

/** The syntax tree of an expression, broken or not. It never changes, so that it is parsed once. */
export function treeOf(source: string): Tree {
  const known = trees.get(source)
  if (known) return known
  if (trees.size >= MOST_TREES) trees.clear()
  const tree = parser.parse(source)
  trees.set(source, tree)
  return tree
}
