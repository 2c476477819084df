/** Calls of functions, checked once against the table of functions. */
import type { SyntaxNode } from '@lezer/common'
import { didYouMean } from '../../platform/closest.ts'
import { isDay } from '../days.ts'
import type { Run, Value } from './frame.ts'
import { type FeelFunction, functions } from './functions.ts'
import { childrenOf, type Compiling, type Part } from './syntax.ts'
import { date, fits, inWords, listOf, text } from './types.ts'

/** `today()` and `placesOf(postalCode)` know what was handed in: the clock's day, the region's places. The rest is in the table. */
export function compileCall(compiler: Compiling, node: SyntaxNode): Part {
  const nameNode = node.firstChild
  const name = nameNode ? compiler.textOf(nameNode).replaceAll(/\s+/g, ' ') : ''
  const parameters = node.getChild('PositionalParameters')
  if (!nameNode || !parameters) return compiler.wrong(node, 'names its arguments; they go by their place')
  const given = childrenOf(parameters)
  if (name === 'today')
    return given.length === 0 ? { type: date, run: (frame) => frame.today } : compiler.wrong(node, '"today()" takes nothing')
  if (name === 'placesOf') return compilePlaces(compiler, node, given)
  const called = functions.get(name)
  if (!called)
    return compiler.wrong(nameNode, `calls an unknown function "${name}"${didYouMean(name, [...functions.keys(), 'today', 'placesOf'])}`)
  return compileArguments(compiler, node, name, called, given)
}

/** `placesOf("45768")` is `["Marl"]`: the region's municipalities of that postal code. Empty outside of the region. */
function compilePlaces(compiler: Compiling, node: SyntaxNode, [argument, ...more]: readonly SyntaxNode[]): Part {
  if (!argument || more.length > 0) return compiler.wrong(node, '"placesOf" takes one value, a postal code')
  const postalCode = compiler.compile(argument)
  if (!fits(postalCode.type, ['string'])) return compiler.wrong(argument, `"placesOf" cannot take ${inWords(postalCode.type)}`)
  return {
    type: listOf(text),
    run: (frame) => {
      const code = postalCode.run(frame)
      return typeof code === 'string' ? (frame.placesOf?.(code) ?? []) : null
    },
  }
}

/** `date("2026-01-01")`, `date(2026, 1, 1)` and `@"2026-01-01"`. */
export function compileDateLiteral(compiler: Compiling, node: SyntaxNode): Part {
  const literal = node.getChild('AtLiteral')?.getChild('StringLiteral')
  const parameters = node.getChild('PositionalParameters')
  const constructor = node.getChild('DateTimeConstructor')
  if (!literal && (!parameters || !constructor || compiler.textOf(constructor) !== 'date'))
    return compiler.wrong(node, 'is not a date; times and durations are not possible')
  const given = parameters ? childrenOf(parameters) : []
  const fixed = literal ?? (given.length === 1 && given[0]?.name === 'StringLiteral' ? given[0] : null)
  if (fixed) {
    const day = compiler.compile(fixed).constant
    return isDay(day)
      ? { type: date, run: () => day, constant: day }
      : compiler.wrong(node, `${compiler.textOf(fixed)} is not a day of the calendar`)
  }
  const constructing = functions.get('date')
  return constructing ? compileArguments(compiler, node, 'date', constructing, given) : compiler.wrong(node, 'is not a date')
}

function compileArguments(compiler: Compiling, node: SyntaxNode, name: string, called: FeelFunction, given: readonly SyntaxNode[]): Part {
  const { parameters } = called
  const fewest = parameters.length - (called.optional ?? 0)
  if (given.length < fewest || (!called.repeats && given.length > parameters.length)) {
    return compiler.wrong(
      node,
      `"${name}" takes ${fewest}${called.repeats ? ' or more' : parameters.length > fewest ? ` to ${parameters.length}` : ''} values, not ${given.length}`,
    )
  }
  const parts = given.map((argument, index) => {
    const part = compiler.compile(argument)
    const wanted = parameters[Math.min(index, parameters.length - 1)] ?? ['any']
    return fits(part.type, wanted) ? part : compiler.wrong(argument, `"${name}" cannot take ${inWords(part.type)}`)
  })
  return { type: called.type(parts.map((part) => part.type)), run: runOf(called, parts) }
}

function runOf(called: FeelFunction, parts: readonly Part[]): Run {
  const { apply } = called
  const [first, second] = parts
  if (called.takesNull) return (frame) => apply(...parts.map((part) => part.run(frame)))
  if (parts.length === 1 && first) {
    return (frame) => {
      const value = first.run(frame)
      return value === null ? null : apply(value)
    }
  }
  if (parts.length === 2 && first && second) {
    return (frame) => {
      const a = first.run(frame)
      const b = second.run(frame)
      return a === null || b === null ? null : apply(a, b)
    }
  }
  return (frame) => {
    const values: Value[] = parts.map((part) => part.run(frame))
    return values.includes(null) ? null : apply(...values)
  }
}
