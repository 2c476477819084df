/** The files of a service as they are at each moment, read anew only where they changed. */
import { catalogueOf } from '../../catalogue/records.ts'
import { readServiceFiles } from '../../catalogue/service-folder.ts'
import type { Definition } from '../../forms/definition.ts'
import { conflictInWords } from '../../forms/merge-in-words.ts'
import { mergeOverlay } from '../../forms/merge-overlay.ts'
import { overlayOf, placeOf } from '../../forms/overlay-changes.ts'
import { fileProblemInWords, loadFolder } from '../../forms/service.ts'
import { readFolder } from '../../network/folder.ts'
import type { NetworkData } from '../../network/load.ts'
import type { Config } from '../../platform/config.ts'
import { digestOf } from '../../platform/digest.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { type AskedTown, previewIn, type ReadPreview } from '../../web/preview/previewed.ts'
import { readNetworkFolder } from '../import-network.ts'
import { lineOf, readOverlayFile } from '../overlay-file.ts'

/** Keeps what was made of something until that changes. */
function remembered<Source, Value>(make: (source: Source) => Value, keyOf: (source: Source) => unknown): (source: Source) => Value {
  let known: { readonly key: unknown; readonly value: Value } | null = null
  return (source) => {
    const key = keyOf(source)
    if (!known || known.key !== key) known = { key, value: make(source) }
    return known.value
  }
}

type Files = ReadonlyMap<string, string>
const digestOfFiles = (files: Files): string => digestOf([...files])

/** Reads the service `name` and the network beside it, whenever it is asked. `town`: whose changes; null for the joint service. */
export function previewFiles(
  { SERVICES_DIR, NETWORK_DIR }: Pick<Config, 'SERVICES_DIR' | 'NETWORK_DIR'>,
  name: string,
  town: string | null,
): ReadPreview {
  const servicesFrom = remembered(loadFolder, digestOfFiles)
  const networkFrom = remembered((_files: Files) => readNetworkFolder(NETWORK_DIR), digestOfFiles)
  let last: { readonly service: unknown; readonly network: unknown; readonly state: Awaited<ReturnType<ReadPreview>> } | null = null
  return async () => {
    try {
      const { services, untranslated, problems: found } = servicesFrom(await readServiceFiles(SERVICES_DIR, [name]))
      const problems = found.map(fileProblemInWords)
      const [service] = [...services, ...untranslated]
      if (!service) return { ok: false, problems }
      const network = await networkFrom(await readFolder(NETWORK_DIR))
      if (last?.service !== service || last.network !== network) {
        const asked = town === null ? null : await askedTown(network, NETWORK_DIR, town, service.definition)
        last = { service, network, state: { ok: true, previewed: previewIn(service, network.region, asked, problems) } }
      }
      return last.state
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error
      return { ok: false, problems: error.message.split('\n') }
    }
  }
}

/** A town with those of its changes that fit this version; the others are told with their file and line. */
async function askedTown({ region, records }: NetworkData, folder: string, id: string, master: Definition): Promise<AskedTown> {
  const overlay = catalogueOf(records).overlayOf(id, master.id)
  const { carried, conflicts } = mergeOverlay(overlay, master)
  const file = conflicts.length > 0 ? await readOverlayFile(folder, master.id, id) : null
  const subject = { town: region.authorityOf(id)?.shortName ?? id, master }
  return {
    id,
    changes: overlayOf(carried),
    conflicts: conflicts.map(
      (conflict) =>
        `${file ? `${lineOf(file, conflict.change, overlay)}: ` : ''}${placeOf(conflict.change)}: ${conflictInWords(conflict, subject, 'de')}`,
    ),
  }
}
