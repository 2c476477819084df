/**
 * Which characters an answer may hold. Names and addresses: the letters of the European languages as in DIN 91379
 * (Latin, Greek and Cyrillic, with combining marks) and the signs that occur in names. Free text: anything that can be
 * stored and sent, so no control characters, no lone surrogates, no noncharacters.
 */
import { problem, type PartProblem, type ProblemCode } from './problem.ts'

/** Control characters but tab and line feed, noncharacters, lone surrogates, and U+FFFD, the mark of a letter that was lost. */
const forbidden = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFD\p{Cs}\p{Noncharacter_Code_Point}]/u
const forbiddenEverywhere = new RegExp(forbidden, 'gu')

/** Combining marks of these scripts only: others turn a digit into a keycap emoji. */
const marks = String.raw`\u0300-\u036F\u0483-\u0487\u1AB0-\u1AFF\u1DC0-\u1DFF\uFE20-\uFE2F`
const letters = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}${marks}`
const signs = String.raw` '’‘ʼʹʺʾʿˈˌ\u0060´¨·.,\-‐‑–`
/** Names of people. */
const notInPersonNames = new RegExp(`[^${letters}${signs}]`, 'u')
/** Names of organisations, places and animals, and parts of addresses: numbers and a few signs more. */
const notInOtherNames = new RegExp(String.raw`[^${letters}${signs}0-9&+/()"„“”!?:;#@%*°§²³º№=_]`, 'u')

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** Who a name belongs to decides which signs it may have. `free` is any text. */
export type Alphabet = 'person' | 'other' | 'free'

/** The codes that `readText` can give. */
export const textCodes = ['forbiddenCharacter', 'tooLong'] as const satisfies readonly ProblemCode[]
export const nameCodes = [...textCodes, 'notInNames', 'rightToLeftInNames'] as const satisfies readonly ProblemCode[]

/** What most answers are made of: such a text is in its stored form but for blanks around it, and every alphabet takes it. */
const everyday = /^[A-Za-zÄÖÜäöüß .-]*$/
const everydayWithDigits = /^[A-Za-zÄÖÜäöüß0-9 .-]*$/

/** Brings a posted text into the form that is stored: NFC, line breaks as \n, no blanks around it. */
export function normalise(posted: string, lines: 'one' | 'many' = 'one'): string {
  if (everydayWithDigits.test(posted)) return posted.trim()
  const text = (posted.isWellFormed() ? posted.normalize('NFC') : posted).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  return (lines === 'one' ? text.replaceAll(/[\t\n]+/g, ' ') : text).trim()
}

/** What was typed, without the characters that a page must not repeat. */
export const forDisplay = (posted: string): string => posted.replaceAll('\r\n', '\n').toWellFormed().replaceAll(forbiddenEverywhere, '')

/** The length as people count it: code points. */
export const lengthOf = (text: string): number => [...text].length

/** What is wrong with a normalised text, or null. `max` counts code points. */
export function problemIn(text: string, max: number, alphabet: Alphabet, part = ''): PartProblem | null {
  if (text.length <= max && (alphabet === 'person' ? everyday : everydayWithDigits).test(text)) return null
  if (!text.isWellFormed() || forbidden.test(text)) return problem('forbiddenCharacter', {}, part)
  if (text.length > max && lengthOf(text) > max) return problem('tooLong', { max }, part)
  if (alphabet === 'free') return null
  if (rightToLeft.test(text)) return problem('rightToLeftInNames', {}, part)
  const other = (alphabet === 'person' ? notInPersonNames : notInOtherNames).exec(text)
  return other ? problem('notInNames', { character: visible(text, other.index) }, part) : null
}

/** A character that can be seen when it is quoted; others by their number. */
function visible(text: string, index: number): string {
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
    ? character
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
