/** Whether what the examples of a service would deliver is what its JSON Schema promises. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { CompiledService } from './compiled.ts'
import type { FormContext } from './context.ts'
import type { Example } from './example.ts'
import { fileBookOf } from './files.ts'
import { journey } from './journey.ts'
import { payloadSchema } from './payload-schema.ts'
import type { Answers } from './question.ts'

/** What of an example's answers does not fit the schema: `/anschrift must have required property 'place'`. */
export type PayloadProblem = { readonly example: string; readonly message: string }

/**
 * Validates the counted answers of every example that is finished. `checked`: how many there were; none is no proof.
 * `message` is that of the validator, in English, beginning with the place in the answers (RFC 6901).
 */
export function validatePayloads(
  service: CompiledService,
  examples: readonly Example[],
  contextFor: (authority: string, on: string) => FormContext,
): { readonly checked: number; readonly problems: readonly PayloadProblem[] } {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(payloadSchema(service.definition))
  let checked = 0
  const problems = examples.flatMap((example): PayloadProblem[] => {
    const context = { ...contextFor(example.authority, example.on), files: fileBookOf(example.answers) }
    const way = journey(service, example.answers as Answers, context)
    if (!way.isFinished) return []
    checked += 1
    if (validate(way.counted)) return []
    return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
      example: `${example.name} (${example.authority})`,
      message: `${instancePath} ${message ?? ''}${'additionalProperty' in params ? `: ${String(params.additionalProperty)}` : ''}`.trim(),
    }))
  })
  return { checked, problems }
}
