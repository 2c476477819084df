/** Calls of functions, checked once against the table of functions. */
import type { SyntaxNode } from '@lezer/common'
import { didYouMean } from '../../platform/closest.ts'
import { isDay } from '../days.ts'
import type { Run, Value } from './frame.ts'
import { type FeelFunction, functions as plainFunctions, type Parameter } from './functions.ts'
import { periodFunctions } from './period-functions.ts'
import { childrenOf, type Compiling, type Part } from './syntax.ts'
import { isTime } from '../times.ts'
import { date, type FeelType, fits, inWords, listOf, text, time } from './types.ts'

const functions: ReadonlyMap<string, FeelFunction> = new Map([...plainFunctions, ...periodFunctions])

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

/** `date("2026-01-01")`, `date(2026, 1, 1)`, `time("14:30")`, `@"2026-01-01"` and `@"14:30"`. */
export function compileDateLiteral(compiler: Compiling, node: SyntaxNode): Part {
  const literal = node.getChild('AtLiteral')?.getChild('StringLiteral')
  const parameters = node.getChild('PositionalParameters')
  const constructor = node.getChild('DateTimeConstructor')
  const name = constructor && compiler.textOf(constructor)
  if (!literal && (!parameters || (name !== 'date' && name !== 'time')))
    return compiler.wrong(node, 'is neither a date nor a time of day; durations are not possible')
  const given = parameters ? childrenOf(parameters) : []
  const fixed = literal ?? (given.length === 1 && given[0]?.name === 'StringLiteral' ? given[0] : null)
  if (fixed) {
    const constant = compiler.compile(fixed).constant
    if (name !== 'time' && isDay(constant)) return { type: date, run: () => constant, constant }
    if (name !== 'date' && isTime(constant)) return { type: time, run: () => constant, constant }
    return compiler.wrong(node, `${compiler.textOf(fixed)} is not a ${name === 'time' ? 'time of day (HH:MM)' : 'day of the calendar'}`)
  }
  const constructing = functions.get(name ?? '')
  return constructing ? compileArguments(compiler, node, name ?? '', constructing, given) : compiler.wrong(node, 'is not a date')
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
    if (!fits(part.type, kindsOf(wanted))) return compiler.wrong(argument, `"${name}" cannot take ${inWords(part.type)}`)
    const missing = missingPart(wanted, part.type)
    return missing === undefined ? part : compiler.wrong(argument, `"${name}" takes a thing with the part "${missing}"`)
  })
  return { type: called.type(parts.map((part) => part.type)), run: runOf(called, parts) }
}

const kindsOf = (wanted: Parameter) => ('kinds' in wanted ? wanted.kinds : wanted)

/** A part that an argument must have and lacks: a person is no period. */
const missingPart = (wanted: Parameter, given: FeelType): string | undefined =>
  'parts' in wanted && given.kind === 'context' ? wanted.parts.find((part) => !given.entries.has(part)) : undefined

function runOf(called: FeelFunction, parts: readonly Part[]): Run {
  if ('applyIn' in called) {
    return (frame) => {
      const values: Value[] = parts.map((part) => part.run(frame))
      return values.includes(null) && !called.takesNull ? null : called.applyIn(frame, ...values)
    }
  }
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
