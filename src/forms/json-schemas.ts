/**
 * The shapes of service files as JSON Schema (draft 2020-12), made from the same zod schemas that read them. Editors offer
 * keys and values by it, say what each is for, and mark what cannot be; what it cannot say, `service check` does.
 */
import { z } from 'zod'
import { blockFile, blockUse } from './block.ts'
import { definition } from './definition.ts'
import { exampleFile } from './example.ts'
import { helpFor } from './key-help.ts'
import { listFile, textFile } from './service.ts'

/** The kinds of files, by the names of their schemas. */
export const schemaNames = ['service', 'texts', 'examples', 'list', 'block'] as const
export type SchemaName = (typeof schemaNames)[number]

type Node = { [key: string]: unknown }

/** Which thing the entries below a key are; anything else is a part of what is around it. */
const thingsBelow: Readonly<Record<string, string>> = {
  pages: 'page',
  ask: 'question',
  checks: 'rule',
  assessment: 'line',
  values: 'value',
  desk: 'desk',
  provisos: 'proviso',
  examples: 'example',
}

const titles: Readonly<Record<SchemaName, string>> = {
  service: 'Ein Onlinedienst (service.yaml)',
  texts: 'Texte eines Onlinedienstes in einer anderen Sprache (texts/en.yaml)',
  examples: 'Beispiele eines Onlinedienstes (examples/….yaml)',
  list: 'Eine Liste, aus der gewählt wird (lists/….yaml)',
  block: 'Ein Baustein, den viele Dienste verwenden (_blocks/….yaml)',
}

/** The schema of a kind of file. */
export function jsonSchemaOf(name: SchemaName): Node {
  switch (name) {
    case 'service':
      return finished(name, withBlocks(asJsonSchema(definition.omit({ lists: true, blocks: true }))), 'service')
    case 'texts':
      return finished(name, asJsonSchema(textFile), 'texts')
    case 'examples':
      return finished(name, asJsonSchema(exampleFile), 'file')
    case 'list':
      return finished(name, asJsonSchema(listFile), 'list')
    case 'block':
      return finished(name, asJsonSchema(blockFile), 'block')
  }
}

const asJsonSchema = (schema: z.ZodType): Node => z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as Node

/** Among the questions of a page a block may stand: the loader puts its questions there before the schema reads them. */
function withBlocks(schema: Node): Node {
  const pages = (schema['properties'] as Record<string, { items: { properties: { ask: { items: Node } } } }>)['pages']!
  const { ask } = pages.items.properties
  const { $schema: _, ...use } = asJsonSchema(blockUse)
  ask.items = { anyOf: [ask.items, use] }
  return schema
}

function finished(name: SchemaName, { $schema, ...schema }: Node, thing: string): Node {
  const $defs: Record<string, Node> = { ...(schema['$defs'] as Record<string, Node> | undefined) }
  const shared = withKindsOnce(told(schema, thing), $defs) as Node
  return { $schema, title: titles[name], ...shared, ...(Object.keys($defs).length > 0 ? { $defs } : {}) }
}

/** Kinds of questions stand once, and are named where they may be: groups would else repeat them all. */
function withKindsOnce(node: unknown, $defs: Record<string, Node>): unknown {
  if (Array.isArray(node)) return node.map((each) => withKindsOnce(each, $defs))
  if (typeof node !== 'object' || node === null) return node
  const inside: Node = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withKindsOnce(value, $defs)]))
  const kind = (inside['properties'] as { type?: { const?: string } } | undefined)?.type?.const
  if (kind === undefined) return inside
  const same = JSON.stringify(inside)
  // A group of a page may hold groups, one of a row may not: two of one name.
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? kind : `${kind}${count}`
    const known = $defs[name]
    if (known !== undefined && JSON.stringify(known) !== same) continue
    $defs[name] = inside
    return { $ref: `#/$defs/${name}` }
  }
}

/** With a sentence at each key. */
function told(node: unknown, thing: string): unknown {
  if (Array.isArray(node)) return node.map((each) => told(each, thing))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'properties' ? toldKeys(value as Node, thing) : told(value, thing)]),
  )
}

function toldKeys(properties: Node, around: string): Node {
  const thing = Object.hasOwn(properties, 'block') ? 'use' : around
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const description = helpFor(thing, key)
      const inside = told(value, thing === 'example' ? thing : (thingsBelow[key] ?? thing)) as Node
      return [key, description === undefined ? inside : { description, ...inside }]
    }),
  )
}
