/** What a roll-out tells of towns whose changes met a new version: what is settled, what conflicts, and where it stands. */
import { isBlocked, type TownMerge } from '../catalogue/adopt-newest.ts'
import { conflictInWords, settledInWords } from '../forms/merge-in-words.ts'
import { placeOf } from '../forms/overlay-changes.ts'
import type { Overlay } from '../forms/overlay.ts'
import type { Region } from '../network/store.ts'
import { lineOf, readOverlayFile } from './overlay-file.ts'
import { overlayProofInWords } from './overlay-proof-in-words.ts'

type Language = 'de' | 'en'

const words = {
  de: {
    blocked: (town: string, service: string, version: number) => `${town}: Fassung ${version} von „${service}“ gilt dort noch nicht.`,
    keeps: (version: number) => `Bis das geklärt ist, bleibt es bei Fassung ${version}.`,
    none: 'Bis das geklärt ist, wird der Dienst dort nicht angeboten.',
    settle: (command: string) => `Klären: ${command}`,
    settled: (town: string, service: string) => `${town}: Was sich bei „${service}“ erledigt hat und aus der Datei kann:`,
  },
  en: {
    blocked: (town: string, service: string, version: number) => `${town}: version ${version} of “${service}” does not apply there yet.`,
    keeps: (version: number) => `Until this is settled, version ${version} stays.`,
    none: 'Until this is settled, the service is not offered there.',
    settle: (command: string) => `To settle: ${command}`,
    settled: (town: string, service: string) => `${town}: what is settled of “${service}” and can leave the file:`,
  },
} as const

/** Where the report finds names and lines. `overlays`: what the files of the folder `network` say. */
export type MergeReportSources = {
  readonly region: Region
  readonly network: string
  readonly overlays: (authority: string, service: string) => Overlay
}

/** The report in lines, town by town; none when there is nothing to say. */
export async function townMergesInWords(towns: readonly TownMerge[], sources: MergeReportSources, language: Language): Promise<string[]> {
  const lines: string[] = []
  for (const town of towns) lines.push(...(await townInWords(town, sources, language)))
  return lines
}

async function townInWords(town: TownMerge, { region, network, overlays }: MergeReportSources, language: Language): Promise<string[]> {
  const { authority, serviceId, master, merge } = town
  const vocabulary = words[language]
  const subject = { town: region.authorityOf(authority)?.shortName ?? authority, master }
  const file = await readOverlayFile(network, serviceId, authority)
  const overlay = overlays(authority, serviceId)
  const at = (change: Parameters<typeof placeOf>[0]): string => `${file ? `${lineOf(file, change, overlay)}: ` : ''}${placeOf(change)}`
  const conflicts = merge.conflicts.flatMap((conflict) => [
    `  ${at(conflict.change)}`,
    `    ${conflictInWords(conflict, subject, language)}`,
  ])
  const settled = merge.settled.flatMap((change) => [`  ${at(change)}`, `    ${settledInWords(change, subject, language)}`])
  return [
    ...(isBlocked(town)
      ? [
          vocabulary.blocked(subject.town, master.title, town.number),
          ...conflicts,
          ...overlayProofInWords(town, { authority, town: subject.town, file, overlay }, language).map((line) => `  ${line}`),
          `  ${town.offers === null ? vocabulary.none : vocabulary.keeps(town.offers)}`,
          ...(conflicts.length > 0
            ? [`  ${vocabulary.settle(`./portal overlay resolve ${authority} ${serviceId} PLACE ours|master`)}`]
            : []),
        ]
      : []),
    ...(settled.length > 0 ? [vocabulary.settled(subject.town, master.title), ...settled] : []),
  ]
}
