/**
 * A place in public space: described by address, side of the street, length and width, or drawn on a map as well. Both ways
 * are equal: what is drawn gives the same measures as what is stated, and both must lie where the authority is competent.
 */
import { z } from 'zod'
import { type Measures, measuresOf } from '../geometry/measure.ts'
import { readShapes, storedShape } from '../geometry/read-shapes.ts'
import { measuresInWords, metres, squareMetres } from '../geometry/in-words.ts'
import { positionsOf, type Shape, writeShapes } from '../geometry/shape.ts'
import type { Language } from '../days.ts'
import { type LocationAnswer, streetSides, type StreetSide } from '../question.ts'
import { officialPlace } from './address.ts'
import { nameCodes, normalise, problemIn } from './characters.ts'
import { answered, type Asked, type Fields, type Kind, type Setting, unanswered, wrong } from './kind.ts'
import { numberKind } from './numbers.ts'
import { type PartProblem, placeCodes, problem } from './problem.ts'

/** `hasMap` comes from the map: `yes` where a picture of the town lay behind the drawing. */
const parts = ['street', 'houseNumber', 'postalCode', 'place', 'side', 'length', 'width', 'shapes', 'hasMap'] as const
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
  hasMap: z.literal(true).optional(),
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
    ...placeCodes,
  ],
  parts: () => parts,
  requiredParts: () => addressParts.filter((part) => part !== 'houseNumber'),
  read(question, fields, setting) {
    if (parts.every((part) => part === 'hasMap' || normalise(fields.get(part)) === '')) return unanswered
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
    const stated = statedArea(length.answer, width.answer, side)
    // What is missing is not told of a drawing that cannot be read: once it is mended, nothing may be missing.
    if (drawn.ok && length.problems.length + width.problems.length === 0)
      problems.push(
        ...missingSize(question, { length: length.answer ?? measures.length, width: width.answer, area: measures.area }),
        ...differingSizes(question, measures, { length: length.answer, area: stated }, setting.language),
      )
    if (problems.length > 0) return wrong(...problems)
    return answered({
      ...address.answer,
      ...(isSide(side) ? { side } : {}),
      ...present('length', length.answer ?? measures.length),
      ...present('width', width.answer),
      ...present('area', measures.area ?? stated),
      isDrawn: shapes.length > 0,
      ...(shapes.length > 0 ? { shapes } : {}),
      ...(shapes.length > 0 && fields.get('hasMap') === 'yes' ? { hasMap: true as const } : {}),
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
    hasMap: answer.hasMap ? 'yes' : '',
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
const metresQuestion: Asked<'number'> = {
  id: 'metres',
  type: 'number',
  label: '',
  optional: true,
  decimals: 2,
  min: 0.01,
  max: 10_000,
  unit: 'm',
}

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

/** Length times width in m², on each side where it is both; null where one of them is not stated. */
const statedArea = (length: number | null, width: number | null, side: string): number | null =>
  length === null || width === null ? null : toCentimetres((side === 'both' ? 2 : 1) * length * width)

/** A drawing is not made with a ruler; but more than a fifth cannot both be meant. */
const MOST_DIFFERENT = 1.2

/** Drawn and stated, and not the same: then nobody knows what is applied for. */
function differingSizes(
  { size }: Asked<'location'>,
  measures: Measures,
  stated: Pick<Known, 'length' | 'area'>,
  language: Language,
): PartProblem[] {
  if (size === 'none') return []
  const [drawnSize, statedSize] = size === 'area' ? [measures.area, stated.area] : [measures.length, stated.length]
  if (drawnSize === null || statedSize === null) return []
  if (Math.max(drawnSize, statedSize) <= MOST_DIFFERENT * Math.min(drawnSize, statedSize)) return []
  const say = size === 'area' ? squareMetres : metres
  return [problem('sizesDiffer', { drawn: say(drawnSize, language), stated: say(statedSize, language) }, 'length')]
}

const words = {
  de: {
    side: 'Straßenseite',
    near: 'wie die Adresse',
    opposite: 'gegenüber',
    both: 'beide',
    length: 'Länge',
    lengthAndWidth: 'Länge × Breite',
    width: 'Breite',
    onEachSide: 'auf jeder Seite ',
    area: 'Fläche',
    drawn: 'Zeichnung auf der Karte',
  },
  en: {
    side: 'Side of the street',
    near: 'that of the address',
    opposite: 'opposite',
    both: 'both',
    length: 'Length',
    lengthAndWidth: 'Length × width',
    width: 'Width',
    onEachSide: 'on each side ',
    area: 'Area',
    drawn: 'Drawing on the map',
  },
} as const

/** Only the size that counts, and that once. Each line stands by itself, or behind a comma after the one before. */
function linesOf(answer: LocationAnswer, language: Language): string[] {
  const say = words[language]
  const { street, houseNumber, side, width, area, shapes = [] } = answer
  const measures = measuresOf(shapes)
  const isAreaDrawn = measures.area !== null
  const length = hasDrawnLength(answer) ? undefined : answer.length
  const each = side === 'both' ? say.onEachSide : ''
  const size =
    length !== undefined && width !== undefined
      ? `${say.lengthAndWidth}: ${each}${metres(length, language)} × ${metres(width, language)}`
      : length !== undefined
        ? `${say.length}: ${each}${metres(length, language)}`
        : width !== undefined && `${say.width}: ${metres(width, language)}`
  return [
    houseNumber === undefined ? street : `${street} ${houseNumber}`,
    `${answer.postalCode} ${answer.place}`,
    ...(side === undefined ? [] : [`${say.side}: ${say[side]}`]),
    ...(size && !isAreaDrawn ? [size] : []),
    ...(area === undefined || isAreaDrawn ? [] : [`${say.area}: ${squareMetres(area, language)}`]),
    ...(shapes.length === 0 ? [] : [`${say.drawn}: ${measuresInWords(measures, language)}`]),
  ]
}
