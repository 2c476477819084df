/** What a form knew when it was sent: frozen with the submission, so that everything can be computed again. */
import { statuteOf } from '../catalogue/form-context.ts'
import { type FormContext, unknownTerritory } from '../forms/context.ts'
import { fileBookOf } from '../forms/files.ts'
import type { Bylaw } from '../network/region.ts'
import { isWorkingDay } from '../platform/holidays.ts'
import type { SubmissionContent } from './stored.ts'

/** The context that a submission was sent in: its day, the authority as the form saw it, the statute frozen with it. */
export const frozenContext = (content: SubmissionContent, bylaw: Bylaw | null): FormContext => ({
  today: content.sentOn,
  authority: content.authority,
  ...statuteOf(bylaw),
  statuteOf: content.sentOn,
  // Places were checked when the answers were given.
  places: { placesOf: () => [] },
  territory: unknownTerritory,
  files: fileBookOf(content.answers),
  isWorkingDay,
})
