/**
 * The JSON Schema (draft 2020-12) of what is delivered of a service: the answers that count, as they are stored. Whoever
 * receives them can check them with any validator. Unknown keys are refused; what a condition may leave out is optional.
 */
import type { Json } from '../platform/digest.ts'
import type { Definition } from './definition.ts'
import { MOST_POINTS } from './geometry/shape.ts'
import { type AskedQuestion, type Option, type Question, rhythms, streetSides, weekdays } from './question.ts'
import { optionsOf } from './scope.ts'

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: Json }

const text: JsonSchema = { type: 'string' }
const number: JsonSchema = { type: 'number' }
const day: JsonSchema = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` }
// "24:00" ends a day.
const time: JsonSchema = { type: 'string', pattern: String.raw`^(([01]\d|2[0-3]):[0-5]\d|24:00)$` }
const month: JsonSchema = { type: 'integer', minimum: 1, maximum: 12 }
const position: JsonSchema = { type: 'array', items: number, minItems: 2, maxItems: 2 }
const path: JsonSchema = { type: 'array', items: position, minItems: 2, maxItems: MOST_POINTS + 1 }

/** An object of these keys and no others. */
const object = (required: Readonly<Record<string, JsonSchema>>, optional: Readonly<Record<string, JsonSchema>> = {}): JsonSchema => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
})
const codes = (options: readonly Option[]): JsonSchema => ({ type: 'string', enum: options.map(({ code }) => code) })
const shape = (type: string, coordinates: JsonSchema): JsonSchema => object({ type: { const: type }, coordinates })

/** What several questions of a service share. */
const definitions = {
  address: object({ street: text, houseNumber: text, postalCode: text, place: text }, { addition: text }),
  file: object({
    id: text,
    name: text,
    mediaType: text,
    size: { type: 'integer', minimum: 0 },
    digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  }),
  location: object(
    { street: text, postalCode: text, place: text },
    {
      houseNumber: text,
      side: { type: 'string', enum: [...streetSides] },
      length: number,
      width: number,
      area: number,
      isDrawn: { type: 'boolean' },
      hasMap: { const: true },
      shapes: { type: 'array', items: { $ref: '#/$defs/shape' } },
    },
  ),
  // GeoJSON geometries (RFC 7946) in WGS84, longitude before latitude.
  shape: { anyOf: [shape('Point', position), shape('LineString', path), shape('Polygon', { type: 'array', items: path, minItems: 1 })] },
} satisfies Record<string, JsonSchema>

const shared = (name: keyof typeof definitions): JsonSchema => ({ $ref: `#/$defs/${name}` })

/**
 * The schema of the answers of a service: of the master, or of what a town has made of it. `id`: the address at which it
 * can be read.
 */
export function payloadSchema(definition: Definition, id?: string): JsonSchema {
  const questions = definition.pages.flatMap((page) => page.ask.map((question) => ({ question, mayBeAbsent: page.when !== undefined })))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(id === undefined ? {} : { $id: id }),
    title: definition.title,
    ...answersOf(definition, questions),
    $defs: definitions,
  }
}

type Placed = { readonly question: Question; readonly mayBeAbsent: boolean }

function answersOf(definition: Definition, questions: readonly Placed[]): JsonSchema {
  const required: Record<string, JsonSchema> = {}
  const optional: Record<string, JsonSchema> = {}
  for (const { question, mayBeAbsent } of questions) {
    const { id } = question
    if (question.type === 'information') continue
    // What is reckoned is known only with what it needs.
    if (question.type === 'computed') optional[id] = { title: question.label, type: ['string', 'number', 'boolean'] }
    else {
      const holder = mayBeAbsent || question.when !== undefined || question.optional ? optional : required
      holder[id] = { title: question.label, ...answerOf(definition, question) }
    }
  }
  return object(required, optional)
}

function answerOf(definition: Definition, question: AskedQuestion): JsonSchema {
  switch (question.type) {
    case 'text':
    case 'longText':
      return { ...text, maxLength: question.max }
    case 'email':
    case 'phone':
    case 'iban':
    case 'vehiclePlate':
      return text
    case 'number':
      return { type: question.decimals === 0 ? 'integer' : 'number', ...limits(question) }
    case 'money':
      return { type: 'integer', ...limits(question), description: 'Cent' }
    case 'date':
      return day
    case 'time':
      return time
    case 'yesNo':
      return { type: 'boolean' }
    // A declaration that may be left out may also be denied.
    case 'declaration':
      return question.optional ? { type: 'boolean' } : { const: true }
    case 'choice':
    case 'country':
    case 'nationality':
      return codes(optionsOf(definition, question, 'de'))
    case 'choices':
      return { type: 'array', items: codes(optionsOf(definition, question, 'de')), uniqueItems: true }
    case 'address':
    case 'location':
      return shared(question.type)
    case 'person':
      return object({ firstName: text, lastName: text, ...(question.birthDate ? { birthDate: day } : {}) })
    case 'organisation':
      return object({ name: text }, { legalForm: text, contactPerson: text })
    case 'period':
      return object({ from: day, to: day, ...(question.times ? { fromTime: time, toTime: time } : {}) })
    case 'repetition':
      return object(
        { every: { type: 'string', enum: [...rhythms] }, weekdays: { type: 'array', items: { type: 'string', enum: [...weekdays] } } },
        { fromMonth: month, toMonth: month },
      )
    case 'signature':
      return object({ name: text, declared: { const: true } })
    case 'file':
      return { type: 'array', items: shared('file'), minItems: question.min, maxItems: question.max }
    case 'group':
    case 'table': {
      const row = question.ask.map((inner): Placed => ({ question: inner, mayBeAbsent: false }))
      return { type: 'array', items: answersOf(definition, row), minItems: question.min, maxItems: question.max }
    }
  }
}

const limits = ({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }): JsonSchema => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
})
