/** Paths (`person.firstName`) and entries by their place (`hunde[1]`). */
import type { SyntaxNode } from '@lezer/common'
import { didYouMean } from '../../platform/closest.ts'
import { entryOf, type Run, type Value } from './frame.ts'
import { childrenOf, type Compiling, type Part } from './syntax.ts'
import { any, type FeelType, fits, inWords, listOf } from './types.ts'

/** A part of a context; of a list, that part of every entry, and of lists within it as well. */
export function compilePath(compiler: Compiling, node: SyntaxNode): Part {
  const [holderNode, nameNode] = childrenOf(node)
  if (!holderNode || !nameNode) return compiler.wrong(node, 'is not a whole path')
  const holder = compiler.compile(holderNode)
  const name = compiler.textOf(nameNode)
  const { run } = holder
  const type = typeOfPart(holder.type, name)
  if (type) return { type, run: holder.type.kind === 'list' ? partOfEach(holder, name) : (frame) => entryOf(run(frame), name) }
  const inner = innermost(holder.type)
  if (inner.kind === 'context') return unknownPart(compiler, nameNode, name, inner)
  return compiler.wrong(nameNode, `asks for "${name}" of ${inWords(holder.type)}, which has no parts`)
}

/** The type of a part; of lists, within as many lists. Undefined where there is no such part. */
function typeOfPart(holder: FeelType, name: string): FeelType | undefined {
  if (holder.kind === 'list') {
    const type = typeOfPart(holder.of, name)
    return type && listOf(type)
  }
  return holder.kind === 'context' ? holder.entries.get(name) : fits(holder, []) ? any : undefined
}

const innermost = (type: FeelType): FeelType => (type.kind === 'list' ? innermost(type.of) : type)

/** Of rows that hold no rows within them, the part is an empty list, so that it can be counted and flattened. */
function partOfEach(holder: Part, name: string): Run {
  const { run } = holder
  const row = innermost(holder.type)
  const none = row.kind === 'context' && row.entries.get(name)?.kind === 'list' ? [] : null
  const partOf = (value: Value): Value => (Array.isArray(value) ? value.map(partOf) : (entryOf(value, name) ?? none))
  return (frame) => {
    const value = run(frame)
    return Array.isArray(value) ? partOf(value) : null
  }
}

function unknownPart(compiler: Compiling, node: SyntaxNode, name: string, holder: FeelType): Part {
  const known = holder.kind === 'context' ? [...holder.entries.keys()] : []
  return compiler.wrong(node, `asks for an unknown part "${name}"${didYouMean(name, known) || `; there is ${known.join(', ')}`}`)
}

/** An entry of a list: the first is 1, the last -1; one that is not there is null. */
export function compileIndex(compiler: Compiling, node: SyntaxNode): Part {
  const [listNode, indexNode] = childrenOf(node)
  if (!listNode || !indexNode) return compiler.wrong(node, 'is not a whole index')
  const list = compiler.compile(listNode)
  const index = compiler.compile(indexNode)
  if (!fits(list.type, ['list'])) return compiler.wrong(listNode, `takes an entry of ${inWords(list.type)}, which is not a list`)
  if (!fits(index.type, ['integer', 'number']))
    return compiler.wrong(indexNode, 'is not a number; entries are taken by their place, beginning with 1')
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
