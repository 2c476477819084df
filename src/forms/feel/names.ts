/** The names that an expression reads, as its syntax tree has them: for finding what it needs, and for renaming. */
import type { SyntaxNode } from '@lezer/common'
import { treeOf } from './tree.ts'

/** A name, where it stands, and the parts that are asked of it: of `bylaw.steuer.jeHundBei[1]` they are `steuer.jeHundBei`. */
type Use = { readonly name: string; readonly from: number; readonly to: number; readonly parts: readonly string[] }

/**
 * What is looked up in the scope of the expression: no parts of paths (`person.firstName`), no called functions, and no
 * variables of `some`, `every` and `for` within their loops.
 */
function usesIn(source: string): Use[] {
  const uses: Use[] = []
  const visit = (node: SyntaxNode, locals: readonly string[]): void => {
    if (node.name === 'VariableName') {
      const name = source.slice(node.from, node.to)
      const isCalled = node.parent?.name === 'FunctionInvocation' && node.from === node.parent.from
      if (!isCalled && !locals.includes(name)) uses.push({ name, from: node.from, to: node.to, parts: partsAsked(node, source) })
    }
    const variables = node
      .getChild('InExpressions')
      ?.getChildren('InExpression')
      .flatMap((entry) => entry.getChild('Name') ?? [])
      .map(({ from, to }) => source.slice(from, to))
    for (let child = node.firstChild; child; child = child.nextSibling)
      visit(child, variables && child.name !== 'InExpressions' ? [...locals, ...variables] : locals)
  }
  visit(treeOf(source).topNode, [])
  return uses
}

/** The steps of the path that begins at a node. */
function partsAsked(node: SyntaxNode, source: string): string[] {
  const { parent } = node
  if (parent?.name !== 'PathExpression' || parent.from !== node.from || !parent.lastChild) return []
  return [source.slice(parent.lastChild.from, parent.lastChild.to), ...partsAsked(parent, source)]
}

/** What an expression reads with the parts that it asks for, dotted: `person.firstName`, `bylaw.steuer.jeHundBei`. */
export const pathsIn = (source: string): ReadonlySet<string> => new Set(usesIn(source).map(({ name, parts }) => [name, ...parts].join('.')))

/** Whether an expression calls a function: `today`. */
export function calls(source: string, name: string): boolean {
  let isCalled = false
  treeOf(source).iterate({
    enter: ({ node }) => {
      if (node.name === 'FunctionInvocation' && source.slice(node.from, node.firstChild?.to) === name) isCalled = true
    },
  })
  return isCalled
}

/** The names that an expression reads. Of a broken one, those that can be made out. */
export const namesIn = (source: string): ReadonlySet<string> => new Set(usesIn(source).map(({ name }) => name))

/** The expression with other names for what it reads; `rename` gives back a name that stays. */
export const renamed = (source: string, rename: (name: string) => string): string =>
  usesIn(source).reduceRight((text, { name, from, to }) => text.slice(0, from) + rename(name) + text.slice(to), source)

/** The texts of the lists that an expression can yield: `if … then ["a", "b"] else ["a"]`. What is reckoned is left out. */
export function listedTexts(source: string): readonly string[] {
  const textsOf = (node: SyntaxNode | null): string[] => {
    if (node?.name === 'List') return node.getChildren('StringLiteral').map(({ from, to }) => source.slice(from + 1, to - 1))
    if (node?.name === 'IfExpression') return [...textsOf(node.getChild('then')?.nextSibling ?? null), ...textsOf(node.lastChild)]
    return node?.name === 'Expression' || node?.name === 'ParenthesizedExpression' ? branchesOf(node).flatMap(textsOf) : []
  }
  return textsOf(treeOf(source).topNode)
}

function branchesOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
