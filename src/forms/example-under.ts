/** An example of a service in a town that changes it: what it does not ask is not answered, what it asks more is. */
import type { Example } from './example.ts'
import type { Overlay } from './overlay.ts'

/** The example with the answers that the town's own questions name, and without those to what the town leaves out. */
export function exampleUnder(example: Example, { omit, ask }: Overlay): Example {
  const left = new Set(omit.map(({ question }) => question))
  const asked = Object.entries(example.answers).filter(([id]) => !left.has(id))
  const own = ask.flatMap(({ question, answer }) =>
    answer === undefined || example.without.includes(question.id) ? [] : [[question.id, answer] as const],
  )
  return { ...example, answers: { ...Object.fromEntries(own), ...Object.fromEntries(asked) } }
}
