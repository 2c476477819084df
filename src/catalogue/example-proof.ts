/** A service and its examples, with the region's facts, in each town that adopts it. */
import { missingInWords } from '../forms/coverage-in-words.ts'
import { type ExampleProof, isReleasable, proveExamples } from '../forms/coverage.ts'
import { EACH, type Example, type ExampleTown } from '../forms/example.ts'
import type { Service } from '../forms/service.ts'
import type { Authority } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { didYouMean } from '../platform/closest.ts'
import { formContext } from './form-context.ts'

/**
 * The towns in which the examples of a service must hold: those that adopt it. Of one that nobody adopts yet, those that its
 * examples name; where they name none, the first of the region, so that they hold somewhere.
 */
export function exampleTowns(
  region: Region,
  { definition: { id }, examples }: Pick<Service, 'definition' | 'examples'>,
): readonly ExampleTown[] {
  const adopting = region.adoptions.filter(({ service }) => service === id).map(({ authority }) => authority)
  const named = [...new Set(examples.map(({ authority }) => authority).filter((authority) => authority !== EACH))]
  const first = region.authorities.slice(0, 1).map((authority) => authority.id)
  const [towns = []] = [adopting, named, first].filter((ids) => ids.length > 0)
  return towns.flatMap((authority) => region.authorityOf(authority) ?? []).map(exampleTown)
}

/** An authority as examples speak of it. A Kreis has no address of its own name; its seat lies in it. */
export const exampleTown = ({ id, kind, shortName, townHall }: Authority): ExampleTown => ({
  id,
  name: kind === 'district' ? townHall.place : shortName,
  postalCode: townHall.postalCode,
})

/** Runs the examples of a service in the towns that adopt it: which fail, and what they show. */
export function exampleProof(service: Service, region: Region): ExampleProof {
  const isKnown = ({ authority }: Example): boolean => authority === EACH || region.authorityOf(authority) !== undefined
  const strange = service.examples
    .filter((example) => !isKnown(example))
    .map(({ name, authority }) => ({
      example: `${name} (${authority})`,
      message: `there is no authority "${authority}"${didYouMean(authority, [EACH, ...region.authorities.map(({ id }) => id)])}`,
    }))
  const { failures, coverage } = proveExamples(
    service.compiled,
    service.examples.filter(isKnown),
    exampleTowns(region, service),
    (authority, on) => formContext(region, authority, service.definition.bylaw, on),
  )
  return { failures: [...strange, ...failures], coverage }
}

/** Why a service cannot be released, each in a line; none where its examples come out and show every page and condition. */
export function releaseProblems({ definition, placeOf }: Service, { failures, coverage }: ExampleProof): readonly string[] {
  const failed = failures.map(({ example, message }) => `services/${definition.id}: the example "${example}" fails: ${message}`)
  // What an example that fails would show is not known.
  if (failed.length > 0 || isReleasable(coverage)) return failed
  const needed = coverage.missing.filter(({ kind }) => kind === 'page' || kind === 'condition')
  return missingInWords({ ...coverage, missing: needed }, 'en', placeOf)
}
