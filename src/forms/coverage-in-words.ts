/** What the examples of a service show, for a person in a town hall: a short table, and what is missing in whole sentences. */
import type { Count, Counts, Coverage, Missing, TownCoverage } from './coverage.ts'
import type { CoverageKind, CoveragePoint, Outcome } from './coverage-points.ts'
import { type CoverageWords, coverageWords } from './coverage-words.ts'
import type { Language } from './days.ts'

/** Where a part of the definition stands: `Service.placeOf`. */
type PlaceOf = (path: CoveragePoint['path']) => { readonly file: string; readonly line: number }

const kinds: readonly CoverageKind[] = ['page', 'condition', 'rule', 'line']

/** The whole coverage, line by line. With `placeOf`, each thing that is missing begins with its file and line. */
export function coverageInWords(coverage: Coverage, language: Language, placeOf?: PlaceOf): string[] {
  const words = coverageWords[language]
  const width = Math.max(...kinds.map((kind) => words.kinds[kind].length))
  const table = kinds.map(
    (kind) => `${words.kinds[kind].padEnd(width)}  ${words.count(coverage.counts[kind], percentOf([coverage.counts[kind]]))}`,
  )
  const incomplete = coverage.towns.filter(({ counts }) => percentOf(countsIn(counts)) < 100)
  const towns = incomplete.map(({ name, counts }) => words.town(name, percentOf(countsIn(counts))))
  const all = coverage.towns.length > 0 && incomplete.length === 0 ? [words.allTowns(coverage.towns.map(({ name }) => name))] : []
  const left = new Set(coverage.leftToTowns.map(({ path }) => path.join('.'))).size
  const missing = missingInWords(coverage, language, placeOf)
  return [
    ...table,
    ...all,
    ...towns,
    ...(left > 0 ? [words.leftToTowns(left)] : []),
    ...(missing.length > 0 ? [words.missing, ...missing] : []),
  ]
}

/** Only what no example shows, a sentence each. None when all is proven. */
export function missingInWords(
  { missing, towns }: Pick<Coverage, 'missing'> & { readonly towns: readonly Pick<TownCoverage, 'town' | 'name'>[] },
  language: Language,
  placeOf?: PlaceOf,
): string[] {
  const words = coverageWords[language]
  const names = new Map(towns.map(({ town, name }) => [town, name]))
  const list = new Intl.ListFormat(language === 'de' ? 'de-DE' : 'en-GB', { type: 'conjunction' })
  return joined(missing).map(({ point, lack, towns: lacking }) => {
    const where = lacking === 'everywhere' ? null : list.format(lacking.map((id) => names.get(id) ?? id))
    const place = placeOf?.(point.path)
    return `${place ? `${place.file}:${place.line}: ` : ''}${subjectOf(point, words)} ${words.lacks[lack](where)}.`
  })
}

const subjectOf = (point: CoveragePoint, { subject, condition }: CoverageWords): string =>
  point.kind === 'condition' ? (point.of === 'rule' ? '' : condition[point.of](point)) : subject[point.kind](point)

type Lack = { readonly point: Missing; readonly lack: Outcome | 'everything'; readonly towns: Missing['towns'] }

/** One sentence for what is missed both ways; and none for the condition of what is never shown itself. */
function joined(missing: readonly Missing[]): readonly Lack[] {
  const keyOf = ({ of, id, towns }: Missing): string => JSON.stringify([of, id, towns])
  const neverShown = new Set(missing.filter(({ outcome }) => outcome === 'shown').map(keyOf))
  const groups = Map.groupBy(missing, ({ path, towns }) => JSON.stringify([path, towns]))
  return [...groups.values()].flatMap((outcomes): Lack[] => {
    const [point] = outcomes
    if (!point || (point.kind === 'condition' && neverShown.has(keyOf(point)) && point.outcome === 'yes')) return []
    const isBoth = outcomes.length > 1 && point.kind !== 'line'
    return [{ point, lack: isBoth ? 'everything' : point.outcome, towns: point.towns }]
  })
}

const countsIn = (counts: Counts): readonly Count[] => kinds.map((kind) => counts[kind])

/** In whole percent, never more than there is. */
function percentOf(counts: readonly Count[]): number {
  const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0)
  return sum('of') === 0 ? 100 : Math.floor((sum('seen') * 100) / sum('of'))
}
