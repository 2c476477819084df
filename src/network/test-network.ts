/** For tests in this room: reads the region as it ships. */
import { z } from 'zod'
import { readFolder } from './folder.ts'
import { readNetwork, type NetworkData, type NetworkExtension } from './load.ts'
import { recordKind } from './record-kinds.ts'

const anyRecord = z.looseObject({ id: z.string() })

/** This room does not know the catalogue's files; it takes them as they are. */
export const catalogueFilesAreOthers: NetworkExtension = {
  kinds: [
    recordKind({
      kind: 'publicService',
      files: /^services\//,
      schema: anyRecord,
      isList: false,
      idOf: ({ id }) => id,
      authorityOf: () => null,
    }),
    recordKind({
      kind: 'overlay',
      files: /^overlays\//,
      schema: z.looseObject({ service: z.string(), authority: z.string() }),
      isList: false,
      idOf: ({ service, authority }) => `${service}/${authority}`,
      authorityOf: ({ authority }) => authority,
    }),
    recordKind({ kind: 'link', files: /^links\//, schema: anyRecord, isList: true, idOf: ({ id }) => id, authorityOf: () => null }),
  ],
  check: () => [],
}

/** The region that ships with the program. */
export async function shippedNetwork(): Promise<NetworkData> {
  const read = readNetwork(await readFolder(new URL('../../networks/emscher-lippe', import.meta.url).pathname), catalogueFilesAreOthers)
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1))
  return read.network
}
