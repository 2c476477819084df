/**
 * The assessment of a case for another day: line by line what was shown at sending, what it is now, and why they differ.
 * Three computations tell the reasons apart: by the frozen statute on the day of sending, by it on the other day, and by
 * the statute as the portal has it now on that day.
 */
import { assess, dayFor, lineOf } from '../forms/assessment.ts'
import type { AssessmentLine } from '../forms/definition.ts'
import { frameOf } from '../forms/frame-of.ts'
import { isRead, reads } from '../forms/reads.ts'
import { reckonedAnew } from '../forms/reckoned-anew.ts'
import type { Bylaw } from '../network/region.ts'
import type { Money } from '../platform/money.ts'
import { assessmentInGerman } from './assessment-in-german.ts'
import { type ChangedValue, changedValues, fixedTo } from './changed-values.ts'
import type { DecidedSubmission } from './decided-submission.ts'
import { frozenContext } from './frozen-context.ts'
import type { SubmissionContent } from './stored.ts'

/**
 * Why a line is another. `byDate`: the statute has another value from a day on. `rewritten`: the statute in the portal is
 * another than the one frozen at sending. `time`: what the line is for lies within the time that is assessed on one of the
 * days only. `condition`: the line is there only where its condition holds. `day`: the day itself counts, as in months left
 * of a year. `reckoning`: the portal reckons today otherwise than at sending.
 */
export type Cause =
  | { readonly kind: 'byDate' | 'rewritten'; readonly value: ChangedValue }
  | { readonly kind: 'time' | 'condition' | 'day' | 'reckoning' }

/** A line as it is kept with a submission; one that was assessed is such a line as well. */
type ShownLine = SubmissionContent['assessment'][number]

/** One line before and after; null where it is not there. `difference` (cents) is null where one of the amounts is not known. */
export type RecomputedLine = {
  readonly id: string
  readonly label: string
  readonly shown: ShownLine | null
  readonly now: ShownLine | null
  readonly difference: Money | null
  /** Empty where nothing differs. */
  readonly causes: readonly Cause[]
}

/** Days as `YYYY-MM-DD`. `rewritten`: what the portal's statute says otherwise on that day than the frozen one. */
export type Recomputation = {
  readonly day: string
  readonly sentOn: string
  readonly lines: readonly RecomputedLine[]
  readonly rewritten: readonly ChangedValue[]
}

/** The assessment by one statute on one day. */
type Computed = { readonly bylaw: Bylaw | null; readonly day: string; readonly lines: readonly ShownLine[] }

/** Assesses a submission by a statute (null: by none) on a day, whatever was frozen with it. */
export function assessBy({ service, content }: DecidedSubmission, bylaw: Bylaw | null, day: string): readonly ShownLine[] {
  const context = { ...frozenContext(content, bylaw), today: day }
  return assess(service, reckonedAnew(service, content.answers, context), context)
}

/**
 * `sent`: the submission with its service in German and the statute frozen with it. `current`: that statute as the region
 * has it now, null where it has none.
 */
export function recompute(sent: DecidedSubmission, current: Bylaw | null, day: string): Recomputation {
  const { service, content, bylaw } = sent
  const computed = (by: Bylaw | null, on: string): Computed => ({ bylaw: by, day: on, lines: assessBy(sent, by, on) })
  const shown = assessmentInGerman(content, service, bylaw)
  const [then, byFrozen, now] = [computed(bylaw, content.sentOn), computed(bylaw, day), computed(current, day)]
  const lines = idsInOrder(sent, [...shown, ...now.lines]).map((id): RecomputedLine => {
    const [before, after] = [lineAt(shown, id), lineAt(now.lines, id)]
    const between = causesOf(sent, id)
    const causes: readonly Cause[] = isSame(before, after)
      ? []
      : [
          ...(isSame(before, lineAt(then.lines, id)) ? [] : [{ kind: 'reckoning' } as const]),
          ...between(then, byFrozen, 'byDate'),
          ...between(byFrozen, now, 'rewritten'),
        ]
    return { id, label: (after ?? before)?.label ?? id, shown: before, now: after, difference: differenceOf(before, after), causes }
  })
  return { day, sentOn: content.sentOn, lines, rewritten: changedValues(bylaw, day, current, day) }
}

