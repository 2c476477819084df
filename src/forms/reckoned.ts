/** What is reckoned and has a name, values and computed questions, in an order in which each comes after what it needs. */
import type { Definition } from './definition.ts'
import { namesIn } from './feel/names.ts'

/** `path` leads to its expression in the definition. */
export type Reckoned = {
  readonly id: string
  readonly is: string
  readonly path: readonly (string | number)[]
  readonly isComputed: boolean
}

/**
 * `order`: everything that can be reckoned. `circles`: what needs itself, each with the names along the way. A value may
 * need values before it and computed questions; a computed question may need any value, and others like it.
 */
export function inOrder(definition: Definition): {
  readonly order: readonly Reckoned[]
  readonly circles: readonly { readonly of: Reckoned; readonly way: readonly string[] }[]
} {
  const values = definition.values.map(({ id, is }, index): Reckoned => ({ id, is, path: ['values', index, 'is'], isComputed: false }))
  const computed = definition.pages.flatMap(({ ask }, page) =>
    ask.flatMap((question, index): Reckoned[] =>
      question.type === 'computed'
        ? [{ id: question.id, is: question.is, path: ['pages', page, 'ask', index, 'is'], isComputed: true }]
        : [],
    ),
  )
  const all = [...values, ...computed]
  const places = new Map(all.map((one, place) => [one.id, place]))
  const needs = all.map(({ is, isComputed }, place) =>
    [...namesIn(is)].flatMap((name) => {
      const needed = places.get(name)
      // A later value is unknown to a value, which its own message says.
      return needed === undefined || (!isComputed && needed >= place && needed < values.length) ? [] : [needed]
    }),
  )
  const order: Reckoned[] = []
  const circles: { of: Reckoned; way: string[] }[] = []
  const finished = new Set<number>()
  const visit = (place: number, way: readonly number[]): void => {
    const one = all[place]
    if (!one || finished.has(place)) return
    if (way.includes(place)) {
      const names = [...way.slice(way.indexOf(place)), place].map((step) => all[step]?.id ?? '')
      circles.push({ of: one, way: names })
      return
    }
    for (const needed of needs[place] ?? []) visit(needed, [...way, place])
    finished.add(place)
    if (!circles.some(({ of }) => of === one)) order.push(one)
  }
  all.forEach((_, place) => visit(place, []))
  return { order, circles }
}
