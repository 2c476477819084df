/** A notice as a letter: what it says, between who writes and what can be done against it, if anything. What is not known is not said. */
import { dayInWords } from '../forms/days.ts'
import type { Authority, LegalRemedy, Office } from '../network/region.ts'
import type { Json } from '../platform/digest.ts'
import { sketchesInLetter } from './letter-sketches.ts'
import type { NoticeBlock, NoticeBody } from './notice-body.ts'

/** What a letter needs beside what it says. */
export type LetterFrame = {
  readonly authority: Authority
  readonly office: Office
  readonly clerkName: string
  readonly addressLines: readonly string[]
  readonly reference: string
  /** `YYYY-MM-DD`. */
  readonly writtenOn: string
  /** Null for a notice that only informs: then there is nothing to be said about it, and no letter that counts. */
  readonly remedy: Pick<LegalRemedy, 'text' | 'example'> | null
  /** A copy says so. */
  readonly isCopy: boolean
}

/** All parts of a notice: what it says and, last of all, what can be done against it. In the letter and in the desk's preview. */
export const allBlocks = ({ blocks }: NoticeBody, remedy: LetterFrame['remedy']): readonly NoticeBlock[] =>
  remedy === null ? blocks : [...blocks, remedyBlock(remedy)]

const remedyBlock = ({ text, example }: NonNullable<LetterFrame['remedy']>): NoticeBlock => ({
  kind: 'section',
  title: 'Rechtsbehelfsbelehrung',
  paragraphs: [
    text,
    ...(example ? ['Beispieltext dieser Vorführung: In einem echten Bescheid steht hier die Belehrung der Behörde.'] : []),
  ],
})

/** How a notice begins. The first line of the address is a name. */
export const salutationOf = ([name = '']: readonly string[]): string => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`)

const countsByPost = 'Es zählt der Brief, den Sie mit der Post bekommen.'

/** The data of `letters/notice.typ`. */
export function noticeLetter(frame: LetterFrame, body: NoticeBody): Json {
  const { authority, office, writtenOn, remedy } = frame
  const blocks = allBlocks(body, remedy)
  const sender = office.address ?? authority.townHall
  return {
    title: body.title,
    authority: authority.name,
    office: office.name,
    day: writtenOn.split('-').map(Number),
    footer: `${authority.name} · Vorgang ${frame.reference}`,
    senderLine: `${authority.name} · ${sender.street} · ${sender.postalCode} ${sender.place}`,
    addressLines: [...frame.addressLines],
    mark: frame.isCopy ? `Kopie zu Ihrer Kenntnis. ${remedy === null ? 'Den Brief bekommen Sie mit der Post.' : countsByPost}` : null,
    information: [
      ['Datum', dayInWords(writtenOn, 'de')],
      ['Vorgangszeichen', frame.reference],
      ...body.information.map((line) => [...line]),
      ['Auskunft gibt', frame.clerkName],
      ...contactOf(office, authority),
    ],
    salutation: salutationOf(frame.addressLines),
    opening: body.opening,
    blocks: blocks.map((block, index) => blockInLetter(block, index === blocks.length - 1)),
    closing: 'Mit freundlichen Grüßen',
    signature: `Im Auftrag\n${frame.clerkName}`,
    machineMade: `Dieser Brief wurde maschinell erstellt und ${remedy === null ? 'ist nicht unterschrieben' : 'gilt ohne Unterschrift'}.`,
  }
}

function contactOf(office: Office, authority: Authority): string[][] {
  const phone = office.phone ?? authority.phone
  const email = office.email ?? authority.email
  return [...(phone ? [['Telefon', phone]] : []), ...(email ? [['E-Mail', email]] : [])]
}

/** A block as `letters/blocks.typ` takes it: sketches become pictures there. The last one stays with what closes the letter. */
const blockInLetter = (block: NoticeBlock, isLast: boolean): Json =>
  block.kind === 'sketches' ? { ...block, sketches: sketchesInLetter(block.sketches, 'de') } : { ...block, isLast }
