/** Examples are proofs: what the examples of a service show of it, in each town that adopts it, and what they leave out. */
import { assess, lineOf } from './assessment.ts'
import type { CompiledService } from './compiled.ts'
import type { FormContext } from './context.ts'
import { AT_THE_END, type CoverageKind, type CoveragePoint, type Outcome, watch, type WatchedPoint } from './coverage-points.ts'
import { deskFor } from './desk-for.ts'
import { type Example, examplesIn, type ExampleTown, isOfRealStatute } from './example.ts'
import { contextOf, type ExampleFailure, failuresOf } from './examples.ts'
import { walk } from './journey.ts'
import { ofTowns } from './left-to-towns.ts'
import type { Answers } from './question.ts'

/** So many of so many outcomes: a condition counts twice, a page once. */
export type Count = { readonly seen: number; readonly of: number }
export type Counts = Readonly<Record<CoverageKind, Count>>

/** An outcome of a point that no example shows: nowhere at all, or not in these towns (ids). */
export type Missing = CoveragePoint & { readonly outcome: Outcome; readonly towns: readonly string[] | 'everywhere' }

export type TownCoverage = { readonly town: string; readonly name: string; readonly counts: Counts }

/**
 * Plain data, to be kept with a version. `counts`: of the whole, where what lacks in one town is lacking. `leftToTowns` is
 * not missed and not counted in those towns: it cannot be told from answers alone there, and an example elsewhere shows it.
 */
export type Coverage = {
  readonly counts: Counts
  readonly towns: readonly TownCoverage[]
  readonly missing: readonly Missing[]
  readonly leftToTowns: readonly Missing[]
}

/** Whether a version may be released: every page is shown, and every condition is seen both ways, in each town. */
export const isReleasable = ({ counts }: Pick<Coverage, 'counts'>): boolean =>
  [counts.page, counts.condition].every(({ seen, of }) => seen === of)

/** What an example with the statute as it is delivers: the answers that count, where the form is finished. */
export type Delivered = { readonly example: Example; readonly counted: Answers }

export type ExampleProof = {
  readonly failures: readonly ExampleFailure[]
  readonly coverage: Coverage
  readonly delivered: readonly Delivered[]
}

type ContextFor = (authority: string, on: string) => FormContext

/**
 * Runs the examples, and says which fail, what they show and what they deliver. `towns` are those that adopt the service; examples of other
 * authorities count for the whole. What lies behind a page that cannot be left is not shown, and the assessment only when
 * the form is finished.
 */
export function proveExamples(
  service: CompiledService,
  examples: readonly Example[],
  towns: readonly ExampleTown[],
  contextFor: ContextFor,
): ExampleProof {
  const { failures, delivered, ...shown } = run(service, examplesIn(examples, towns), contextFor)
  return { failures, delivered, coverage: coverageFrom(service, towns, shown) }
}

/** What the examples of a service show, as `proveExamples` finds it. */
export const coverageOf = (
  service: CompiledService,
  examples: readonly Example[],
  towns: readonly ExampleTown[],
  contextFor: ContextFor,
): Coverage => proveExamples(service, examples, towns, contextFor).coverage

function coverageFrom(service: CompiledService, towns: readonly ExampleTown[], { points, shownIn }: Run): Coverage {
  const isOfTown = ofTowns(service.definition)
  const missing: Missing[] = []
  const leftToTowns: Missing[] = []
  points.forEach(({ page: _page, ...point }, place) => {
    for (const outcome of point.outcomes) {
      const isShown = (where: string): boolean => shownIn.get(where)?.[place]?.has(outcome) === true
      const without = towns.filter(({ id }) => !isShown(id)).map(({ id }) => id)
      if (![...shownIn.keys()].some(isShown)) missing.push({ ...point, outcome, towns: 'everywhere' })
      else if (without.length > 0) (isOfTown(point, outcome) ? leftToTowns : missing).push({ ...point, outcome, towns: without })
    }
  })
  return {
    counts: countsOf(points, missing, []),
    towns: towns.map(({ id, name }) => {
      const isHere = (lack: Missing): boolean => lack.towns === 'everywhere' || lack.towns.includes(id)
      return { town: id, name, counts: countsOf(points, missing.filter(isHere), leftToTowns.filter(isHere)) }
    }),
    missing,
    leftToTowns,
  }
}

/** Outcomes by the place of their point. */
type Shown = readonly ReadonlySet<Outcome>[]

/** `shownIn`: by authority; what is shown with a made-up statute is shown `NOWHERE`. */
type Run = { readonly points: readonly WatchedPoint[]; readonly shownIn: ReadonlyMap<string, Shown> }

const NOWHERE = ''

function run(service: CompiledService, examples: readonly Example[], contextFor: ContextFor): Run & Omit<ExampleProof, 'coverage'> {
  let heard: [number, Outcome][] = []
  const { points, watched } = watch(service, (point, outcome) => heard.push([point, outcome]))
  const placeOfLine = new Map(points.flatMap(({ kind, id }, place) => (kind === 'line' ? [[id, place] as const] : [])))
  const shownIn = new Map<string, Set<Outcome>[]>()
  const failures: ExampleFailure[] = []
  const delivered: Delivered[] = []
  for (const example of examples) {
    heard = []
    const context = contextOf(example, contextFor)
    const { seen, counted } = walk(watched, example.answers as Answers, context)
    const stop = seen.find(({ problems }) => problems.length > 0)
    const reach = stop ? watched.pages.indexOf(stop.compiled) : AT_THE_END
    const lines = stop ? undefined : assess(watched, counted, context)
    // It walks the same way, which is remembered.
    failures.push(...failuresOf(watched, example, context, lines))
    for (const { id, amount } of lines ?? []) {
      const place = placeOfLine.get(lineOf(id)) ?? AT_THE_END
      heard.push([place, 'shown'], ...(amount === null ? [] : [[place, 'known'] as [number, Outcome]]))
    }
    if (!stop) {
      deskFor(watched, counted, context)
      if (isOfRealStatute(example)) delivered.push({ example, counted })
    }
    const pages = new Set(seen.map(({ compiled }) => watched.pages.indexOf(compiled)))
    points.forEach(({ kind, page }, place) => kind === 'page' && pages.has(page) && heard.push([place, 'shown']))
    const where = isOfRealStatute(example) ? example.authority : NOWHERE
    const shown = shownIn.get(where) ?? points.map(() => new Set<Outcome>())
    shownIn.set(where, shown)
    for (const [place, outcome] of heard) if ((points[place]?.page ?? AT_THE_END) <= reach) shown[place]?.add(outcome)
  }
  return { points, shownIn, failures, delivered }
}

function countsOf(points: readonly CoveragePoint[], missing: readonly Missing[], left: readonly Missing[]): Counts {
  const count = (kind: CoverageKind): Count => {
    const isSo = (one: { readonly kind: CoverageKind }): boolean => one.kind === kind
    const all = points.filter(isSo).reduce((sum, { outcomes }) => sum + outcomes.length, 0)
    const of = all - left.filter(isSo).length
    return { seen: of - missing.filter(isSo).length, of }
  }
  return { page: count('page'), condition: count('condition'), rule: count('rule'), line: count('line') }
}
