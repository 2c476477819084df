import { exampleTowns } from '../../catalogue/example-proof.ts'
import { isProven, proveOverlay } from '../../catalogue/overlay-proof.ts'
import { catalogueOf } from '../../catalogue/records.ts'
import { examplesIn } from '../../forms/example.ts'
import { mergeOverlay } from '../../forms/merge-overlay.ts'
import { conflictInWords } from '../../forms/merge-in-words.ts'
import { changesOf, placeOf } from '../../forms/overlay-changes.ts'
import { lineOf, readOverlayFile } from '../overlay-file.ts'
import { overlayProofInWords } from '../overlay-proof-in-words.ts'
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

/**
 * How towns' changes would meet the version in the folder, and what its examples come to with them. What is wrong there
 * holds up only the town, so it refuses nothing here.
 */
export const overlaysCheck: NamedCheck = {
  title: { de: 'Änderungen der Städte', en: "Towns' changes" },
  look: async ({ config, proven, network: { region, records } }, language) => {
    const { overlayOf } = catalogueOf(records)
    const notes: string[] = []
    for (const { service, examples: outcome } of proven) {
      const { definition } = service
      // Examples that fail without any changes are told of already.
      const examples = outcome.failures.length > 0 ? [] : examplesIn(service.examples, exampleTowns(region, service))
      for (const { authority } of region.adoptions.filter((adoption) => adoption.service === definition.id)) {
        const overlay = overlayOf(authority, definition.id)
        if (changesOf(overlay).length === 0) continue
        const town = region.authorityOf(authority)?.shortName ?? authority
        const { conflicts, merged } = mergeOverlay(overlay, definition)
        const proof = proveOverlay(authority, definition, merged, conflicts.length > 0 ? [] : examples, region)
        if (conflicts.length === 0 && isProven(proof)) {
          notes.push(words[language].fits(definition.id, town))
          continue
        }
        const file = await readOverlayFile(config.NETWORK_DIR, definition.id, authority)
        notes.push(words[language].blocked(definition.id, town))
        for (const conflict of conflicts) {
          const place = file ? `${lineOf(file, conflict.change, overlay)}: ` : ''
          notes.push(`  ${place}${placeOf(conflict.change)}: ${conflictInWords(conflict, { town, master: definition }, language)}`)
        }
        notes.push(...overlayProofInWords(proof, { authority, town, file, overlay }, language).map((line) => `  ${line}`))
      }
    }
    return { problems: [], notes }
  },
}
