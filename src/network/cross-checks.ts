/** What only shows between the files of a network: names that lead nowhere, doubles, gaps in time. */
import { didYouMean } from '../platform/closest.ts'
import { checkBylaw } from './check-bylaw.ts'
import { checkPeriods } from './check-periods.ts'
import { pathWords } from './path-words.ts'
import { networkKinds, type RecordKind } from './record-kinds.ts'
import type { Located, LocatedRecord } from './record.ts'
import type { Adoption, Authority, LargeCustomerCode, LegalRemedy, PostalArea } from './region.ts'
import type { FileProblem } from '../platform/yaml-file.ts'

/** Refuses the second of two records that share what must be their own. */
function refuseDoubles<Content>(
  records: readonly Located<Content>[],
  key: string,
  keyOf: (content: Content) => string | undefined,
): FileProblem[] {
  const seen = new Set<string>()
  return records.flatMap(({ content, problem }) => {
    const value = keyOf(content)
    if (value === undefined) return []
    const isDouble = seen.has(value)
    seen.add(value)
    return isDouble ? [problem([key], `"${value}" is there twice`)] : []
  })
}

/** Refuses a name that leads nowhere, and suggests the one that was meant. */
export const refuseUnknown = (
  problem: LocatedRecord['problem'],
  path: readonly PropertyKey[],
  what: string,
  given: string,
  known: ReadonlySet<string>,
): FileProblem[] => (known.has(given) ? [] : [problem(path, `there is no ${what} "${given}"${didYouMean(given, known)}`)])

function checkAuthorities(authorities: readonly Located<Authority>[], partners: ReadonlySet<string>): FileProblem[] {
  const districts = new Set(authorities.filter(({ content }) => content.kind === 'district').map(({ content }) => content.id))
  const doubles = (['referencePrefix', 'ags', 'ars', 'name', 'shortName'] as const).flatMap((key) =>
    refuseDoubles(authorities, key, (it) => it[key]),
  )
  const each = authorities.flatMap(({ content, problem }) => [
    ...(pathWords.has(content.id) ? [problem(['id'], `"${content.id}" is a word of the portal's own addresses; choose another id`)] : []),
    ...(content.district === undefined ? [] : refuseUnknown(problem, ['district'], 'Kreis', content.district, districts)),
    ...(content.kind === 'town' && content.district === undefined ? [problem([], 'a town belongs to a Kreis; name it as "district"')] : []),
    ...refuseUnknown(problem, ['itProvider'], 'partner', content.itProvider, partners),
    ...content.offices.flatMap(({ id }, index) =>
      content.offices.findIndex((other) => other.id === id) < index
        ? [problem(['offices', index, 'id'], `office "${id}" is there twice`)]
        : [],
    ),
    ...content.offices.flatMap(({ competences }, index) =>
      competences.flatMap((competence, place) =>
        content.offices.findIndex((other) => other.competences.includes(competence)) < index
          ? [problem(['offices', index, 'competences', place], `"${competence}" already belongs to another office`)]
          : [],
      ),
    ),
  ])
  return [...doubles, ...each]
}

/** Each municipality's own list and the list of postal codes must say the same; the Kreis has those of its towns. */
function checkPostalCodes(
  authorities: readonly Located<Authority>[],
  areas: readonly Located<PostalArea>[],
  large: readonly Located<LargeCustomerCode>[],
): FileProblem[] {
  const ids = new Set(authorities.map(({ content }) => content.id))
  const placesOf = new Map(areas.map(({ content }) => [content.code, content.municipalities]))
  const ofAuthority = authorities.flatMap(({ content, problem }) => {
    const own =
      content.kind === 'district'
        ? authorities.filter((other) => other.content.district === content.id).map((other) => other.content.id)
        : [content.id]
    const expected = areas.filter((area) => area.content.municipalities.some((id) => own.includes(id))).map((area) => area.content.code)
    return [
      ...content.postalCodes.flatMap((code, index) =>
        placesOf.get(code)?.some((id) => own.includes(id)) === true
          ? []
          : [problem(['postalCodes', index], `${code} does not lie in ${content.shortName} by postal-codes.yaml`)],
      ),
      ...expected
        .filter((code) => !content.postalCodes.includes(code))
        .map((code) => problem(['postalCodes'], `${code} is missing; postal-codes.yaml has it`)),
    ]
  })
  const ofAreas = areas.flatMap(({ content, problem }) =>
    content.municipalities.flatMap((id, index) => refuseUnknown(problem, ['municipalities', index], 'authority', id, ids)),
  )
  const ofLarge = large.flatMap(({ content, problem }) => [
    ...refuseUnknown(problem, ['within'], 'authority', content.within, ids),
    ...(placesOf.has(content.code) ? [problem(['code'], `${content.code} is a postal code of streets as well`)] : []),
  ])
  return [...ofAreas, ...ofLarge, ...ofAuthority]
}

