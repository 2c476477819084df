/** Reads one object of a PDF: its names, what it refers to, and what it would do by itself. */
import { PdfWords } from './pdf-words.ts'

/** An action below these begins without being asked for: when something opens, or when another action ends (12.6.3, 12.6.4). */
const automatic = new Set(['OpenAction', 'AA', 'Next'])
/** Actions that are usual where a person presses them, and may not begin by themselves. */
const byHand = new Set(['URI', 'Thread'])

/** What was read of an object. References are the numbers of objects. */
export type PdfObject = {
  readonly names: ReadonlySet<string>
  /** Whole numbers that stand behind a name, by that name: `/First 4`; NaN for one that stands elsewhere. */
  readonly numbers: ReadonlyMap<string, readonly number[]>
  /** It is an action for a person's hand; it holds one somewhere; it holds one that begins by itself. */
  readonly isByHand: boolean
  readonly holdsByHand: boolean
  readonly isAutomatic: boolean
  readonly references: readonly number[]
  /** Of these, those that begin by themselves, and those that are a list of such. */
  readonly started: readonly number[]
  readonly lists: readonly number[]
  /** Behind the word "stream"; null without. */
  readonly streamAt: number | null
  readonly end: number
}

/**
 * Reads from `start` on to the end of the object: "endobj", or its stream, outside of all brackets, because within them
 * readers take these words for values. `isOneValue`: ends with the first whole value (in object streams there are no words
 * of the end).
 */
export function readObject(pdf: Buffer, start: number, isOneValue = false): PdfObject {
  const names = new Set<string>()
  const numbers = new Map<string, number[]>()
  const [references, started, lists]: [number[], number[], number[]] = [[], [], []]
  let [isByHand, holdsByHand, isAutomatic] = [false, false, false]
  // Each bracket is closed by its own kind only, as readers do it.
  const brackets: { kind: string; isAutomatic: boolean }[] = []
  let streamAt: number | null = null
  let key = ''
  let [before, last]: [number | null, number | null] = [null, null]
  const words = new PdfWords(pdf, start)
  for (let word = words.next(); word; word = words.next()) {
    const { kind, text } = word
    const inner = brackets.at(-1)
    const isStarted = inner?.isAutomatic === true
    if (kind === 'open') brackets.push({ kind: text, isAutomatic: isStarted || automatic.has(key) })
    else if (kind === 'close' && inner?.kind === text) brackets.pop()
    else if (kind === 'name') {
      names.add(text)
      if (byHand.has(text)) {
        isByHand ||= brackets.length === 1
        holdsByHand = true
        isAutomatic ||= isStarted
      }
    } else if (text === 'R' && kind === 'word') {
      const begins = isStarted || automatic.has(key)
      // A number that is written in an odd way hides where it leads.
      if (before === null) isAutomatic ||= begins
      else {
        references.push(before)
        if (begins) started.push(before)
        if (key === 'AA') lists.push(before)
      }
      numbers.set(key, [Number.NaN])
    } else if (kind === 'word' && brackets.length === 0 && text === 'stream') {
      streamAt = words.position
      break
    } else if (kind === 'word' && brackets.length === 0 && (text === 'endobj' || text === 'startxref' || text === 'xref')) break

    const number = kind === 'word' && /^\d+$/.test(text) ? Number(text) : null
    if (number !== null && key !== '' && last === null) numbers.set(key, [...(numbers.get(key) ?? []), number])
    ;[before, last] = [last, number]
    // A name counts for what stands right behind it, a reference being three words.
    if (kind === 'name') key = text
    else if (number === null) key = ''
    if (isOneValue && brackets.length === 0) break
  }
  return { names, numbers, isByHand, holdsByHand, isAutomatic, references, started, lists, streamAt, end: words.position }
}
