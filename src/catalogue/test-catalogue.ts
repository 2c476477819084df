/** For tests: the region and the catalogue that ship with the program, and a small service to release. */
import { type Definition, definition } from '../forms/definition.ts'
import type { Region } from '../network/store.ts'
import { readFolder } from '../network/folder.ts'
import { describeProblem, readNetwork } from '../network/load.ts'
import { type Catalogue, catalogueExtension, catalogueOf } from './records.ts'

/** Reads the region's files as an import does. */
export async function shippedCatalogue(): Promise<{ region: Region; catalogue: Catalogue }> {
  const read = readNetwork(await readFolder(new URL('../../networks/emscher-lippe', import.meta.url).pathname), catalogueExtension)
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join('\n'))
  return { region: read.network.region, catalogue: catalogueOf(read.network.records) }
}

/** A service that asks one name and, if one likes, a remark. */
export const smallService = (id: string, change: Partial<Definition> = {}): Definition => ({
  ...definition.parse({
    id,
    title: 'Ein kleiner Dienst',
    summary: 'Für eine Prüfung.',
    topic: 'steuern-zoll',
    audience: ['citizen'],
    trust: { level: 'none', because: 'Er ist nur eine Prüfung.' },
    before: { minutes: 1, afterwards: 'Nichts.' },
    pages: [
      {
        id: 'seite',
        title: 'Sie',
        ask: [
          { id: 'name', type: 'text', label: 'Ihr Name' },
          { id: 'bemerkung', type: 'longText', label: 'Bemerkung', optional: true },
        ],
      },
    ],
  }),
  ...change,
})

/** The same with a second page, whose conditions can ask for the name. */
export function twoPageService(id: string): Definition {
  const { pages, ...small } = smallService(id)
  const wish = { id: 'wunsch', type: 'longText', label: 'Ihr Wunsch', optional: true }
  return definition.parse({ ...small, pages: [...pages, { id: 'danach', title: 'Danach', ask: [wish] }] })
}
