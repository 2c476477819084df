import { catalogueOf } from '../../catalogue/records.ts'
import { mergeOverlay } from '../../forms/merge-overlay.ts'
import { conflictInWords } from '../../forms/merge-in-words.ts'
import { changesOf, placeOf } from '../../forms/overlay-changes.ts'
import { lineOf, readOverlayFile } from '../overlay-file.ts'
import type { NamedCheck } from './named-check.ts'

const words = {
  de: {
    fits: (id: string, town: string) => `${id}: Was ${town} anders macht, passt`,
    blocked: (id: string, town: string) => `${id}: In ${town} gälte diese Fassung noch nicht, bis das geklärt ist:`,
  },
  en: {
    fits: (id: string, town: string) => `${id}: what ${town} does differently fits`,
    blocked: (id: string, town: string) => `${id}: in ${town} this version would not apply until this is settled:`,
  },
}

/** How towns' changes would meet the version in the folder. A conflict holds up only the town, so it refuses nothing here. */
export const overlaysCheck: NamedCheck = {
  title: { de: 'Änderungen der Städte', en: "Towns' changes" },
  look: async ({ config, services, network }, language) => {
    const { overlayOf } = catalogueOf(network.records)
    const notes: string[] = []
    for (const { definition } of services) {
      for (const { authority } of network.region.adoptions.filter(({ service }) => service === definition.id)) {
        const overlay = overlayOf(authority, definition.id)
        if (changesOf(overlay).length === 0) continue
        const town = network.region.authorityOf(authority)?.shortName ?? authority
        const { conflicts } = mergeOverlay(overlay, definition)
        if (conflicts.length === 0) {
          notes.push(words[language].fits(definition.id, town))
          continue
        }
        const file = await readOverlayFile(config.NETWORK_DIR, definition.id, authority)
        notes.push(words[language].blocked(definition.id, town))
        for (const conflict of conflicts) {
          const place = file ? `${lineOf(file, conflict.change, overlay)}: ` : ''
          notes.push(`  ${place}${placeOf(conflict.change)}: ${conflictInWords(conflict, { town, master: definition }, language)}`)
        }
      }
    }
    return { problems: [], notes }
  },
}
