/** Takes a network's folder into the database: facts, what is searched, and who works where. All or nothing. */
import { type Catalogue, catalogueExtension, catalogueOf } from '../catalogue/records.ts'
import { rebuildSearch } from '../catalogue/search-entries.ts'
import { importStaff } from '../identity/staff.ts'
import { readFolder } from '../network/folder.ts'
import { withoutExamples } from '../network/examples.ts'
import { type ImportReport, importNetwork } from '../network/import.ts'
import { describeProblem, type NetworkData, readNetwork } from '../network/load.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'

const everywhere = { authority: null, actor: { kind: 'system' } } as const

/** Reads a network's folder, examples included. Throws an OperatorError that names file, line and what is wrong. */
export async function readNetworkFolder(folder: string): Promise<NetworkData> {
  const read = readNetwork(await readFolder(folder), catalogueExtension)
  if (!read.ok) throw new OperatorError(`The network was not taken:\n${read.problems.map(describeProblem).join('\n')}`)
  return read.network
}

/**
 * Imports the folder with the owner's connection. Importing it again changes nothing. Throws an OperatorError that names
 * file, line and what is wrong, and then nothing was taken. In the demo (`isDemo`) the people of the folder may
 * sign in and examples count; production takes neither.
 */
export async function importNetworkFolder(
  owner: Database,
  folder: string,
  isDemo: boolean,
): Promise<{ report: ImportReport; region: Region; catalogue: Catalogue }> {
  const read = await readNetworkFolder(folder)
  const network = isDemo ? read : withoutExamples(read)
  const { region } = network
  const catalogue = catalogueOf(network.records)
  const { services, links } = catalogue
  const report = await transact(owner, everywhere, async (tx) => {
    const done = await importNetwork(tx, network)
    await rebuildSearch(tx, { services, links, adoptions: region.adoptions, synonyms: region.synonyms, authorities: region.authorities })
    return done
  })
  if (isDemo) {
    for (const { id } of region.authorities) {
      const members = region.staff.filter(({ authority }) => authority === id)
      await transact(owner, { authority: id, actor: { kind: 'system' } }, (tx) => importStaff(tx, members))
    }
  }
  return { report, region, catalogue }
}

/** `3 added, 1 changed, 0 removed, 214 unchanged`. */
export const describeImport = ({ added, changed, removed, unchanged }: ImportReport): string =>
  `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} unchanged`
