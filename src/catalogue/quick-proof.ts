/** What can be proved of a service within a moment: everything but how accessible its pages are. */
import { type ExampleProof, isReleasable } from '../forms/coverage.ts'
import { missingInWords } from '../forms/coverage-in-words.ts'
import { validatePayloads } from '../forms/payload-proof.ts'
import { payloadSchema } from '../forms/payload-schema.ts'
import { plainLanguageOf, readabilityOf } from '../forms/plain-language.ts'
import type { Service } from '../forms/service.ts'
import { completenessOf } from '../forms/texts-proof.ts'
import type { Region } from '../network/store.ts'
import { digestOf } from '../platform/digest.ts'
import { exampleProof, releaseProblems } from './example-proof.ts'
import { refusalsOf } from './proof-refusals.ts'
import type { ProofReport } from './proof-report.ts'

/** A service with what was proved of it. `problems`: what keeps it from being released, each a line, with its file. */
export type ProvenService = {
  readonly service: Service
  /** What its examples came to, of which the report tells. */
  readonly examples: ExampleProof
  readonly report: ProofReport
  readonly problems: readonly string[]
}

const notLookedAt: ProofReport['accessibility'] = { passed: null, pages: 0, rules: 0, notChecked: [], violations: [] }

/** Proves a service with the region's facts, in each town that adopts it. */
export function proveQuickly(service: Service, region: Region): ProvenService {
  const { definition, examples, texts } = service
  const proof = exampleProof(service, region)
  const { coverage, failures, delivered } = proof
  const languages = completenessOf(definition, texts)
  const plain = plainLanguageOf(definition)
  // What an example that fails would deliver is told by its failure.
  const payload = failures.length > 0 ? { checked: 0, problems: [] } : validatePayloads(definition, delivered)
  const report: ProofReport = {
    examples: {
      passed: examples.length > 0 && failures.length === 0,
      names: [...new Set(examples.map(({ name }) => name))],
      failures: [...failures],
    },
    coverage: {
      passed: failures.length === 0 && isReleasable(coverage),
      counts: coverage.counts,
      towns: [...coverage.towns],
      missing: { de: missingInWords(coverage, 'de'), en: missingInWords(coverage, 'en') },
    },
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
  const shown = releaseProblems(service, proof)
  // Of examples it was said where they stand; after one that fails, the others are not known.
  const others = failures.length > 0 ? [] : refusalsOf({ ...report, examples: passed(report.examples), coverage: passed(report.coverage) })
  const { file } = service.placeOf([])
  return { service, examples: proof, report, problems: [...shown, ...others.map((sentence) => `${file}:1: ${sentence}`)] }
}

const passed = <Proof extends { passed: boolean | null }>(proof: Proof): Proof => ({ ...proof, passed: true })
