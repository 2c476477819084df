/** `./portal service release`: what lies in the folder becomes a version that towns offer. */
import { rollOutServices } from '../../catalogue/roll-out.ts'
import { asOwner, type Command, importedCatalogue, importedRegion, reportLanguage, say } from '../command.ts'
import { readNetworkFolder } from '../import-network.ts'
import { operatorName } from '../operator.ts'
import { accessibilityOf } from '../prove.ts'
import { townMergesInWords } from '../town-merges-in-words.ts'

const looking = {
  de: (title: string) => `„${title}“: die Seiten werden auf Barrierefreiheit geprüft, das dauert bei vielen Beispielen eine Minute …`,
  en: (title: string) => `“${title}”: checking the pages for accessibility, which with many examples takes a minute …`,
}

/** Releases the services whose proofs hold, and offers them where they were adopted. All or nothing. */
export const releaseCommand: Command = {
  usage: 'service release [NAME…]',
  purpose: 'releases the services whose proofs hold, and offers them where they were adopted',
  run: (names) =>
    asOwner(async (owner, config) => {
      const language = reportLanguage(process.env)
      const region = await importedRegion(owner)
      const { overlayOf: overlays } = await importedCatalogue(owner)
      const { region: exampleRegion } = await readNetworkFolder(config.NETWORK_DIR)
      const { released, adopted, ended, towns } = await rollOutServices(owner, config.SERVICES_DIR, region, {
        exampleRegion,
        names,
        overlays,
        by: operatorName(),
        accessibility: (service) => {
          say(looking[language](service.definition.title))
          return accessibilityOf(service, exampleRegion)
        },
      })
      for (const line of await townMergesInWords(towns, { region, network: config.NETWORK_DIR, overlays }, language)) say(line)
      say(`Services: ${released.length === 0 ? 'none new' : `released ${released.join(', ')}`}; ${adopted} adoptions, ${ended} ended`)
    }),
}
