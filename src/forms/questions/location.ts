/**
 * A place in public space: described by address, side of the street, length and width, or drawn on a map as well. Both ways
 * are equal: what is drawn gives the same measures as what is stated, and both must lie where the authority is competent.
 */
import { z } from 'zod'
import { measuresOf } from '../geometry/measure.ts'
import { readShapes, storedShape } from '../geometry/read-shapes.ts'
import { measuresInWords, metres, squareMetres } from '../geometry/in-words.ts'
import { positionsOf, type Shape, writeShapes } from '../geometry/shape.ts'
import type { Language } from '../days.ts'
import { type LocationAnswer, streetSides, type StreetSide } from '../question.ts'
import { officialPlace } from './address.ts'
import { nameCodes, normalise, problemIn } from './characters.ts'
import { answered, type Asked, type Fields, type Kind, type Setting, unanswered, wrong } from './kind.ts'
import { numberKind } from './numbers.ts'
import { type PartProblem, problem } from './problem.ts'

const parts = ['street', 'houseNumber', 'postalCode', 'place', 'side', 'length', 'width', 'shapes'] as const
const longest = { street: 100, houseNumber: 20, postalCode: 20, place: 100 } as const
const addressParts = ['street', 'houseNumber', 'postalCode', 'place'] as const

const stored = z.strictObject({
  street: z.string(),
  houseNumber: z.string().optional(),
  postalCode: z.string(),
  place: z.string(),
  side: z.enum(streetSides).optional(),
  length: z.number().optional(),
  width: z.number().optional(),
  area: z.number().optional(),
  isDrawn: z.boolean().optional(),
  shapes: z.array(storedShape).optional(),
})

export const locationKind: Kind<'location', LocationAnswer> = {
  codes: [
    ...nameCodes,
    'notAPostalCode',
    'placeMismatch',
    'notAnOption',
    'notANumber',
    'tooManyDecimals',
    'tooSmall',
    'tooLarge',
    'sizeMissing',
    'shapeUnreadable',
    'shapeKindNotAsked',
    'shapeCrossesItself',
    'shapeTooSmall',
    'shapeTooLarge',
    'holeOutside',
    'tooManyShapes',
    'tooManyPoints',
    'outsideAuthority',
    'outsideRegion',
    'anotherCountry',
  ],
  parts: () => parts,
  read(question, fields, setting) {
    if (parts.every((part) => normalise(fields.get(part)) === '')) return unanswered
    const address = readAddress(fields, setting)
    const side = normalise(fields.get('side'))
    const length = readMetres('length', fields, setting)
    const width = readMetres('width', fields, setting)
    const drawn = readShapes(fields.get('shapes').trim(), question, 'shapes')
    const problems = [
      ...address.problems,
      ...(side === '' || isSide(side) ? [] : [problem('notAnOption', {}, 'side')]),
      ...length.problems,
      ...width.problems,
      ...(drawn.ok ? placeProblems(drawn.shapes, setting) : [drawn.problem]),
    ]
    const shapes = drawn.ok ? drawn.shapes : []
    const measures = measuresOf(shapes)
    // What is missing is not told of a drawing that cannot be read: once it is mended, nothing may be missing.
    if (drawn.ok && length.problems.length + width.problems.length === 0)
      problems.push(...missingSize(question, { length: length.answer ?? measures.length, width: width.answer, area: measures.area }))
    if (problems.length > 0) return wrong(...problems)
    const stated = length.answer !== null && width.answer !== null ? toCentimetres(length.answer * width.answer) : null
    return answered({
      ...address.answer,
      ...(isSide(side) ? { side } : {}),
      ...present('length', length.answer ?? measures.length),
      ...present('width', width.answer),
      ...present('area', measures.area ?? stated),
      isDrawn: shapes.length > 0,
      ...(shapes.length > 0 ? { shapes } : {}),
    })
  },
  isShape: (_, value): value is LocationAnswer => stored.safeParse(value).success,
  write: (_, answer) => ({
    street: answer.street,
    houseNumber: answer.houseNumber ?? '',
    postalCode: answer.postalCode,
    place: answer.place,
    side: answer.side ?? '',
    length: hasDrawnLength(answer) ? '' : writeNumber(answer.length),
    width: writeNumber(answer.width),
    shapes: writeShapes(answer.shapes ?? []),
  }),
  show: (_, answer, { language }) => linesOf(answer, language),
}

const isSide = (side: string): side is StreetSide => (streetSides as readonly string[]).includes(side)
const toCentimetres = (value: number): number => Math.round(value * 100) / 100
const writeNumber = (value: number | undefined): string => (value === undefined ? '' : String(value).replace('.', ','))
const present = <Name extends string>(name: Name, value: number | null): { [Key in Name]?: number } =>
  (value === null ? {} : { [name]: value }) as { [Key in Name]?: number }

/** Whether the length is that of the drawn lines: then it is not written into the field, or it would stay when they change. */
function hasDrawnLength({ length, shapes = [] }: LocationAnswer): boolean {
  const { length: drawn } = measuresOf(shapes)
  return drawn !== null && drawn === length
}

