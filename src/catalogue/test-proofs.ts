/** A proof report in which everything has passed, for tests. */
import type { ProofReport } from './proof-report.ts'

const share = { seen: 2, of: 2 }
const counts = { page: share, condition: share, rule: share, line: share }

export const exampleReport: ProofReport = {
  examples: { passed: true, names: ['Ein Hund aus dem Tierheim', 'Zwei Hunde'], failures: [] },
  coverage: { passed: true, counts, towns: [{ town: 'marl', name: 'Marl', counts }], missing: { de: [], en: [] } },
  texts: { passed: true, languages: [{ language: 'en', missing: [] }] },
  plainLanguage: { passed: true, whole: { words: 120, index: 28 }, texts: [{ path: 'summary', words: 12, index: 52 }] },
  accessibility: { passed: true, pages: 12, rules: 65, notChecked: ['color-contrast'], violations: [] },
  payload: { passed: true, checked: 2, digest: 'a'.repeat(64), problems: [] },
  retention: { passed: true, stated: { months: 60, after: 'decision', because: 'So lange kann sich die Steuer ändern.' } },
  legalBasis: { passed: true, stated: ['§ 93 Abs. 1 AO'] },
}
