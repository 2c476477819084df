/**
 * What was proved of a released version, kept with it and published. Each proof has passed, has failed, or is not yet
 * checked (`passed: null`); the details are data, worded by the page.
 */
import { z } from 'zod'
import type { Tx } from '../platform/database.ts'
import { digestOf } from '../platform/digest.ts'
import './tables.ts'

const passed = z.boolean().nullable()
const count = z.int().min(0)
const named = z.strictObject({ example: z.string(), message: z.string() })
const retention = z.strictObject({ months: z.int().positive(), after: z.enum(['submission', 'decision']), because: z.string() })

/** So many of so many. */
const share = z.strictObject({ seen: count, of: count })

/** What the examples show of pages, conditions (both ways), rules and lines of the assessment; as `forms` counts it. */
const counts = z.strictObject({ page: share, condition: share, rule: share, line: share })

const plainText = z.strictObject({ path: z.string(), words: count, index: z.number() })

const violation = z.strictObject({
  page: z.string(),
  title: z.string(),
  language: z.enum(['de', 'en']),
  state: z.enum(['filled', 'refused']),
  rule: z.string(),
  help: z.strictObject({ de: z.string(), en: z.string() }),
  element: z.string(),
})

export const proofReport = z.strictObject({
  /** `names` of all examples that were run; `failures` of those that did not come out as expected. */
  examples: z.strictObject({ passed, names: z.array(z.string()), failures: z.array(named) }),
  /** `counts` of the whole, null while nothing was counted, and of each town that adopts it; `missing` in words, by language. */
  coverage: z.strictObject({
    passed,
    counts: counts.nullable(),
    towns: z.array(z.strictObject({ town: z.string(), name: z.string(), counts })),
    missing: z.strictObject({ de: z.array(z.string()), en: z.array(z.string()) }),
  }),
  /** Each language beside German, with the paths of the texts that it lacks. */
  texts: z.strictObject({ passed, languages: z.array(z.strictObject({ language: z.string(), missing: z.array(z.string()) })) }),
  /** LIX of all texts as one and of each that is long enough, the hardest first. Passed when the whole is not hard to read. */
  plainLanguage: z.strictObject({ passed, whole: plainText.omit({ path: true }).nullable(), texts: z.array(plainText) }),
  accessibility: z.strictObject({
    passed,
    pages: count,
    rules: count,
    notChecked: z.array(z.string()),
    violations: z.array(violation),
  }),
  /** `checked`: how many examples would be delivered; `digest`: of the JSON Schema that they were held against. */
  payload: z.strictObject({ passed, checked: count, digest: z.string().nullable(), problems: z.array(named) }),
  retention: z.strictObject({ passed, stated: retention.nullable() }),
  legalBasis: z.strictObject({ passed, stated: z.array(z.string()) }),
})

export type ProofReport = z.infer<typeof proofReport>

/** The proofs of a report, in the order in which people read them. */
export const proofNames = [
  'examples',
  'coverage',
  'texts',
  'plainLanguage',
  'accessibility',
  'payload',
  'retention',
  'legalBasis',
] as const satisfies readonly (keyof ProofReport)[]

export type ProofName = (typeof proofNames)[number]

/** A report as it was kept. `provedAt` is when. */
export type KeptProof = { readonly report: ProofReport; readonly digest: string; readonly provedAt: Date }

/** Keeps a report with its version; one that says the same as the newest is not kept again. Needs the owner's connection. */
export async function keepProof(tx: Tx, serviceDigest: string, report: ProofReport): Promise<void> {
  const digest = digestOf(report)
  if ((await proofOf(tx, serviceDigest))?.digest === digest) return
  await tx
    .insertInto('proof_reports')
    .values({ service_digest: serviceDigest, digest, report: JSON.stringify(report) })
    .execute()
}

/** The newest report of a version, or null when nothing was proved yet. */
export async function proofOf(tx: Tx, serviceDigest: string): Promise<KeptProof | null> {
  const row = await tx
    .selectFrom('proof_reports')
    .select(['report', 'digest', 'proved_at'])
    .where('service_digest', '=', serviceDigest)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { report: proofReport.parse(row.report), digest: row.digest, provedAt: row.proved_at } : null
}
