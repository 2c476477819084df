/** Proves the released services in a process of its own, behind everything else that the machine does. */
import { constants, setPriority } from 'node:os'
import { openDatabase } from '../platform/database.ts'
import { readNetworkFolder } from './import-network.ts'
import { proveOrder } from './prove-beside.ts'
import { proveVersions } from './prove-versions.ts'

setPriority(constants.priority.PRIORITY_LOW)
// The portal may be killed without a word; nobody would wait for what comes of this.
process.once('disconnect', () => process.exit(0))
process.once('message', (message) => void prove(message))

async function prove(message: unknown): Promise<void> {
  const { ownerUrl, servicesFolder, networkFolder } = proveOrder.parse(message)
  const owner = openDatabase(ownerUrl, 1)
  try {
    const { region } = await readNetworkFolder(networkFolder)
    const proved = await proveVersions(owner, servicesFolder, region)
    await new Promise((sent) => process.send?.({ proved }, sent))
  } finally {
    await owner.destroy()
  }
  process.disconnect()
}
