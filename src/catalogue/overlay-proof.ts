/** What the examples of a town prove with its own changes: that they come out, and that they show what its own questions bring. */
import { compileService } from '../forms/compile-service.ts'
import { type Missing, proveExamples } from '../forms/coverage.ts'
import type { Definition } from '../forms/definition.ts'
import type { Example } from '../forms/example.ts'
import { exampleUnder, unknownExamples } from '../forms/example-under.ts'
import { ofTowns } from '../forms/left-to-towns.ts'
import { applyOverlay, type Overlay } from '../forms/overlay.ts'
import { withRows } from '../forms/question.ts'
import { reads } from '../forms/reads.ts'
import type { Region } from '../network/store.ts'
import { formContext } from './form-context.ts'

/**
 * `failures`: examples that do not come out, a sentence each. `missing`: conditions of the town's own questions that its
 * examples do not show both ways; a path begins with `ask`, the id of the question and `question`, as its file is read.
 */
export type OverlayProof = { readonly failures: readonly string[]; readonly missing: readonly Missing[] }

/** Of a town whose changes are not proved. */
export const nothingWrong: OverlayProof = { failures: [], missing: [] }

/** Whether the town may offer the service with its changes, as far as examples tell. */
export const isProven = ({ failures, missing }: OverlayProof): boolean => failures.length === 0 && missing.length === 0

/** Own texts and days for the decision change nothing that an example shows. */
const needsProof = ({ ask, omit, bylaw }: Overlay): boolean => ask.length > 0 || omit.length > 0 || bylaw !== undefined

/**
 * Runs a town's examples with its changes, which have been merged with the master. `examples` are those of the service, in
 * each town that adopts it; where they are not known, nothing is wrong.
 */
export function proveOverlay(
  authority: string,
  master: Definition,
  overlay: Overlay,
  examples: readonly Example[],
  region: Region,
): OverlayProof {
  if (examples.length === 0 || !needsProof(overlay)) return nothingWrong
  const applied = applyOverlay(master, overlay)
  if (!applied.ok) return { failures: applied.problems, missing: [] }
  const { definition } = applied
  const own = examples.filter((example) => example.authority === authority)
  const { failures, coverage } = proveExamples(
    compileService(definition),
    own.map((example) => exampleUnder(example, overlay)),
    [{ id: authority, name: authority, postalCode: '' }],
    (town, on) => formContext(region, town, definition.bylaw, on),
  )
  const said = [...unknownExamples(overlay, own), ...failures.map(({ example, message }) => `"${example}": ${message}`)]
  // What an example that fails would show is not known.
  return { failures: said, missing: said.length > 0 ? [] : ownMissing(definition, overlay, coverage.missing, authority) }
}

/** What is missing of the town's own questions, as far as answers decide: what the statute decides may always be so there. */
function ownMissing(definition: Definition, { ask }: Overlay, missing: readonly Missing[], authority: string): readonly Missing[] {
  const own = new Set(ask.flatMap(({ question }) => withRows(question)).map(({ id }) => id))
  const isOfTown = ofTowns(definition)
  return missing.flatMap((point): Missing[] => {
    const { of, id, source, outcome, path } = point
    if ((of !== 'question' && of !== 'required') || !own.has(id) || source === null) return []
    if (isOfTown(point, outcome) || reads(definition, source).answers.size === 0) return []
    const [, page, , place, ...within] = path
    const added = definition.pages[Number(page)]?.ask[Number(place)]?.id ?? id
    return [{ ...point, path: ['ask', added, 'question', ...within], towns: [authority] }]
  })
}
