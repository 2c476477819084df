/** Whether what the examples of a service would deliver is what its JSON Schema promises. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Definition } from './definition.ts'
import type { Delivered } from './coverage.ts'
import { payloadSchema } from './payload-schema.ts'

/** What of an example's answers does not fit the schema: `/anschrift must have required property 'place'`. */
export type PayloadProblem = { readonly example: string; readonly message: string }

/**
 * Validates what finished examples deliver. `checked`: how many there were; none is no proof. `message` is that of the
 * validator, in English, beginning with the place in the answers (RFC 6901).
 */
export function validatePayloads(
  definition: Definition,
  delivered: readonly Delivered[],
): { readonly checked: number; readonly problems: readonly PayloadProblem[] } {
  // We wrote the schema: it need not be validated itself, and it runs too seldom to be made fast first.
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, validateSchema: false, code: { optimize: false } })
  const validate = ajv.compile(payloadSchema(definition))
  const problems = delivered.flatMap(({ example, counted }): PayloadProblem[] => {
    if (validate(counted)) return []
    return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
      example: `${example.name} (${example.authority})`,
      message: `${instancePath} ${message ?? ''}${'additionalProperty' in params ? `: ${String(params.additionalProperty)}` : ''}`.trim(),
    }))
  })
  return { checked: delivered.length, problems }
}
