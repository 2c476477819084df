/** What the examples of a town come to with its own changes, for those who keep its overlay. */
import type { OverlayProof } from '../catalogue/overlay-proof.ts'
import { missingInWords } from '../forms/coverage-in-words.ts'
import type { Overlay } from '../forms/overlay.ts'
import { lineAt, type OverlayFile } from './overlay-file.ts'

const words = {
  de: (text: string) => `Ein Beispiel geht mit den Änderungen der Stadt nicht auf: ${text}`,
  en: (text: string) => `An example does not come out with the town's changes: ${text}`,
} as const

/** Whose proof it is, and where its changes stand: `file` is null where they lie in none; `overlay` is what the file says. */
export type ProvenTown = {
  readonly authority: string
  readonly town: string
  readonly file: OverlayFile | null
  readonly overlay: Overlay
}

/** A line for each failure and each gap, with the place in the town's file; none where all is well. */
export function overlayProofInWords(
  { failures, missing }: OverlayProof,
  { authority, town, file, overlay }: ProvenTown,
  language: 'de' | 'en',
): readonly string[] {
  const placeOf = (path: readonly PropertyKey[]) => (file ? lineAt(file, inFile(path, overlay)) : { file: '', line: 1 })
  const gaps = { missing, towns: [{ town: authority, name: town }] }
  return [
    ...failures.map((text) => `${file ? `${file.name}:1: ` : ''}${words[language](text)}`),
    ...missingInWords(gaps, language, file ? placeOf : undefined),
  ]
}

/** A question of the town's own by its place in the file instead of its id. */
const inFile = ([list, id, ...rest]: readonly PropertyKey[], { ask }: Overlay): readonly PropertyKey[] => [
  list ?? 'ask',
  ask.findIndex(({ question }) => question.id === id),
  ...rest,
]
