/** What a case is about in one line, so that a list can tell cases of one service apart: "Ein Zelt, ab 1. April 2027". */
import { sql } from 'kysely'
import type { CompiledService } from '../forms/compiled.ts'
import { dayInWords, isDay } from '../forms/days.ts'
import { type Answers, isRepeated, isTold } from '../forms/question.ts'
import { showField } from '../forms/questions/kinds.ts'
import type { Tx } from '../platform/database.ts'
import { frozenService } from './frozen-service.ts'
import { storedAnswers } from './stored.ts'
import './tables.ts'

/** So much of a long text fits into a list. */
const MOST_CHARACTERS = 80

/** The first thing that `desk.subject` names and somebody answered, and the first day or the only one. Null where the service names neither. */
export function inShort({ definition: { desk }, questions }: CompiledService, answers: Answers): string | null {
  const subject = (desk?.subject ?? [])
    .map((part) => (typeof part === 'string' ? part : part.question))
    .map((id) => firstLine(questions.get(id), answers[id]))
    .find((line) => line !== null)
  const from = [desk?.period ?? []].flat().flatMap((id) => firstDay(answers[id]) ?? [])[0]
  const on = desk?.day === undefined ? null : firstDay(answers[desk.day])
  const when = from === undefined ? on && `am ${dayInWords(on, 'de')}` : `ab ${dayInWords(from, 'de')}`
  const parts = [...(subject === undefined ? [] : [subject]), ...(when === null ? [] : [when])]
  return parts.length === 0 ? null : parts.join(', ')
}

function firstLine(compiled: ReturnType<CompiledService['questions']['get']>, answer: Answers[string] | undefined): string | null {
  if (!compiled || answer === undefined || isRepeated(compiled.question) || isTold(compiled.question)) return null
  const [line] = showField(compiled.question, answer, { language: 'de', options: compiled.options }).flatMap((shown) => shown.split('\n'))
  if (line === undefined) return null
  const characters = [...line]
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…` : line
}

/** The day of a date, or the first one of a period. */
function firstDay(answer: Answers[string] | undefined): string | null {
  const day = typeof answer === 'object' && answer !== null && 'from' in answer ? answer.from : answer
  return isDay(day) ? day : null
}

/** The same for many cases in sight, by their ids; those with nothing to tell, or whose contents were deleted, are left out. */
export async function casesInShort(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('cases')
    .innerJoin('submissions', 'submissions.id', 'cases.submission_id')
    .select(['cases.id', 'submissions.service_digest', 'submissions.overlay_digest', sql`submissions.content -> 'answers'`.as('answers')])
    .where('cases.id', 'in', [...ids])
    .execute()
  const told = new Map<string, string>()
  for (const { id, service_digest, overlay_digest, answers } of rows) {
    if (answers === null) continue
    const service = await frozenService(tx, { serviceDigest: service_digest, overlayDigest: overlay_digest, language: 'de' })
    const words = inShort(service, storedAnswers.parse(answers))
    if (words !== null) told.set(id, words)
  }
  return told
}
