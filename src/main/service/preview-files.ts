/** The files of a service as they are at each moment, read anew only where they changed. */
import { readServiceFiles } from '../../catalogue/service-folder.ts'
import { fileProblemInWords, loadFolder } from '../../forms/service.ts'
import { readFolder } from '../../network/folder.ts'
import type { Region } from '../../network/store.ts'
import type { Config } from '../../platform/config.ts'
import { digestOf } from '../../platform/digest.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import type { ReadPreview } from '../../web/preview/previewed.ts'
import { readNetworkFolder } from '../import-network.ts'

/** Keeps what was made of files until they change. */
function remembered<Value>(make: () => Promise<Value>): (files: ReadonlyMap<string, string>) => Promise<Value> {
  let known: { readonly digest: string; readonly value: Value } | null = null
  return async (files) => {
    const digest = digestOf([...files])
    if (known?.digest !== digest) known = { digest, value: await make() }
    return known.value
  }
}

/** Reads the service `name` and the network beside it, whenever it is asked. `town`: whose look; null for that of each example. */
export function previewFiles(
  { SERVICES_DIR, NETWORK_DIR }: Pick<Config, 'SERVICES_DIR' | 'NETWORK_DIR'>,
  name: string,
  town: string | null,
): ReadPreview {
  const regionFrom = remembered(async (): Promise<Region> => (await readNetworkFolder(NETWORK_DIR)).region)
  let loaded: { readonly digest: string; readonly result: ReturnType<typeof loadFolder> } | null = null
  return async () => {
    try {
      const files = await readServiceFiles(SERVICES_DIR, [name])
      const digest = digestOf([...files])
      if (loaded?.digest !== digest) loaded = { digest, result: loadFolder(files) }
      const { services, untranslated } = loaded.result
      const problems = loaded.result.problems.map(fileProblemInWords)
      const [service] = [...services, ...untranslated]
      if (!service) return { ok: false, problems }
      const region = await regionFrom(await readFolder(NETWORK_DIR))
      return { ok: true, previewed: { service, region, town, untranslated: problems } }
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error
      return { ok: false, problems: error.message.split('\n') }
    }
  }
}
