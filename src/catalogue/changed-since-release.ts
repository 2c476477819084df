/** What a release must not change: the meaning of an id, which drafts, overlays and cases already use. */
import { changedMeanings } from '../forms/same-meaning.ts'
import type { FileProblem, Service } from '../forms/service.ts'
import type { Tx } from '../platform/database.ts'
import { newestVersions, versionOf } from './versions.ts'

/** Ids of these services that meant something else in their newest released versions: each with file, line and what to do. */
export async function changedSinceRelease(tx: Tx, services: readonly Service[]): Promise<readonly FileProblem[]> {
  const newest = await newestVersions(tx)
  const problems: FileProblem[] = []
  for (const { definition, placeOf } of services) {
    const digest = newest.get(definition.id)
    const released = digest === undefined ? null : await versionOf(tx, digest)
    if (released)
      problems.push(...changedMeanings(released.definition, definition).map(({ path, message }) => ({ ...placeOf(path), message })))
  }
  return problems
}
