/** Which scripts a page with these questions gains by. Each of them works without. */
import type { Option, Question } from '../../../forms/question.ts'
import type { IslandName } from '../../assets/islands.ts'

/** More options than these are found faster by typing than by looking. */
const MOST_WITHOUT_SEARCH = 15

/** Whether a list is so long that the island `combobox` makes it searchable. */
export const isLongList = (options: readonly Option[]): boolean => options.length > MOST_WITHOUT_SEARCH

/** The island of a kind; where only some of its questions gain, `isFor` says which. */
type Gain = { readonly island: IslandName; readonly isFor?: (question: Question) => boolean }

/** From kind to island. A kind that is not listed needs none. */
const gains: Partial<Record<Question['type'], Gain>> = {
  choice: { island: 'combobox', isFor: (question) => question.type === 'choice' && isLongList(question.options ?? []) },
  country: { island: 'combobox' },
  nationality: { island: 'combobox' },
  location: { island: 'map' },
  file: { island: 'upload' },
}

/** The islands of a page by what it asks, those of rows included, each once. Options of code lists must be in their places. */
export function islandsFor(asked: readonly Question[]): readonly IslandName[] {
  const found = asked.flatMap((question): readonly IslandName[] => {
    if (question.type === 'group') return islandsFor(question.ask)
    const gain = gains[question.type]
    return gain && (gain.isFor?.(question) ?? true) ? [gain.island] : []
  })
  return [...new Set(found)]
}
