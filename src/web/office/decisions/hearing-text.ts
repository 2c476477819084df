/** The hearing (Anhörung) as the desk begins it: a question to the applicant, with the reasons left for the clerk to write. */
import { dayInWords } from '../../../forms/days.ts'
import { dayOf } from '../../../platform/clock.ts'
import { plusDays, workingDayFrom } from '../../../platform/holidays.ts'
import type { DeskCase } from './decision-form.ts'

/** Stands where the clerk writes why; a question that still holds it does not go out. */
export const HEARING_GAP = '[Hier bitte die Gründe eintragen]'

/** How long somebody has to say something. The law names no period, only that there is an occasion. */
const DAYS_TO_REPLY = 14

/** What every hearing says, and no other question: by it one is found again among the questions of a case. */
const HEARING_MARK = '(Anhörung nach § 28 Absatz 1 VwVfG NRW)'

/** The last hearing that was sent in the portal, and the day (`YYYY-MM-DD`) until when a reply is awaited if it says so. */
export type SentHearing = { readonly on: string; readonly until: string | null; readonly wasAnswered: boolean }

/** Null where none of the questions was a hearing. */
export function sentHearing({ texts }: Pick<DeskCase['details'], 'texts'>): SentHearing | null {
  const place = texts.findLastIndex(({ kind, text }) => kind === 'question' && text.includes(HEARING_MARK))
  const hearing = texts[place]
  if (!hearing) return null
  const on = dayOf(hearing.writtenAt)
  // The clerk may have changed the day, so it is found by its words among the days that can be meant.
  const said = /bis zum (\d{1,2}\. \p{Letter}+ \d{4})/u.exec(hearing.text)?.[1]
  const days = Array.from({ length: 366 }, (_, after) => plusDays(on, after))
  return {
    on,
    until: days.find((day) => dayInWords(day, 'de') === said) ?? null,
    wasAnswered: texts.slice(place).some(({ kind }) => kind === 'reply'),
  }
}

export function hearingText({ service, details, today }: DeskCase): string {
  const lastDay = workingDayFrom(plusDays(today, DAYS_TO_REPLY))
  return [
    `Wir haben Ihren Antrag „${service.definition.title}“ vom ${dayInWords(dayOf(details.receivedAt), 'de')} geprüft. So, wie er ist, können wir ihn voraussichtlich nicht oder nicht ganz genehmigen:`,
    HEARING_GAP,
    `Bevor wir entscheiden, können Sie uns Ihre Sicht schildern ${HEARING_MARK}. Bitte antworten Sie bis zum ${dayInWords(lastDay, 'de')}. Danach entscheiden wir auch ohne Ihre Antwort.`,
  ].join('\n\n')
}
