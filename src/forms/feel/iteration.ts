/** `some … satisfies`, `every … satisfies` and `for … return`, over the entries of one list. */
import type { SyntaxNode } from '@lezer/common'
import { mapList, type Run } from './frame.ts'
import type { Compiling, Part } from './syntax.ts'
import { any, boolean, fits, inWords, listOf } from './types.ts'

/** Loops are bounded by what was answered: there are no ranges, and no more than two lists within each other. */
export function compileIteration(compiler: Compiling, node: SyntaxNode): Part {
  const entries = node.getChild('InExpressions')?.getChildren('InExpression') ?? []
  const [entry] = entries
  const nameNode = entry?.getChild('Name')
  const listNode = entry?.getChild('IterationContext')?.firstChild
  const bodyNode = node.lastChild
  if (!nameNode || !listNode || !bodyNode || bodyNode.name === 'InExpressions') return compiler.wrong(node, 'is not whole')
  if (entries.length > 1) return compiler.wrong(node, 'goes through more than one list; one is possible')
  if (listNode.nextSibling) return compiler.wrong(listNode, 'goes through a range; only lists are possible')
  const list = compiler.compile(listNode)
  if (!fits(list.type, ['list'])) return compiler.wrong(listNode, `goes through ${inWords(list.type)}, which is not a list`)
  const place = compiler.localCount
  if (place > 1) return compiler.wrong(node, 'goes through lists within lists within lists')
  const local = { name: compiler.textOf(nameNode), type: list.type.kind === 'list' ? list.type.of : any }
  const kind = node.firstChild?.name
  const body = compiler.withLocal(local, () => (kind === 'for' ? compiler.compile(bodyNode) : compiler.condition(bodyNode)))
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
