/** Reads fields in tests of question kinds, as a form posts them. */
import { noFiles, unknownTerritory } from '../context.ts'
import { simpleQuestion } from '../question.ts'
import type { Fields, Setting } from './kind.ts'
import { type FieldQuestion, readField } from './kinds.ts'

/** Monday, 23 November 2026, in a town of the region. */
export const setting: Setting = {
  language: 'de',
  today: '2026-11-23',
  earliest: null,
  latest: null,
  options: [
    { code: 'zucht', label: 'Zucht' },
    { code: 'tierheim', label: 'Tierheim' },
    { code: 'privat', label: 'Privat' },
  ],
  places: { placesOf: (postalCode) => (postalCode === '45772' ? ['Marl'] : postalCode === '45721' ? ['Haltern am See'] : []) },
  territory: unknownTerritory,
  files: noFiles,
  authority: { name: 'Stadt Marl' },
}

/** A question of a type, as its schema fills it in. */
export const ask = (question: object): FieldQuestion => simpleQuestion.parse({ id: 'frage', label: 'Frage', ...question }) as FieldQuestion
/** Posted fields by part. */
export const fieldsFrom = (posted: Record<string, string | readonly string[]>): Fields => {
  const all = (part: string): readonly string[] => (Object.hasOwn(posted, part) ? [posted[part] ?? []].flat() : [])
  return { all, get: (part) => all(part)[0] ?? '' }
}

/** The answer to what was posted, or the problems as `part:code`. */
export function read(question: object, posted: string | Record<string, string | readonly string[]>, changed: Partial<Setting> = {}) {
  const reading = readField(ask(question), fieldsFrom(typeof posted === 'string' ? { '': posted } : posted), { ...setting, ...changed })
  return reading.problems.length > 0 ? reading.problems.map((found) => `${found.part}:${found.code}`) : reading.answer
}
