/** What an expression of a service depends on in the end: what was answered, the town's statute, the town, the day. */
import type { Definition } from './definition.ts'
import { calls, pathsIn } from './feel/names.ts'
import { withRows } from './question.ts'
import { inOrder } from './reckoned.ts'

export type Reads = {
  /** Ids of questions, those of rows as well. Computed ones are followed to what they are reckoned from. */
  readonly answers: ReadonlySet<string>
  /** Values of the statute by their dotted names: `steuer.jeHundBei`. */
  readonly statute: ReadonlySet<string>
  readonly authority: boolean
  /** Whether it asks which day it is. */
  readonly today: boolean
}

/**
 * What an expression (FEEL) reads, through all named values and computed questions that it uses. A part of the statute
 * that holds others (`bylaw.steuer`) counts as all of them, as far as the service says what it reads.
 */
export function reads(definition: Definition, source: string): Reads {
  const { reckoned, asked, pathsOf } = namesOf(definition)
  const found = { answers: new Set<string>(), statute: new Set<string>(), authority: false, today: false }
  const followed = new Set<string>()
  const follow = (expression: string): void => {
    const { paths, today } = pathsOf(expression)
    found.today ||= today
    for (const path of paths) {
      const [name = '', ...parts] = path.split('.')
      const is = reckoned.get(name)
      if (name === 'bylaw') for (const value of valuesAt(definition, parts.join('.'))) found.statute.add(value)
      else if (name === 'authority') found.authority = true
      else if (is === undefined && asked.has(name)) found.answers.add(name)
      else if (is !== undefined && !followed.has(name)) {
        followed.add(name)
        follow(is)
      }
    }
  }
  follow(source)
  return found
}

type Names = {
  readonly reckoned: ReadonlyMap<string, string>
  readonly asked: ReadonlySet<string>
  readonly pathsOf: (expression: string) => { readonly paths: ReadonlySet<string>; readonly today: boolean }
}

// Many expressions of one definition are looked into, one after another, and use the same values.
const names = new WeakMap<Definition, Names>()

/** What the names in a definition mean: those that are reckoned, by their expressions, and the questions. Found out once. */
function namesOf(definition: Definition): Names {
  const before = names.get(definition)
  if (before) return before
  const read = new Map<string, ReturnType<Names['pathsOf']>>()
  const known: Names = {
    reckoned: new Map(inOrder(definition).order.map(({ id, is }) => [id, is])),
    asked: new Set(definition.pages.flatMap(({ ask }) => ask.flatMap(withRows)).map(({ id }) => id)),
    pathsOf: (expression) => {
      const found = read.get(expression) ?? { paths: pathsIn(expression), today: calls(expression, 'today') }
      read.set(expression, found)
      return found
    },
  }
  names.set(definition, known)
  return known
}

/** The values of the statute at a path: itself, or all below it. One that the service does not name stays as it is written. */
function valuesAt({ bylawValues }: Definition, path: string): readonly string[] {
  if (Object.hasOwn(bylawValues, path)) return [path]
  const below = Object.keys(bylawValues).filter((name) => path === '' || name.startsWith(`${path}.`))
  return below.length > 0 || path === '' ? below : [path]
}

/** Whether a value of the statute is among those that something reads: by its name, or with all others of a part. */
export const isRead = (value: string, statute: ReadonlySet<string>): boolean =>
  statute.has(value) || [...statute].some((name) => value.startsWith(`${name}.`))