/** Ids in the order of the service's lines, pieces of time by their days. */
function idsInOrder({ service }: DecidedSubmission, lines: readonly ShownLine[]): string[] {
  const order = service.definition.assessment.map(({ id }) => id)
  return [...new Set(lines.map(({ id }) => id))].toSorted((a, b) => order.indexOf(lineOf(a)) - order.indexOf(lineOf(b)) || (a < b ? -1 : 1))
}

const lineAt = (lines: readonly ShownLine[], id: string): ShownLine | null => lines.find((line) => line.id === id) ?? null

/** Whether two cost the same; what is said beside the amount follows it. */
const isSame = (a: ShownLine | null, b: ShownLine | null): boolean => (a === null) === (b === null) && a?.amount === b?.amount

const differenceOf = (a: ShownLine | null, b: ShownLine | null): Money | null =>
  a?.amount === null || b?.amount === null ? null : (b?.amount ?? 0) - (a?.amount ?? 0)

/** Why one line differs between two computations of a submission; nothing where it does not. */
function causesOf(sent: DecidedSubmission, id: string) {
  const line = sent.service.definition.assessment.find((one) => one.id === lineOf(id))
  const read = new Set(line && expressionsOf(line).flatMap((source) => [...reads(sent.service.definition, source).statute]))
  return (a: Computed, b: Computed, kind: 'byDate' | 'rewritten'): readonly Cause[] => {
    const [before, after] = [lineAt(a.lines, id), lineAt(b.lines, id)]
    if (isSame(before, after)) return []
    const isThereOnce = (before === null) !== (after === null)
    const differs = (one: ShownLine | null, other: ShownLine | null): boolean =>
      isThereOnce ? (one === null) !== (other === null) : !isSame(one, other)
    /** Whether a value makes the difference: had it alone changed, or alone stayed, the line would be another. */
    const decides = (value: ChangedValue): boolean => {
      if (!a.bylaw || !b.bylaw) return true
      const onlyThis = lineAt(assessBy(sent, fixedTo(a.bylaw, value, value.after), a.day), id)
      const allButThis = lineAt(assessBy(sent, fixedTo(b.bylaw, value, value.before), b.day), id)
      return differs(before, onlyThis) || differs(after, allButThis)
    }
    const changed = changedValues(a.bylaw, dayOf(sent, id, a), b.bylaw, dayOf(sent, id, b)).filter(({ name }) => isRead(name, read))
    const decisive = changed.filter(decides)
    const causes: Cause[] = (decisive.length === 0 && kind === 'rewritten' ? changed : decisive).map((value) => ({ kind, value }))
    const isPiece = id !== lineOf(id)
    if (isThereOnce) return [...causes, { kind: isPiece && causes.length === 0 ? 'time' : 'condition' }]
    return causes.length > 0 ? causes : [{ kind: 'day' }]
  }
}

/** The expressions on which it depends whether a line is there, and what it comes to. */
const expressionsOf = ({ when, on, amount, span }: AssessmentLine): string[] =>
  [when, on, amount, span?.from, span?.to, span?.perYear].filter((source) => source !== undefined)

/** The day whose values count for a line. */
function dayOf({ service, content }: DecidedSubmission, id: string, { bylaw, day, lines }: Computed): string {
  const piece = lineAt(lines, id)?.span
  const compiled = service.lines.find(({ line }) => line.id === lineOf(id))
  return (
    piece?.from ?? (compiled ? dayFor(compiled, frameOf(service, content.answers, { ...frozenContext(content, bylaw), today: day })) : day)
  )
}
