/** Texts within a decision: what can be wrong with one, and how it is kept. */
import { readText } from '../texts.ts'

/** What is wrong with a text, as the end of a problem's name: `reasons` and `Missing` are `reasonsMissing`. */
export type TextFault = 'Missing' | 'TooLong' | 'Unusable'

const faults = { textMissing: 'Missing', textTooLong: 'TooLong', forbiddenCharacter: 'Unusable' } as const

/** What keeps a text of any number of lines from being kept; null when nothing does. */
export function faultOfText(typed: string): TextFault | null {
  const text = readText(typed)
  return text.ok ? null : faults[text.refusal]
}

/** A complete text as it is kept: composed, and without blanks around it. */
export function tidyText(typed: string): string {
  const text = readText(typed)
  return text.ok ? text.value : ''
}

const lineOf = (typed: string): string => {
  const text = tidyText(typed)
  return /[\n\t]/.test(text) ? '' : text
}

/** The same for what stands in one line of at most `limit` code points, such as the number of a payment. */
export function faultOfLine(typed: string, limit: number): 'Missing' | 'Unusable' | null {
  if (typed.trim() === '') return 'Missing'
  const line = lineOf(typed)
  return line === '' || [...line].length > limit ? 'Unusable' : null
}

/** Paragraphs as people separate them: by an empty line. */
export const paragraphsOf = (text: string): string[] => text.split(/\n{2,}/)
