/** `./portal overlay show`: what a town changes of a service, where it stands, and whether a newer version would conflict. */
import type { Stage } from '../catalogue/adoptions.ts'
import type { TownOverlay } from '../catalogue/town-overlay.ts'
import type { Definition } from '../forms/definition.ts'
import { changeInWords, conflictInWords, settledInWords } from '../forms/merge-in-words.ts'
import { mergeOverlay } from '../forms/merge-overlay.ts'
import { type Change, changesOf, placeOf } from '../forms/overlay-changes.ts'
import type { Overlay } from '../forms/overlay.ts'
import { lineOf, type OverlayFile } from './overlay-file.ts'

/** Everything that is told of one town and one service. */
export type TownInService = {
  readonly town: string
  readonly overlay: Overlay
  /** The town's file, and what it says of itself; null where it changes nothing. */
  readonly file: OverlayFile | null
  readonly written: TownOverlay | null
  /** What the town offers now; null where it does not yet. */
  readonly offered: { readonly number: number; readonly stage: Stage; readonly office: string } | null
  /** The title of the town's statute; null where the service needs none or it is not known. */
  readonly statute: string | null
  /** The newest released version. */
  readonly newest: { readonly number: number; readonly definition: Definition }
  /** What lies in the folder of services, where that is not released yet. */
  readonly inFolder: Definition | null
}

const stages = {
  de: { test: 'Probe', pilot: 'Pilot', live: 'für alle' },
  en: { test: 'test', pilot: 'pilot', live: 'for everybody' },
} as const

const words = {
  de: {
    offered: (number: number, stage: string, office: string) => `Angeboten wird Fassung ${number}, Stufe: ${stage}, zuständig: ${office}.`,
    notOffered: 'Der Dienst wird hier noch nicht angeboten.',
    statute: (title: string) => `Satzung: ${title}.`,
    noStatute: 'Satzung: keine bekannt.',
    because: (text: string) => `Warum: ${text}`,
    example: 'Das ist für die Vorführung erfunden und gilt nur dort.',
    changes: (town: string, file: string) => `Was ${town} ändert (${file}):`,
    nothing: (town: string) => `${town} ändert nichts.`,
    newest: (number: number) => `Mit der neuesten Fassung (${number}):`,
    folder: 'Mit dem, was im Ordner der Dienste liegt und noch nicht freigegeben ist:',
    fits: 'kein Widerspruch.',
  },
  en: {
    offered: (number: number, stage: string, office: string) => `Offered is version ${number}, stage: ${stage}, decided by: ${office}.`,
    notOffered: 'The service is not offered here yet.',
    statute: (title: string) => `Statute: ${title}.`,
    noStatute: 'Statute: none known.',
    because: (text: string) => `Why: ${text}`,
    example: 'This is made up for the demo, and holds only there.',
    changes: (town: string, file: string) => `What ${town} changes (${file}):`,
    nothing: (town: string) => `${town} changes nothing.`,
    newest: (number: number) => `With the newest version (${number}):`,
    folder: 'With what lies in the folder of services and is not released yet:',
    fits: 'no conflict.',
  },
} as const

/** The whole of it, in lines. */
export function townInService(about: TownInService, language: 'de' | 'en'): string[] {
  const { town, overlay, file, written, offered, newest, inFolder } = about
  const vocabulary = words[language]
  const at = (change: Change): string => `  ${file ? `${lineOf(file, change, overlay)}: ` : ''}${placeOf(change)}`
  const changes = changesOf(overlay)
  const subject = { town, master: newest.definition }
  return [
    `${town}: ${newest.definition.title} (${newest.definition.id})`,
    offered ? vocabulary.offered(offered.number, stages[language][offered.stage], offered.office) : vocabulary.notOffered,
    ...(newest.definition.bylaw === undefined ? [] : [about.statute === null ? vocabulary.noStatute : vocabulary.statute(about.statute)]),
    ...(written ? [vocabulary.because(written.because), ...(written.example ? [vocabulary.example] : [])] : []),
    ...(changes.length === 0 ? [vocabulary.nothing(town)] : [vocabulary.changes(town, file?.name ?? '')]),
    ...changes.flatMap((change) => [at(change), `    ${changeInWords(change, subject, language)}`]),
    ...(changes.length === 0 ? [] : metBy(vocabulary.newest(newest.number), newest.definition)),
    ...(changes.length === 0 || !inFolder ? [] : metBy(vocabulary.folder, inFolder)),
  ]

  function metBy(heading: string, master: Definition): string[] {
    const { conflicts, settled } = mergeOverlay(overlay, master)
    const met = { town, master }
    if (conflicts.length + settled.length === 0) return [`${heading} ${vocabulary.fits}`]
    return [
      heading,
      ...settled.flatMap((change) => [at(change), `    ${settledInWords(change, met, language)}`]),
      ...conflicts.flatMap((conflict) => [at(conflict.change), `    ${conflictInWords(conflict, met, language)}`]),
    ]
  }
}
