/** Reads the folder of a network: every file strictly, then what only shows between files. All or nothing. */
import { digestOf } from '../platform/digest.ts'
import { crossCheck } from './cross-checks.ts'
import { regionOf, type Region } from './directory.ts'
import { networkKinds, type RecordKind } from './record-kinds.ts'
import type { LocatedRecord, NetworkRecord } from './record.ts'
import { parseYamlFile, type FileProblem, type YamlFile } from '../platform/yaml-file.ts'

/** What a room further right adds: its kinds of record, and what must hold between them and the region. */
export type NetworkExtension = {
  readonly kinds: readonly RecordKind[]
  readonly check: (records: readonly LocatedRecord[], region: Region) => FileProblem[]
}

/** A network that was read without a problem. */
export type NetworkData = { readonly records: readonly NetworkRecord[]; readonly region: Region }

type File = { readonly name: string; readonly yaml: YamlFile }

function recordsOf(kind: RecordKind, file: File): { records: LocatedRecord[]; problems: FileProblem[] } {
  const { content } = file.yaml
  if (kind.isList && !Array.isArray(content)) {
    return { records: [], problems: [{ file: file.name, line: 1, column: 1, message: 'must hold a list ("- …")' }] }
  }
  const records: LocatedRecord[] = []
  const problems: FileProblem[] = []
  const places: PropertyKey[][] = Array.isArray(content) && kind.isList ? content.map((_, index) => [index]) : [[]]
  for (const at of places) {
    const read = kind.readAt(file, at)
    if (!read.ok) {
      problems.push(...read.problems)
      continue
    }
    const problem: LocatedRecord['problem'] = (path, message) => ({ file: file.name, ...file.yaml.at([...at, ...path]), message })
    if (read.path !== null && read.path !== file.name) problems.push(problem([], `must lie in ${read.path}, or name what its path says`))
    const { id, authorityId, content: fact } = read
    records.push({ kind: kind.kind, id, authorityId, digest: digestOf(fact), content: fact, file: file.name, problem })
  }
  return { records, problems }
}

/**
 * Reads a network from its files (path below the folder → content). Problems name file, line and what is wrong; with
 * one problem nothing is taken.
 */
export function readNetwork(
  files: ReadonlyMap<string, string>,
  extension: NetworkExtension = { kinds: [], check: () => [] },
): { ok: true; network: NetworkData } | { ok: false; problems: FileProblem[] } {
  const kinds = [...Object.values(networkKinds), ...extension.kinds]
  const records: LocatedRecord[] = []
  const problems: FileProblem[] = []
  for (const [name, content] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const kind = kinds.find(({ files: pattern }) => pattern.test(name))
    if (kind === undefined) {
      problems.push({ file: name, line: 1, message: 'is no file of a network; its name says nothing of what it holds' })
      continue
    }
    const parsed = parseYamlFile(name, content)
    if (!parsed.ok) {
      problems.push(...parsed.problems)
      continue
    }
    const found = recordsOf(kind, { name, yaml: parsed.file })
    records.push(...found.records)
    problems.push(...found.problems)
  }
  if (problems.length > 0) return { ok: false, problems }

  const unfitting = crossCheck(records)
  if (unfitting.length > 0) return { ok: false, problems: unfitting }

  const region = regionOf(records)
  const outside = extension.check(records, region)
  if (outside.length > 0) return { ok: false, problems: outside }
  const plain = records.map(({ kind, id, authorityId, digest, content }) => ({ kind, id, authorityId, digest, content }))
  return { ok: true, network: { records: plain, region } }
}

/** `bylaws/hundesteuer/marl.yaml:12:5: "steuer" is missing`, as an operator reads it. */
export const describeProblem = ({ file, line, column, message }: FileProblem): string =>
  `${file}:${line}${column === undefined ? '' : `:${column}`}: ${message}`
