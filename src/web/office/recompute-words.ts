/** What a case computed anew differs by, in German, as the desk speaks. */
import { changeInWords } from '../../cases/changed-value-words.ts'
import type { ChangedValue } from '../../cases/changed-values.ts'
import type { Cause, RecomputedLine } from '../../cases/recompute.ts'
import { formatMoney } from '../../platform/money.ts'
import { t } from '../texts/texts.ts'

const day = t('de').dateFormat

/** Why a line differs, one sentence for each cause. `on`: the day it was computed for. */
export const causeInWords = (cause: Cause, { now }: RecomputedLine, on: string): string => {
  switch (cause.kind) {
    case 'byDate':
      return `An diesem Tag gilt ein anderer Wert der Satzung. ${changeInWords(cause.value, 'de')}.`
    case 'rewritten':
      return `Die Satzung wurde im Portal seit dem Absenden geändert. ${changeInWords(cause.value, 'de')}.`
    case 'time':
      return now ? `Am ${day(on)} gehört auch diese Zeit zur Berechnung.` : `Am ${day(on)} gehört diese Zeit nicht zur Berechnung.`
    case 'condition':
      return now
        ? 'Die Zeile kommt hinzu: Was sie voraussetzt, trifft jetzt zu.'
        : 'Die Zeile fällt weg: Was sie voraussetzt, trifft nicht mehr zu.'
    case 'day':
      return 'Der Tag selbst zählt, zum Beispiel für Fristen oder die Monate eines Jahres.'
    case 'reckoning':
      return 'Das Portal rechnet mit denselben Angaben heute anders als beim Absenden. Bitte sagen Sie das der Stelle, die Ihr Portal betreut.'
  }
}

/** An amount in its column; a line may be missing, and an amount not known. */
export const sideInWords = (side: RecomputedLine['now']): string =>
  side === null ? '–' : side.amount === null ? 'nicht bekannt' : formatMoney(side.amount)

/** The difference with its sign. */
export function differenceInWords({ shown, now, difference, causes }: RecomputedLine): string {
  if (causes.length === 0) return 'keiner'
  if (difference !== null) return `${difference > 0 ? '+' : ''}${formatMoney(difference)}`
  if (shown === null) return 'kommt hinzu'
  if (now === null) return 'fällt weg'
  return shown.amount === null ? 'jetzt bekannt' : 'nicht mehr bekannt'
}

/** What the statute in the portal says otherwise than the frozen one, whether or not it changes this case. */
export const rewrittenInWords = (rewritten: readonly ChangedValue[]): readonly string[] =>
  rewritten.map((value) => `${changeInWords(value, 'de')}.`)