function checkRemedies(remedies: readonly Located<LegalRemedy>[]): FileProblem[] {
  const groups = Map.groupBy(remedies, ({ content }) => `${content.service}/${content.authority}`)
  return [...groups.values()].flatMap((group) =>
    checkPeriods(
      group.map(({ content }) => content),
      (index, message) => group[index]!.problem(['from'], message),
    ),
  )
}

/** Two testers of one name would have one code, and taking one out would take out neither. */
const checkTesters = ({ content, problem }: Located<Adoption>): FileProblem[] =>
  content.testers.flatMap((name, index) =>
    content.testers.indexOf(name) < index ? [problem(['testers', index], `the tester "${name}" is there twice`)] : [],
  )

/** All problems between the records of a network. The records themselves were parsed before. */
export function crossCheck(records: readonly LocatedRecord[]): FileProblem[] {
  const of = <Content>(kind: RecordKind<Content>): Located<Content>[] =>
    records.filter((record) => record.kind === kind.kind).map(({ content, problem }) => ({ content: kind.schema.parse(content), problem }))

  const seen = new Set<string>()
  const doubles = records.flatMap(({ kind, id, problem }) => {
    const key = `${kind} ${id}`
    if (seen.has(key)) return [problem([], `${kind} "${id}" is there twice`)]
    seen.add(key)
    return []
  })
  const missing = ['network', 'authority', 'partner', 'topic', 'postalArea']
    .filter((kind) => !records.some((record) => record.kind === kind))
    .map((kind) => ({ file: kind === 'network' ? 'network.yaml' : kind, line: 1, message: `the network has no ${kind}` }))

  const authorities = of(networkKinds.authority)
  const byId = new Map(authorities.map(({ content }) => [content.id, content]))
  const ids = new Set(byId.keys())
  const officesOf = (authority: string): Set<string> => new Set(byId.get(authority)?.offices.map(({ id }) => id))
  const known = (record: Located<{ authority: string }>): FileProblem[] =>
    refuseUnknown(record.problem, ['authority'], 'authority', record.content.authority, ids)

  return [
    ...missing,
    ...doubles,
    ...checkAuthorities(authorities, new Set(of(networkKinds.partner).map(({ content }) => content.id))),
    ...checkPostalCodes(authorities, of(networkKinds.postalArea), of(networkKinds.largeCustomerCode)),
    ...of(networkKinds.bylaw).flatMap((record) => [...known(record), ...checkBylaw(record)]),
    ...of(networkKinds.legalRemedy).flatMap(known),
    ...checkRemedies(of(networkKinds.legalRemedy)),
    ...of(networkKinds.adoption).flatMap((record) => [
      ...known(record),
      ...refuseUnknown(
        record.problem,
        ['office'],
        `office of ${record.content.authority}`,
        record.content.office,
        officesOf(record.content.authority),
      ),
      ...checkTesters(record),
    ]),
    ...of(networkKinds.staff).flatMap((record) => [
      ...known(record),
      ...record.content.offices.flatMap((office, index) =>
        refuseUnknown(
          record.problem,
          ['offices', index],
          `office of ${record.content.authority}`,
          office,
          officesOf(record.content.authority),
        ),
      ),
    ]),
    ...refuseDoubles(of(networkKinds.staff), 'login', ({ login }) => login),
  ]
}
