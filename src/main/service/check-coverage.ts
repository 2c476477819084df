import { coverageInWords, missingInWords } from '../../forms/coverage-in-words.ts'
import type { NamedCheck } from './named-check.ts'

/**
 * The examples show every page, and every condition both ways, in each town that adopts the service; else it cannot be
 * released. Rules and lines of the assessment that they leave out are told.
 */
export const coverageCheck: NamedCheck = {
  title: { de: 'Was die Beispiele zeigen', en: 'What the examples show' },
  look: ({ proven }, language) => {
    // What an example that fails would show is not known.
    const counted = proven.filter(({ service, examples }) => service.examples.length > 0 && examples.failures.length === 0)
    const isNeeded = ({ kind }: { readonly kind: string }): boolean => kind === 'page' || kind === 'condition'
    return {
      problems: counted.flatMap(({ service, examples: { coverage } }) =>
        missingInWords({ ...coverage, missing: coverage.missing.filter(isNeeded) }, language, service.placeOf),
      ),
      notes: counted.flatMap(({ service, examples: { coverage } }) => {
        const told = { ...coverage, missing: coverage.missing.filter((one) => !isNeeded(one)) }
        return [`${service.definition.id}:`, ...coverageInWords(told, language, service.placeOf).map((line) => `  ${line}`)]
      }),
    }
  },
}
