/**
 * A service as one file, to be passed on: its definition with the blocks written out, its texts in other languages, its
 * examples. The file says its format, so that any later program can read it, and its digest, so that a damaged one is seen.
 */
import { z } from 'zod'
import { checkService } from '../../forms/compile-service.ts'
import { definition } from '../../forms/definition.ts'
import { example } from '../../forms/example.ts'
import type { FileProblem, Service } from '../../forms/service.ts'
import { digestOf } from '../../platform/digest.ts'
import { brokenLine, jsonLine, nestsDeeper } from './json-line.ts'
import { migrations, NEWEST_FORMAT } from './migrations.ts'

const FORMAT = 'serviceportal/service'

/** More is no service; it would only serve to exhaust the machine. */
export const LARGEST_SERVICE_FILE = 5_000_000

/** Nor is what nests deeper: going through it would exhaust the stack. */
const DEEPEST = 100

/** More of what is wrong in one file nobody reads, and each is looked for from the beginning of the file. */
const MOST_PROBLEMS = 20

const content = z.strictObject({
  definition,
  texts: z.record(z.string(), z.record(z.string(), z.string().min(1))),
  examples: z.array(example),
})

/** What an exported service holds, whatever format it was written in. */
export type ServiceContent = z.infer<typeof content>

/** What every format has around its service. */
const envelope = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.int().positive(),
  writtenBy: z.string(),
  service: z.json(),
  digest: z.string(),
})

/** The file of a service. `writtenBy`: the version of this program, for whoever cannot read the file. */
export function writeServiceFile({ definition: whole, texts, examples }: Omit<Service, 'compiled' | 'placeOf'>, writtenBy: string): string {
  const service = { definition: whole, texts, examples }
  return `${JSON.stringify({ format: FORMAT, formatVersion: NEWEST_FORMAT, writtenBy, service, digest: digestOf(service) }, null, 2)}\n`
}

/** Reads an exported service of any format up to the newest. `file` is how problems name it. */
export function readServiceFile(
  file: string,
  json: string,
): { readonly ok: true; readonly service: ServiceContent } | { readonly ok: false; readonly problems: readonly FileProblem[] } {
  const refuse = (path: readonly PropertyKey[], message: string) =>
    ({ ok: false, problems: [{ file, line: jsonLine(json, path), message }] }) as const
  if (json.length > LARGEST_SERVICE_FILE) return refuse([], `is larger than ${LARGEST_SERVICE_FILE} characters`)
  if (nestsDeeper(json, DEEPEST)) return refuse([], `nests more than ${DEEPEST} deep`)
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch (error) {
    return { ok: false, problems: [{ file, line: brokenLine(json, error), message: 'is no whole JSON file; export the service anew' }] }
  }
  const { format, formatVersion, writtenBy } = (read ?? {}) as Readonly<Record<string, unknown>>
  if (format !== FORMAT) return refuse(['format'], `is no exported service; those begin with "format": "${FORMAT}"`)
  if (typeof formatVersion === 'number' && formatVersion > NEWEST_FORMAT)
    return refuse(
      ['formatVersion'],
      `is of format ${formatVersion}, and this program reads formats up to ${NEWEST_FORMAT}; needed is the program that wrote it (${String(writtenBy)}) or a later one`,
    )
  const around = envelope.safeParse(read)
  if (!around.success) return { ok: false, problems: inJson(file, json, around.error, []) }
  if (digestOf(around.data.service) !== around.data.digest)
    return refuse(['digest'], 'does not hold what was exported: its digest is another; it was changed or damaged on its way')
  const service = migrated(around.data.service, around.data.formatVersion)
  const parsed = content.safeParse(service)
  if (!parsed.success) return { ok: false, problems: inJson(file, json, parsed.error, ['service']) }
  const checked = checkService(parsed.data.definition)
  if (checked.ok) return { ok: true, service: parsed.data }
  return {
    ok: false,
    problems: checked.problems
      .slice(0, MOST_PROBLEMS)
      .map(({ path, message }) => ({ file, line: jsonLine(json, ['service', 'definition', ...path]), message })),
  }
}

/** From the format that a file was written in, step by step, to the newest. */
function migrated(service: unknown, formatVersion: number): unknown {
  let current = service
  for (let version = formatVersion; version < NEWEST_FORMAT; version += 1) {
    const migrate = migrations[version]
    if (!migrate) throw new Error(`format ${version} has no migration`)
    current = migrate(current)
  }
  return current
}

const inJson = (file: string, json: string, error: z.ZodError, within: readonly PropertyKey[]): FileProblem[] =>
  error.issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({
    file,
    line: jsonLine(json, [...within, ...path]),
    message: `"${[...within, ...path].map(String).join('.')}": ${message}`,
  }))
