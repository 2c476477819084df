/** `./portal service release`: what lies in the folder becomes a version that towns offer. */
import { rollOutServices } from '../../catalogue/roll-out.ts'
import { asOwner, type Command, importedRegion, say } from '../command.ts'
import { readNetworkFolder } from '../import-network.ts'

/** Releases the services whose examples pass, and offers them where they were adopted. All or nothing. */
export const releaseCommand: Command = {
  usage: 'service release [NAME…]',
  purpose: 'releases the services whose examples pass, and offers them where they were adopted',
  run: (names) =>
    asOwner(async (owner, config) => {
      const region = await importedRegion(owner)
      const { region: examples } = await readNetworkFolder(config.NETWORK_DIR)
      const { released, adopted, ended } = await rollOutServices(owner, config.SERVICES_DIR, region, examples, names)
      say(`Services: ${released.length === 0 ? 'none new' : `released ${released.join(', ')}`}; ${adopted} adoptions, ${ended} ended`)
    }),
}
