import type { FastifyRequest } from 'fastify'

/** The posted fields as Fastify parsed them: names to one value or several. Anything else counts as nothing posted. */
export function postedFields({ body }: FastifyRequest): Record<string, string | string[]> {
  if (body === null || typeof body !== 'object') return {}
  return Object.fromEntries(Object.entries(body).filter(([, value]) => [value].flat().every((each) => typeof each === 'string'))) as Record<
    string,
    string | string[]
  >
}

/** One posted field as text; nothing posted is an empty text, and of several the first counts. */
export function postedText(request: FastifyRequest, name: string): string {
  const value = postedFields(request)[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
