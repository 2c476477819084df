/**
 * Reads the objects of a PDF without asking how the file wants to be read: behind every "obj" that stands anywhere in it,
 * used or not, and everything in compressed object streams. What acts must be named (ISO 32000-2, 7.3.5, 12.6.4); so a
 * name that is not there cannot act. Texts, comments and the data of other streams do not count.
 */
import { packedObjects, isObjectStream } from './pdf-object-stream.ts'
import { type PdfObject, readObject } from './pdf-object.ts'
import type { ActivePart } from './refusal.ts'

/** What a PDF turned out to be by its names; `unreadable`: it is put together in a way that no program of today does it. */
export type NamesFound = { readonly active: ActivePart | null; readonly isEncrypted: boolean; readonly isUnreadable: boolean }

const actions: ReadonlyMap<string, ActivePart> = new Map([
  ['JavaScript', 'script'],
  ['JS', 'script'],
  ['OnInstantiate', 'script'],
  ['Launch', 'launch'],
  ['GoToR', 'address'],
  ['GoToE', 'address'],
  ['SubmitForm', 'address'],
  ['ImportData', 'address'],
  ['EmbeddedFile', 'attachment'],
  ['EmbeddedFiles', 'attachment'],
  ['FileAttachment', 'attachment'],
  ['EF', 'attachment'],
  ['AF', 'attachment'],
  ['Collection', 'attachment'],
  ['RichMedia', 'media'],
  ['Movie', 'media'],
  ['Sound', 'media'],
  ['Rendition', 'media'],
  ['3D', 'media'],
  ['XFA', 'form'],
])

const MOST_BYTES_OF_ALL_STREAMS = 256 * 2 ** 20
/** Each byte is read once in a usual file. Brackets that are never closed make readings overlap; that must not go on without end. */
const [MOST_READINGS, BYTES_READ_ANYWAY] = [8, 4 * 2 ** 20]

/** Reads all names of a PDF. Takes time in proportion to its size; call it where it blocks nobody. */
export function namesIn(pdf: Buffer): NamesFound {
  let [active, isEncrypted]: [ActivePart | null, boolean] = [null, false]
  const links = new Links()
  const note = (object: PdfObject, number: number | null): void => {
    for (const name of object.names) active ??= actions.get(name) ?? null
    isEncrypted ||= object.names.has('Encrypt')
    links.add(object, number)
  }
  const found = (isUnreadable: boolean): NamesFound => ({
    active: active ?? (links.isAutomatic() ? 'address' : null),
    isEncrypted,
    isUnreadable,
  })
  let [read, inflated] = [0, 0]
  for (const { start, number } of objectStarts(pdf)) {
    const object = readObject(pdf, start)
    note(object, number)
    read += object.end - start
    if (read > pdf.length * MOST_READINGS + BYTES_READ_ANYWAY) return found(true)
    if (object.streamAt === null || !isObjectStream(object)) continue
    const packed = packedObjects(pdf, object.streamAt, object)
    inflated += packed?.bytes ?? 0
    if (packed === null || inflated > MOST_BYTES_OF_ALL_STREAMS) return found(true)
    for (const each of packed.objects) note(each.object, each.number)
  }
  return found(false)
}

/** Which objects lead to which, as far as something could begin by itself. */
class Links {
  #isAutomatic = false
  /** Objects that are actions for a person's hand, and that hold one; null: one whose number is not known for sure. */
  readonly #byHand = new Set<number | null>()
  readonly #holdsByHand = new Set<number | null>()
  readonly #started = new Set<number>()
  readonly #lists = new Set<number>()
  readonly #references = new Map<number | null, number[]>()

  add(object: PdfObject, number: number | null): void {
    this.#isAutomatic ||= object.isAutomatic
    if (object.isByHand) this.#byHand.add(number)
    if (object.holdsByHand) this.#holdsByHand.add(number)
    for (const each of object.started) this.#started.add(each)
    for (const each of object.lists) this.#lists.add(each)
    const before = this.#references.get(number)
    if (before) for (const each of object.references) before.push(each)
    else this.#references.set(number, [...object.references])
  }

  /** Whether an action for a person's hand begins without one. */
  isAutomatic(): boolean {
    if (this.#isAutomatic) return true
    // A list of what begins by itself holds it, or leads to it.
    if ([...this.#lists].some((list) => this.#holdsByHand.has(list))) return true
    const listed = [...this.#lists].flatMap((list) => this.#references.get(list) ?? [])
    const started = new Set([...this.#started, ...listed])
    return started.size > 0 && (this.#byHand.has(null) || [...started].some((each) => this.#byHand.has(each)))
  }
}

type Start = { readonly start: number; readonly number: number | null }

/** The places behind every "obj" that is a word of its own, and every trailer: wherever a reader could be led to begin. */
function* objectStarts(pdf: Buffer): Generator<Start> {
  for (let at = pdf.indexOf('obj'); at !== -1; at = pdf.indexOf('obj', at + 3)) {
    if (isLetter(pdf[at - 1]) || isLetter(pdf[at + 3])) continue
    // Only what begins a line is for sure no comment's rest.
    const before = /[\r\n](\d{1,10}) +\d+ +$/.exec(pdf.toString('latin1', Math.max(0, at - 32), at))
    yield { start: at + 3, number: before ? Number(before[1]) : null }
  }
  for (let at = pdf.indexOf('trailer'); at !== -1; at = pdf.indexOf('trailer', at + 7)) yield { start: at + 7, number: null }
}

const isLetter = (byte = 0): boolean => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
