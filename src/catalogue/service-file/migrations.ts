/**
 * Formats of an exported service, and how each becomes the next. A file of any earlier format is read by every later
 * program: a change of the format adds an entry here and a file of the former format beside the tests, and never changes
 * what is there.
 *
 * - 1: options of a question as `{ code: label }`; no examples; neither legal basis nor retention.
 * - 2: options as a list; examples.
 */
import { z } from 'zod'

/** The format that this program writes. */
export const NEWEST_FORMAT = 2

/** What `service` holds, as far as a migration must know it: the rest is kept as it is. */
const service1 = z.looseObject({ definition: z.looseObject({ pages: z.array(z.looseObject({ ask: z.array(z.unknown()) })) }) })

const question1 = z.looseObject({ options: z.record(z.string(), z.string()).optional(), ask: z.array(z.unknown()).optional() })

function withOptionsListed(question: unknown): unknown {
  const parsed = question1.safeParse(question)
  if (!parsed.success) return question
  const { options, ask, ...rest } = parsed.data
  return {
    ...rest,
    ...(options && { options: Object.entries(options).map(([code, label]) => ({ code, label })) }),
    ...(ask && { ask: ask.map(withOptionsListed) }),
  }
}

/** By the format that they begin with: what makes its `service` one of the next format. What does not fit is left as it is, and refused later. */
export const migrations: Readonly<Record<number, (service: unknown) => unknown>> = {
  1: (service) => {
    const parsed = service1.safeParse(service)
    if (!parsed.success) return service
    const { definition, ...rest } = parsed.data
    const pages = definition.pages.map((page) => ({ ...page, ask: page.ask.map(withOptionsListed) }))
    return { examples: [], ...rest, definition: { ...definition, pages } }
  },
}
