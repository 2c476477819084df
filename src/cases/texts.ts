/** Texts that people write about a case: a clerk's question or reasons, an applicant's reply. */
import { ok, refused, type Result } from '../platform/result.ts'

/** Code points that a text may have. */
export const TEXT_LIMIT = 4000

export type TextRefusal = 'textMissing' | 'textTooLong' | 'forbiddenCharacter'

/**
 * A text as it is kept: composed (NFC), with plain line breaks, without blanks around it. Free text may hold anything
 * that can be stored; control characters and lone surrogates cannot.
 */
export function readText(typed: string): Result<string, TextRefusal> {
  if (!typed.isWellFormed()) return refused('forbiddenCharacter')
  const text = typed.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim()
  if (/[^\P{Cc}\n\t]/u.test(text)) return refused('forbiddenCharacter')
  if (text === '') return refused('textMissing')
  return [...text].length > TEXT_LIMIT ? refused('textTooLong') : ok(text)
}
