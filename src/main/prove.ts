/** Everything that is proved of a service before it is released, as one report. */
import { runExamples } from '../forms/examples.ts'
import { compileService } from '../forms/compile-service.ts'
import type { FormContext } from '../forms/context.ts'
import { validatePayloads } from '../forms/payload-proof.ts'
import { payloadSchema } from '../forms/payload-schema.ts'
import { plainLanguageOf, readabilityOf } from '../forms/plain-language.ts'
import type { Service } from '../forms/service.ts'
import { completenessOf } from '../forms/texts-proof.ts'
import type { ProofReport } from '../catalogue/proof-report.ts'
import { digestOf } from '../platform/digest.ts'
import { checkAccessibility } from '../web/proofs/accessibility.ts'
import { examplePages } from '../web/proofs/example-pages.tsx'

type ContextFor = (authority: string, on: string) => FormContext

/** What the examples reach is counted elsewhere; null while it was not. */
export type Coverage = ProofReport['coverage']
const notCounted: Coverage = { passed: null, counts: null, towns: [], missing: { de: [], en: [] } }
const notLookedAt: ProofReport['accessibility'] = { passed: null, pages: 0, rules: 0, notChecked: [], violations: [] }

/**
 * All proofs but the accessibility of the pages, which takes a tenth of a second a page. `contextFor` gives what the forms
 * of an authority know on a day.
 */
export function proveQuickly(service: Service, contextFor: ContextFor, coverage: Coverage | null = null): ProofReport {
  const { definition, compiled, examples, texts } = service
  const failures = runExamples(compiled, examples, contextFor)
  const languages = completenessOf(definition, texts)
  const plain = plainLanguageOf(definition)
  const payload = validatePayloads(compiled, examples, contextFor)
  return {
    examples: {
      passed: examples.length > 0 && failures.length === 0,
      names: [...new Set(examples.map(({ name }) => name))],
      failures: [...failures],
    },
    coverage: coverage ?? notCounted,
    texts: {
      passed: languages.every(({ missing }) => missing.length === 0),
      languages: languages.map(({ language, missing }) => ({ language, missing: [...missing] })),
    },
    plainLanguage: {
      passed: plain.whole === null || readabilityOf(plain.whole.index) !== 'hard',
      whole: plain.whole,
      texts: [...plain.texts],
    },
    accessibility: notLookedAt,
    payload: {
      passed: payload.checked > 0 && payload.problems.length === 0,
      checked: payload.checked,
      digest: digestOf(payloadSchema(definition)),
      problems: [...payload.problems],
    },
    retention: { passed: definition.retention !== undefined, stated: definition.retention ?? null },
    legalBasis: { passed: definition.legalBasis.length > 0, stated: definition.legalBasis },
  }
}

/** All proofs. Takes a tenth of a second and more for each page of the service in each language. */
export async function proveService(service: Service, contextFor: ContextFor, coverage: Coverage | null = null): Promise<ProofReport> {
  const report = proveQuickly(service, contextFor, coverage)
  const { definition, compiled, examples, texts } = service
  const pages = [compiled, compileService(definition, 'en', texts['en'])].flatMap((inLanguage) => [
    ...examplePages(inLanguage, examples, contextFor),
  ])
  const checked = await checkAccessibility(pages)
  return {
    ...report,
    accessibility: {
      passed: checked.violations.length === 0,
      pages: checked.pages,
      rules: checked.rules,
      notChecked: [...checked.notChecked],
      violations: [...checked.violations],
    },
  }
}
