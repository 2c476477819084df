import { refusalsOf } from '../../catalogue/proof-refusals.ts'
import { accessibilityOf } from '../prove.ts'
import type { NamedCheck } from './named-check.ts'

const seen = {
  de: (id: string, pages: number) => `${id}: ${pages} Ansichten der Seiten, keine Barriere gefunden`,
  en: (id: string, pages: number) => `${id}: ${pages} views of the pages, no barrier found`,
}

/** Axe finds nothing on any page that the examples reach, in both languages. Takes about a tenth of a second for each. */
export const accessibilityCheck: NamedCheck = {
  title: { de: 'Barrierefreiheit', en: 'Accessibility' },
  look: async ({ proven, network: { region } }, language) => {
    const problems: string[] = []
    const notes: string[] = []
    for (const { service, report, problems: before } of proven) {
      // What has to be changed anyway is looked at afterwards.
      if (before.length > 0) continue
      const accessibility = await accessibilityOf(service, region)
      const told = refusalsOf({ ...report, accessibility }, language)
      problems.push(...told.map((sentence) => `${service.placeOf([]).file}:1: ${sentence}`))
      if (told.length === 0) notes.push(seen[language](service.definition.id, accessibility.pages))
    }
    return { problems, notes }
  },
}
