/**
 * How accessible this portal is, as data (§ 10b BGG NRW, BITVNRW): the page is made from it, in both languages. All
 * portals of a region share their technology and with it this statement.
 */
import type { Language } from '../context.ts'

type InBoth = Readonly<Record<Language, string>>

/** A part that is not accessible: which, why, and what to use instead. */
export type AccessibilityException = { readonly part: InBoth; readonly reason: InBoth; readonly alternative: InBoth }

export type AccessibilityStatement = {
  readonly status: 'full' | 'partial' | 'none'
  readonly method: 'selfAssessment' | 'external'
  /** Days, `YYYY-MM-DD`. */
  readonly preparedOn: string
  readonly reviewedOn: string
  readonly exceptions: readonly AccessibilityException[]
}

/** Where the ombuds procedure of § 10d BGG NRW is asked for. */
export const OMBUDS_OFFICE = {
  name: 'Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen',
  website: 'https://www.lbbp.nrw.de/ombudsstelle',
} as const

/** Days to answer a report of a barrier (§ 5 BITVNRW): as a rule, and at most. */
export const ANSWER_WEEKS = { usual: 2, most: 6 } as const

export const accessibilityStatement: AccessibilityStatement = {
  status: 'partial',
  method: 'selfAssessment',
  preparedOn: '2026-11-23',
  reviewedOn: '2026-11-23',
  exceptions: [
    {
      part: {
        de: 'Erläuterungen in Deutscher Gebärdensprache und in Leichter Sprache',
        en: 'Explanations in German Sign Language and in easy language',
      },
      reason: { de: 'Sie sind noch nicht erstellt.', en: 'They have not been made yet.' },
      alternative: {
        de: 'Die Texte sind kurz und in einfachen Worten geschrieben. Die Behörde hilft Ihnen auch schriftlich.',
        en: 'The texts are short and in plain words. The authority also helps you in writing.',
      },
    },
    {
      part: { de: 'Die Karte, auf der man eine Stelle einzeichnen kann', en: 'The map on which a place can be drawn' },
      reason: {
        de: 'Sie lässt sich mit der Tastatur bedienen; was sie zeigt, sieht man aber nur.',
        en: 'It can be used by keyboard, but what it shows can only be seen.',
      },
      alternative: {
        de: 'Die Felder daneben fragen dasselbe: Anschrift, Straßenseite, Länge und Breite. Beides ist gleich gut.',
        en: 'The fields beside it ask for the same: address, side of the street, length and width. Both are equally good.',
      },
    },
    {
      part: { de: 'Ein elektronisches Formular, um Barrieren zu melden', en: 'An electronic form to report barriers' },
      reason: { de: 'Es ist noch nicht eingerichtet.', en: 'It has not been set up yet.' },
      alternative: { de: 'Schreiben Sie uns bitte auf dem unten genannten Weg.', en: 'Please write to us in the way named below.' },
    },
  ],
}
