/** An example of a service in a town that changes it: what it does not ask is not answered, what it asks more is. */
import { didYouMean } from '../platform/closest.ts'
import type { Example } from './example.ts'
import type { Overlay } from './overlay.ts'

/** The example with the answers that the town's own questions name, and without those to what the town leaves out. */
export function exampleUnder(example: Example, { omit, ask }: Overlay): Example {
  const left = new Set(omit.map(({ question }) => question))
  const asked = Object.entries(example.answers).filter(([id]) => !left.has(id))
  const own = ask.flatMap(({ question, answer, answerIn = {} }) => {
    const given = Object.hasOwn(answerIn, example.name) ? answerIn[example.name] : answer
    return given === undefined || example.without.includes(question.id) ? [] : [[question.id, given] as const]
  })
  return { ...example, answers: { ...Object.fromEntries(own), ...Object.fromEntries(asked) } }
}

/** Examples that an overlay answers and that are none of the town's, a sentence each. */
export function unknownExamples({ ask }: Overlay, examples: readonly Example[]): readonly string[] {
  const names = new Set(examples.map(({ name }) => name))
  return ask.flatMap(({ question, answerIn = {} }) =>
    Object.keys(answerIn)
      .filter((name) => !names.has(name))
      .map((name) => `"${question.id}" is answered in "${name}", which is no example here${didYouMean(name, names)}`),
  )
}