type AddressReading = { readonly answer: Pick<LocationAnswer, (typeof addressParts)[number]>; readonly problems: readonly PartProblem[] }

function readAddress(fields: Fields, setting: Setting): AddressReading {
  const [street = '', houseNumber = '', postalCode = '', place = ''] = addressParts.map((part) => normalise(fields.get(part)))
  const typed = { street, houseNumber, postalCode, place }
  const answer = { street, ...(houseNumber === '' ? {} : { houseNumber }), postalCode, place }
  const problems = addressParts.flatMap((part): PartProblem[] => {
    // A square or a road through fields has no house number.
    if (typed[part] === '') return part === 'houseNumber' ? [] : [problem('required', {}, part)]
    const found = problemIn(typed[part], longest[part], 'other', part)
    if (found) return [found]
    return part === 'postalCode' && !/^\d{5}$/.test(postalCode) ? [problem('notAPostalCode', {}, part)] : []
  })
  if (problems.length > 0) return { answer, problems }
  const official = officialPlace(postalCode, place, setting.places)
  if (!official.ok) return { answer, problems: [official.problem] }
  if (setting.territory.hasPostalCode(postalCode) === false)
    return { answer, problems: [elsewhere(setting, setting.places.placesOf(postalCode).join(', '), 'place')] }
  return { answer: { ...answer, place: official.place }, problems: [] }
}

/** Where a place lies that this authority does not decide on: in another municipality of the region, or who knows where. */
const elsewhere = (setting: Setting, municipality: string, part: string): PartProblem => {
  const authority = setting.authority.name
  return municipality === ''
    ? problem('outsideRegion', { authority }, part)
    : problem('outsideAuthority', { authority, municipality }, part)
}

/** Every corner must lie inside; the first that does not says where the drawing lies. Without borders the address decides. */
function placeProblems(shapes: readonly Shape[], setting: Setting): PartProblem[] {
  const { territory } = setting
  const outside = shapes.flatMap(positionsOf).find((position) => territory.contains(position) === false)
  return outside === undefined ? [] : [elsewhere(setting, territory.municipalityAt(outside) ?? '', 'shapes')]
}

/** More than ten kilometres is no length of a place in a street. */
const metresQuestion: Asked<'number'> = { id: 'metres', type: 'number', label: '', optional: true, decimals: 2, min: 0.01, max: 10_000 }

function readMetres(part: string, fields: Fields, setting: Setting): { answer: number | null; problems: readonly PartProblem[] } {
  const own: Fields = { get: () => fields.get(part), all: () => fields.all(part) }
  const { answer, problems } = numberKind.read(metresQuestion, own, setting)
  return { answer, problems: problems.map((found) => ({ ...found, part })) }
}

type Known = { readonly length: number | null; readonly width: number | null; readonly area: number | null }

function missingSize({ size }: Asked<'location'>, { length, width, area }: Known): PartProblem[] {
  if (size === 'none' || (size === 'area' && area !== null)) return []
  if (size === 'length') return length === null ? [problem('sizeMissing', { needed: 'length' }, 'length')] : []
  if (length === null) return [problem('sizeMissing', { needed: 'area' }, 'length')]
  return width === null ? [problem('sizeMissing', { needed: 'area' }, 'width')] : []
}

const words = {
  de: {
    near: 'Auf der Straßenseite dieser Adresse',
    opposite: 'Auf der Straßenseite gegenüber',
    both: 'Auf beiden Straßenseiten',
    length: 'Länge',
    lengthAndWidth: 'Länge × Breite',
    width: 'Breite',
    area: 'Fläche',
    drawn: 'Auf der Karte eingezeichnet',
  },
  en: {
    near: 'On the side of the street of this address',
    opposite: 'On the opposite side of the street',
    both: 'On both sides of the street',
    length: 'Length',
    lengthAndWidth: 'Length × width',
    width: 'Width',
    area: 'Area',
    drawn: 'Drawn on the map',
  },
} as const

function linesOf(answer: LocationAnswer, language: Language): string[] {
  const say = words[language]
  const { street, houseNumber, side, width, area, shapes = [] } = answer
  const length = hasDrawnLength(answer) ? undefined : answer.length
  const size =
    length !== undefined && width !== undefined
      ? `${say.lengthAndWidth}: ${metres(length, language)} × ${metres(width, language)}`
      : length !== undefined
        ? `${say.length}: ${metres(length, language)}`
        : width !== undefined && `${say.width}: ${metres(width, language)}`
  return [
    houseNumber === undefined ? street : `${street} ${houseNumber}`,
    `${answer.postalCode} ${answer.place}`,
    ...(side === undefined ? [] : [say[side]]),
    ...(size ? [size] : []),
    ...(area === undefined ? [] : [`${say.area}: ${squareMetres(area, language)}`]),
    ...(shapes.length === 0 ? [] : [`${say.drawn}: ${measuresInWords(measuresOf(shapes), language)}`]),
  ]
}
