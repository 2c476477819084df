/** Examples are proofs: what the examples of a service show of it, in each town that adopts it, and what they leave out. */
import { assess } from './assessment.ts'
import type { CompiledService } from './compiled.ts'
import type { BylawOnDay, FormContext } from './context.ts'
import { AT_THE_END, type CoverageKind, type CoveragePoint, type Outcome, watch, type WatchedPoint } from './coverage-points.ts'
import { deskFor } from './desk-for.ts'
import { type Example, examplesIn, type ExampleTown } from './example.ts'
import { fileBookOf } from './files.ts'
import { walk } from './journey.ts'
import { townShares } from './left-to-towns.ts'
import type { Answers } from './question.ts'

/** So many of so many outcomes: a condition counts twice, a page once. */
export type Count = { readonly seen: number; readonly of: number }
export type Counts = Readonly<Record<CoverageKind, Count>>

/** An outcome of a point that no example shows: nowhere at all, or not in these towns (ids). */
export type Missing = CoveragePoint & { readonly outcome: Outcome; readonly towns: readonly string[] | 'everywhere' }

/**
 * What is not missed, because statutes decide: in these towns the outcome cannot be told from answers alone, and another
 * shows it; or, `everywhere`, it needs `values` that no town's statute has.
 */
export type LeftToTowns = Missing & { readonly values: readonly string[] }

export type TownCoverage = { readonly town: string; readonly name: string; readonly counts: Counts }

/** Plain data, to be kept with a version. `counts`: of the whole, where what lacks in one town is lacking. */
export type Coverage = {
  readonly counts: Counts
  readonly towns: readonly TownCoverage[]
  readonly missing: readonly Missing[]
  readonly leftToTowns: readonly LeftToTowns[]
}

/** Whether a version may be released: every page is shown, and every condition is seen both ways, in each town. */
export const isReleasable = ({ counts }: Pick<Coverage, 'counts'>): boolean =>
  [counts.page, counts.condition].every(({ seen, of }) => seen === of)

/**
 * Runs the examples and says what they show. `towns` are those that adopt the service; examples of other authorities count
 * for the whole. What lies behind a page that cannot be left is not shown, and the assessment only when the form is finished.
 */
export function coverageOf(
  service: CompiledService,
  examples: readonly Example[],
  towns: readonly ExampleTown[],
  contextFor: (authority: string, on: string) => FormContext,
): Coverage {
  const { points, shownIn, written } = run(service, examplesIn(examples, towns), contextFor)
  const shareOf = townShares(service.definition)
  const missing: Missing[] = []
  const leftToTowns: LeftToTowns[] = []
  points.forEach(({ page: _page, ...point }, place) => {
    for (const outcome of point.outcomes) {
      const isShown = (town: string): boolean => shownIn.get(town)?.[place]?.has(outcome) === true
      const without = towns.filter(({ id }) => !isShown(id)).map(({ id }) => id)
      const isSomewhere = [...shownIn.keys()].some(isShown)
      if (isSomewhere && without.length === 0) continue
      const share = shareOf(point, outcome)
      const values = isSomewhere ? [] : [...share.statute].filter((name) => !written.has(name))
      const isLeft = isSomewhere ? share.isOfTown : values.length > 0
      const lack = { ...point, outcome, towns: isSomewhere ? without : ('everywhere' as const) }
      if (isLeft) leftToTowns.push({ ...lack, values })
      else missing.push(lack)
    }
  })
  const isEverywhere = ({ towns: lacking }: Missing): boolean => lacking === 'everywhere'
  return {
    counts: countsOf(points, missing, leftToTowns.filter(isEverywhere)),
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

type Run = {
  readonly points: readonly WatchedPoint[]
  /** By authority. */
  readonly shownIn: ReadonlyMap<string, Shown>
  /** Names of the values that some authority's statute has. */
  readonly written: ReadonlySet<string>
}

function run(service: CompiledService, examples: readonly Example[], contextFor: (authority: string, on: string) => FormContext): Run {
  let heard: [number, Outcome][] = []
  const { points, watched } = watch(service, (point, outcome) => heard.push([point, outcome]))
  const shownIn = new Map<string, Set<Outcome>[]>()
  const written = new Set<string>()
  for (const { authority, on, answers: given } of examples) {
    const shown = shownIn.get(authority) ?? points.map(() => new Set<Outcome>())
    shownIn.set(authority, shown)
    heard = []
    // The journey checks every stored answer for shape and content, whatever the file holds.
    const answers = given as Answers
    const context = { ...contextFor(authority, on), files: fileBookOf(answers) }
    const { seen, counted } = walk(watched, answers, context)
    const stop = seen.find(({ problems }) => problems.length > 0)
    const reach = stop ? watched.pages.indexOf(stop.compiled) : AT_THE_END
    if (!stop) {
      assess(watched, counted, context)
      deskFor(watched, counted, context)
    }
    const seenPages = new Set(seen.map(({ compiled }) => watched.pages.indexOf(compiled)))
    for (const [place, outcome] of heard) if ((points[place]?.page ?? AT_THE_END) <= reach) shown[place]?.add(outcome)
    points.forEach(({ kind, page }, place) => {
      if (kind === 'page' && page <= reach && seenPages.has(page)) shown[place]?.add('shown')
    })
    const statute = context.bylaw(on)
    for (const name of Object.keys(service.definition.bylawValues)) if (hasValue(statute, name)) written.add(name)
  }
  return { points, shownIn, written }
}

const hasValue = (statute: BylawOnDay | null, name: string): boolean =>
  name.split('.').reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], statute?.values) != null

function countsOf(points: readonly CoveragePoint[], missing: readonly Missing[], left: readonly Missing[]): Counts {
  const count = (kind: CoverageKind): Count => {
    const isSo = (one: { readonly kind: CoverageKind }): boolean => one.kind === kind
    const all = points.filter(isSo).reduce((sum, { outcomes }) => sum + outcomes.length, 0)
    const of = all - left.filter(isSo).length
    return { seen: of - missing.filter(isSo).length, of }
  }
  return { page: count('page'), condition: count('condition'), rule: count('rule'), line: count('line') }
}
