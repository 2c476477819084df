import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { proveExamples } from './coverage.ts'
import { example } from './example.ts'
import { payloadSchema } from './payload-schema.ts'
import { validatePayloads } from './payload-proof.ts'
import { contextWith, dogs, finished } from './test-service.ts'

const whole = { ...finished, herkunft: 'tierheim', tierheimName: 'Pfote', hunde: [{ weitererName: 'Rex', geburt: '2025-01-01' }] }
const exampleOf = (name: string, answers: object) => example.parse({ name, authority: 'marl', on: '2026-11-23', answers })
const validate = new Ajv2020({ allowUnionTypes: true }).compile(payloadSchema(dogs.definition))

test('what the finished examples deliver is valid; an example that ends at a problem delivers nothing', () => {
  const examples = [exampleOf('ganz', whole), exampleOf('ohne Rufname', { ...whole, rufname: '' })]
  const { delivered } = proveExamples(dogs.compiled, examples, [], () => contextWith())
  expect(validatePayloads(dogs.definition, delivered)).toEqual({ checked: 1, problems: [] })
})

test('a key that the form does not ask, at the top or in a row, is refused', () => {
  expect(validate({ ...whole, fremd: 1 })).toBe(false)
  expect(validate({ ...whole, hunde: [{ weitererName: 'Rex', fremd: 1 }] })).toBe(false)
  expect(validate(whole)).toBe(true)
})

test('what every applicant is asked must be there; what a condition leaves out may be absent', () => {
  const { rufname: _, ...unnamed } = whole
  const { tierheimName: __, ...notFromShelter } = whole
  expect(validate(unnamed)).toBe(false)
  expect(validate({ ...notFromShelter, herkunft: 'zucht' })).toBe(true)
})

test.each([
  ['a code that is no option', { herkunft: 'fundtier' }],
  ['a day in words', { seit: '1. November' }],
  ['a text that is too long', { rufname: 'B'.repeat(61) }],
  ['more rows than the form has', { hunde: Array.from({ length: 3 }, () => ({ weitererName: 'Rex' })) }],
])('%s is refused', (_, changed) => expect(validate({ ...whole, ...changed })).toBe(false))
