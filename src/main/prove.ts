/** How accessible the pages of a service are: the one proof that takes long, about a tenth of a second for each page. */
import { exampleTowns } from '../catalogue/example-proof.ts'
import { formContext } from '../catalogue/form-context.ts'
import type { ProofReport } from '../catalogue/proof-report.ts'
import { compileService } from '../forms/compile-service.ts'
import { examplesIn, isOfRealStatute } from '../forms/example.ts'
import type { Service } from '../forms/service.ts'
import type { Region } from '../network/store.ts'
import { checkAccessibility } from '../web/proofs/accessibility.ts'
import { examplePages } from '../web/proofs/example-pages.tsx'

/** Runs axe over every page that the examples reach, in both languages; one that holds in each town is shown in the first. */
export async function accessibilityOf(service: Service, region: Region): Promise<ProofReport['accessibility']> {
  const { definition, compiled, texts } = service
  const examples = examplesIn(service.examples.filter(isOfRealStatute), exampleTowns(region, service).slice(0, 1))
  const pages = [compiled, compileService(definition, 'en', texts['en'])].flatMap((inLanguage) => [
    ...examplePages(inLanguage, examples, (authority, on) => formContext(region, authority, definition.bylaw, on)),
  ])
  const checked = await checkAccessibility(pages)
  return {
    passed: checked.violations.length === 0,
    pages: checked.pages,
    rules: checked.rules,
    notChecked: [...checked.notChecked],
    violations: [...checked.violations],
  }
}
