/** Postal addresses. Within the region, postal code and place are checked against each other. */
import { z } from 'zod'
import type { PlaceBook } from '../context.ts'
import type { AddressAnswer } from '../question.ts'
import { nameCodes, normalise, problemIn } from './characters.ts'
import { answered, type Kind, unanswered, wrong } from './kind.ts'
import { type PartProblem, problem } from './problem.ts'

const longest = { street: 100, houseNumber: 20, addition: 100, postalCode: 20, place: 100 } as const
const parts = ['street', 'houseNumber', 'addition', 'postalCode', 'place'] as const

const shape = z.strictObject({
  street: z.string(),
  houseNumber: z.string(),
  addition: z.string().optional(),
  postalCode: z.string(),
  place: z.string(),
})

export const addressKind: Kind<'address', AddressAnswer> = {
  codes: [...nameCodes, 'notAPostalCode', 'placeMismatch'],
  parts: () => parts,
  requiredParts: () => parts.filter((part) => part !== 'addition'),
  read(_, fields, setting) {
    const [street = '', houseNumber = '', addition = '', postalCode = '', place = ''] = parts.map((part) => normalise(fields.get(part)))
    if (street + houseNumber + addition + postalCode + place === '') return unanswered
    const typed = { street, houseNumber, addition, postalCode, place }
    const problems = parts.flatMap((part): PartProblem[] => {
      if (typed[part] === '') return part === 'addition' ? [] : [problem('required', {}, part)]
      const found = problemIn(typed[part], longest[part], 'other', part)
      if (found) return [found]
      return part === 'postalCode' && !/^\d{5}$/.test(postalCode) ? [problem('notAPostalCode', {}, part)] : []
    })
    if (problems.length > 0) return wrong(...problems)
    const official = officialPlace(postalCode, place, setting.places)
    if (!official.ok) return wrong(official.problem)
    return answered({ street, houseNumber, ...(addition === '' ? {} : { addition }), postalCode, place: official.place })
  },
  isShape: (_, value): value is AddressAnswer => shape.safeParse(value).success,
  write: (_, answer) => ({ ...answer, addition: answer.addition ?? '' }),
  show: (_, answer) => [
    `${answer.street} ${answer.houseNumber}`,
    ...(answer.addition === undefined ? [] : [answer.addition]),
    `${answer.postalCode} ${answer.place}`,
  ],
}

/**
 * The place of a postal code of the region as it is officially written; with a district ("Gelsenkirchen-Buer") as it was
 * typed. Refused where the two do not belong together; what the region does not know is taken as it is.
 */
export function officialPlace(
  postalCode: string,
  place: string,
  { placesOf }: PlaceBook,
): { readonly ok: true; readonly place: string } | { readonly ok: false; readonly problem: PartProblem } {
  const places = placesOf(postalCode)
  const official = places.find((name) => isSamePlace(name, place))
  if (places.length > 0 && official === undefined)
    return { ok: false, problem: problem('placeMismatch', { postalCode, places: places.join(', ') }, 'place') }
  const isWholeName = official !== undefined && folded(official) === folded(place)
  return { ok: true, place: isWholeName ? official : place }
}

/** Names of places are typed with ae for ä, without hyphens, in small letters. */
const folded = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[-–\s]+/g, ' ')
    .trim()

/** People add the district: "Gelsenkirchen-Buer" is Gelsenkirchen. */
const isSamePlace = (official: string, typed: string): boolean =>
  folded(typed) === folded(official) || folded(typed).startsWith(`${folded(official)} `)
