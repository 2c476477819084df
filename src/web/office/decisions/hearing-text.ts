/** The hearing (Anhörung) as the desk begins it: a question to the applicant, with the reasons left for the clerk to write. */
import { dayInWords } from '../../../forms/days.ts'
import { dayOf } from '../../../platform/clock.ts'
import { plusDays, workingDayFrom } from '../../../platform/holidays.ts'
import type { DeskCase } from './decision-form.ts'

/** Stands where the clerk writes why; a question that still holds it does not go out. */
export const HEARING_GAP = '[Hier bitte die Gründe eintragen]'

/** How long somebody has to say something. The law names no period, only that there is an occasion. */
const DAYS_TO_REPLY = 14

export function hearingText({ service, details, today }: DeskCase): string {
  const lastDay = workingDayFrom(plusDays(today, DAYS_TO_REPLY))
  return [
    `Wir haben Ihren Antrag „${service.definition.title}“ vom ${dayInWords(dayOf(details.receivedAt), 'de')} geprüft. So, wie er ist, können wir ihn voraussichtlich nicht oder nicht ganz genehmigen:`,
    HEARING_GAP,
    `Bevor wir entscheiden, können Sie uns Ihre Sicht schildern (Anhörung nach § 28 Absatz 1 VwVfG NRW). Bitte antworten Sie bis zum ${dayInWords(lastDay, 'de')}. Danach entscheiden wir auch ohne Ihre Antwort.`,
  ].join('\n\n')
}
