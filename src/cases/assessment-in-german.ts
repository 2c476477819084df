/** What was shown at sending, for those who read German whatever language the form was filled in. */
import { assess } from '../forms/assessment.ts'
import type { CompiledService } from '../forms/compiled.ts'
import type { Bylaw } from '../network/region.ts'
import { frozenContext } from './frozen-context.ts'
import type { SubmissionContent } from './stored.ts'

/**
 * The assessment of a submission with its words in German. Amounts and sources stay as they were frozen; only what is
 * said about them is made anew. `german` is the frozen version in German, `bylaw` the statute frozen with it.
 */
export function assessmentInGerman(
  content: SubmissionContent,
  german: CompiledService,
  bylaw: Bylaw | null,
): SubmissionContent['assessment'] {
  const said = new Map(assess(german, content.answers, frozenContext(content, bylaw)).map((line) => [line.id, line]))
  return content.assessment.map((line) => {
    const { label, text } = said.get(line.id) ?? line
    return { ...line, label, text }
  })
}
